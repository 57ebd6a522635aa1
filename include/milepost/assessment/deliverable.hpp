// A deliverable by the door that targets come in by: its steps are its path.
#pragma once

#include <algorithm>
#include <map>

#include "milepost/assessment/evidence.hpp"
#include "milepost/observation/earned.hpp"

namespace milepost {

namespace detail {

/// What falls due on each day, in per cent: a step without a day of its own with the next that has one, the last ones on the due day;
/// without steps all of it on the due day.
inline std::map<Date, double> weights_by_day(const Deliverable& deliverable, const PlanFrame& frame) {
  std::map<Date, double> weights;
  std::optional<Date> day = schedule_of(deliverable.due, frame, deliverable.first_day).due;
  if (deliverable.steps.empty() && day) weights.emplace(*day, 100);
  for (auto step = deliverable.steps.rbegin(); step != deliverable.steps.rend(); ++step) {
    if (const std::optional<Date> own = schedule_of(step->due, frame).due) day = own;
    if (day) weights[*day] += 100 * step->weight / total_weight(deliverable);
  }
  return weights;
}

/// A stair: what falls due on a day is owed on it, and not on its eve.
inline std::vector<Milestone> stair_of(const std::map<Date, double>& weights) {
  std::vector<Milestone> stair;
  double owed = 0;
  for (const auto& [day, weight] : weights) {
    stair.push_back({Period{eve_of(day), eve_of(day)}, owed});
    stair.push_back({Period{day, day}, owed += weight});
  }
  return stair;
}

/// What was earned by the close of a day, of a series of which something is known; nothing before its first report.
inline double earned_by(const Series& known, const Date& date) {
  const std::vector<Observation>& all = known.observations();
  const auto after = std::ranges::upper_bound(all, date, {}, [](const Observation& one) { return end_of(one.period); });
  return after == all.begin() ? 0 : std::prev(after)->value;
}

inline bool ends_on(const std::vector<Observation>& observations, const Date& date) {
  return std::ranges::any_of(observations, [&](const Observation& one) { return end_of(one.period) == date; });
}

/// A report says on which day something was done: what stood on the due day and what stands today follows. Nothing reported stays
/// nothing reported.
inline Series carried_forward(const Series& earned, const std::optional<Date>& due, const Date& as_of) {
  const Series known = known_as_of(earned, as_of);
  std::vector<Observation> observations = earned.observations();
  for (const Date& day : {due.value_or(as_of), as_of}) {
    const bool open = !known.empty() && day <= as_of && !at_least(earned_by(known, day), 100.0);
    if (open && !ends_on(observations, day))
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
  evidence.target.milestones = detail::stair_of(detail::weights_by_day(deliverable, frame));
  if (!schedule_of(evidence).open) evidence.target.baseline = detail::nothing_at_first(evidence);
  return evidence;
}

}  // namespace milepost
