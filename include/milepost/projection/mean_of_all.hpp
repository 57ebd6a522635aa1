// The mean of all figures: for what only scatters about a level.
#pragma once

#include <string_view>

#include "milepost/projection/scaled_history.hpp"

namespace milepost {

/// Every figure ahead is the arithmetic mean of those seen (Hyndman and Athanasopoulos, Forecasting: principles and practice, 2021,
/// 5.2). The errors are the distances of all n figures from that mean; of a single figure 0. Needs one point.
struct MeanOfAll {};

constexpr std::string_view name_of(const MeanOfAll&) { return "mean_of_all"; }
constexpr int least_points(const MeanOfAll&) { return 1; }

namespace detail {

template <int N>
[[gnu::always_inline]] inline Lanes<N> mean_value(const ScaledHistory<N>& seen) {
  Lanes<N> sum{};
  for (int i = 1; i < seen.count; ++i) sum = sum + seen[i];
  return sum / seen.count;
}

template <int N>
[[gnu::always_inline]] inline void project_lanes(const MeanOfAll&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const Lanes<N> mean = mean_value(seen);
  SquaredErrors<N> errors;
  for (int i = 0; i < seen.count; ++i) errors.add(seen[i] - mean);
  to.sigma = error_size(seen, errors.sum, seen.count);
  answer_line(seen, mean - seen.newest(), Lanes<N>{}, to);
}

}  // namespace detail

}  // namespace milepost
