// The exponential smoothing family without seasons: six forms, chosen by the corrected Akaike criterion.
#pragma once

#include <string_view>

#include "milepost/projection/history_tools.hpp"
#include "milepost/projection/naive.hpp"
#include "milepost/projection/pattern_search.hpp"
#include "milepost/projection/smoothing_trace.hpp"

namespace milepost {

/// Level, perhaps with a trend, perhaps damped: y = level + damping trend + error, each state moved on by a share of the error
/// (Hyndman, Koehler, Snyder and Grose, A state space framework for automatic forecasting using exponential smoothing methods,
/// International Journal of Forecasting 18, 2002). Errors are of the same size throughout or in proportion to the value. The
/// shares and the first states are those of greatest likelihood, in the usual set of the forecast package for R: share of the
/// level 0.0001 to 0.9999, of the trend at most that of the level, damping 0.8 to 0.98. A seasonless family of six:
///
///     errors      no trend    trend    damped trend
///     alike       ANN         AAN      AAdN
///     in          MNN         MAN      MAdN
///     proportion
///
/// The form of the smallest corrected criterion is taken, by each series for itself; one with n - k - 1 < 1 is not tried (k: shares,
/// first states, damping and the variance). Errors in proportion need figures that are all above zero. Below 5 points nothing can be
/// told apart, and the last figure is carried on. A path may leave the range of the figures: see `Scale`.
struct ExponentialFamily {};

constexpr std::string_view name_of(const ExponentialFamily&) { return "ets"; }
constexpr int least_points(const ExponentialFamily&) { return 5; }

namespace detail {

/// What was fitted: the shares, the first states on the scale of the history, and the criterion.
template <int N>
struct SmoothingFit {
  SmoothingShares<N> shares{};
  FirstStates<N> first{};
  Lanes<N> criterion{positive_infinity};
};

/// -2 log of the likelihood, as AIC and AICc need it, of n figures: n log(2 pi e S / n) from n log S.
template <int N>
[[gnu::always_inline]] inline Lanes<N> full_likelihood(Lanes<N> n_log_squares, int n) {
  const Lanes<N> count(n);
  return n_log_squares + count * (2.8378770664093453 - log(count));
}

/// Akaike's criterion corrected for few figures: -2 log L + 2 k + 2 k (k + 1) / (n - k - 1) (Hurvich and Tsai, Biometrika 76, 1989).
template <int N>
[[gnu::always_inline]] inline Lanes<N> corrected_criterion(Lanes<N> minus_two_log_likelihood, int k, int n) {
  return minus_two_log_likelihood + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
}

/// The cost of shares: their likelihood with the best first states.
template <int N>
struct SmoothingCost {
  const LaneHistory<N>& seen;
  SmoothingForm form;
  SmoothingTrace<N>& trace;

  [[gnu::always_inline]] Lanes<N> operator()(const Place<N, 3>& place) const {
    trace.follow(seen, shares_at(form, place));
    return best_states(seen, form, trace).cost;
  }
};

inline constexpr std::size_t smoothing_searches = 3, starts_of_search = 4;

/// Starts of one of the searches: weak to strong shares of the level, and for each search another share of the trend.
template <int N>
[[gnu::always_inline]] inline std::array<Place<N, 3>, starts_of_search> smoothing_starts(const Box<3>& box, std::size_t search) {
  constexpr std::array<double, 12> levels{0.1, 0.4, 0.7, 0.97, 0.03, 0.25, 0.55, 0.85, 0.17, 0.33, 0.62, 0.99};
  constexpr std::array<double, 3> trends{0.002, 0.3, 0.95}, dampings{0.97, 0.9, 0.83};
  std::array<Place<N, 3>, starts_of_search> starts;
  for (std::size_t k = 0; k < starts_of_search; ++k) {
    starts[k] = {Lanes<N>(levels[search * starts_of_search + k]), Lanes<N>(trends[search]), Lanes<N>(dampings[(k + search) % 3])};
    for (std::size_t d = 0; d < 3; ++d) starts[k][d] = larger(smaller(starts[k][d], box.high[d]), box.low[d]);
  }
  return starts;
}

/// The best place of several searches: the likelihood of short series has several tops.
template <int N>
[[gnu::always_inline]] inline PatternSearch<N, 3> search_shares(const SmoothingCost<N>& cost, const Box<3>& box) {
  constexpr int rounds = 24;
  PatternSearch<N, 3> found;
  for (std::size_t search = 0; search < smoothing_searches; ++search) {
    const auto other = least_cost<N, 3>(cost, box, smoothing_starts<N>(box, search), rounds);
    found.consider(other.best, other.cost);
  }
  return found;
}

/// The shares and first states of one form. Figures are of size 1 about.
template <int N>
[[gnu::always_inline]] inline SmoothingFit<N> fit_smoothing(const LaneHistory<N>& seen, SmoothingForm form, SmoothingTrace<N>& trace) {
  const PatternSearch<N, 3> found = search_shares(SmoothingCost<N>{seen, form, trace}, box_of(form));
  const SmoothingShares<N> shares = shares_at(form, found.best);
  trace.follow(seen, shares);
  const Lanes<N> whole = full_likelihood(found.cost, seen.count);
  return {shares, best_states(seen, form, trace).first, corrected_criterion(whole, parameters_of(form), seen.count)};
}

/// The better of two fits, lane by lane; the one that stood before where they are equal.
template <int N>
[[gnu::always_inline]] inline void keep_better(SmoothingFit<N>& kept, const SmoothingFit<N>& other) {
  const Lanes<N> old = kept.criterion, now = other.criterion;
  kept.shares.level = where(now < old, other.shares.level, kept.shares.level);
  kept.shares.trend = where(now < old, other.shares.trend, kept.shares.trend);
  kept.shares.damping = where(now < old, other.shares.damping, kept.shares.damping);
  kept.first.level = where(now < old, other.first.level, kept.first.level);
  kept.first.trend = where(now < old, other.first.trend, kept.first.trend);
  kept.criterion = smaller(now, old);
}

/// Level and trend brought from the first states to the end of the history, then the path.
template <int N>
[[gnu::always_inline]] inline void project_smoothing(const LaneHistory<N>& seen, const SmoothingFit<N>& fit, LaneProjection<N>& to) {
  Lanes<N> level = fit.first.level, trend = fit.first.trend, squares{};
  for (int i = 0; i < seen.count; ++i) {
    const Lanes<N> damped = fit.shares.damping * trend, expected = level + damped, error = seen[i] - expected;
    level = expected + fit.shares.level * error;
    trend = damped + fit.shares.trend * error;
    squares = squares + error * error;
  }
  to.sigma = sqrt(squares / seen.count);
  for (int h = 0; h < to.horizon; ++h) {
    trend = fit.shares.damping * trend;
    level = level + trend;
    to.ahead[h] = level;
  }
}

/// The best of the six forms on figures of size 1 about.
template <int N>
[[gnu::always_inline]] inline SmoothingFit<N> best_smoothing(const LaneHistory<N>& seen) {
  SmoothingTrace<N> trace;
  SmoothingFit<N> best;
  for (int form = 0; form < 6; ++form) {
    const SmoothingForm tried{form >= 3, form % 3};
    if (seen.count - parameters_of(tried) - 1 >= 1) keep_better(best, fit_smoothing(seen, tried, trace));
  }
  return best;
}

template <int N>
[[gnu::always_inline]] inline void project_lanes(const ExponentialFamily& model, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  if (seen.count < least_points(model)) return project_lanes(Naive{}, seen, to);
  LaneRoom<N> room;
  const Lanes<N> size = largest_size(seen);
  const LaneHistory<N> scaled = divided(seen, size, room);
  project_smoothing(scaled, best_smoothing(scaled), to);
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = size * to.ahead[h];
  to.sigma = size * to.sigma;
  keep_finite(seen, to);
}

}  // namespace detail
}  // namespace milepost
