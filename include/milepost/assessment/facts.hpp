// A verdict's facts and marks, filled in from the standing before anything is judged.
#pragma once

#include "milepost/assessment/movement.hpp"
#include "milepost/assessment/verdict.hpp"

namespace milepost::detail {

/// Two report periods over without a figure; a figure of a day counts as yearly unless the indicator says how often it comes.
inline bool is_stale(const Evidence& evidence, const Standing& standing) {
  if (!standing.figure) return false;
  std::optional<Frequency> every = evidence.indicator ? evidence.indicator->frequency : std::nullopt;
  if (!every) every = standing.figure->frequency;
  const int months = every && months_in(*every) > 0 ? months_in(*every) : 12;
  const Date next = day_after(period_of(standing.figure->at, months == 12 ? Frequency::year : *every).last());
  return eve_of(add_months(next, 2 * months)) <= evidence.as_of;
}

/// The figures of the other indicator that a comparison rests on.
inline bool rests_on_provisional_reference(const Evidence& evidence, const Standing& standing) {
  if (standing.track != Track::comparison || !evidence.reference) return false;
  const std::vector<Observation> years = yearly_rates(rates_of(known_as_of(*evidence.reference, evidence.as_of)), standing.schedule);
  return std::any_of(years.begin(), years.end(), [](const Observation& year) { return year.status != ObservationStatus::final_figure; });
}

inline void mark_figure(Verdict& verdict, const Evidence& evidence, const Standing& standing) {
  if (!standing.figure) return;
  set_mark(verdict, Mark::provisional, standing.figure->provisional || rests_on_provisional_reference(evidence, standing));
  set_mark(verdict, Mark::undated, standing.figure->undated);
  set_mark(verdict, Mark::lower_bound, standing.figure->exactness != Exactness::exact);
  set_mark(verdict, Mark::gap, standing.figure->gap);
  set_mark(verdict, Mark::stale, is_stale(evidence, standing));
}

inline void mark_promise(Verdict& verdict, const Evidence& evidence, const Standing& standing) {
  set_mark(verdict, Mark::assumed_anchor, standing.schedule.open_basis == Basis::assumed);
  set_mark(verdict, Mark::inherited_due, standing.schedule.due_basis == Basis::inherited);
  const auto& named = named_baseline(evidence);
  set_mark(verdict, Mark::unconfirmed, evidence.target.unconfirmed || (named && named->confirmation == Confirmation::unconfirmed));
  const bool late = standing.start && standing.start->origin == StartOrigin::first_after_opening && standing.schedule.open;
  set_mark(verdict, Mark::late_start, late && standing.figure);
}

/// The figure, the path and the distance between them, for the standing's present figure.
inline void fill_facts(Verdict& verdict, const Standing& standing) {
  verdict.observed = standing.figure;
  verdict.required.reset();
  verdict.lead.reset();
  verdict.ahead.reset();
  if (!standing.figure || !standing.demand) return;
  verdict.required = required_value(standing, standing.figure->at);
  const std::optional<double> even = required_value(standing, standing.figure->at, Linear{}, false);
  if (even) verdict.lead = lead_of(standing, *even);
  if (verdict.required) verdict.ahead = lead_of(standing, *verdict.required);
  if (standing.demand->far_end && !standing.demand->two_sided) {
    const double sign = sign_of(standing.direction);
    verdict.beyond_range = more_than(sign * standing.figure->value, sign * *standing.demand->far_end);
  }
}

inline Verdict open_verdict(const Evidence& evidence, const Standing& standing) {
  Verdict verdict{.as_of = evidence.as_of, .unit = standing.unit, .direction = standing.direction};
  verdict.track = standing.track;
  verdict.bound = evidence.target.bound;
  verdict.demand = standing.demand;
  verdict.schedule = standing.schedule;
  if (has_baseline(standing)) verdict.start = standing.start;
  if (has_right_way(evidence, standing)) verdict.movement = movement_of(standing);
  mark_promise(verdict, evidence, standing);
  return verdict;
}

}  // namespace milepost::detail
