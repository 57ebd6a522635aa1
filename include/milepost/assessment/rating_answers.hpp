// From figure, score and category of a row to what is answered: with movement, status, or the reason why there is none; as lanes.
#pragma once

#include "milepost/assessment/rating.hpp"

namespace milepost::detail {

/// Why rows have no category, of those that were rated; a class without a target is none either.
template <int N>
[[gnu::always_inline]] inline Lanes<N> why_not(const RatingRules& rules, const RatingFacts<N>& f, const Rating<N>& rating) {
  Lanes<N> why = where(is_nan(rating.figure), Lanes<N>(number_of(Reason::undefined_rate)), Lanes<N>(number_of(Reason::inconclusive)));
  why = where(is_nan(measure_of(rules, f)), Lanes<N>(number_of(Reason::no_denominator)), why);
  if (needs_due(rules.statistic)) why = where(is_nan(f.due()), Lanes<N>(number_of(Reason::no_schedule)), why);
  const Lanes<N> targetless = where(is_nan(f.target), Lanes<N>(number_of(Reason::no_target_value)), Lanes<N>(-1));
  if (needs_target(rules.statistic)) why = where(is_nan(f.target), targetless, why);
  why = where(rating.category >= 0, targetless, why);
  return where(f.reason() >= 0, f.reason(), why);
}

/// Where the last change went, within the slack of all comparisons.
template <int N>
[[gnu::always_inline]] inline Lanes<N> drift_of(const RatingFacts<N>& f) {
  const Lanes<N> now = f.sign() * f.value(), before = f.sign() * f.previous(), leeway = slack * larger(abs(now), abs(before));
  const Lanes<N> away = where(before > now + leeway, Lanes<N>(number_of(Movement::away)), Lanes<N>(number_of(Movement::flat)));
  const Lanes<N> moved = where(now > before + leeway, Lanes<N>(number_of(Movement::toward)), away);
  return where(f.reason() >= 0, Lanes<N>(number_of(Movement::unknown)), moved);
}

/// Category, status, movement and reason as one number. A class without a target has no status.
template <int N>
[[gnu::always_inline]] inline Lanes<N> answer_of(const RatingFacts<N>& f, Lanes<N> category, Lanes<N> why) {
  const Lanes<N> known = where(category >= 0, category, Lanes<N>(answer_without_category));
  const Lanes<N> moving = known + where(known < says_movement, place_of_movement * drift_of(f), Lanes<N>(0));
  const Lanes<N> whole = moving + where(why >= 0, place_of_reason * why, Lanes<N>(place_of_reason * no_word));
  const Bits<N> without_status = bits(whole + 0x1p52) & ~std::uint64_t{0xFF00};
  const Lanes<N> unjudged = doubles(without_status) - (0x1p52 - place_of_status * number_of(Status::not_assessable));
  return where(why >= 0, unjudged, whole);
}

/// The figure that is shown: without a category there is none, except where the rule leaves a hole. One comparison beside each
/// choice: g++ splits what several of them say together.
template <int N>
[[gnu::always_inline]] inline Lanes<N> figure_shown(const RatingFacts<N>& f, Lanes<N> figure, Lanes<N> category, Lanes<N> why) {
  const Lanes<N> none(not_a_number), shown = where(figure == figure, figure, none);
  const Lanes<N> in_hole = where(why == number_of(Reason::inconclusive), where(f.reason() >= 0, none, shown), none);
  return where(category >= 0, shown, in_hole);
}

/// The points of the category, where it has its own, else those of the score map.
template <int N>
[[gnu::always_inline]] inline Lanes<N> score_shown(const RatingPlan& plan, Lanes<N> score, Lanes<N> category) {
  const Lanes<N> none(not_a_number);
  Lanes<N> shown = where(category >= 0, where(score == score, score, none), none);
  for (const ScoredCategory& one : plan.scored) shown = where(category == one.answer, Lanes<N>(one.points), shown);
  return shown;
}

/// What a row is answered: beside the answer the figure, and the score if the preset gives any.
template <int N>
struct Answer {
  Lanes<N> figure{}, score{}, whole{};
};

template <int N>
[[gnu::always_inline]] inline Answer<N> answered(const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f, const Rating<N>& rating) {
  const Lanes<N> why = why_not(rules, f, rating), category = where(f.reason() >= 0, Lanes<N>(-1), rating.category);
  return {figure_shown(f, rating.figure, category, why), score_shown(plan, rating.score, category), answer_of(f, category, why)};
}

/// The same, to the bit, for rows of which each has a category and none a reason.
template <int N>
[[gnu::always_inline]] inline Answer<N> answered_in_full(const RatingPlan& plan, const RatingFacts<N>& f, const Rating<N>& rating) {
  const Lanes<N> moving = where(rating.category < says_movement, place_of_movement * drift_of(f), Lanes<N>(0));
  const Lanes<N> shown = where(rating.figure == rating.figure, rating.figure, Lanes<N>(not_a_number));
  return {shown, score_shown(plan, rating.score, rating.category), rating.category + moving + place_of_reason * no_word};
}

}  // namespace milepost::detail
