// One-step errors of simple exponential smoothing, for several smoothing constants in one pass.
#pragma once

#include "milepost/detail/lane_search.hpp"
#include "milepost/projection/scaled_history.hpp"

// A level that moves to each figure by the share alpha has the errors e[t] = y[t] - y[t - 1] + (1 - alpha) e[t - 1]: the new change,
// and what is kept of the last error. From a level that starts so far above the first figure, (1 - alpha)^(t - 1) times that is taken
// off them. They are linear in the start: the best one for an alpha has a closed form, and the search is left with alpha alone
// (variable projection: Golub and Pereyra, 1973).

namespace milepost::detail {

/// Errors of a level that starts at the first figure, and the sums that tell what is left of their squares from the best start.
template <int N>
struct StartedErrors {
  Lanes<N> keep{}, error{}, weight{1}, squares{}, against{}, weights{1};

  [[gnu::always_inline]] void add(Lanes<N> change) {
    error = change + keep * error;
    weight = keep * weight;
    squares = squares + error * error;
    against = against + error * weight;
    weights = weights + weight * weight;
  }
  [[gnu::always_inline]] Lanes<N> start() const { return against / weights; }  ///< above the first figure
  [[gnu::always_inline]] Lanes<N> sum() const { return squares - against * (against / weights); }
};

/// The errors themselves of a level that starts so far above the first figure and drifts: the last one, and all their squares.
template <int N>
struct LevelRun {
  Lanes<N> last_error{}, squares{};

  [[gnu::always_inline]] LevelRun(const ScaledHistory<N>& seen, Lanes<N> keep, Lanes<N> start, Lanes<N> drift) : last_error(-start) {
    squares = last_error * last_error;
    for (int i = 1; i < seen.count; ++i) {
      last_error = (seen.change(i) - drift) + keep * last_error;
      squares = squares + last_error * last_error;
    }
  }
};

/// What is left of the squared errors for several alphas, each with its best start.
template <int N>
struct SimpleSmoothingSum {
  const ScaledHistory<N>& seen;

  template <std::size_t Places>
  [[gnu::always_inline]] void operator()(const std::array<Lanes<N>, Places>& alphas, std::array<Lanes<N>, Places>& sums) const {
    StartedErrors<N> errors[Places];
#pragma GCC unroll 4
    for (std::size_t k = 0; k < Places; ++k) errors[k].keep = 1 - alphas[k];
    for (int i = 1; i < seen.count; ++i) {
      const Lanes<N> change = seen.change(i);
#pragma GCC unroll 4
      for (std::size_t k = 0; k < Places; ++k) errors[k].add(change);
    }
#pragma GCC unroll 4
    for (std::size_t k = 0; k < Places; ++k) sums[k] = errors[k].sum();
  }
};

}  // namespace milepost::detail
