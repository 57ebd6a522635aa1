// Between known figures: the straight line from neighbour to neighbour, and lines that weigh some figures more.
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

namespace detail {

/// Mean times and values under weights that add up to `total`.
inline Line weighted_centre(std::span<const Point> points, std::span<const double> weights, double total) {
  Line line;
  for (std::size_t i = 0; i < points.size(); ++i) {
    line.mean_time += weights[i] * points[i].time / total;
    line.mean_value += weights[i] * points[i].value / total;
  }
  return line;
}

}  // namespace detail

/// The straight line whose weighted squares of distance are least; equal weights of 1 give least_squares. The residual variance is the
/// weighted sum of squares over n - 2. Empty for fewer than two different times with a weight. Throws OutOfRange unless there is a
/// weight for each point.
inline std::optional<Line> weighted_least_squares(std::span<const Point> points, std::span<const double> weights) {
  if (points.size() != weights.size()) fail_range("weights", std::to_string(weights.size()), "needs one for each point");
  const double total = detail::sum_of(weights);
  if (!(total > 0)) return std::nullopt;
  Line line = detail::weighted_centre(points, weights, total);
  double product = 0, squares = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double time = points[i].time - line.mean_time;
    line.spread_of_times += weights[i] * time * time;
    product += weights[i] * time * (points[i].value - line.mean_value);
  }
  if (!(line.spread_of_times > 0)) return std::nullopt;
  line.slope = product / line.spread_of_times;
  line.degrees_of_freedom = static_cast<int>(points.size()) - 2;
  for (std::size_t i = 0; i < points.size(); ++i) squares += weights[i] * std::pow(points[i].value - value_at(line, points[i].time), 2);
  if (line.degrees_of_freedom > 0) line.residual_variance = squares / line.degrees_of_freedom;
  return line;
}

}  // namespace milepost
