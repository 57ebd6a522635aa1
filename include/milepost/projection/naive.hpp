// The last figure stays: what every other model has to beat.
#pragma once

#include <string_view>

#include "milepost/projection/scaled_history.hpp"

namespace milepost {

/// Every figure ahead is the last one: y[n + h] = y[n] (the random walk; the yardstick of the M competitions, Makridakis and others,
/// 1982). Its one-step errors are the changes from figure to figure; a single figure has none, and sigma is 0. Needs one point.
struct Naive {};

constexpr std::string_view name_of(const Naive&) { return "naive"; }
constexpr int least_points(const Naive&) { return 1; }

namespace detail {

template <int N>
[[gnu::always_inline]] inline void project_lanes(const Naive&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  SquaredErrors<N> errors;
  for (int i = 1; i < seen.count; ++i) errors.add(seen.change(i));
  to.sigma = error_size(seen, errors.sum, seen.count - 1);
  answer_line(seen, Lanes<N>{}, Lanes<N>{}, to);
}

}  // namespace detail

}  // namespace milepost
