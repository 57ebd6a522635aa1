// One-step errors of exponential smoothing with a trend, full or damped.
#pragma once

#include "milepost/detail/box_search.hpp"
#include "milepost/projection/scaled_history.hpp"

// With level l, trend b and the shares alpha, beta (of what alpha takes: beta* of the textbooks) and phi,
//     e[t] = y[t] - l[t - 1] - phi b[t - 1],   l[t] = l[t - 1] + phi b[t - 1] + alpha e[t],   b[t] = phi b[t - 1] + alpha beta e[t],
// which for the errors alone is
//     e[t] = d[t] - phi d[t - 1] + (1 + phi - alpha - alpha beta phi) e[t - 1] - phi (1 - alpha) e[t - 2],   d[t] = y[t] - y[t - 1]
// (Hyndman, Koehler, Ord and Snyder, Forecasting with exponential smoothing, 2008, chapter 11). The first two errors stand for the level and the
// trend before the first figure. All errors are linear in them, so the best two have a closed form, and the search is left with the
// shares (variable projection: Golub and Pereyra, 1973).

namespace milepost::detail {

/// The shares at a point of the search: the root of alpha, so that small ones lie as far apart as they differ, phi where the trend is
/// damped, and beta last.
template <int N>
struct TrendShares {
  Lanes<N> alpha{}, beta{}, damping{1};

  template <std::size_t D>
  [[gnu::always_inline]] explicit TrendShares(const std::array<Lanes<N>, D>& at) : alpha(at[0] * at[0]), beta(at[D - 1]) {
    if constexpr (D > 2) damping = at[1];
  }
  [[gnu::always_inline]] Lanes<N> of_last() const { return (1 + damping - alpha) - alpha * beta * damping; }
  [[gnu::always_inline]] Lanes<N> of_one_before() const { return damping * (alpha - 1); }
};

/// The first two errors, and the sum of squares that they leave.
template <int N>
struct FirstErrors {
  Lanes<N> first{}, second{}, sum{};
};

/// Errors whose first two are 0, and what an error of 1 at the second figure brings with it. One at the first figure brings the same a
/// step later, times the share that an error keeps after two steps.
template <int N>
struct TrendParts {
  Lanes<N> of_last, of_one_before;
  Lanes<N> error{}, error_before{}, echo{1}, echo_before{};
  Lanes<N> squares{}, against_echo{}, against_earlier{}, echoes{1}, crossed{}, earlier{};

  [[gnu::always_inline]] void add(Lanes<N> fresh) {
    const Lanes<N> next = (fresh + of_one_before * error_before) + of_last * error, next_echo = of_last * echo + of_one_before * echo_before;
    error_before = error, error = next;
    echo_before = echo, echo = next_echo;
    squares = squares + error * error;
    against_echo = against_echo + error * echo;
    against_earlier = against_earlier + error * echo_before;
    earlier = echoes;
    echoes = echoes + echo * echo;
    crossed = crossed + echo * echo_before;
  }

  /// Two equations in two unknowns, whose determinant is 1 at least: of the first two figures each has an error of its own.
  [[gnu::always_inline]] FirstErrors<N> best() const {
    const Lanes<N> p = 1 + of_one_before * of_one_before * earlier, pq = of_one_before * crossed, determinant = p * echoes - pq * pq;
    const Lanes<N> to_p = of_one_before * against_earlier, share = 1 / determinant;
    const Lanes<N> first = (pq * against_echo - echoes * to_p) * share, second = (pq * to_p - p * against_echo) * share;
    return {first, second, squares + (first * to_p + second * against_echo)};
  }
};

/// The sum of squared errors at a point of the search, from the best level and trend.
template <int N>
struct TrendSum {
  const ScaledHistory<N>& seen;

  [[gnu::always_inline]] FirstErrors<N> best(const TrendShares<N>& shares) const {
    TrendParts<N> parts{shares.of_last(), shares.of_one_before()};
    for (int i = 2; i < seen.count; ++i) parts.add(seen.change(i) - shares.damping * seen.change(i - 1));
    return parts.best();
  }
  template <std::size_t D>
  [[gnu::always_inline]] Lanes<N> operator()(const std::array<Lanes<N>, D>& at) const {
    return best(TrendShares<N>(at)).sum;
  }
};

/// The level and the trend, from figure to figure.
template <int N>
struct TrendState {
  TrendShares<N> shares;
  Lanes<N> level{}, trend{}, squares{};

  /// Two figures and their errors make the first level and trend.
  [[gnu::always_inline]] TrendState(const TrendShares<N>& at, const ScaledHistory<N>& seen, const FirstErrors<N>& errors) : shares(at) {
    const Lanes<N> first_level = seen[0] - (1 - at.alpha) * errors.first;
    level = seen[1] - (1 - at.alpha) * errors.second;
    trend = (seen[1] - errors.second - first_level) + at.alpha * at.beta * errors.second;
    squares = errors.first * errors.first + errors.second * errors.second;
  }
  [[gnu::always_inline]] void add(Lanes<N> value) {
    const Lanes<N> damped = shares.damping * trend, error = value - (level + damped);
    squares = squares + error * error;
    level = value - (1 - shares.alpha) * error;
    trend = damped + shares.alpha * shares.beta * error;
  }
};

/// The search in the box, whose alphas start above 0, and then alpha 0, which has a valley of its own: nothing is learnt from the errors.
template <int N, int D>
[[gnu::always_inline]] inline LeastPoint<N, D> best_trend(const TrendSum<N>& sum, const BoxScan<D>& box) {
  LeastPoint<N, D> best = least_in_box<N>(sum, box);
  LanePoint<N, D> fixed = best.at;
  fixed[0] = Lanes<N>{};
  best.offer(fixed, sum(fixed));
  return best;
}

/// The path: level[n] + (phi + ... + phi^h) trend[n]. Of one figure it stays.
template <int N, int D>
[[gnu::always_inline]] inline void project_trend(const BoxScan<D>& box, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  if (seen.count < 2) return answer_line(seen, Lanes<N>{}, Lanes<N>{}, to);
  const TrendSum<N> sum{seen};
  const TrendShares<N> shares(best_trend(sum, box).at);
  TrendState<N> state(shares, seen, sum.best(shares));
  for (int i = 2; i < seen.count; ++i) state.add(seen[i]);
  to.sigma = error_size(seen, state.squares, seen.count);
  Lanes<N> from_last = state.level - seen.newest(), step = state.trend;
  for (int h = 0; h < to.horizon; ++h) {
    step = shares.damping * step;
    from_last = from_last + step;
    to.ahead[h] = figure_at(seen, from_last);
  }
}

}  // namespace milepost::detail
