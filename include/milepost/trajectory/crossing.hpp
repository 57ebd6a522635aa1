// When a line reaches a value.
#pragma once

#include <optional>

#include "milepost/trajectory/trajectory.hpp"

namespace milepost {

namespace detail {

/// The value lies between two others, both inside.
inline bool lies_between(double value, double one, double other) { return std::min(one, other) <= value && value <= std::max(one, other); }

/// Months at which an even leg comes to a value.
inline double crossing_of_line(const Waypoint& from, const Waypoint& to, double value) {
  const double share = from.value == to.value ? 0 : (value - from.value) / (to.value - from.value);
  return position(from.date) + share * (position(to.date) - position(from.date));
}

/// The first day on which a bent leg has come to a value, by halving the days: such a leg never turns back.
inline double crossing_of_curve(const Trajectory& path, const Waypoint& from, const Waypoint& to, double value) {
  const double side = to.value < from.value ? -1 : 1;
  long low = days_of(from.date);
  long high = days_of(to.date);
  while (low < high) {
    const long middle = low + (high - low) / 2;
    const std::optional<double> there = path.value_at(add_days(from.date, middle - days_of(from.date)));
    if (there && side * *there >= side * value) high = middle;
    else low = middle + 1;
  }
  return position(add_days(from.date, low - days_of(from.date)));
}

}  // namespace detail

/// Position in months (see Span) at which the line first comes to a value: exact on even legs, to the day on bent ones; whole steps
/// count as the even line under them. Before its first value it is the start; empty if the line never comes to the value.
inline std::optional<double> position_at(const Trajectory& path, double value) {
  const bool even = std::holds_alternative<Linear>(path.shape()) || std::holds_alternative<Steps>(path.shape());
  const std::vector<Waypoint>& points = path.waypoints();
  const double side = points.back().value < points.front().value ? -1 : 1;
  if (side * value <= side * points.front().value) return position(points.front().date);
  for (std::size_t leg = 1; leg < points.size(); ++leg) {
    const Waypoint& from = points[leg - 1];
    const Waypoint& to = points[leg];
    if (!detail::lies_between(value, from.value, to.value)) continue;
    return even ? detail::crossing_of_line(from, to, value) : detail::crossing_of_curve(path, from, to, value);
  }
  return std::nullopt;
}

/// Position in months up to which the line has not gone beyond a value: where it stands still, the end of that. After the line if it
/// never goes beyond.
inline double position_until(const Trajectory& path, double value) {
  const bool even = std::holds_alternative<Linear>(path.shape()) || std::holds_alternative<Steps>(path.shape());
  const std::vector<Waypoint>& points = path.waypoints();
  const double side = points.back().value < points.front().value ? -1 : 1;
  for (std::size_t leg = 1; leg < points.size(); ++leg) {
    const Waypoint& from = points[leg - 1];
    const Waypoint& to = points[leg];
    if (side * to.value <= side * value) continue;
    if (side * value <= side * from.value) return position(from.date);
    return even ? detail::crossing_of_line(from, to, value) : detail::crossing_of_curve(path, from, to, value);
  }
  return position(points.back().date);
}

}  // namespace milepost
