// A level and a trend that follow the figures and whose trend dies away: Holt's method, damped.
#pragma once

#include <string_view>

#include "milepost/projection/trend_errors.hpp"

namespace milepost {

/// y[n + h] = level[n] + (phi + phi^2 + ... + phi^h) trend[n] (Gardner and McKenzie, Forecasting trends in time series, 1985; additive errors,
/// as ETS(A,Ad,N)). alpha (0, or from 0.01 to 1), beta (from 0 to 1), phi (from 0.8 to 0.98, as R's forecast package bounds it), the
/// first level and the first trend are those of the least sum of all n squared one-step errors, as far as the search finds it: the
/// valleys are many and flat, and 1 part in 1000 may be left. Needs six points; two are continued by their damped
/// line, one stays.
struct DampedTrend {};

constexpr std::string_view name_of(const DampedTrend&) { return "damped_trend"; }
constexpr int least_points(const DampedTrend&) { return 6; }

namespace detail {

inline constexpr BoxScan<3> damped_trend_box{.low = {0.1, 0.8, 0}, .high = {1, 0.98, 1}, .scanned = {9, 6, 6}, .rounds = 10};

template <int N>
[[gnu::always_inline]] inline void project_lanes(const DampedTrend&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  project_trend(damped_trend_box, all, to);
}

}  // namespace detail

}  // namespace milepost
