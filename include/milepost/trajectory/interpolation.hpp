// Between known figures: the straight line from neighbour to neighbour, and weights that grow with time.
#pragma once

#include <string>
#include <vector>

#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// Value at a time between points that are given in order of time. Empty before the first and after the last: nothing is extrapolated.
inline std::optional<double> interpolated(std::span<const Point> points, double time) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].time == time) return points[i].value;
    if (i == 0 || points[i - 1].time > time || points[i].time < time) continue;
    const double share = (time - points[i - 1].time) / (points[i].time - points[i - 1].time);
    return points[i - 1].value + share * (points[i].value - points[i - 1].value);
  }
  return std::nullopt;
}

/// Weights that grow evenly with time from 0 at an origin, so that later figures count for more. Throws OutOfRange for a point
/// before the origin.
inline std::vector<double> rising_weights(std::span<const Point> points, double origin) {
  std::vector<double> weights;
  for (const Point& point : points) {
    if (point.time < origin) fail_range("time", detail::shortest(point.time), "lies before the origin of the weights");
    weights.push_back(point.time - origin);
  }
  return weights;
}

}  // namespace milepost
