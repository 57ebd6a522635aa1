// A level that moves to each figure by the share that suits the series best: simple exponential smoothing.
#pragma once

#include <string_view>

#include "milepost/projection/smoothing_errors.hpp"

namespace milepost {

/// level[t] = level[t - 1] + alpha (y[t] - level[t - 1]), and every figure ahead is the last level (Brown, 1956; additive errors, no
/// trend, as ETS(A,N,N) of Hyndman, Koehler, Ord and Snyder, 2008). alpha from 0 to 1 and the level before the first figure are those for
/// which the squares of all n one-step errors add up to the least; of equals the larger alpha. alpha 1 makes the last figure stay,
/// alpha 0 is the mean. Needs three points; of one or two the last figure stays.
struct SimpleSmoothing {};

constexpr std::string_view name_of(const SimpleSmoothing&) { return "simple_smoothing"; }
constexpr int least_points(const SimpleSmoothing&) { return 3; }

namespace detail {

inline constexpr LineScan simple_smoothing_scan{.low = 0, .high = 1, .scanned = 32, .rounds = 6};

template <int N>
[[gnu::always_inline]] inline void project_lanes(const SimpleSmoothing&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const LeastPlace<N> alpha = least_between<N>(SimpleSmoothingSum<N>{seen}, simple_smoothing_scan);
  StartedErrors<N> errors{1 - alpha.place};
  for (int i = 1; i < seen.count; ++i) errors.add(seen.change(i));
  const LevelRun<N> run(seen, errors.keep, errors.start(), Lanes<N>{});
  to.sigma = error_size(seen, run.squares, seen.count);
  answer_line(seen, -(errors.keep * run.last_error), Lanes<N>{}, to);
}

}  // namespace detail

}  // namespace milepost
