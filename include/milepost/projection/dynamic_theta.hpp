// Theta whose line is fitted anew with every figure: the dynamic optimised Theta model.
#pragma once

#include <string_view>

#include "milepost/projection/theta.hpp"
#include "milepost/projection/theta_share.hpp"

namespace milepost {

/// The dynamic optimised Theta model, DOTM (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, Models for optimising the Theta method,
/// 2016, section 3.2), in state-space form:
///     expected[t] = level[t - 1] + w (a[t - 1] k^(t - 1) + b[t - 1] (1 - k^t) / alpha),   k = 1 - alpha,   w = 1 - 1 / theta,
///     level[t]    = level[t - 1] + alpha (y[t] - level[t - 1]),
/// with a[t] + b[t] t the least-squares line through the first t figures. Figures ahead are expected ones, taken for seen in their turn. level[0],
/// alpha from 0.1 to 0.99 and w from 0 to 1 (theta from 1 up) make the squared errors from the third figure on least; for each alpha the
/// other two are exact, where the authors search for all three. sigma is of the same errors, 0 of two points. Needs six points: of
/// four both errors vanish whatever alpha is, fewer leave w at 1/2, two the level at the first figure too, and one stays.
struct DynamicTheta {
  double lowest_alpha{0.1};
  double pull{0};  ///< of w towards 1/2: adds pull (w - 1/2)^2 times the squares of what w weighs
};

constexpr std::string_view name_of(const DynamicTheta&) { return "dynamic_theta"; }
constexpr int least_points(const DynamicTheta&) { return 6; }

namespace detail {

/// The bounds of the authors' programs.
constexpr LineScan scan_of(const DynamicTheta& model) { return {.low = model.lowest_alpha, .high = 0.99, .scanned = 32, .rounds = 6}; }

/// The least-squares line through the figures so far, point by point; the first of them is 0, as of a scaled history.
template <int N>
struct GrowingLine {
  Lanes<N> mean{}, slope{};
  int points{};

  [[gnu::always_inline]] void add(Lanes<N> value) {
    const Lanes<N> share(1.0 / (points + 1)), above = (value - mean) * share;
    slope = (slope * (points - 1) + 6 * above) * (1.0 / (points + 2));
    mean = mean + above;
    points = points + 1;
  }
  /// Its value before the first figure.
  [[gnu::always_inline]] Lanes<N> intercept() const { return mean - slope * (0.5 * (points + 1)); }
};

/// The lines after each figure.
template <int N>
struct GrowingLines {
  LaneColumn<N> intercept, slope;
  GrowingLine<N> last{};

  [[gnu::always_inline]] explicit GrowingLines(const ScaledHistory<N>& seen) {
    for (int i = 0; i < seen.count; ++i) {
      last.add(seen[i]);
      intercept.set(i, last.intercept());
      slope.set(i, last.slope);
    }
  }
};

/// k^t and 1 + k + ... + k^t, which are what the line's two numbers weigh.
template <int N>
struct ThetaWeights {
  Lanes<N> keep, power{1}, sum{1};

  [[gnu::always_inline]] void step() {
    power = keep * power;
    sum = sum + power;
  }
  [[gnu::always_inline]] Lanes<N> path(Lanes<N> intercept, Lanes<N> slope) const { return intercept * power + slope * sum; }
};

/// Squared errors with the best start and share for an alpha.
template <int N>
struct DynamicThetaSum {
  const ScaledHistory<N>& seen;
  const GrowingLines<N>& lines;
  double pull;

  [[gnu::always_inline]] ThetaShare<N> best(Lanes<N> alpha) const {
    ThetaWeights<N> weights{1 - alpha};
    Lanes<N> error{};
    ThetaParts<N> parts;
    for (int i = 1; i < seen.count; ++i) {
      error = seen.change(i) + weights.keep * error;
      weights.step();
      if (i > 1) parts.add(error, weights.power, weights.path(lines.intercept[i - 1], lines.slope[i - 1]));
    }
    return best_share(parts, Lanes<N>{}, Lanes<N>(1), pull);
  }

  template <std::size_t Places>
  [[gnu::always_inline]] void operator()(const std::array<Lanes<N>, Places>& alphas, std::array<Lanes<N>, Places>& sums) const {
    for (std::size_t k = 0; k < Places; ++k) sums[k] = best(alphas[k]).sum;
  }
};

/// The state that goes on from figure to figure.
template <int N>
struct DynamicThetaState {
  Lanes<N> alpha, share, level;
  ThetaWeights<N> weights;
  GrowingLine<N> line{};

  [[gnu::always_inline]] Lanes<N> expected() const { return level + share * weights.path(line.intercept(), line.slope); }
  [[gnu::always_inline]] void add(Lanes<N> value) {
    level = level + alpha * (value - level);
    line.add(value);
    weights.step();
  }
};

template <int N>
[[gnu::always_inline]] inline void project_lanes(const DynamicTheta& model, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const GrowingLines<N> lines(seen);
  const DynamicThetaSum<N> sum{seen, lines, model.pull};
  const Lanes<N> alpha = least_between<N>(sum, scan_of(model)).place;
  const ThetaShare<N> found = sum.best(alpha);
  DynamicThetaState<N> state{alpha, found.share, found.start, {1 - alpha}};
  SquaredErrors<N> errors;
  for (int i = 0; i < seen.count; ++i) {
    if (i > 1) errors.add(seen[i] - state.expected());
    state.add(seen[i]);
  }
  to.sigma = error_size(seen, errors.sum, seen.count - 2);
  for (int step = 0; step < to.horizon; ++step) {
    const Lanes<N> expected = state.expected();
    to.ahead[step] = figure_at(seen, expected - seen.newest());
    state.add(expected);
  }
}

}  // namespace detail

}  // namespace milepost
