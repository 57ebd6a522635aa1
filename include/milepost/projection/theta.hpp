// The Theta method: simple exponential smoothing that drifts by half the slope of the least-squares line.
#pragma once

#include <string_view>

#include "milepost/projection/linear_trend.hpp"
#include "milepost/projection/smoothing_errors.hpp"

namespace milepost {

/// The mean of two lines: the least-squares line, and simple exponential smoothing of the series with its curvature doubled (theta 2;
/// Assimakopoulos and Nikolopoulos, The theta model, 2000; the best method of the M3 competition). The same as a level that drifts,
///     level[t] = level[t - 1] + b / 2 + alpha e[t],   y[n + h] = level[n] + h b / 2,
/// with b the slope of the least-squares line (Hyndman and Billah, Unmasking the Theta method, 2003). The level starts at the first figure;
/// alpha from 0.1 to 1 is that of the least sum of squared one-step errors, from the second figure on; of equals the larger one.
/// Needs three points; of two it goes on by half their difference, of one the last figure stays.
struct Theta {};

constexpr std::string_view name_of(const Theta&) { return "theta"; }
constexpr int least_points(const Theta&) { return 3; }

namespace detail {

/// alpha of the Theta models, as in the programs of Fiorucci and others (2016): a lower one hardly follows the series at all.
inline constexpr double lowest_theta_alpha = 0.1;

inline constexpr LineScan theta_scan{.low = lowest_theta_alpha, .high = 1, .scanned = 12, .rounds = 5};

/// Squared errors of a level that starts at the first figure and drifts, for several alphas.
template <int N>
struct ThetaSum {
  const LaneColumn<N>& changes;  ///< less the drift, from the second figure on
  int count;

  template <std::size_t Places>
  [[gnu::always_inline]] void operator()(const std::array<Lanes<N>, Places>& alphas, std::array<Lanes<N>, Places>& sums) const {
    std::array<Lanes<N>, Places> keep, error{};
#pragma GCC unroll 4
    for (std::size_t k = 0; k < Places; ++k) keep[k] = 1 - alphas[k], sums[k] = Lanes<N>{};
    for (int i = 1; i < count; ++i) {
      const Lanes<N> change = changes[i];
#pragma GCC unroll 4
      for (std::size_t k = 0; k < Places; ++k) error[k] = change + keep[k] * error[k], sums[k] = sums[k] + error[k] * error[k];
    }
  }
};

template <int N>
[[gnu::always_inline]] inline void project_lanes(const Theta&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const Lanes<N> drift = 0.5 * least_squares_slope(seen);
  LaneColumn<N> changes;
  for (int i = 1; i < seen.count; ++i) changes.set(i, seen.change(i) - drift);
  const LeastPlace<N> alpha = least_between<N>(ThetaSum<N>{changes, seen.count}, theta_scan);
  const LevelRun<N> run(seen, 1 - alpha.place, Lanes<N>{}, drift);
  to.sigma = error_size(seen, run.squares, seen.count - 1);
  answer_line(seen, drift - (1 - alpha.place) * run.last_error, drift, to);
}

}  // namespace detail

}  // namespace milepost
