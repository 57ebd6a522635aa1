// The required path: from the start, by way of the promise's own milestones, to the limit.
#pragma once

#include <optional>

#include "milepost/assessment/standing.hpp"

namespace milepost {

/// The line from an observation to a target's limit at its due date: 260 at end-2022 to 400 at end-2025 gives 306.67 and 353.33
/// on the way. In the bound's unit; strictness does not move it. Throws OutOfRange for a target without number or due date.
inline Trajectory required_path(const Observation& start, const Target& target, const Shape& shape = Linear{}) {
  const Evidence evidence{.target = target, .as_of = end_of(start.period)};
  const Unit unit = detail::unit_of(evidence);
  const std::optional<Demand> demand = demand_of(evidence, direction_of(evidence), unit, start.value);
  const std::optional<Date> due = schedule_of(evidence).due;
  if (!demand || !due) fail_range("target", name_of(target), "has no path without a number and a due date");
  return Trajectory{unit, {{end_of(start.period), start.value}, {*due, demand->limit}}, shape};
}

/// The line a standing is judged along; empty for flat lines and where start, number or due date are missing. `shape` takes
/// the place of the standing's own; milestones count only with their own shape.
inline std::optional<Trajectory> required_path(const Standing& standing, const Shape& shape, bool by_way_of_milestones) {
  if (!standing.start || !standing.demand || !standing.schedule.due || is_flat(standing.track)) return std::nullopt;
  const Date from = standing.start->date;
  const Date due = *standing.schedule.due;
  if (from >= due) return std::nullopt;
  std::vector<Waypoint> waypoints{{from, standing.start->value}};
  for (const Waypoint& milestone : standing.milestones)
    if (by_way_of_milestones && waypoints.back().date < milestone.date && milestone.date < due) waypoints.push_back(milestone);
  waypoints.push_back({due, standing.demand->limit});
  return Trajectory{standing.unit, std::move(waypoints), shape};
}

inline std::optional<Trajectory> required_path(const Standing& standing) { return required_path(standing, standing.shape, true); }

/// The path of a piece of evidence, as known on its as-of day.
inline std::optional<Trajectory> required_path(const Evidence& evidence) { return required_path(standing_of(in_force(evidence))); }

namespace detail {

/// The near edge of a two-sided range, for a value on either side or inside.
inline double nearest_edge(const Demand& demand, double value) {
  const double low = demand.limit;
  const double high = demand.far_end.value_or(demand.limit);
  return std::abs(value - low) <= std::abs(value - high) ? low : high;
}

inline double flat_limit(const Standing& standing) {
  const bool edges = standing.demand->two_sided && standing.figure;
  return edges ? nearest_edge(*standing.demand, standing.figure->value) : standing.demand->limit;
}

}  // namespace detail

/// The value owed at the close of a day along a shape. From the due day on it is the limit, never extrapolated. Empty without a
/// number; before the due day also without a start; and where growth through zero is undefined.
inline std::optional<double> required_value(const Standing& standing, const Date& at, const Shape& shape, bool by_way_of_milestones) {
  if (!standing.demand) return std::nullopt;
  const bool over = standing.schedule.due && at >= *standing.schedule.due;
  if (is_flat(standing.track) || over) return detail::flat_limit(standing);
  const std::optional<Trajectory> path = required_path(standing, shape, by_way_of_milestones);
  return path ? path->value_at(at) : std::nullopt;
}

inline std::optional<double> required_value(const Standing& standing, const Date& at) {
  return required_value(standing, at, standing.shape, true);
}

}  // namespace milepost
