// A verdict's facts and marks, filled in from the standing before anything is judged.
#pragma once

#include <cmath>

#include "milepost/assessment/movement.hpp"
#include "milepost/assessment/verdict.hpp"

namespace milepost::detail {

/// How many further report periods have closed without a figure; a figure of a day counts as yearly unless the indicator says how often it
/// comes.
inline int periods_unreported(const Evidence& evidence, const Standing& standing) {
  if (!standing.figure) return 0;
  std::optional<Frequency> every = evidence.indicator ? evidence.indicator->frequency : std::nullopt;
  if (!every) every = standing.figure->frequency;
  const int months = every && months_in(*every) > 0 ? months_in(*every) : 12;
  const Date own = period_of(standing.figure->at, months == 12 ? Frequency::year : *every).last();
  return std::max(0, static_cast<int>(std::floor((position(evidence.as_of) - position(own)) / months)));
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
  verdict.unreported = periods_unreported(evidence, standing);
  set_mark(verdict, Mark::stale, verdict.unreported >= 2);
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

/// A rate of a period grows from no baseline; what is cut or raised over the whole window does.
inline bool has_baseline(const Standing& standing) {
  return standing.kind != Kind::growth || standing.track == Track::chained_change || (standing.start && standing.start->origin != StartOrigin::zero);
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
