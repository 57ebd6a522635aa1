// What a preset sees of a block of rows, as lanes: one lane a target.
#pragma once

#include <array>

#include "milepost/assessment/fitted_line.hpp"
#include "milepost/assessment/rating_rules.hpp"
#include "milepost/detail/elementary.hpp"
#include "milepost/detail/numeric.hpp"

namespace milepost::detail {

inline constexpr std::size_t block_size = 256;  ///< rows whose columns fit the first-level cache together

using BlockColumn = std::array<double, block_size>;

/// A column where nothing stands yet.
inline BlockColumn blank_column(double blank = not_a_number) {
  BlockColumn column;
  column.fill(blank);
  return column;
}

/// Columns of a block, NaN where a row has none; times in years; `reason` is a Reason as a number or -1. The last line are the answers.
struct RatingBlock {
  alignas(64) BlockColumn base{}, begun{}, value{}, at{}, previous{}, previous_at{}, level{}, slope{}, reason{}, used{};
  alignas(64) BlockColumn target{blank_column()}, due{blank_column()}, sign{}, strict{};
  alignas(64) BlockColumn limit{blank_column()}, reference{blank_column()}, deviation{blank_column()};
  alignas(64) BlockColumn typical_constant{blank_column()}, typical_slope{blank_column()};
  alignas(64) BlockColumn figure{}, score{}, answer{};
  FittingSpace space{};  ///< for the points of one row
};

/// Where the columns of a block stand: in the block, or in the table itself, whose numbers need not be copied then.
struct FactColumns {
  const double *base, *begun, *value, *at, *previous, *previous_at, *level, *slope, *reason;
  const double *target, *due, *sign, *strict, *limit, *reference, *deviation, *typical_constant, *typical_slope;
  bool ordinary{false};                            ///< no row of the block needs an exception: see are_ordinary()
  const double *grown{nullptr}, *needed{nullptr};  ///< growth so far and growth required, worked out beforehand but for their domains

  explicit FactColumns(const RatingBlock& block)
      : base(block.base.data()), begun(block.begun.data()), value(block.value.data()), at(block.at.data()), previous(block.previous.data()),
        previous_at(block.previous_at.data()), level(block.level.data()), slope(block.slope.data()), reason(block.reason.data()),
        target(block.target.data()), due(block.due.data()), sign(block.sign.data()), strict(block.strict.data()), limit(block.limit.data()),
        reference(block.reference.data()), deviation(block.deviation.data()), typical_constant(block.typical_constant.data()),
        typical_slope(block.typical_slope.data()) {}
};

/// N rows of a block, read where they are asked for, and what follows from them for every statistic.
template <int N>
struct RatingFacts {
  const FactColumns& columns;
  std::size_t row;
  Lanes<N> target{};    ///< that is judged by
  Lanes<N> rate{};      ///< a year: a share of the value where it compounds, else units
  Lanes<N> progress{};  ///< the rate towards the target, positive

  [[gnu::always_inline]] Lanes<N> base() const { return Lanes<N>::load(columns.base + row); }
  [[gnu::always_inline]] Lanes<N> begun() const { return Lanes<N>::load(columns.begun + row); }
  [[gnu::always_inline]] Lanes<N> value() const { return Lanes<N>::load(columns.value + row); }
  [[gnu::always_inline]] Lanes<N> at() const { return Lanes<N>::load(columns.at + row); }
  [[gnu::always_inline]] Lanes<N> previous() const { return Lanes<N>::load(columns.previous + row); }
  [[gnu::always_inline]] Lanes<N> previous_at() const { return Lanes<N>::load(columns.previous_at + row); }
  [[gnu::always_inline]] Lanes<N> level() const { return Lanes<N>::load(columns.level + row); }
  [[gnu::always_inline]] Lanes<N> slope() const { return Lanes<N>::load(columns.slope + row); }
  [[gnu::always_inline]] Lanes<N> due() const { return Lanes<N>::load(columns.due + row); }
  [[gnu::always_inline]] Lanes<N> sign() const { return Lanes<N>::load(columns.sign + row); }
  [[gnu::always_inline]] Lanes<N> limit() const { return Lanes<N>::load(columns.limit + row); }
  [[gnu::always_inline]] Lanes<N> reference() const { return Lanes<N>::load(columns.reference + row); }
  [[gnu::always_inline]] Lanes<N> deviation() const { return Lanes<N>::load(columns.deviation + row); }
  [[gnu::always_inline]] Lanes<N> typical_constant() const { return Lanes<N>::load(columns.typical_constant + row); }
  [[gnu::always_inline]] Lanes<N> typical_slope() const { return Lanes<N>::load(columns.typical_slope + row); }
  [[gnu::always_inline]] Lanes<N> strict() const { return Lanes<N>::load(columns.strict + row); }
  [[gnu::always_inline]] Lanes<N> reason() const { return Lanes<N>::load(columns.reason + row); }
};

/// Are the three figures of every row of a block positive, normal numbers, and is there time from the base on? Most blocks are so, and what
/// is otherwise elsewhere need not be asked there row by row. Where the sum of all sizes is finite, each of them is.
template <int N>
[[gnu::always_inline]] inline bool are_ordinary(const FactColumns& columns, std::size_t count) {
  Lanes<N> sum(0), least(1);
  for (std::size_t i = 0; i < count; i += N) {
    const RatingFacts<N> f{columns, i};
    const Lanes<N> target = Lanes<N>::load(columns.target + i), so_far = f.at() - f.begun(), whole = f.due() - f.begun();
    sum = sum + ((f.base() + f.value()) + (target + (so_far + whole)));
    least = smaller(smaller(smaller(f.base(), f.value()), smaller(target, smaller(so_far, whole))), least);
  }
  return !any(!(sum < positive_infinity)) && !any(least < 0x1p-1022);
}

/// Has no row of a block a reason against it?
template <int N>
[[gnu::always_inline]] inline bool are_rated(const FactColumns& columns, std::size_t count) {
  Lanes<N> most(-1);
  for (std::size_t i = 0; i < count; i += N) most = larger(Lanes<N>::load(columns.reason + i), most);
  return !any(most >= 0);
}

/// Within the slack of all comparisons, as at_least() of one number.
template <int N>
[[gnu::always_inline]] inline Mask<N> at_least(Lanes<N> a, Lanes<N> b) {
  return a >= b - slack * larger(abs(a), abs(b));
}

template <int N>
[[gnu::always_inline]] inline Mask<N> more_than(Lanes<N> a, Lanes<N> b) {
  return a > b + slack * larger(abs(a), abs(b));
}

/// a - b and 0 where only rounding is left, as difference() of single numbers.
template <int N>
[[gnu::always_inline]] inline Lanes<N> difference(Lanes<N> a, Lanes<N> b, Lanes<N> way = Lanes<N>(0)) {
  const Lanes<N> left = a - b, size = larger(larger(abs(a), abs(b)), abs(way));
  return where(abs(left) < rounding * size, Lanes<N>(0), left);
}

template <int N>
[[gnu::always_inline]] inline Mask<N> never() {
  return Lanes<N>(0) > Lanes<N>(0);
}

/// Zeros of ratios, where a method puts a small number in their place.
template <int N>
[[gnu::always_inline]] inline Lanes<N> without_zero(const RatingRules& rules, Lanes<N> value) {
  return rules.zero == 0 ? value : where(value == 0, Lanes<N>(rules.zero), value);
}

/// A change a year over `years`, two values given; NaN for no time.
template <int N>
[[gnu::always_inline]] inline Lanes<N> yearly_change(const RatingRules& rules, Lanes<N> from, Lanes<N> to, Lanes<N> years) {
  const bool compounds = rules.rate == RateEstimator::compound || rules.rate == RateEstimator::log_least_squares;
  if (!compounds) return where(years > 0, difference(to, from) / years, Lanes<N>(not_a_number));
  return growth(without_zero(rules, from), without_zero(rules, to), years);
}

/// Rates of negative values by the preset's treatment.
template <int N>
[[gnu::always_inline]] inline Lanes<N> of_negative(const RatingRules& rules, Lanes<N> base, Lanes<N> rate) {
  if (rules.negative == NegativeValues::as_computed) return rate;
  const Lanes<N> otherwise = rules.negative == NegativeValues::turned ? -rate : Lanes<N>(not_a_number);
  return where(base < 0, otherwise, rate);
}

/// Do base, latest value and target lie on both sides of 0? What is missing lies on neither.
template <int N>
[[gnu::always_inline]] inline Mask<N> changes_sign(const RatingFacts<N>& f) {
  const Lanes<N> base = f.base(), value = f.value(), target = where(is_nan(f.target), base, f.target);
  return (smaller(base, smaller(value, target)) < 0) & (larger(base, larger(value, target)) > 0);
}

/// Growth, or the change along a straight line where the preset takes that for rows that change their sign.
template <int N>
[[gnu::always_inline]] inline Lanes<N> growth_or_line(const RatingRules& rules, const RatingFacts<N>& f, Lanes<N> growth, Lanes<N> from, Lanes<N> to, Lanes<N> years) {
  if (!rules.goes_straight || f.columns.ordinary) return growth;
  const Lanes<N> line = difference(to, from) / (abs(without_zero(rules, f.base())) * years);
  return where(changes_sign(f), where(years > 0, line, Lanes<N>(not_a_number)), growth);
}

/// Growth from the base to the latest value. To nothing it is -100 %, for methods that know zeros.
template <int N>
[[gnu::always_inline]] inline Lanes<N> observed_growth(const RatingRules& rules, const RatingFacts<N>& f) {
  if (f.columns.ordinary && f.columns.grown) return Lanes<N>::load(f.columns.grown + f.row);
  const Lanes<N> from = without_zero(rules, f.base()), years = f.at() - f.begun();
  const Lanes<N> rate = f.columns.grown ? where_has_growth(from, f.value(), years, Lanes<N>::load(f.columns.grown + f.row)) : growth(from, f.value(), years);
  const Lanes<N> known = rules.zero == 0 ? rate : where(f.value() == 0, where(f.at() > f.begun(), Lanes<N>(-1), rate), rate);
  return growth_or_line(rules, f, of_negative(rules, f.base(), known), f.base(), f.value(), years);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> observed_rate(const RatingRules& rules, const RatingFacts<N>& f) {
  switch (rules.rate) {
    case RateEstimator::compound: return observed_growth(rules, f);
    case RateEstimator::linear: return yearly_change(rules, f.base(), f.value(), f.at() - f.begun());
    case RateEstimator::least_squares: return f.slope();
    case RateEstimator::log_least_squares: return expm1(f.slope());
    case RateEstimator::reported: return f.value() / 100;
  }
  return not_a_number;
}

/// Where the figures lead at the due day: of two points on from the latest value, of a fitted line on from its own level (a logarithm of some).
template <int N>
[[gnu::always_inline]] inline Lanes<N> projected(const RatingRules& rules, const RatingFacts<N>& f) {
  const Lanes<N> from = rules.rate == RateEstimator::log_least_squares ? exp(f.level()) : is_fitted(rules.rate) ? f.level() : f.value();
  const bool compounds = rules.rate == RateEstimator::compound || rules.rate == RateEstimator::log_least_squares;
  const Lanes<N> years = f.due() - f.at();
  if (!compounds) return from + f.rate * years;
  const Lanes<N> grown = compounded(from, f.rate, years);
  if (!rules.goes_straight || f.columns.ordinary) return grown;
  return where(changes_sign(f), from + f.rate * abs(without_zero(rules, f.base())) * years, grown);
}

/// The target that is judged by: the base in its place where it lies behind the base and the preset holds.
template <int N>
[[gnu::always_inline]] inline Lanes<N> judged_target(const RatingRules& rules, const RatingFacts<N>& f) {
  const Lanes<N> target = Lanes<N>::load(f.columns.target + f.row);
  if (rules.if_target_worse == IfTargetWorse::follow) return target;
  return where(f.sign() * (target - f.base()) < 0, f.base(), target);
}

/// The value owed at a time, on the path from the base to the target; flat after the due day.
template <int N>
[[gnu::always_inline]] inline Lanes<N> path_at(const RatingRules& rules, const RatingFacts<N>& f, Lanes<N> time) {
  const Lanes<N> years = f.due() - f.begun();
  const Lanes<N> share = smaller((time - f.begun()) / years, Lanes<N>(1));
  const Lanes<N> line = rules.path == PathShape::linear ? f.base() + (f.target - f.base()) * share
                                                         : f.base() * exp(log_ratio(f.base(), f.target) * share);
  return where(years > 0, line, Lanes<N>(not_a_number));
}

/// 1 where a value is on the better side of the bound, else 0. A strict bound is not met by its own number. A number and no mask:
/// g++ splits masks that come from two ways.
template <int N>
[[gnu::always_inline]] inline Lanes<N> meets(const RatingRules& rules, const RatingFacts<N>& f, Lanes<N> value) {
  const Lanes<N> ahead = f.sign() * value, asked = f.sign() * without_zero(rules, f.target), leeway = slack * larger(abs(ahead), abs(asked));
  const Lanes<N> threshold = where(f.strict() == 0, asked - leeway, asked + leeway), one(1), zero(0);
  Lanes<N> met = where(ahead > threshold, one, where(ahead == threshold, 1 - f.strict(), zero));
  if (!rules.near_end) return met;
  const Lanes<N> near = where(abs(value - f.target) <= Lanes<N>(rules.near), one, met);
  return where(f.target == rules.lower_end, near, where(f.target == rules.upper_end, near, met));
}

template <int N>
[[gnu::always_inline]] inline RatingFacts<N> facts_of(const RatingRules& rules, const FactColumns& columns, std::size_t row) {
  RatingFacts<N> f{columns, row};
  f.target = judged_target(rules, f);
  f.rate = observed_rate(rules, f);
  f.progress = f.sign() * f.rate;
  return f;
}

/// A figure alone has no rate, but may meet its target.
inline void stand_alone(RatingBlock& block, std::size_t i, double time, double value) {
  block.base[i] = block.value[i] = block.previous[i] = value;
  block.begun[i] = block.at[i] = block.previous_at[i] = time;
  block.slope[i] = block.level[i] = not_a_number;
}

/// What meets its target alone is rated after all: met is settled before any rate.
inline void keep_met_alone(const RatingRules& rules, const FactColumns& at, RatingBlock& block, std::size_t count) {
  for (std::size_t i = 0; i < count; i += 2) {
    const RatingFacts<2> f = facts_of<2>(rules, at, i);
    const Lanes<2> alone = where(f.begun() == f.at(), f.reason(), Lanes<2>(-1));
    const Lanes<2> met = where(alone == static_cast<double>(Reason::too_few_points), meets(rules, f, f.value()), Lanes<2>(0));
    where(met > 0, Lanes<2>(-1), f.reason()).store(&block.reason[i]);
    where(met > 0, Lanes<2>(1), Lanes<2>::load(&block.used[i])).store(&block.used[i]);
  }
}

}  // namespace milepost::detail
