// From the facts of a row to figure, score and category, by the order of a preset; as lanes.
#pragma once

#include "milepost/assessment/rating_plan.hpp"
#include "milepost/assessment/statistics.hpp"

namespace milepost::detail {

/// How much of its cuts a method leaves near a natural limit: 1 far from it, 0 at it. b = |base|, L the limit:
/// 1 - (b/L)^p up to L, 1 - ((2L - b)/L)^p up to 2L, then 1. Of Statistics Canada, p = 4.44.
template <int N>
[[gnu::always_inline]] inline Lanes<N> limit_factor(const RatingRules& rules, const RatingFacts<N>& f) {
  if (!rules.limit_exponent) return 1;
  const Lanes<N> exponent(rules.exponent), b = abs(f.base());
  const Lanes<N> near = where(b <= f.limit(), b, 2 * f.limit() - b);
  const Lanes<N> shrunk = where(near == 0, Lanes<N>(1), 1 - power(near / f.limit(), exponent));
  return where(f.limit() > 0, where(b < 2 * f.limit(), shrunk, Lanes<N>(1)), Lanes<N>(1));
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
[[gnu::always_inline]] inline Lanes<N> maintained(const RatingPlan& plan, const RatingFacts<N>& f, Lanes<N> met, Lanes<N> category) {
  const Mask<N> right = (f.progress > 0) | ((met > 0) & (f.progress == 0));
  return where((met > 0) | is_nan(f.due()), one_of_four(plan.maintain, met > 0, right), category);
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
  if (rules.history) rating.category = by_history(rules, plan, f, rating);
}

/// Both ways for every lane, then the one that the row is for.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated(const RatingRules& rules, const RatingPlan& plan, const RatingFacts<N>& f) {
  Rating<N> rating = rated_by_figure(rules, plan, f);
  treat(rating, rules, plan, f);
  const Mask<N> targetless = is_nan(f.target);
  if (needs_target(rules.statistic) && any(targetless)) {
    const Rating<N> other = rated_without_target(rules, plan, f);
    rating.figure = where(targetless, other.figure, rating.figure);
    rating.score = where(targetless, other.score, rating.score);
    rating.category = where(targetless, other.category, rating.category);
  }
  if (rules.at_limit)
    rating.category = where(at_least(f.sign() * f.value(), f.sign() * f.limit()), Lanes<N>(plan.at_limit), rating.category);
  return rating;
}

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

/// Where the answers of a block go: into the block, or into the results themselves. Only a preset that gives scores has a place for them.
struct AnswerColumns {
  double *figure, *score, *answer;
};

/// Rates every row of a block, as a loop for run_widest().
struct RatingLoop {
  const RatingPlan& plan;
  const FactColumns& facts;
  const AnswerColumns& answers;
  std::size_t count;

  /// What is asked most, growth over growth, has a loop where that is no question any more.
  template <int N>
  [[gnu::always_inline]] void operator()() const {
    RatingRules rules = plan.rules;
    if (rules.rate != RateEstimator::compound || rules.statistic != Statistic::rate_ratio) return rate_rows<N>(rules, facts);
    rules.rate = RateEstimator::compound, rules.statistic = Statistic::rate_ratio;
    rate_grown_rows<N>(rules);
  }

 private:
  /// Growth before all else, in loops so short that a processor works on several rows at once: it looks ahead only so far.
  template <int N>
  [[gnu::always_inline]] void rate_grown_rows(const RatingRules& rules) const {
    alignas(64) double grown[block_size], needed[block_size];
    store_logarithms<N>(rules, grown, needed);
    for (double* const growth : {grown, needed})
      for (std::size_t i = 0; i < count; i += N) expm1_within(Lanes<N>::load(growth + i)).store(growth + i);
    FactColumns ready = facts;
    ready.grown = grown, ready.needed = needed;
    rate_rows<N>(rules, ready);
  }

  template <int N>
  [[gnu::always_inline]] void store_logarithms(const RatingRules& rules, double* grown, double* needed) const {
    for (std::size_t i = 0; i < count; i += N) {
      const RatingFacts<N> f{facts, i};
      const Lanes<N> from = without_zero(rules, f.base()), target = without_zero(rules, judged_target(rules, f));
      (log_ratio_within(from, f.value()) / (f.at() - f.begun())).store(grown + i);
      (log_ratio_within(from, target) / (f.due() - f.begun())).store(needed + i);
    }
  }

  template <int N>
  [[gnu::always_inline]] void rate_rows(const RatingRules& rules, const FactColumns& columns) const {
    for (std::size_t i = 0; i < count; i += N) {
      const RatingFacts<N> f = facts_of<N>(rules, columns, i);
      store_rating(i, rules, f, rated(rules, plan, f));
    }
  }

  template <int N>
  [[gnu::always_inline]] void store_rating(std::size_t i, const RatingRules& rules, const RatingFacts<N>& f, const Rating<N>& rating) const {
    const Lanes<N> why = why_not(rules, f, rating), category = where(f.reason() >= 0, Lanes<N>(-1), rating.category);
    figure_shown(f, rating.figure, category, why).store(answers.figure + i);
    if (rules.scores) score_shown(plan, rating.score, category).store(answers.score + i);
    answer_of(f, category, why).store(answers.answer + i);
  }
};

}  // namespace milepost::detail
