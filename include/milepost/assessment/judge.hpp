// The order in which a verdict is reached: endings, data, due day, bound, path.
#pragma once

#include <functional>

#include "milepost/assessment/facts.hpp"

namespace milepost {

/// What a method says of a standing that has a figure and a demand.
using Scorer = std::function<Score(const Standing&)>;

namespace detail {

inline Verdict& end_with(Verdict& verdict, Status status) {
  verdict.status = status;
  verdict.reason.reset();
  return verdict;
}

inline Verdict& end_without(Verdict& verdict, Reason reason) {
  verdict.status = Status::not_assessable;
  verdict.reason = reason;
  return verdict;
}

inline std::optional<Reason> ending_reason(const Evidence& evidence) {
  const auto& ending = evidence.target.ending;
  if (!ending || (ending->from && evidence.as_of < *ending->from)) return std::nullopt;
  if (ending->kind == EndingKind::exempted) return Reason::exempted;
  return ending->kind == EndingKind::exited ? Reason::exited : Reason::not_applicable;
}

inline bool not_started(const Evidence& evidence, const Standing& standing) {
  if (evidence.frame.issued && evidence.as_of < *evidence.frame.issued) return true;
  return standing.schedule.open && evidence.as_of < *standing.schedule.open;
}

/// Only a total, a level or a cut can be over before its due day; the others must last.
inline bool can_be_met_early(Track track) { return track == Track::climb || track == Track::total || track == Track::chained_change; }

inline bool met(const Standing& standing) {
  return standing.figure && standing.demand &&
         surely_meets(*standing.demand, standing.direction, standing.figure->value, standing.figure->exactness);
}

/// A cap that is broken stays broken, whatever comes; a lower bound above it is proof enough.
inline bool cap_is_broken(const Standing& standing) {
  return standing.track == Track::budget && standing.figure && standing.demand &&
         surely_fails(*standing.demand, standing.direction, standing.figure->value, standing.figure->exactness);
}

/// The figure of a path exists only with a start, flat lines aside; one figure cannot be baseline and progress at once.
inline std::optional<Reason> missing_for_path(const Standing& standing) {
  if (is_flat(standing.track)) return std::nullopt;
  if (!standing.start) return Reason::no_baseline;
  const bool same = standing.start->origin != StartOrigin::named && standing.start->origin != StartOrigin::zero;
  if (same && standing.figure->at <= standing.start->date) return Reason::too_few_points;
  return std::nullopt;
}

/// Grades the present figure. What is not graded keeps its reason in the score.
inline Score graded(Verdict& verdict, const Standing& standing, const Scorer& scorer) {
  const std::optional<Reason> missing = missing_for_path(standing);
  Score score = missing ? unscored(*missing) : scorer(standing);
  verdict.figure = score.figure;
  verdict.label = score.label;
  verdict.score = score.points;
  verdict.observed_rate = score.observed_rate;
  verdict.required_rate = score.required_rate;
  verdict.projected = score.projected;
  verdict.ungraded = score.reason;
  if (!score.reason) verdict.graded = score.status;
  if (!missing && verdict.required && !is_flat(standing.track) && standing.start) verdict.owed = owed_progress(standing, *verdict.required);
  return score;
}

/// Worst and best class of the values from a lower bound up, whose own class is given; being met counts as on track here.
/// More is better: its own class is the worst. Less is better, or it is past the range: its own class is the best.
inline std::pair<Status, Status> allowed_classes(const Standing& standing, Status own) {
  const Demand& demand = *standing.demand;
  const bool more = demand.two_sided ? at_least(std::max(demand.limit, demand.far_end.value_or(demand.limit)), standing.figure->value)
                                     : standing.direction == Direction::increase;
  if (!more) return {Status::off_track, own};
  return {demand.two_sided ? Status::off_track : own, Status::on_track};
}

/// What must last until its due day is not achieved before it, whatever a method calls a figure that meets.
constexpr Status while_it_must_last(Status status) { return status == Status::achieved ? Status::on_track : status; }

inline void keep_open(Verdict& verdict, Score& score) {
  score.status = while_it_must_last(score.status);
  if (verdict.graded) verdict.graded = while_it_must_last(*verdict.graded);
}

/// A figure known only as at least something has a class only if everything it allows has the same.
inline Verdict& end_graded(Verdict& verdict, const Standing& standing, const Score& score) {
  if (score.reason) return end_without(verdict, *score.reason);
  const auto allowed = allowed_classes(standing, score.status);
  if (standing.figure->exactness == Exactness::exact || allowed.first == allowed.second) return end_with(verdict, score.status);
  verdict.between = allowed;
  return end_without(verdict, Reason::inconclusive);
}

/// The smallest tolerance that would have met an `about`, as a share of its number.
inline void note_tolerance(Verdict& verdict, const Evidence& evidence, const Standing& standing) {
  if (!std::holds_alternative<About>(evidence.target.bound) || !standing.figure || standing.demand->limit == 0) return;
  const double miss = sign_of(standing.direction) * (standing.demand->limit - standing.figure->value) / standing.demand->limit;
  if (miss > 0) verdict.smallest_tolerance = miss;
}

/// The last day on which the bound was met by an earlier figure than the present one.
inline std::optional<Date> last_met_before(const Standing& standing) {
  std::optional<Date> met_on;
  for (const Observation& earlier : standing.known.observations())
    if (end_of(earlier.period) < standing.figure->at && meets(*standing.demand, standing.direction, earlier.value)) met_on = end_of(earlier.period);
  return met_on;
}

/// Before the due day.
inline Verdict judge_open(Verdict verdict, const Standing& standing, const Scorer& scorer) {
  Score score = graded(verdict, standing, scorer);
  if (cap_is_broken(standing)) return end_with(verdict, Status::missed);
  if (can_be_met_early(standing.track) && met(standing)) {
    set_mark(verdict, Mark::may_be_undone, standing.track != Track::total);
    return end_with(verdict, Status::achieved);
  }
  if (standing.track == Track::climb) verdict.was_met_on = last_met_before(standing);
  if (!can_be_met_early(standing.track)) keep_open(verdict, score);
  return end_graded(verdict, standing, score);
}

/// The figure that decides at the due day: of a level the first one dated on or after it; of a total or rates the one that
/// reaches it. Empty while there is none.
inline std::optional<Figure> deciding_figure(const Standing& standing) {
  const Date due = *standing.schedule.due;
  if (standing.track != Track::climb && standing.track != Track::hold)
    return standing.figure->at >= due ? standing.figure : std::nullopt;
  for (const Observation& observation : standing.known.observations())
    if (end_of(observation.period) >= due) return figure_of(observation);
  return std::nullopt;
}

/// The first day after the due day on which the bound was met after all.
inline std::optional<Date> late_fulfilment(const Standing& standing) {
  const Date due = *standing.schedule.due;
  if (standing.track == Track::total) {
    const std::optional<Figure> later = total_until(standing, standing.as_of);
    const bool met_since = later && later->at > due && surely_meets(*standing.demand, standing.direction, later->value, later->exactness);
    return met_since ? std::optional(later->at) : std::nullopt;
  }
  if (standing.track != Track::climb && standing.track != Track::hold) return std::nullopt;
  for (const Observation& later : standing.known.observations())
    if (end_of(later.period) > standing.figure->at && surely_meets(*standing.demand, standing.direction, later.value, later.exactness))
      return end_of(later.period);
  return std::nullopt;
}

/// A figure that has not met: could it have, being known only as a lower bound?
inline bool is_undecided(const Standing& standing) {
  return !surely_fails(*standing.demand, standing.direction, standing.figure->value, standing.figure->exactness);
}

/// The due day is over and a figure decides.
inline Verdict decide(Verdict verdict, const Evidence& evidence, const Standing& standing, const Scorer& scorer) {
  graded(verdict, standing, scorer);
  if (standing.figure->at > *standing.schedule.due) verdict.shown_only_on = standing.figure->at;
  if (met(standing)) return end_with(verdict, Status::achieved);
  if (is_undecided(standing)) {
    verdict.between = std::pair{Status::missed, Status::achieved};
    return end_without(verdict, Reason::inconclusive);
  }
  verdict.met_late_on = late_fulfilment(standing);
  note_tolerance(verdict, evidence, standing);
  return end_with(verdict, Status::missed);
}

/// The due day is over and nothing reaches it yet: an earlier figure that meets counts, marked; a total that meets is final.
inline Verdict judge_without_decision(Verdict verdict, const Standing& standing, const Scorer& scorer) {
  graded(verdict, standing, scorer);
  if (cap_is_broken(standing)) return end_with(verdict, Status::missed);
  const bool lasts = standing.track == Track::hold || can_be_met_early(standing.track);
  if (!lasts || !met(standing)) return end_without(verdict, Reason::no_data);
  set_mark(verdict, Mark::earlier_figure, standing.track != Track::total);
  return end_with(verdict, Status::achieved);
}

/// On and after the due day.
inline Verdict judge_due(Verdict verdict, const Evidence& evidence, Standing standing, const Scorer& scorer) {
  const std::optional<Figure> deciding = deciding_figure(standing);
  if (!deciding) return judge_without_decision(std::move(verdict), standing, scorer);
  standing.figure = deciding;
  fill_facts(verdict, standing);
  mark_figure(verdict, evidence, standing);
  return decide(std::move(verdict), evidence, standing, scorer);
}

/// Why nothing can be said before data are looked at.
inline std::optional<Reason> blocked(const Evidence& evidence, const Standing& standing) {
  if (const auto ending = ending_reason(evidence)) return ending;
  if (not_started(evidence, standing)) return Reason::not_started;
  if (lacks_number(evidence, standing)) return Reason::no_target_value;
  return std::nullopt;
}

/// Why there is no figure: nothing known, or levels known without those of the year before.
inline Reason reason_without_figure(const Evidence& evidence, const Standing& standing) {
  const bool levels = standing.kind == Kind::growth && !is_percent(evidence.series.unit());
  const bool unmatched = levels && standing.known.empty() && !known_as_of(evidence.series, evidence.as_of).empty();
  return unmatched ? Reason::no_baseline : Reason::no_data;
}

/// Why a known figure has nothing to be compared with.
inline Reason reason_without_demand(const Evidence& evidence, const Standing& standing) {
  if (std::holds_alternative<AllOf>(evidence.target.bound)) return Reason::no_denominator;
  return standing.track == Track::comparison ? Reason::no_data : Reason::no_baseline;
}

/// One target with one due date.
inline Verdict judge_single(Verdict verdict, const Evidence& evidence, const Standing& standing, const Scorer& scorer) {
  fill_facts(verdict, standing);
  mark_figure(verdict, evidence, standing);
  verdict.required_today = required_value(standing, evidence.as_of);
  if (!standing.schedule.due) return met(standing) ? end_with(verdict, Status::achieved) : end_without(verdict, Reason::no_schedule);
  if (!standing.figure) return end_without(verdict, reason_without_figure(evidence, standing));
  if (!standing.demand) return end_without(verdict, reason_without_demand(evidence, standing));
  if (evidence.as_of >= *standing.schedule.due) return judge_due(std::move(verdict), evidence, standing, scorer);
  return judge_open(std::move(verdict), standing, scorer);
}

}  // namespace detail
}  // namespace milepost
