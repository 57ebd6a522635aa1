// The last figure moves on by the mean change so far: the line through the first and the last figure.
#pragma once

#include <string_view>

#include "milepost/projection/scaled_history.hpp"

namespace milepost {

/// y[n + h] = y[n] + h (y[n] - y[1]) / (n - 1): a random walk with drift (Makridakis, Wheelwright and Hyndman, Forecasting, 1998). One
/// of the hardest to beat for yearly figures. Errors are the changes less the mean change; a line has none, and two points never have.
/// Needs two points; of one it makes the last figure stay.
struct Drift {};

constexpr std::string_view name_of(const Drift&) { return "drift"; }
constexpr int least_points(const Drift&) { return 2; }

namespace detail {

template <int N>
[[gnu::always_inline]] inline void project_lanes(const Drift&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const int changes = seen.count - 1;
  const Lanes<N> mean_change = seen.newest() / (changes > 0 ? changes : 1);
  SquaredErrors<N> errors;
  for (int i = 1; i < seen.count; ++i) errors.add(seen.change(i) - mean_change);
  to.sigma = error_size(seen, errors.sum, changes);
  answer_line(seen, mean_change, mean_change, to);
}

}  // namespace detail

}  // namespace milepost
