// From the facts of a row to figure, score and category, by the order of a preset; as lanes.
#pragma once

#include "milepost/assessment/ready_cuts.hpp"
#include "milepost/assessment/statistics.hpp"

namespace milepost::detail {

/// What is worked out once for all rows: cuts, and the numbers of the other categories in categories_of(preset).
struct RatingPlan {
  std::vector<ReadyCut> cuts{};
  std::vector<ReadyCut> cuts_without_target{};
  double met{}, kept{}, at_limit{}, adverse{}, maintain{}, direction{}, history{};
};

inline RatingPlan plan_of(const Preset& preset) {
  const Treatments& t = preset.treatments;
  const double without = static_cast<double>(preset.cuts.categories.size());
  RatingPlan plan{.cuts = ready_cuts(preset.cuts, 0), .cuts_without_target = ready_cuts(preset.cuts_without_target, without)};
  plan.met = without + static_cast<double>(preset.cuts_without_target.categories.size());
  plan.kept = plan.met + (t.met ? 1 : 0);
  plan.at_limit = plan.kept + (t.kept ? 1 : 0);
  plan.adverse = plan.at_limit + (t.at_limit ? 1 : 0);
  plan.maintain = plan.adverse + (t.adverse ? 1 : 0);
  plan.direction = plan.maintain + (t.maintain ? 4 : 0);
  plan.history = plan.direction + (t.direction ? 4 : 0);
  return plan;
}

/// How much of its cuts a method leaves near a natural limit: 1 far from it, 0 at it. b = |base|, L the limit:
/// 1 - (b/L)^p up to L, 1 - ((2L - b)/L)^p up to 2L, then 1. Of Statistics Canada, p = 4.44.
template <int N>
[[gnu::always_inline]] inline Lanes<N> limit_factor(const Preset& preset, const RatingFacts<N>& f) {
  if (!preset.treatments.limit_exponent) return 1;
  const Lanes<N> exponent(*preset.treatments.limit_exponent), b = abs(f.base());
  const Lanes<N> near = where(b <= f.limit(), b, 2 * f.limit() - b);
  const Lanes<N> shrunk = where(near == 0, Lanes<N>(1), 1 - power(near / f.limit(), exponent));
  return where((f.limit() > 0) & (b < 2 * f.limit()), shrunk, Lanes<N>(1));
}

/// One of four, by two answers.
template <int N>
[[gnu::always_inline]] inline Lanes<N> one_of_four(double first, Mask<N> a, Mask<N> b) {
  return where(a, where(b, Lanes<N>(first), Lanes<N>(first + 1)), where(b, Lanes<N>(first + 2), Lanes<N>(first + 3)));
}

/// Figure, score and category of N rows.
template <int N>
struct Rating {
  Lanes<N> figure{}, score{}, category{};
};

/// The rate in the desired direction, cut and scored without a target.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated_without_target(const Preset& preset, const RatingPlan& plan, const RatingFacts<N>& f) {
  const Lanes<N> factor = limit_factor(preset, f);
  Lanes<N> scored = where(f.progress > 0, f.progress / factor, f.progress);
  if (preset.rate_cap) scored = smaller(larger(scored, Lanes<N>(-*preset.rate_cap)), Lanes<N>(*preset.rate_cap));
  Rating<N> rating{f.progress, score_at(preset.score_without_target, scored), {}};
  const bool scores = !preset.score_without_target.pieces.empty();
  if (scores) rating.score = where((factor == 0) & (f.progress >= 0), Lanes<N>(preset.score_without_target.most), rating.score);
  rating.category = category_at(plan.cuts_without_target, f.progress, factor, Lanes<N>(0));
  if (!preset.treatments.direction) return rating;
  const Mask<N> last = more_than(f.sign() * f.value(), f.sign() * f.previous());
  rating.category = where(is_nan(f.progress), rating.category, one_of_four(plan.direction, f.progress > 0, last));
  return rating;
}

/// The statistic, cut and scored; a method of rates alone needs no target.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated_by_figure(const Preset& preset, const RatingPlan& plan, const RatingFacts<N>& f) {
  const Lanes<N> figure = figure_of(preset, f);
  return {figure, score_at(preset.score, figure), category_at(plan.cuts, figure, Lanes<N>(1), abs(f.target - f.value()))};
}

/// (met, moving right): standing still is right for what is met.
template <int N>
[[gnu::always_inline]] inline Lanes<N> maintained(const RatingPlan& plan, const RatingFacts<N>& f, Lanes<N> met, Lanes<N> category) {
  const Mask<N> right = (f.progress > 0) | ((met > 0) & (f.progress == 0));
  return where((met > 0) | is_nan(f.due()), one_of_four(plan.maintain, met > 0, right), category);
}

/// (on the path now, on the path at the figure before).
template <int N>
[[gnu::always_inline]] inline Lanes<N> by_history(const Preset& preset, const RatingPlan& plan, const RatingFacts<N>& f, const Rating<N>& rating) {
  const Mask<N> now = at_least(f.sign() * f.value(), f.sign() * path_at(preset, f, f.at()));
  const Mask<N> before = at_least(f.sign() * f.previous(), f.sign() * path_at(preset, f, f.previous_at()));
  return where(is_nan(rating.figure), rating.category, one_of_four(plan.history, now, before));
}

/// What is settled before the cuts: the later of the list has the last word.
template <int N>
[[gnu::always_inline]] inline void treat(Rating<N>& rating, const Preset& preset, const RatingPlan& plan, const RatingFacts<N>& f) {
  const Treatments& t = preset.treatments;
  if (t.adverse) rating.category = where(f.progress <= 0, Lanes<N>(plan.adverse), rating.category);
  if (t.met) rating.category = where(meets(preset, f, f.value()) > 0, Lanes<N>(plan.met), rating.category);
  if (t.maintain) rating.category = maintained(plan, f, meets(preset, f, f.value()), rating.category);
  if (t.kept) rating.category = where(meets(preset, f, f.value()) + meets(preset, f, f.base()) > 1, Lanes<N>(plan.kept), rating.category);
  if (t.history) rating.category = by_history(preset, plan, f, rating);
}

/// Both ways for every lane, then the one that the row is for.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated(const Preset& preset, const RatingPlan& plan, const RatingFacts<N>& f) {
  Rating<N> rating = rated_by_figure(preset, plan, f);
  treat(rating, preset, plan, f);
  const Mask<N> targetless = is_nan(f.target);
  if (needs_target(preset.statistic) && any(targetless)) {
    const Rating<N> other = rated_without_target(preset, plan, f);
    rating.figure = where(targetless, other.figure, rating.figure);
    rating.score = where(targetless, other.score, rating.score);
    rating.category = where(targetless, other.category, rating.category);
  }
  if (preset.treatments.at_limit)
    rating.category = where(at_least(f.sign() * f.value(), f.sign() * f.limit()), Lanes<N>(plan.at_limit), rating.category);
  return rating;
}

/// A reason or a movement as lanes count it.
constexpr double number_of(Reason reason) { return static_cast<double>(reason); }
constexpr double number_of(Movement movement) { return static_cast<double>(movement); }

/// Why rows have no category, of those that were rated; a class without a target is none either.
template <int N>
[[gnu::always_inline]] inline Lanes<N> why_not(const Preset& preset, const RatingFacts<N>& f, const Rating<N>& rating) {
  Lanes<N> why = where(is_nan(rating.figure), Lanes<N>(number_of(Reason::undefined_rate)), Lanes<N>(number_of(Reason::inconclusive)));
  why = where(is_nan(measure_of(preset, f)), Lanes<N>(number_of(Reason::no_denominator)), why);
  if (needs_due(preset.statistic)) why = where(is_nan(f.due()), Lanes<N>(number_of(Reason::no_schedule)), why);
  const Lanes<N> targetless = where(is_nan(f.target), Lanes<N>(number_of(Reason::no_target_value)), Lanes<N>(-1));
  if (needs_target(preset.statistic)) why = where(is_nan(f.target), targetless, why);
  why = where(rating.category >= 0, targetless, why);
  return where(f.reason() >= 0, f.reason(), why);
}

/// Where the last change went, within the slack of all comparisons.
template <int N>
[[gnu::always_inline]] inline Lanes<N> drift_of(const RatingFacts<N>& f) {
  const Lanes<N> now = f.sign() * f.value(), before = f.sign() * f.previous();
  const Lanes<N> moved = where(more_than(now, before), Lanes<N>(number_of(Movement::toward)),
                               where(more_than(before, now), Lanes<N>(number_of(Movement::away)), Lanes<N>(number_of(Movement::flat))));
  return where(f.reason() >= 0, Lanes<N>(number_of(Movement::unknown)), moved);
}

/// Writes the answers of N rows. Without a category there is no figure, except where the rule leaves a hole.
template <int N>
[[gnu::always_inline]] inline void store_rating(RatingBlock& block, std::size_t i, const Preset& preset, const RatingFacts<N>& f,
                                                const Rating<N>& rating) {
  const Lanes<N> none(not_a_number), why = why_not(preset, f, rating);
  const Lanes<N> category = where(f.reason() >= 0, Lanes<N>(-1), rating.category);
  const Mask<N> hole = (f.reason() < 0) & (why == number_of(Reason::inconclusive));
  where(((category >= 0) | hole) & (rating.figure == rating.figure), rating.figure, none).store(&block.figure[i]);
  where((category >= 0) & (rating.score == rating.score), rating.score, none).store(&block.score[i]);
  category.store(&block.category[i]);
  why.store(&block.why[i]);
  drift_of(f).store(&block.drift[i]);
}

/// Rates every row of a block, as a loop for run_widest().
struct RatingLoop {
  const Preset& preset;
  const RatingPlan& plan;
  RatingBlock& block;
  std::size_t count;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (std::size_t i = 0; i < count; i += N) {
      const RatingFacts<N> facts = facts_of<N>(preset, block, i);
      store_rating(block, i, preset, facts, rated(preset, plan, facts));
    }
  }
};

}  // namespace milepost::detail
