// From the facts of a row to figure, score and category, by the order of a preset; as lanes.
#pragma once

#include "milepost/assessment/rating_plan.hpp"
#include "milepost/assessment/statistics.hpp"

namespace milepost::detail {

/// How much of its cuts a method leaves near a natural limit: 1 far from it, 0 at it. b = |base|, L = |limit|:
/// 1 - (b/L)^p up to L, 1 - ((2L - b)/L)^p up to 2L, then 1. Of Statistics Canada, p = 4.44.
template <int N>
[[gnu::always_inline]] inline Lanes<N> limit_factor(const RatingRules& rules, const RatingFacts<N>& f) {
  if (!rules.limit_exponent) return 1;
  const Lanes<N> exponent(rules.exponent), b = abs(f.base()), limit = abs(f.limit());
  const Lanes<N> near = where(b <= limit, b, 2 * limit - b);
  const Lanes<N> shrunk = where(near == 0, Lanes<N>(1), 1 - power(near / limit, exponent));
  return where(limit > 0, where(b < 2 * limit, shrunk, Lanes<N>(1)), Lanes<N>(1));
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> one_of_four(const FourAnswers& four, Mask<N> a, Mask<N> b) {
  return where(a, where(b, Lanes<N>(four[0]), Lanes<N>(four[1])), where(b, Lanes<N>(four[2]), Lanes<N>(four[3])));
}

/// Figure, score and category of N rows; the category as an answer, -1 for none.
template <int N>
struct Rating {
  Lanes<N> figure{}, score{}, category{};
};

/// The rate in the desired direction, cut and scored without a target.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated_without_target(const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f) {
  const Lanes<N> factor = limit_factor(rules, f);
  Lanes<N> scored = where(f.progress > 0, f.progress / factor, f.progress);
  if (rules.rate_cap) scored = smaller(larger(scored, Lanes<N>(-rules.cap)), Lanes<N>(rules.cap));
  Rating<N> rating{f.progress, score_at(plan.score_without_target, scored), {}};
  const bool scores = !plan.score_without_target.pieces.empty();
  const Lanes<N> most(plan.score_without_target.most);
  if (scores) rating.score = where(factor == 0, where(f.progress >= 0, most, rating.score), rating.score);
  rating.category = category_at(plan.cuts_without_target, f.progress, factor, Lanes<N>(0));
  if (!rules.direction) return rating;
  const Mask<N> last = more_than(f.sign() * f.value(), f.sign() * f.previous());
  rating.category = where(is_nan(f.progress), rating.category, one_of_four(plan.direction, f.progress > 0, last));
  return rating;
}

/// The statistic, cut and scored; a method of rates alone needs no target.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated_by_figure(const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f) {
  const Lanes<N> figure = figure_of(rules, f);
  return {figure, score_at(plan.score, figure), category_at(plan.cuts, figure, Lanes<N>(1), abs(f.target - f.value()))};
}

/// (met, moving right): standing still is right for what is met.
template <int N>
[[gnu::always_inline]] inline Lanes<N> kept_or_not(const FourAnswers& four, const RatingFacts<N>& f, Lanes<N> met) {
  return one_of_four(four, met > 0, (f.progress > 0) | ((met > 0) & (f.progress == 0)));
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> maintained(const RatingPlan& plan, const RatingFacts<N>& f, Lanes<N> met, Lanes<N> category) {
  return where((met > 0) | is_nan(f.due()), kept_or_not(plan.maintain, f, met), category);
}

/// There is no way to go, which no figure of a way can tell of.
template <int N>
[[gnu::always_inline]] inline Mask<N> is_target_at_base(const RatingFacts<N>& f) {
  return at_least(f.target, f.base()) & at_least(f.base(), f.target);
}

/// (on the path now, on the path at the figure before).
template <int N>
[[gnu::always_inline]] inline Lanes<N> by_history(const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f, const Rating<N>& rating) {
  const Mask<N> now = at_least(f.sign() * f.value(), f.sign() * path_at(rules, f, f.at()));
  const Mask<N> before = at_least(f.sign() * f.previous(), f.sign() * path_at(rules, f, f.previous_at()));
  return where(is_nan(rating.figure), rating.category, one_of_four(plan.history, now, before));
}

/// What is settled before the cuts: the later of the list has the last word.
template <int N>
[[gnu::always_inline]] inline void treat(Rating<N>& rating, const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f) {
  if (rules.adverse) rating.category = where(f.progress <= 0, Lanes<N>(plan.adverse), rating.category);
  if (rules.met) rating.category = where(meets(rules, f, f.value()) > 0, Lanes<N>(plan.met), rating.category);
  if (rules.maintain) rating.category = maintained(plan, f, meets(rules, f, f.value()), rating.category);
  if (rules.kept) rating.category = where(meets(rules, f, f.value()) + meets(rules, f, f.base()) > 1, Lanes<N>(plan.kept), rating.category);
  if (rules.target_at_base) rating.category = where(is_target_at_base(f), kept_or_not(plan.target_at_base, f, meets(rules, f, f.value())), rating.category);
  if (rules.history) rating.category = by_history(rules, plan, f, rating);
}

/// Both ways for every lane, then the one that the row is for.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated(const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f) {
  Rating<N> rating = rated_by_figure(rules, plan, f);
  treat(rating, rules, plan, f);
  const Mask<N> targetless = is_nan(f.target);
  if (needs_target(rules.statistic) && !f.columns.ordinary && any(targetless)) {
    const Rating<N> other = rated_without_target(rules, plan, f);
    rating.figure = where(targetless, other.figure, rating.figure);
    rating.score = where(targetless, other.score, rating.score);
    rating.category = where(targetless, other.category, rating.category);
  }
  if (rules.at_limit)
    rating.category = where(at_least(f.sign() * f.value(), f.sign() * f.limit()), Lanes<N>(plan.at_limit), rating.category);
  return rating;
}

}  // namespace milepost::detail
