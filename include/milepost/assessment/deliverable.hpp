// A deliverable by the door that targets come in by: its steps are its path.
#pragma once

#include <algorithm>
#include <utility>

#include "milepost/assessment/evidence.hpp"
#include "milepost/observation/earned.hpp"

namespace milepost {

namespace detail {

/// A rise on one day: what is earned by then is owed on it, and not before.
inline void rise(std::vector<Milestone>& path, const Date& date, double before, double after) {
  if (before != after) path.push_back({Period{eve_of(date), eve_of(date)}, before});
  path.push_back({Period{date, date}, after});
}

/// A stair through the planned days of the steps: a step without a day of its own is owed with the next one that has, the last ones
/// on the due day. Without steps nothing is owed before it.
inline std::vector<Milestone> path_of_steps(const Deliverable& deliverable, const PlanFrame& frame) {
  std::vector<Milestone> path;
  double earned = 0, owed = 0;
  for (const Step& step : deliverable.steps) {
    earned += 100 * step.weight / total_weight(deliverable);
    const std::optional<Date> due = schedule_of(step.due, frame).due;
    if (due) rise(path, *due, std::exchange(owed, earned), earned);
  }
  const std::optional<Date> end = schedule_of(deliverable.due, frame, deliverable.first_day).due;
  if (end) rise(path, *end, owed, 100);
  return path;
}

/// What was earned by the close of a day, of a series of which something is known; nothing before its first report.
inline double earned_by(const Series& known, const Date& date) {
  const std::vector<Observation>& all = known.observations();
  const auto after = std::ranges::upper_bound(all, date, {}, [](const Observation& one) { return end_of(one.period); });
  return after == all.begin() ? 0 : std::prev(after)->value;
}

inline bool ends_on(const Series& series, const Date& date) {
  return std::ranges::any_of(series.observations(), [&](const Observation& one) { return end_of(one.period) == date; });
}

/// A report says on which day something was done: what stood on the due day and what stands today follows. Nothing reported stays
/// nothing reported.
inline Series carried_forward(const Series& earned, const std::optional<Date>& due, const Date& as_of) {
  const Series known = known_as_of(earned, as_of);
  std::vector<Observation> observations = earned.observations();
  for (const Date& day : {due.value_or(as_of), as_of}) {
    const bool open = !known.empty() && day <= as_of && !at_least(earned_by(known, day), 100.0);
    if (open && !ends_on(Series{earned.unit(), observations}, day))
      observations.push_back({.period = Period{day, day}, .value = earned_by(known, day), .published = as_of});
  }
  return Series{earned.unit(), std::move(observations)};
}

/// Where nothing says when the window opens, nothing was there on the day of issue, nor on the eve of what was planned or reported.
inline std::optional<Baseline> nothing_at_first(const Evidence& evidence) {
  std::optional<Date> start = evidence.frame.issued;
  const auto no_later_than = [&](const Date& day) { start = start ? std::min(*start, eve_of(day)) : eve_of(day); };
  if (!evidence.series.empty()) no_later_than(end_of(evidence.series.first().period));
  for (const Milestone& planned : evidence.target.milestones) no_later_than(end_of(planned.period));
  return start ? std::optional(Baseline{0, Period{*start, *start}}) : std::nullopt;
}

inline Target target_of(const Deliverable& deliverable, const Unit& unit, double whole) {
  Target target{.id = deliverable.id.value, .indicator = deliverable.id.value, .bound = at_least(Quantity{whole, unit}), .due = deliverable.due};
  target.first_day = deliverable.first_day;
  target.strength = deliverable.strength;
  target.ending = deliverable.ending;
  target.condition = deliverable.condition;
  target.source = deliverable.source;
  return target;
}

inline Indicator indicator_of(const Deliverable& deliverable, const Unit& unit, Kind kind) {
  return {.id = deliverable.id.value, .name = deliverable.name, .unit = unit, .kind = kind, .direction = Direction::increase};
}

}  // namespace detail

/// Its series is the weight earned (earned_weight: 0 to 100 per cent), its target 100 at the due day, its path a stair:
/// a step is owed on its planned day and not before, one without a day with the next that has one, else on the due day. Where
/// nothing opens the window, nothing was there on the day of issue, else on the eve of the first day planned or reported. What
/// has been reported stays earned on later days. A recurring deliverable is one in each period.
inline Evidence evidence_of(const Deliverable& deliverable, const Series& earned, const Date& as_of, const PlanFrame& frame = {}) {
  const bool recurring = is_recurring(deliverable);
  const Unit& unit = recurring ? deliverable_unit : percent_unit;
  Evidence evidence{.target = detail::target_of(deliverable, unit, recurring ? 1 : 100), .series = earned, .as_of = as_of, .frame = frame};
  evidence.indicator = detail::indicator_of(deliverable, unit, recurring ? Kind::flow : Kind::milestone);
  if (recurring) return evidence;
  evidence.series = detail::carried_forward(earned, schedule_of(evidence).due, as_of);
  evidence.target.milestones = detail::path_of_steps(deliverable, frame);
  if (!schedule_of(evidence).open) evidence.target.baseline = detail::nothing_at_first(evidence);
  return evidence;
}

}  // namespace milepost
