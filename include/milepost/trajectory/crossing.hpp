// Until when a line asks for no more than a value.
#pragma once

#include "milepost/trajectory/trajectory.hpp"

namespace milepost {

namespace detail {

/// Months at which an even leg comes to a value.
inline double crossing_of_line(const Waypoint& from, const Waypoint& to, double value) {
  const double share = (value - from.value) / (to.value - from.value);
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

/// Position in months (see Span) until which the line has not gone beyond a value: exact on even legs, to the day on bent ones; whole
/// steps count as the even line under them. Where the line stands still at the value, the end of that; its own end if it never goes
/// beyond, its start if it begins there. A falling line goes beyond downwards.
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
