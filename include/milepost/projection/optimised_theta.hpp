// Theta with the drift that suits the series best, from none to the whole slope.
#pragma once

#include <string_view>

#include "milepost/projection/theta.hpp"
#include "milepost/projection/theta_share.hpp"

namespace milepost {

/// The optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, Models for optimising the Theta method, 2016): the
/// smoothed line has theta times the curvature of the series, and the least-squares line weighs 1 - 1 / theta. The same as
///     level[t] = level[t - 1] + w b + alpha e[t],   y[n + h] = level[n] + h w b,   w = 1 - 1 / theta from 0 to 1,
/// with b the slope of the least-squares line: w 0 is simple smoothing, 1/2 Theta, 1 its whole slope. alpha from 0.1 to 0.99, w and the
/// first level are those of the least sum of all n squared one-step errors; for each alpha the other two are exact. Needs five points:
/// three numbers are found from n errors. Fewer are projected by the same formula, which for one makes the last figure stay.
struct OptimisedTheta {};

constexpr std::string_view name_of(const OptimisedTheta&) { return "optimised_theta"; }
constexpr int least_points(const OptimisedTheta&) { return 5; }

namespace detail {

/// The bounds of the authors' programs.
inline constexpr LineScan optimised_theta_scan{.low = lowest_theta_alpha, .high = 0.99, .scanned = 32, .rounds = 6};

/// Squared errors with the best start and drift for an alpha; the drift lies between none and the slope.
template <int N>
struct OptimisedThetaSum {
  const ScaledHistory<N>& seen;
  Lanes<N> slope;

  [[gnu::always_inline]] ThetaShare<N> best(Lanes<N> alpha) const {
    const Lanes<N> keep = 1 - alpha;
    Lanes<N> error{}, weight(1), path{};
    ThetaParts<N> parts;
    parts.add(error, weight, path);
    for (int i = 1; i < seen.count; ++i) {
      error = seen.change(i) + keep * error;
      path = 1 + keep * path;
      weight = keep * weight;
      parts.add(error, weight, path);
    }
    return best_share(parts, smaller(slope, 0), larger(slope, 0));
  }

  template <std::size_t Places>
  [[gnu::always_inline]] void operator()(const std::array<Lanes<N>, Places>& alphas, std::array<Lanes<N>, Places>& sums) const {
    for (std::size_t k = 0; k < Places; ++k) sums[k] = best(alphas[k]).sum;
  }
};

template <int N>
[[gnu::always_inline]] inline void project_lanes(const OptimisedTheta&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  const OptimisedThetaSum<N> sum{seen, least_squares_slope(seen)};
  const Lanes<N> alpha = least_between<N>(sum, optimised_theta_scan).place;
  const ThetaShare<N> drift = sum.best(alpha);
  const LevelRun<N> run(seen, 1 - alpha, drift.start, drift.share);
  to.sigma = error_size(seen, run.squares, seen.count);
  answer_line(seen, drift.share - (1 - alpha) * run.last_error, drift.share, to);
}

}  // namespace detail

}  // namespace milepost
