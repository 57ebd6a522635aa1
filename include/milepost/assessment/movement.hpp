// Where the figure itself went last, independent of the status.
#pragma once

#include <algorithm>

#include "milepost/assessment/standing.hpp"
#include "milepost/assessment/status.hpp"

namespace milepost {

namespace detail {

inline Movement movement_between(double direction, double from, double to) {
  const int sign = sign_of_change(from, to);
  if (sign == 0) return Movement::flat;
  return sign * direction > 0 ? Movement::toward : Movement::away;
}

/// Distance of a value from a range, 0 inside.
inline double distance_from(const Demand& demand, double value) {
  const double low = std::min(demand.limit, demand.far_end.value_or(demand.limit));
  const double high = std::max(demand.limit, demand.far_end.value_or(demand.limit));
  return std::max({0.0, low - value, value - high});
}

inline Movement movement_of_values(const Standing& standing, double from, double to) {
  if (standing.demand && standing.demand->two_sided)
    return movement_between(-1, distance_from(*standing.demand, from), distance_from(*standing.demand, to));
  return movement_between(sign_of(standing.direction), from, to);
}

/// A lower bound proves a rise over an exact figure, and nothing else.
inline Movement movement_of_figures(const Standing& standing, double from, Exactness from_exactness, const Observation& to) {
  const bool exact = to.exactness == Exactness::exact;
  const bool one_sided = !standing.demand || !standing.demand->two_sided;
  if (from_exactness != Exactness::exact || (!exact && !(one_sided && more_than(to.value, from)))) return Movement::unknown;
  return movement_of_values(standing, from, to.value);
}

/// Words without a number, and a pace without a tolerance, cannot be judged.
inline bool lacks_number(const Evidence& evidence, const Standing& standing) {
  const auto* pace = std::get_if<InStepWith>(&evidence.target.bound);
  return standing.track == Track::none || (pace && !pace->tolerance);
}

/// Without a number only a promise of more, or of less, says which way is right: the direction itself, or some more of what is counted.
/// A rate that is kept within bounds nobody has set, or in step with another, has no right way: 5 % after 8 % is no step back from it.
inline bool has_right_way(const Evidence& evidence, const Standing& standing) {
  if (!lacks_number(evidence, standing) || std::holds_alternative<Toward>(evidence.target.bound)) return true;
  return !evidence.target.hold && standing.kind != Kind::growth && standing.kind != Kind::ratio;
}

/// The figures that can be compared with one another: whole years of rates, everything of a level.
inline std::vector<Observation> comparable_figures(const Standing& standing) {
  const bool rates = standing.kind == Kind::growth;
  return rates ? yearly_rates(standing.known, Schedule{}) : standing.known.observations();
}

}  // namespace detail

/// Sign of the change between the last two comparable figures, else from the named baseline, times the direction. Totals move
/// toward their target if the last report added something. Recurring flows compare whole periods (see recurring.hpp).
inline Movement movement_of(const Standing& standing) {
  if (standing.kind == Kind::flow) {
    if (!standing.figure) return Movement::unknown;
    return detail::movement_between(sign_of(standing.direction), 0, standing.figure->last_addition);
  }
  const std::vector<Observation> figures = detail::comparable_figures(standing);
  const auto before = std::find_if(figures.rbegin(), figures.rend(), [&](const Observation& figure) {
    return end_of(figure.period) < end_of(figures.back().period);
  });
  if (before != figures.rend()) return detail::movement_of_figures(standing, before->value, before->exactness, figures.back());
  const bool named = standing.start && standing.start->origin == StartOrigin::named;
  if (figures.empty() || !named || end_of(figures.back().period) <= standing.start->date) return Movement::unknown;
  return detail::movement_of_figures(standing, standing.start->value, Exactness::exact, figures.back());
}

}  // namespace milepost
