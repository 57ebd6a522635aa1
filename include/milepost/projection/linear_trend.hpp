// The least-squares line through all figures, continued: the usual default of policy tools, and seldom a good one.
#pragma once

#include <string_view>

#include "milepost/projection/scaled_history.hpp"

namespace milepost {

/// y[n + h] = a + b (n + h), a and b by least squares over all figures (Legendre, 1805). Errors are the n distances from the line. It
/// forgets that the last figure is the newest: on the yearly series of the M3 competition it loses to "no change" by a quarter.
/// Needs two points; of one it makes the last figure stay.
struct LinearTrend {};

constexpr std::string_view name_of(const LinearTrend&) { return "linear_trend"; }
constexpr int least_points(const LinearTrend&) { return 2; }

namespace detail {

/// Sum of squared distances of 1 ... n from their mean.
inline double spread_of_steps(int n) { return static_cast<double>(n) * (static_cast<double>(n) * n - 1) / 12; }

/// Least-squares slope a step, 0 of a single point. Times are whole or half numbers from their mean, so a line is met exactly.
template <int N>
[[gnu::always_inline]] inline Lanes<N> least_squares_slope(const ScaledHistory<N>& seen) {
  const double middle = 0.5 * (seen.count - 1);
  Lanes<N> product{};
  for (int i = 1; i < seen.count; ++i) product = product + seen[i] * (i - middle);
  return product / (seen.count > 1 ? spread_of_steps(seen.count) : 1);
}

/// The line and its errors, from the value that it has at the first figure.
template <int N>
[[gnu::always_inline]] inline void answer_trend(const ScaledHistory<N>& seen, Lanes<N> start, Lanes<N> slope, LaneProjection<N>& to) {
  SquaredErrors<N> errors;
  for (int i = 0; i < seen.count; ++i) errors.add(seen[i] - (start + slope * i));
  to.sigma = error_size(seen, errors.sum, seen.count);
  answer_line(seen, start + slope * seen.count - seen.newest(), slope, to);
}

template <int N>
[[gnu::always_inline]] inline void project_lanes(const LinearTrend&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const Lanes<N> slope = least_squares_slope(seen);
  Lanes<N> sum{};
  for (int i = 1; i < seen.count; ++i) sum = sum + seen[i];
  answer_trend(seen, sum / seen.count - slope * (0.5 * (seen.count - 1)), slope, to);
}

}  // namespace detail

}  // namespace milepost
