// Quantiles of values in order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace milepost::detail {

/// Ascending values, one at least, at a place from 0 to the last; between two neighbours a straight line.
inline double value_at_place(std::span<const double> ascending, double place) {
  const auto under = std::min(static_cast<std::size_t>(place), ascending.size() - 1), over = std::min(under + 1, ascending.size() - 1);
  return ascending[under] + (place - static_cast<double>(under)) * (ascending[over] - ascending[under]);
}

/// The value below which a share from 0 to 1 of ascending values lies, one at least: the least at 0, the largest at 1, between two neighbours on a
/// straight line (type 7 of Hyndman and Fan, The American Statistician 50, 1996).
inline double quantile_in_order(std::span<const double> ascending, double share) {
  return value_at_place(ascending, share * static_cast<double>(ascending.size() - 1));
}

}  // namespace milepost::detail
