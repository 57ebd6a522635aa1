// A level and a trend that follow the figures: Holt's linear method.
#pragma once

#include <string_view>

#include "milepost/projection/trend_errors.hpp"

namespace milepost {

/// y[n + h] = level[n] + h trend[n], both smoothed exponentially (Holt, Forecasting seasonals and trends by exponentially weighted moving
/// averages, 1957; additive errors, as ETS(A,A,N)). alpha (0, or from 0.01 to 1) and beta (from 0 to 1), the first level and the first
/// trend are those of the least sum of all n squared one-step errors. alpha 0 is the least-squares line, alpha 1 with beta 0 a drift.
/// Its whole slope suits few short series. Needs five points; two are continued by their line, one stays.
struct Holt {};

constexpr std::string_view name_of(const Holt&) { return "holt"; }
constexpr int least_points(const Holt&) { return 5; }

namespace detail {

inline constexpr BoxScan<2> holt_box{.low = {0.1, 0}, .high = {1, 1}, .scanned = {10, 6}, .rounds = 8};

template <int N>
[[gnu::always_inline]] inline void project_lanes(const Holt&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  project_trend(holt_box, all, to);
}

}  // namespace detail

}  // namespace milepost
