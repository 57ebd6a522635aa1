// What a preset sees of a block of rows, as lanes: one lane a target.
#pragma once

#include <array>
#include <cstdint>

#include "milepost/assessment/preset.hpp"
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

/// Columns of a block, NaN where a row has none; times in years. Figure, score and category are the answers.
struct RatingBlock {
  alignas(64) BlockColumn base{}, begun{}, value{}, at{}, previous{}, previous_at{}, level{}, slope{};
  alignas(64) BlockColumn target{blank_column()}, due{blank_column()}, sign{}, strict{};
  alignas(64) BlockColumn limit{blank_column()}, reference{blank_column()}, deviation{blank_column()};
  alignas(64) BlockColumn typical_constant{blank_column()}, typical_slope{blank_column()};
  alignas(64) BlockColumn figure{}, score{}, category{};
  std::array<std::uint8_t, block_size> reason{}, movement{};
  std::array<std::int32_t, block_size> used{};
};

/// The facts of N rows and what follows from them for every statistic.
template <int N>
struct RatingFacts {
  Lanes<N> base{}, begun{}, value{}, at{}, previous{}, previous_at{}, level{}, slope{}, target{}, due{}, sign{};
  Lanes<N> limit{}, reference{}, deviation{}, typical_constant{}, typical_slope{}, strict{};
  Lanes<N> rate{};      ///< a year: a share of the value where it compounds, else units
  Lanes<N> progress{};  ///< the rate towards the target, positive
};

/// Within the slack of all comparisons, as at_least() of one number.
template <int N>
[[gnu::always_inline]] inline Mask<N> at_least(Lanes<N> a, Lanes<N> b) {
  return a >= b - slack * larger(abs(a), abs(b));
}

template <int N>
[[gnu::always_inline]] inline Mask<N> more_than(Lanes<N> a, Lanes<N> b) {
  return a > b + slack * larger(abs(a), abs(b));
}

template <int N>
[[gnu::always_inline]] inline Mask<N> never() {
  return Lanes<N>(0) > Lanes<N>(0);
}

/// Zeros of ratios, where a method puts a small number in their place.
template <int N>
[[gnu::always_inline]] inline Lanes<N> without_zero(const Preset& preset, Lanes<N> value) {
  return preset.treatments.zero == 0 ? value : where(value == 0, Lanes<N>(preset.treatments.zero), value);
}

/// The columns of N rows from row i on.
template <int N>
[[gnu::always_inline]] inline RatingFacts<N> load_facts(const RatingBlock& block, std::size_t i) {
  RatingFacts<N> f;
  f.base = Lanes<N>::load(&block.base[i]), f.begun = Lanes<N>::load(&block.begun[i]);
  f.value = Lanes<N>::load(&block.value[i]), f.at = Lanes<N>::load(&block.at[i]);
  f.previous = Lanes<N>::load(&block.previous[i]), f.previous_at = Lanes<N>::load(&block.previous_at[i]);
  f.level = Lanes<N>::load(&block.level[i]), f.slope = Lanes<N>::load(&block.slope[i]);
  f.target = Lanes<N>::load(&block.target[i]), f.due = Lanes<N>::load(&block.due[i]);
  f.sign = Lanes<N>::load(&block.sign[i]), f.strict = Lanes<N>::load(&block.strict[i]);
  f.limit = Lanes<N>::load(&block.limit[i]), f.reference = Lanes<N>::load(&block.reference[i]);
  f.deviation = Lanes<N>::load(&block.deviation[i]);
  f.typical_constant = Lanes<N>::load(&block.typical_constant[i]);
  f.typical_slope = Lanes<N>::load(&block.typical_slope[i]);
  return f;
}

/// A change a year over `years`, two values given; NaN for no time.
template <int N>
[[gnu::always_inline]] inline Lanes<N> yearly_change(const Preset& preset, Lanes<N> from, Lanes<N> to, Lanes<N> years) {
  const bool compounds = preset.rate == RateEstimator::compound || preset.rate == RateEstimator::log_least_squares;
  if (!compounds) return where(years > 0, (to - from) / years, Lanes<N>(not_a_number));
  return growth(without_zero(preset, from), without_zero(preset, to), years);
}

/// Rates of negative values by the preset's treatment.
template <int N>
[[gnu::always_inline]] inline Lanes<N> of_negative(const Preset& preset, Lanes<N> base, Lanes<N> rate) {
  if (preset.treatments.negative == NegativeValues::as_computed) return rate;
  const Lanes<N> otherwise = preset.treatments.negative == NegativeValues::turned ? -rate : Lanes<N>(not_a_number);
  return where(base < 0, otherwise, rate);
}

/// Growth from the base to the latest value. To nothing it is -100 %, for methods that know zeros.
template <int N>
[[gnu::always_inline]] inline Lanes<N> observed_growth(const Preset& preset, const RatingFacts<N>& f) {
  const Lanes<N> rate = growth(without_zero(preset, f.base), f.value, f.at - f.begun);
  const Lanes<N> known = preset.treatments.zero == 0 ? rate : where((f.value == 0) & (f.at > f.begun), Lanes<N>(-1), rate);
  return of_negative(preset, f.base, known);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> observed_rate(const Preset& preset, const RatingFacts<N>& f) {
  switch (preset.rate) {
    case RateEstimator::compound: return observed_growth(preset, f);
    case RateEstimator::linear: return yearly_change(preset, f.base, f.value, f.at - f.begun);
    case RateEstimator::least_squares: return f.slope;
    case RateEstimator::log_least_squares: return expm1(f.slope);
    case RateEstimator::reported: return f.value / 100;
  }
  return not_a_number;
}

/// Where the figures lead at the due day: of two points on from the latest value, of a fitted line on from its own level.
template <int N>
[[gnu::always_inline]] inline Lanes<N> projected(const Preset& preset, const RatingFacts<N>& f) {
  const Lanes<N> from = is_fitted(preset.rate) ? f.level : f.value;
  const bool compounds = preset.rate == RateEstimator::compound || preset.rate == RateEstimator::log_least_squares;
  return compounds ? compounded(from, f.rate, f.due - f.at) : from + f.rate * (f.due - f.at);
}

/// The target that is judged by: the base in its place where it lies behind the base and the preset holds.
template <int N>
[[gnu::always_inline]] inline Lanes<N> judged_target(const Preset& preset, const RatingFacts<N>& f) {
  if (preset.treatments.if_target_worse == IfTargetWorse::follow) return f.target;
  return where(f.sign * (f.target - f.base) < 0, f.base, f.target);
}

/// The value owed at a time, on the path from the base to the target; flat after the due day.
template <int N>
[[gnu::always_inline]] inline Lanes<N> path_at(const Preset& preset, const RatingFacts<N>& f, Lanes<N> time) {
  const Lanes<N> years = f.due - f.begun;
  const Lanes<N> share = smaller((time - f.begun) / years, Lanes<N>(1));
  const Lanes<N> line = preset.path == PathShape::linear ? f.base + (f.target - f.base) * share
                                                         : f.base * exp(log_ratio(f.base, f.target) * share);
  return where(years > 0, line, Lanes<N>(not_a_number));
}

/// Is a value on the better side of the bound? A strict bound is not met by its own number.
template <int N>
[[gnu::always_inline]] inline Mask<N> meets(const Preset& preset, const RatingFacts<N>& f, Lanes<N> value) {
  const Lanes<N> ahead = f.sign * value, asked = f.sign * f.target;
  const Mask<N> met = at_least(ahead, asked) & ((f.strict == 0) | more_than(ahead, asked));
  if (!preset.treatments.near_end) return met;
  const Mask<N> is_end = (f.target == 0) | (f.target == 100);
  return met | (is_end & (abs(value - f.target) <= Lanes<N>(*preset.treatments.near_end)));
}

template <int N>
[[gnu::always_inline]] inline RatingFacts<N> facts_of(const Preset& preset, const RatingBlock& block, std::size_t i) {
  RatingFacts<N> f = load_facts<N>(block, i);
  f.target = judged_target(preset, f);
  f.rate = observed_rate(preset, f);
  f.progress = f.sign * f.rate;
  return f;
}

}  // namespace milepost::detail
