// Targets due in each period: one instance a period, each with its verdict.
#pragma once

#include "milepost/assessment/judge.hpp"

namespace milepost::detail {

inline Verdict judge(const Evidence& evidence, const Scorer& scorer);

/// Figures that belong to a period. Flows keep all but totals since the start, which hold earlier periods too: joining picks
/// what lies inside. Levels that growth is worked out from need the year before.
inline Series figures_inside(const Evidence& evidence, const Period& period) {
  if (kind_of(evidence) == Kind::growth && !is_percent(evidence.series.unit())) return evidence.series;
  const std::optional<Date> open = schedule_of(evidence).open;
  const bool is_first = open && contains(period, day_after(*open));
  const bool flow = kind_of(evidence) == Kind::flow;
  std::vector<Observation> inside;
  for (const Observation& observation : evidence.series.observations())
    if (flow ? is_first || observation.report != Report::since_start : contains(period, end_of(observation.period))) inside.push_back(observation);
  return Series{evidence.series.unit(), std::move(inside)};
}

/// The target of one period: the same bound, due at its end. Levels are lines to hold; a one-off is owed at the close.
inline Evidence instance_of(const Evidence& evidence, const Period& period) {
  Evidence instance = evidence;
  instance.target.due = Due{Within{period}, evidence.target.due.basis};
  instance.target.first_day.reset();
  instance.target.hold = evidence.target.hold || kind_of(evidence) != Kind::milestone;
  instance.series = figures_inside(evidence, period);
  return instance;
}

inline Instance instance_from(const Period& period, const Verdict& verdict) {
  Instance instance{period, verdict.status, {}, verdict.required, verdict.figure};
  if (verdict.observed) instance.observed = verdict.observed->value;
  return instance;
}

/// A figure of the whole period, and no lower bound: 64 by June is not the year's.
inline bool is_whole(const Verdict& instance, const Period& period) {
  return instance.observed && instance.observed->at >= end_of(period) && instance.observed->exactness == Exactness::exact;
}

/// Whole periods against one another: the last two, else the last against the named baseline.
inline Movement movement_of_periods(const Standing& standing, const std::vector<double>& whole) {
  if (whole.size() >= 2) return movement_of_values(standing, whole[whole.size() - 2], whole.back());
  const bool named = standing.start && standing.start->origin == StartOrigin::named;
  return named && !whole.empty() ? movement_of_values(standing, standing.start->value, whole.back()) : Movement::unknown;
}

/// The facts of the latest instance with a figure become those of the row.
inline void show_latest(Verdict& row, const Verdict& latest) {
  row.observed = latest.observed;
  row.required = latest.required;
  row.figure = latest.figure;
  row.lead = latest.lead;
  row.ahead = latest.ahead;
  row.label = latest.label;
  row.graded = latest.graded;
  row.ungraded = latest.ungraded;
  row.start = latest.start;
  row.demand = latest.demand;
  row.owed = latest.owed;
  row.observed_rate = latest.observed_rate;
  row.required_rate = latest.required_rate;
  row.projected = latest.projected;
  row.between = latest.between;
  row.smallest_tolerance = latest.smallest_tolerance;
  row.unreported = latest.unreported;
  for (const Mark mark : latest.marks) set_mark(row, mark);
}

inline bool missed_before(const Verdict& row, const Period& latest) {
  return std::any_of(row.history.begin(), row.history.end(), [&](const Instance& instance) {
    return instance.status == Status::missed && end_of(instance.period) < start_of(latest);
  });
}

/// Before the last due day: the class of the latest figure, at best at_risk once an earlier period was missed.
inline Verdict row_while_open(Verdict row, const Verdict& latest, const Period& period) {
  if (latest.reason == Reason::inconclusive) return end_without(row, Reason::inconclusive);
  if (!latest.graded) return end_without(row, latest.ungraded ? *latest.ungraded : latest.reason.value_or(Reason::no_data));
  row.graded = while_it_must_last(*latest.graded);
  return end_with(row, row.graded == Status::on_track && missed_before(row, period) ? Status::at_risk : *row.graded);
}

/// After it: achieved if all were kept, missed if any was missed.
inline Verdict row_when_over(Verdict row) {
  row.between.reset();
  const Tally tally = tally_of(row);
  if (tally.missed > 0) return end_with(row, Status::missed);
  return tally.unknown == 0 ? end_with(row, Status::achieved) : end_without(row, Reason::no_data);
}

inline void mark_part_year(Verdict& row, const Evidence& evidence, const std::vector<Period>& periods) {
  const auto& issued = evidence.frame.issued;
  set_mark(row, Mark::part_year, issued && !periods.empty() && start_of(periods.front()) < *issued && contains(periods.front(), *issued));
}

/// What a method says of a level in a period. It may look back beyond the period, as a method of its own beginning or of several years
/// does; what it judges is the period's own figure. It learns that the line is kept in every period, so that no due day is the last.
inline Scorer looking_back(const Scorer& scorer, const Standing& whole) {
  return [&](const Standing& instance) {
    if (instance.track != Track::hold) return scorer(instance);
    Standing standing = instance;
    standing.known = whole.known;
    standing.schedule.recurrence = whole.schedule.recurrence;
    return scorer(standing);
  };
}

inline Verdict judge_recurring(Verdict row, const Evidence& evidence, const Standing& standing, const Scorer& scorer) {
  const std::vector<Period> periods = instances_of(*standing.schedule.recurrence);
  std::vector<double> whole;
  std::optional<Verdict> latest;
  std::optional<Period> latest_period;
  for (const Period& period : periods) {
    if (start_of(period) > evidence.as_of) break;
    const Verdict verdict = judge(instance_of(evidence, period), looking_back(scorer, standing));
    row.history.push_back(instance_from(period, verdict));
    if (contains(period, evidence.as_of)) row.required_today = verdict.required_today;
    if (is_whole(verdict, period)) whole.push_back(verdict.observed->value);
    if (!verdict.observed) continue;
    latest = verdict;
    latest_period = period;
  }
  mark_part_year(row, evidence, periods);
  if (latest) show_latest(row, *latest);
  if (standing.kind != Kind::growth) row.movement = movement_of_periods(standing, whole);
  if (!periods.empty() && evidence.as_of >= end_of(periods.back())) return row_when_over(std::move(row));
  return latest ? row_while_open(std::move(row), *latest, *latest_period) : end_without(row, reason_without_figure(evidence, standing));
}

/// Endings and gaps first, then by the kind of due rule.
inline Verdict judge(const Evidence& evidence, const Scorer& scorer) {
  const Standing standing = standing_of(evidence);
  Verdict verdict = open_verdict(evidence, standing);
  if (const auto reason = blocked(evidence, standing)) {
    verdict.observed = standing.figure;
    return end_without(verdict, *reason);
  }
  if (standing.schedule.recurrence) return judge_recurring(std::move(verdict), evidence, standing, scorer);
  return judge_single(std::move(verdict), evidence, standing, scorer);
}

}  // namespace milepost::detail
