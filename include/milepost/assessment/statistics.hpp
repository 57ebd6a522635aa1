// The figure of every statistic, as lanes.
#pragma once

#include "milepost/assessment/rating_facts.hpp"

namespace milepost::detail {

/// The rate that leads from the base to the target by the due day.
template <int N>
[[gnu::always_inline]] inline Lanes<N> required_rate(const RatingRules& rules, const RatingFacts<N>& f) {
  if (f.columns.ordinary && f.columns.needed) return Lanes<N>::load(f.columns.needed + f.row);
  const Lanes<N> years = f.due() - f.begun();
  const Lanes<N> rate = f.columns.needed ? where_has_growth(without_zero(rules, f.base()), without_zero(rules, f.target), years, Lanes<N>::load(f.columns.needed + f.row))
                                         : yearly_change(rules, f.base(), f.target, years);
  return growth_or_line(rules, f, rate, f.base(), f.target, years);
}

/// a / b, NaN where there is nothing to divide by.
template <int N>
[[gnu::always_inline]] inline Lanes<N> divided(Lanes<N> a, Lanes<N> b) {
  return where(b == 0, Lanes<N>(not_a_number), a / b);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> gap_left(const RatingFacts<N>& f, Lanes<N> end) {
  const Lanes<N> gap = divided(abs(f.target - end), abs(f.target - f.base()));
  return where(at_least(f.sign() * end, f.sign() * f.target), Lanes<N>(0), gap);
}

/// Pace needed from the latest value on over pace so far; positive_infinity where nothing moves, negative where it moves away. A target
/// that is met needs none, be it on its due day.
template <int N>
[[gnu::always_inline]] inline Lanes<N> acceleration(const RatingRules& rules, const RatingFacts<N>& f) {
  const Lanes<N> years = f.due() - f.at();
  const Lanes<N> needed = f.sign() * growth_or_line(rules, f, yearly_change(rules, f.value(), f.target, years), f.value(), f.target, years);
  const Lanes<N> met = where(is_nan(f.due()), Lanes<N>(0), meets(rules, f, f.value()));
  return where(needed > 0, needed / where(f.progress == 0, Lanes<N>(0), f.progress), where(is_nan(needed), where(met > 0, Lanes<N>(0), needed), Lanes<N>(0)));
}

/// Completion less elapsed share in percentage points: 100 d (y - path) / |T - b|.
template <int N>
[[gnu::always_inline]] inline Lanes<N> lead(const RatingRules& rules, const RatingFacts<N>& f) {
  const Lanes<N> way = abs(f.target - f.base());
  return divided(100 * (f.sign() * difference(f.value(), path_at(rules, f, f.at()), way)), way);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> shortfall(const RatingRules& rules, const RatingFacts<N>& f) {
  const Lanes<N> path = path_at(rules, f, f.at());
  return divided(100 * (f.sign() * difference(path, f.value(), f.target - f.base())), abs(path));
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> distance(const RatingRules& rules, const RatingFacts<N>& f) {
  const Lanes<N> away = where(f.deviation() > 0, f.sign() * (f.target - f.value()) / f.deviation(), Lanes<N>(not_a_number));
  return where(away < 0, Lanes<N>(0), where(away > rules.farthest, Lanes<N>(rules.farthest), away));
}

/// Of two bars the one that is less cleared; NaN unless there are both.
template <int N>
[[gnu::always_inline]] inline Lanes<N> margin(const RatingFacts<N>& f) {
  const Lanes<N> over_target = f.sign() * difference(f.value(), f.target), over_reference = f.sign() * difference(f.value(), f.reference());
  return where(is_nan(over_reference), over_reference, smaller(over_reference, over_target));
}

/// Years that a path with the change `constant + slope * level` a year takes between two levels, over the years taken.
template <int N>
[[gnu::always_inline]] inline Lanes<N> typical_speed(const RatingFacts<N>& f) {
  const Lanes<N> from = f.typical_constant() + f.typical_slope() * f.base(), to = f.typical_constant() + f.typical_slope() * f.value();
  const Lanes<N> level = divided(f.value() - f.base(), f.typical_constant());
  const Lanes<N> years = where(f.typical_slope() == 0, level, log_ratio(from, to) / f.typical_slope());
  return where(f.at() > f.begun(), years / (f.at() - f.begun()), Lanes<N>(not_a_number));
}

/// The column that a figure is measured against, where that is not the target alone.
template <int N>
[[gnu::always_inline]] inline Lanes<N> measure_of(const RatingRules& rules, const RatingFacts<N>& f) {
  switch (rules.statistic) {
    case Statistic::distance: return f.deviation();
    case Statistic::margin: return f.reference();
    case Statistic::typical_speed: return f.typical_constant() + f.typical_slope();
    default: return 0;
  }
}

/// The figure of a row with a target; `rate` asks for none.
template <int N>
[[gnu::always_inline]] inline Lanes<N> figure_of(const RatingRules& rules, const RatingFacts<N>& f) {
  switch (rules.statistic) {
    case Statistic::rate_ratio: return divided(f.progress, abs(required_rate(rules, f)));
    case Statistic::plain_ratio: return divided(f.rate, required_rate(rules, f));
    case Statistic::share_reached: return divided(f.sign() * (projected(rules, f) - f.base()), abs(f.target - f.base()));
    case Statistic::share_missed: return divided(f.sign() * (f.target - projected(rules, f)), abs(f.target - f.value()));
    case Statistic::gap_left: return gap_left(f, projected(rules, f));
    case Statistic::acceleration: return acceleration(rules, f);
    case Statistic::rate: return is_share(rules.rate) ? 100 * f.progress : f.progress;
    case Statistic::lead: return lead(rules, f);
    case Statistic::lag: return -lead(rules, f);
    case Statistic::shortfall: return shortfall(rules, f);
    case Statistic::distance: return distance(rules, f);
    case Statistic::gap: return f.sign() * difference(f.target, projected(rules, f));
    case Statistic::margin: return margin(f);
    case Statistic::typical_speed: return typical_speed(f);
  }
  return not_a_number;
}

}  // namespace milepost::detail
