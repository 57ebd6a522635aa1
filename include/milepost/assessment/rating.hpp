// From the facts of a row to figure, score and category, by the order of a preset; as lanes.
#pragma once

#include "milepost/assessment/statistics.hpp"

namespace milepost::detail {

/// Numbers of the categories in categories_of(preset), as doubles, so that lanes can choose among them; -1: none.
struct CategoryNumbers {
  double without_target{}, met{}, kept{}, at_limit{}, adverse{}, maintain{}, direction{}, history{};
};

inline CategoryNumbers numbers_of(const Preset& preset) {
  const Treatments& t = preset.treatments;
  CategoryNumbers numbers;
  numbers.without_target = static_cast<double>(preset.cuts.categories.size());
  numbers.met = numbers.without_target + static_cast<double>(preset.cuts_without_target.categories.size());
  numbers.kept = numbers.met + (t.met ? 1 : 0);
  numbers.at_limit = numbers.kept + (t.kept ? 1 : 0);
  numbers.adverse = numbers.at_limit + (t.at_limit ? 1 : 0);
  numbers.maintain = numbers.adverse + (t.adverse ? 1 : 0);
  numbers.direction = numbers.maintain + (t.maintain ? 4 : 0);
  numbers.history = numbers.direction + (t.direction ? 4 : 0);
  return numbers;
}

template <int N>
[[gnu::always_inline]] inline Mask<N> lets_in(const Category& category, Lanes<N> figure, Lanes<N> stretch) {
  const Lanes<N> cut = category.cut > 0 ? category.cut * stretch : Lanes<N>(category.cut);
  switch (category.side) {
    case Side::at_least: return at_least(figure, cut);
    case Side::above: return more_than(figure, cut);
    case Side::at_most: return at_least(cut, figure);
    case Side::below: return more_than(cut, figure);
    case Side::rest: return figure == figure;
  }
  return never<N>();
}

/// The number of the first category that lets the figure in, counted from `first`; -1 for none.
template <int N>
[[gnu::always_inline]] inline Lanes<N> category_at(const CutTable& table, double first, Lanes<N> figure, Lanes<N> stretch, Lanes<N> away) {
  Lanes<N> found(-1);
  for (std::size_t k = table.categories.size(); k-- > 0;) {
    const Category& category = table.categories[k];
    Mask<N> in = lets_in(category, figure, stretch);
    if (category.within) in = in & (away <= Lanes<N>(*category.within));
    found = where(in, Lanes<N>(first + static_cast<double>(k)), found);
  }
  return found;
}

/// How much of its cuts a method leaves near a natural limit: 1 far from it, 0 at it. b = |base|, L the limit:
/// 1 - (b/L)^p up to L, 1 - ((2L - b)/L)^p up to 2L, then 1. Of Statistics Canada, p = 4.44.
template <int N>
[[gnu::always_inline]] inline Lanes<N> limit_factor(const Preset& preset, const RatingFacts<N>& f) {
  if (!preset.treatments.limit_exponent) return 1;
  const Lanes<N> exponent(*preset.treatments.limit_exponent), b = abs(f.base);
  const Lanes<N> near = where(b <= f.limit, b, 2 * f.limit - b);
  const Lanes<N> shrunk = where(near == 0, Lanes<N>(1), 1 - power(near / f.limit, exponent));
  return where((f.limit > 0) & (b < 2 * f.limit), shrunk, Lanes<N>(1));
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
[[gnu::always_inline]] inline Rating<N> rated_without_target(const Preset& preset, const CategoryNumbers& numbers, const RatingFacts<N>& f) {
  const Lanes<N> factor = limit_factor(preset, f);
  Lanes<N> scored = where(f.progress > 0, f.progress / factor, f.progress);
  if (preset.rate_cap) scored = smaller(larger(scored, Lanes<N>(-*preset.rate_cap)), Lanes<N>(*preset.rate_cap));
  Rating<N> rating{f.progress, score_at(preset.score_without_target, scored), {}};
  const bool scores = !preset.score_without_target.pieces.empty();
  if (scores) rating.score = where((factor == 0) & (f.progress >= 0), Lanes<N>(preset.score_without_target.most), rating.score);
  rating.category = category_at(preset.cuts_without_target, numbers.without_target, f.progress, factor, Lanes<N>(0));
  if (!preset.treatments.direction) return rating;
  const Mask<N> last = more_than(f.sign * f.value, f.sign * f.previous);
  rating.category = where(is_nan(f.progress), rating.category, one_of_four(numbers.direction, f.progress > 0, last));
  return rating;
}

/// The statistic, cut and scored; a method of rates alone needs no target.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated_by_figure(const Preset& preset, const RatingFacts<N>& f) {
  const Lanes<N> figure = figure_of(preset, f);
  return {figure, score_at(preset.score, figure), category_at(preset.cuts, 0, figure, Lanes<N>(1), abs(f.target - f.value))};
}

/// What is settled before the cuts: the later of the list has the last word.
template <int N>
[[gnu::always_inline]] inline void treat(Rating<N>& rating, const Preset& preset, const CategoryNumbers& numbers, const RatingFacts<N>& f) {
  const Treatments& t = preset.treatments;
  const Mask<N> met = meets(preset, f, f.value);
  if (t.adverse) rating.category = where(f.progress <= 0, Lanes<N>(numbers.adverse), rating.category);
  if (t.met) rating.category = where(met, Lanes<N>(numbers.met), rating.category);
  if (t.maintain) {
    const Mask<N> right = (f.progress > 0) | (met & (f.progress == 0));
    rating.category = where(met | is_nan(f.due), one_of_four(numbers.maintain, met, right), rating.category);
  }
  if (t.kept) rating.category = where(met & meets(preset, f, f.base), Lanes<N>(numbers.kept), rating.category);
  if (t.history) {
    const Mask<N> now = at_least(f.sign * f.value, f.sign * path_at(preset, f, f.at));
    const Mask<N> before = at_least(f.sign * f.previous, f.sign * path_at(preset, f, f.previous_at));
    rating.category = where(is_nan(rating.figure), rating.category, one_of_four(numbers.history, now, before));
  }
}

/// Both ways for every lane, then the one that the row is for.
template <int N>
[[gnu::always_inline]] inline Rating<N> rated(const Preset& preset, const CategoryNumbers& numbers, const RatingFacts<N>& f) {
  Rating<N> rating = rated_by_figure(preset, f);
  treat(rating, preset, numbers, f);
  const Mask<N> targetless = is_nan(f.target);
  if (needs_target(preset.statistic) && any(targetless)) {
    const Rating<N> other = rated_without_target(preset, numbers, f);
    rating.figure = where(targetless, other.figure, rating.figure);
    rating.score = where(targetless, other.score, rating.score);
    rating.category = where(targetless, other.category, rating.category);
  }
  if (preset.treatments.at_limit)
    rating.category = where(at_least(f.sign * f.value, f.sign * f.limit), Lanes<N>(numbers.at_limit), rating.category);
  return rating;
}

/// Rates every row of a block, as a loop for run_widest().
struct RatingLoop {
  const Preset& preset;
  const CategoryNumbers& numbers;
  RatingBlock& block;
  std::size_t count;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (std::size_t i = 0; i < count; i += N) {
      const Rating<N> rating = rated(preset, numbers, facts_of<N>(preset, block, i));
      defined(rating.figure == rating.figure, rating.figure).store(&block.figure[i]);
      defined(rating.score == rating.score, rating.score).store(&block.score[i]);
      rating.category.store(&block.category[i]);
    }
  }
};

}  // namespace milepost::detail
