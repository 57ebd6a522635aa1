// What a total grew by, step by step.
#pragma once

#include <vector>

#include "milepost/assessment/standing.hpp"
#include "milepost/projection/regular_series.hpp"

namespace milepost::detail {

/// The total from the opening at the end of every report that joins without a gap, 0 at the opening first.
inline std::vector<Point> running_totals(const Standing& standing) {
  if (!standing.start) return {};
  std::vector<Point> totals{{position_in_years(standing.start->date), 0}};
  for (const Observation& report : standing.known.observations()) {
    const Date end = end_of(report.period);
    const double time = position_in_years(end);
    const std::optional<Total> total = join_total(standing.known, standing.start->date, end);
    if (total && !total->gap && total->through == end && time > totals.back().time) totals.push_back({time, total->value});
  }
  return totals;
}

/// What the total grew by in each of equal steps: the longest in months on which every report ends; within a longer report evenly.
inline RegularSeries additions_of(const std::vector<Point>& totals) {
  std::vector<double> times;
  for (const Point& point : totals) times.push_back(point.time);
  const std::int64_t months = is_on_months(times) ? months_apart(times) : 0;
  RegularSeries parts{.last = times.back(), .step = months > 0 ? static_cast<double>(months) / 12 : 1, .even = months > 0};
  for (std::size_t i = 1; i < totals.size(); ++i) {
    const std::int64_t steps = months > 0 ? (month_of(times[i]) - month_of(times[i - 1])) / months : 1;
    parts.values.insert(parts.values.end(), static_cast<std::size_t>(steps), (totals[i].value - totals[i - 1].value) / static_cast<double>(steps));
  }
  parts.used = static_cast<int>(totals.size()) - 1;
  parts.filled = static_cast<int>(parts.values.size()) - parts.used;
  return parts;
}

}  // namespace milepost::detail
