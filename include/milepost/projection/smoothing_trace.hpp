// One run of exponential smoothing through a history, and the first states that suit it best.
#pragma once

#include "milepost/projection/history_tools.hpp"
#include "milepost/projection/pattern_search.hpp"

namespace milepost::detail {

/// Errors alike or in proportion to the value; no trend, a trend, a damped one.
struct SmoothingForm {
  bool in_proportion{};
  int trend{};  ///< 0 none, 1 whole, 2 damped
};

/// Parameters that the criterion counts: share of the level, its first state and the variance; two for the trend, one for damping.
constexpr int parameters_of(SmoothingForm form) { return 3 + (form.trend > 0 ? 2 : 0) + (form.trend == 2 ? 1 : 0); }

/// The share of the level, that of the trend as a share of it, and the damping: the usual set of the forecast package.
constexpr Box<3> box_of(SmoothingForm form) {
  const bool trend = form.trend > 0, damped = form.trend == 2;
  return {{0.0001, trend ? 0.0001 : 0, damped ? 0.8 : 1}, {0.9999, trend ? 0.9999 : 0, damped ? 0.98 : 1}};
}

/// The shares of an error that move level and trend, and what remains of a trend after a step; all 0 but the first without a trend.
template <int N>
struct SmoothingShares {
  Lanes<N> level{}, trend{}, damping{};
};

template <int N>
[[gnu::always_inline]] inline SmoothingShares<N> shares_at(SmoothingForm form, const Place<N, 3>& place) {
  return {place[0], place[0] * place[1], form.trend > 0 ? place[2] : Lanes<N>{}};
}

/// Level and trend before the first figure.
template <int N>
struct FirstStates {
  Lanes<N> level{}, trend{};
};

/// A sum of logarithms as the logarithm of a product, whose exponent is taken away at each step: one logarithm in all.
template <int N>
struct SumOfLogs {
  Lanes<N> product{1}, k{};

  [[gnu::always_inline]] void add(Lanes<N> factor) {
    const Split<N> parts = split(product * factor);
    product = parts.mantissa;
    k = k + parts.k;
  }
  [[gnu::always_inline]] Lanes<N> total() const { return log(product) + k * 0.69314718055994530942; }
};

/// With given shares each expected value is linear in the first states: base + by_level (level - first figure) + by_trend trend.
template <int N>
struct SmoothingTrace {
  LaneRoom<N> base, by_level, by_trend;

  [[gnu::always_inline]] void follow(const LaneHistory<N>& seen, const SmoothingShares<N>& shares) {
    Lanes<N> level = seen[0], trend{}, of_level(1), trend_of_level{}, of_trend{}, trend_of_trend(1);
    for (int i = 0; i < seen.count; ++i) {
      const auto at = static_cast<std::size_t>(i);
      base[at] = step(level, trend, shares, seen[i], true);
      by_level[at] = step(of_level, trend_of_level, shares, {}, false);
      by_trend[at] = step(of_trend, trend_of_trend, shares, {}, false);
    }
  }

  [[gnu::always_inline]] Lanes<N> expected(const LaneHistory<N>& seen, int i, const FirstStates<N>& first) const {
    const auto at = static_cast<std::size_t>(i);
    return base[at] + by_level[at] * (first.level - seen[0]) + by_trend[at] * first.trend;
  }

 private:
  /// The expected value of a step; the states go on to the next.
  [[gnu::always_inline]] static Lanes<N> step(Lanes<N>& level, Lanes<N>& trend, const SmoothingShares<N>& shares, Lanes<N> seen, bool any) {
    const Lanes<N> damped = shares.damping * trend, expected = level + damped;
    const Lanes<N> error = any ? seen - expected : -expected;
    level = expected + shares.level * error;
    trend = damped + shares.trend * error;
    return expected;
  }
};

/// Two normal equations for level and trend.
template <int N>
struct TwoEquations {
  Lanes<N> levels{}, both{}, trends{}, for_level{}, for_trend{};

  [[gnu::always_inline]] void add(Lanes<N> level, Lanes<N> trend, Lanes<N> error) {
    levels = levels + level * level;
    both = both + level * trend;
    trends = trends + trend * trend;
    for_level = for_level + level * error;
    for_trend = for_trend + trend * error;
  }

  /// Where the trend says nothing of its own it is 0.
  [[gnu::always_inline]] FirstStates<N> solution() const {
    const Lanes<N> safe = where(levels > 0, levels, 1), share = both / safe, own = trends - share * both;
    const Lanes<N> trend = where(own > 1e-12 * trends, (for_trend - share * for_level) / where(own > 0, own, 1), 0);
    return {(for_level - both * trend) / safe, trend};
  }
};

/// First states and the cost that goes with them: n log of the sum of squared errors, and 2 sum log of the expected values where
/// errors are in proportion to them.
template <int N>
struct StatesFound {
  FirstStates<N> first{};
  Lanes<N> cost{positive_infinity};
};

/// Squares of a perfect fit count as those of rounding: a simpler form then wins.
inline constexpr double least_square = 1e-26;

template <int N>
[[gnu::always_inline]] inline Lanes<N> log_of_squares(Lanes<N> squares, int count) {
  return log(larger(squares, Lanes<N>(least_square * count))) * count;
}

/// Errors alike: least squares, in one go.
template <int N>
[[gnu::always_inline]] inline StatesFound<N> states_of_even_errors(const LaneHistory<N>& seen, const SmoothingTrace<N>& trace) {
  TwoEquations<N> equations;
  for (int i = 0; i < seen.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    equations.add(trace.by_level[at], trace.by_trend[at], seen[i] - trace.base[at]);
  }
  FirstStates<N> first = equations.solution();
  first.level = first.level + seen[0];
  Lanes<N> squares{};
  for (int i = 0; i < seen.count; ++i) {
    const Lanes<N> error = seen[i] - trace.expected(seen, i, first);
    squares = squares + error * error;
  }
  return {first, log_of_squares(squares, seen.count)};
}

/// What one pass says of first states when errors are in proportion: the cost, and the equations of the next step.
template <int N>
struct ScoringPass {
  Lanes<N> squares{}, least{positive_infinity}, level_sum{}, trend_sum{};
  SumOfLogs<N> logs{};
  TwoEquations<N> plain{}, skew{};

  [[gnu::always_inline]] void add(Lanes<N> seen, Lanes<N> expected, Lanes<N> by_level, Lanes<N> by_trend) {
    least = smaller(expected, least);
    const Lanes<N> safe = where(expected > 0, expected, 1), share = 1 / safe, error = (seen - safe) * share;
    const Lanes<N> level = by_level * share, trend = by_trend * share;
    squares = squares + error * error;
    logs.add(safe);
    plain.add(level, trend, error * (error + 1));
    level_sum = level_sum + level;
    trend_sum = trend_sum + trend;
  }

  [[gnu::always_inline]] Lanes<N> cost(int count) const {
    const Lanes<N> likelihood = log_of_squares(squares, count) + 2 * logs.total();
    return where(least > 0, likelihood, positive_infinity);
  }

  /// Fisher's scoring: the expected curvature of the likelihood with the variance set to its best.
  [[gnu::always_inline]] FirstStates<N> step(int count) const {
    const Lanes<N> variance = larger(squares / count, Lanes<N>(least_square)), weight = 1 / variance, more = weight + 2;
    TwoEquations<N> scoring;
    const Lanes<N> share(2.0 / count);
    scoring.levels = more * plain.levels - share * (level_sum * level_sum);
    scoring.both = more * plain.both - share * (level_sum * trend_sum);
    scoring.trends = more * plain.trends - share * (trend_sum * trend_sum);
    scoring.for_level = weight * plain.for_level - level_sum;
    scoring.for_trend = weight * plain.for_trend - trend_sum;
    return scoring.solution();
  }
};

template <int N>
[[gnu::always_inline]] inline ScoringPass<N> scoring_pass(const LaneHistory<N>& seen, const SmoothingTrace<N>& trace, const FirstStates<N>& first) {
  ScoringPass<N> pass;
  for (int i = 0; i < seen.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    pass.add(seen[i], trace.expected(seen, i, first), trace.by_level[at], trace.by_trend[at]);
  }
  return pass;
}

/// Least squares with weights from the figures themselves, to begin the scoring with.
template <int N>
[[gnu::always_inline]] inline FirstStates<N> states_by_weight(const LaneHistory<N>& seen, const SmoothingTrace<N>& trace) {
  TwoEquations<N> equations;
  for (int i = 0; i < seen.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const Lanes<N> weight = 1 / larger(seen[i], Lanes<N>(0.02));
    equations.add(weight * trace.by_level[at], weight * trace.by_trend[at], weight * (seen[i] - trace.base[at]));
  }
  const FirstStates<N> apart = equations.solution();
  return {seen[0] + apart.level, apart.trend};
}

/// Errors in proportion: a few steps of scoring, each halved after one that gains nothing. Infinite cost unless all figures and
/// all expected values are above zero.
template <int N>
[[gnu::always_inline]] inline StatesFound<N> states_of_errors_in_proportion(const LaneHistory<N>& seen, const SmoothingTrace<N>& trace) {
  StatesFound<N> best{{seen[0], {}}, positive_infinity};
  FirstStates<N> tried = states_by_weight(seen, trace), way{};
  Lanes<N> reach(1);
  for (int pass = 0; pass < 5; ++pass) {
    const ScoringPass<N> scored = scoring_pass(seen, trace, tried);
    const FirstStates<N> next = scored.step(seen.count);
    const Lanes<N> now = scored.cost(seen.count), old = best.cost;
    best = {{where(now < old, tried.level, best.first.level), where(now < old, tried.trend, best.first.trend)}, smaller(now, old)};
    way = {where(now < old, next.level, way.level), where(now < old, next.trend, way.trend)};
    reach = where(now < old, 1, 0.5 * reach);
    tried = {best.first.level + reach * way.level, best.first.trend + reach * way.trend};
  }
  best.cost = where(smallest(seen) > 0, best.cost, positive_infinity);
  return best;
}

template <int N>
[[gnu::always_inline]] inline StatesFound<N> best_states(const LaneHistory<N>& seen, SmoothingForm form, const SmoothingTrace<N>& trace) {
  return form.in_proportion ? states_of_errors_in_proportion(seen, trace) : states_of_even_errors(seen, trace);
}

}  // namespace milepost::detail
