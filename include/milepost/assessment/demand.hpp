// What the bound asks of a figure, as numbers.
#pragma once

#include <algorithm>
#include <optional>

#include "milepost/assessment/evidence.hpp"

namespace milepost {

/// The number the path runs to and the number that meets. They differ only for an `about` with a tolerance.
struct Demand {
  double limit{};                  ///< the bound's number T; the path runs to it
  double threshold{};              ///< meeting starts here
  bool strict{false};              ///< the threshold itself does not meet: 400 is not more than 400
  std::optional<double> far_end{}; ///< of a range
  bool two_sided{false};           ///< the range must hold at both ends
};

/// Is the bound met? With the relative slack of all comparisons.
inline bool meets(const Demand& demand, Direction direction, double value) {
  if (demand.two_sided && demand.far_end)
    return detail::at_least(value, std::min(demand.limit, *demand.far_end)) && detail::at_least(std::max(demand.limit, *demand.far_end), value);
  const double sign = sign_of(direction);
  return demand.strict ? detail::more_than(sign * value, sign * demand.threshold) : detail::at_least(sign * value, sign * demand.threshold);
}

/// Met already by what is certain of a figure known only as at least, or more than, a number (more is better).
inline bool surely_meets(const Demand& demand, Direction direction, double value, Exactness exactness) {
  if (exactness == Exactness::exact) return meets(demand, direction, value);
  if (direction == Direction::decrease || demand.two_sided) return false;
  if (exactness == Exactness::more_than) return detail::at_least(value, demand.threshold);
  return meets(demand, direction, value);
}

/// Failed already by what is certain: a lower bound beyond a limit from above, or beyond the far edge of a two-sided range.
inline bool surely_fails(const Demand& demand, Direction direction, double value, Exactness exactness) {
  if (exactness == Exactness::exact) return !meets(demand, direction, value);
  if (direction == Direction::increase && !demand.two_sided) return false;
  const double end = demand.two_sided ? std::max(demand.limit, demand.far_end.value_or(demand.limit)) : demand.threshold;
  const bool end_is_out = exactness == Exactness::more_than || demand.strict;
  return end_is_out ? detail::at_least(value, end) : detail::more_than(value, end);
}

namespace detail {

/// A change as a number of the unit: percentages change by percentage points.
inline double size_of_change(const ChangeBy& bound, const Unit& unit) {
  const bool points = is_percent(unit) && bound.change.unit == percentage_point_unit;
  return points ? bound.change.value : in(bound.change, unit).value;
}

/// Empty for a share of nothing.
inline std::optional<double> change_limit(const ChangeBy& bound, const Unit& unit, double start) {
  if (!bound.relative) return start + size_of_change(bound, unit);
  if (start == 0) return std::nullopt;
  return start * (1 + bound.change.value / 100);
}

inline Demand range_demand(const Between& bound, Direction direction, const Unit& unit) {
  const double low = in(bound.low, unit).value, high = in(bound.high, unit).value;
  const bool more = direction == Direction::increase || bound.two_sided;
  return {more ? low : high, more ? low : high, false, more ? high : low, bound.two_sided};
}

inline Demand about_demand(const About& bound, Direction direction, const Unit& unit) {
  const double limit = in(bound.limit, unit).value;
  return {limit, limit * (1 - sign_of(direction) * bound.tolerance.value_or(0)), false, {}, false};
}

/// The whole: 100 of per cent, the population of a count; unknown otherwise.
inline std::optional<Demand> whole_demand(const std::optional<Indicator>& indicator, const Unit& unit) {
  if (is_percent(unit)) return Demand{100, 100, false, {}, false};
  if (!indicator || !indicator->population) return std::nullopt;
  return Demand{*indicator->population, *indicator->population, false, {}, false};
}

}  // namespace detail

/// The demand of a target in a unit. `start` is needed by changes, `reference` by bounds to another indicator. Empty where the
/// number is not known (yet). A cumulative cut of a growth indicator asks for its size: -13.5 % asks for a cut of 13.5.
inline std::optional<Demand> demand_of(const Evidence& evidence, Direction direction, const Unit& unit, std::optional<double> start,
                                       std::optional<double> reference = {}) {
  const Bound& bound = evidence.target.bound;
  if (std::holds_alternative<AllOf>(bound)) return detail::whole_demand(evidence.indicator, unit);
  if (const auto* range = std::get_if<Between>(&bound)) return detail::range_demand(*range, direction, unit);
  if (const auto* about = std::get_if<About>(&bound)) return detail::about_demand(*about, direction, unit);
  if (const auto* change = std::get_if<ChangeBy>(&bound)) {
    const bool cumulative = kind_of(evidence) == Kind::growth;
    if (!cumulative && !start) return std::nullopt;
    const std::optional<double> limit = cumulative ? std::abs(detail::size_of_change(*change, unit)) : detail::change_limit(*change, unit, *start);
    return limit ? std::optional(Demand{*limit, *limit, false, {}, false}) : std::nullopt;
  }
  if (const auto* pace = std::get_if<InStepWith>(&bound)) {
    if (!reference || !pace->tolerance) return std::nullopt;
    return Demand{*reference, *reference - sign_of(direction) * *pace->tolerance, false, {}, false};
  }
  if (std::holds_alternative<Above>(bound)) return reference ? std::optional(Demand{*reference, *reference, true, {}, false}) : std::nullopt;
  const std::optional<Quantity> limit = limit_of(bound, direction);
  if (!limit) return std::nullopt;
  const double number = in(*limit, unit).value;
  return Demand{number, number, is_strict(bound), {}, false};
}

}  // namespace milepost
