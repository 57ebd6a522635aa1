// Complex exponential smoothing: level and potential of a series smoothed as one complex number.
#pragma once

#include <string_view>

#include "milepost/projection/history_tools.hpp"
#include "milepost/projection/naive.hpp"
#include "milepost/projection/pattern_search.hpp"

namespace milepost {

/// Level l and information potential c, smoothed with one complex share a + i b (Svetunkov and Kourentzes, Complex exponential
/// smoothing, 2015; with Ord, Naval Research Logistics 69, 2022), without seasons:
///
///     y = l + e,   l' = l - (1 - b) c + (a - b) e,   c' = l + (1 - a) c + (a + b) e.
///
/// There is no choice between level and trend: b near 1 is a level, b above 1 a growth. The shares are of least squares within the
/// region in which old figures are forgotten (the roots of the discount matrix inside the unit circle), in the valley of the authors'
/// start 1.3 + i: other valleys fit short series better and forecast them worse. The first states come from the same smoothing run
/// backwards from the last figure, so that two parameters are fitted and no more. A path may leave the range of the figures: see `Scale`.
struct ComplexSmoothing {};

constexpr std::string_view name_of(const ComplexSmoothing&) { return "ces"; }
constexpr int least_points(const ComplexSmoothing&) { return 6; }

namespace detail {

/// Real and imaginary part, of the share or of the state.
template <int N>
struct ComplexPair {
  Lanes<N> real{}, imaginary{};
};

/// Above zero where old figures are forgotten: the three circles of the paper as one number, the least distance from a border.
template <int N>
[[gnu::always_inline]] inline Lanes<N> margin_of_stability(const ComplexPair<N>& share) {
  const Lanes<N> a = share.real, b = share.imaginary;
  const Lanes<N> growing = (a - 2.5) * (a - 2.5) + b * b - 1.25, lasting = (a - 0.5) * (a - 0.5) + (b - 1) * (b - 1) - 0.25;
  const Lanes<N> turning = 1.5 - (a - 1.5) * (a - 1.5) - (b - 0.5) * (b - 0.5);
  return smaller(turning, smaller(growing, lasting));
}

/// The states after an error.
template <int N>
[[gnu::always_inline]] inline ComplexPair<N> moved(const ComplexPair<N>& state, const ComplexPair<N>& share, Lanes<N> error) {
  const Lanes<N> a = share.real, b = share.imaginary, level = state.real, potential = state.imaginary;
  return {level - (1 - b) * potential + (a - b) * error, level + (1 - a) * potential + (a + b) * error};
}

/// A run through the history from given first states, with its end and the sum of its squared errors from the first figure on.
template <int N>
struct ComplexRun {
  ComplexPair<N> state{};
  Lanes<N> squares{};
};

template <int N>
[[gnu::always_inline]] inline ComplexRun<N> run_through(const LaneHistory<N>& seen, const ComplexPair<N>& share, const ComplexPair<N>& first) {
  ComplexRun<N> run{first, {}};
  for (int i = 0; i < seen.count; ++i) {
    const Lanes<N> error = seen[i] - run.state.real;
    run.state = moved(run.state, share, error);
    run.squares = run.squares + error * error;
  }
  return run;
}

/// First states: where the smoothing arrives that runs back from the last figure.
template <int N>
[[gnu::always_inline]] inline ComplexPair<N> first_states(const LaneHistory<N>& seen, const ComplexPair<N>& share) {
  ComplexPair<N> state{seen.last(), seen.last()};
  for (int i = seen.count - 1; i >= 0; --i) state = moved(state, share, seen[i] - state.real);
  return state;
}

/// Sum of squared errors; infinite outside the region of stability.
template <int N>
struct ComplexCost {
  const LaneHistory<N>& seen;

  [[gnu::always_inline]] Lanes<N> operator()(const Place<N, 2>& place) const {
    const ComplexPair<N> share{place[0], place[1]};
    const Lanes<N> squares = run_through(seen, share, first_states(seen, share)).squares;
    return where(margin_of_stability(share) > 0, squares, positive_infinity);
  }
};

/// The best stable share near the start. The box holds the whole region.
template <int N>
[[gnu::always_inline]] inline ComplexPair<N> best_complex_share(const LaneHistory<N>& seen) {
  constexpr int rounds = 60;
  const std::array<Place<N, 2>, 1> start{{{Lanes<N>(1.3), Lanes<N>(1)}}};
  const auto found = least_cost<N, 2>(ComplexCost<N>{seen}, Box<2>{{0.2, -0.8}, {2.8, 1.8}}, start, rounds);
  return {found.best[0], found.best[1]};
}

template <int N>
[[gnu::always_inline]] inline void project_lanes(const ComplexSmoothing& model, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  if (seen.count < least_points(model)) return project_lanes(Naive{}, seen, to);
  LaneRoom<N> room;
  const Lanes<N> size = largest_size(seen);
  const LaneHistory<N> scaled = divided(seen, size, room);
  const ComplexPair<N> share = best_complex_share(scaled);
  ComplexRun<N> run = run_through(scaled, share, first_states(scaled, share));
  to.sigma = size * sqrt(run.squares / seen.count);
  for (int h = 0; h < to.horizon; ++h) {
    to.ahead[h] = size * run.state.real;
    run.state = moved(run.state, share, Lanes<N>{});
  }
  keep_finite(seen, to);
}

}  // namespace detail
}  // namespace milepost
