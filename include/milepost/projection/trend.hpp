// The straight line through what has been seen, with the error of a new value on it.
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "milepost/observation/series.hpp"
#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// Least squares through the figures at their period ends, time in years of the library's clock.
struct Trend {
  Line line{};
  int points{};
};

/// Needs three points or more, of three different days: two leave nothing to judge the scatter by.
inline std::optional<Trend> fit_trend(std::span<const Point> points) {
  if (points.size() < 3) return std::nullopt;
  const std::optional<Line> line = least_squares(points);
  if (!line) return std::nullopt;
  return Trend{*line, static_cast<int>(points.size())};
}

/// The projected path at the close of a day.
inline double projected_value(const Trend& trend, const Date& date) { return value_at(trend.line, position_in_years(date)); }

/// Standard error of a single new value on that day: s sqrt(1 + 1/n + (t - mean t)^2 / sum of squares), the textbook prediction
/// error of simple regression; Student's t with n - 2 degrees of freedom.
inline double prediction_error(const Trend& trend, const Date& date) {
  const double distance = position_in_years(date) - trend.line.mean_time;
  return std::sqrt(trend.line.residual_variance * (1 + 1.0 / trend.points + distance * distance / trend.line.spread_of_times));
}

/// Figures as points in time: years of the library's clock, at the close of each period.
inline std::vector<Point> points_of(const Series& series) {
  std::vector<Point> points;
  for (const Observation& observation : series.observations())
    points.push_back({position_in_years(end_of(observation.period)), observation.value});
  return points;
}

}  // namespace milepost
