// The line itself: from a value on a day, by way of milestones, to a value on a later day.
#pragma once

#include <string>
#include <vector>

#include "milepost/detail/text.hpp"
#include "milepost/quantity/quantity.hpp"
#include "milepost/trajectory/shape.hpp"

namespace milepost {

/// A value on the line at the close of a day.
struct Waypoint {
  Date date;
  double value{};
  friend bool operator==(const Waypoint&, const Waypoint&) = default;
};

/// A line through two or more waypoints in order of time, each leg of the same shape. Before the first it stays at the first
/// value, after the last at the last: a path is never extrapolated.
class Trajectory {
 public:
  /// Throws OutOfRange for fewer than two waypoints, or waypoints that do not follow one another.
  Trajectory(Unit unit, std::vector<Waypoint> waypoints, Shape shape = Linear{})
      : unit_(std::move(unit)), waypoints_(std::move(waypoints)), shape_(std::move(shape)) {
    if (waypoints_.size() < 2) fail_range("trajectory", std::to_string(waypoints_.size()) + " waypoints", "needs two or more");
    for (std::size_t i = 1; i < waypoints_.size(); ++i)
      if (waypoints_[i].date < waypoints_[i - 1].date)
        fail_range("waypoint", detail::shortest(waypoints_[i].value), "stands before the one it follows");
  }

  const Unit& unit() const { return unit_; }
  const std::vector<Waypoint>& waypoints() const { return waypoints_; }
  const Shape& shape() const { return shape_; }

  /// Value at the close of a day; empty where the shape is undefined (growth through zero).
  std::optional<double> value_at(const Date& date) const {
    std::size_t leg = 1;
    while (leg + 1 < waypoints_.size() && waypoints_[leg].date < date) ++leg;
    const Waypoint& from = waypoints_[leg - 1];
    const Waypoint& to = waypoints_[leg];
    return milepost::value_at(shape_, from.value, to.value, owed_share(shape_, {from.date, to.date}, date));
  }

  /// The same with its unit. Throws OutOfRange where the shape is undefined.
  Quantity at(const Date& date) const {
    const std::optional<double> value = value_at(date);
    if (!value)
      fail_range("growth path", detail::shortest(waypoints_.front().value) + " to " + detail::shortest(waypoints_.back().value),
                 "undefined through zero or a change of sign");
    return {*value, unit_};
  }

  friend bool operator==(const Trajectory&, const Trajectory&) = default;

 private:
  Unit unit_;
  std::vector<Waypoint> waypoints_;
  Shape shape_;
};

}  // namespace milepost
