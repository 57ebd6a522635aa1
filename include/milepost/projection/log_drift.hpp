// The last figure grows on at the compound rate so far: drift on the scale of logarithms.
#pragma once

#include <string_view>

#include "milepost/projection/drift.hpp"

namespace milepost {

/// y[n + h] = y[n] g^h with g = (y[n] / y[1])^(1 / (n - 1)), the compound growth that plans state (a geometric random walk with drift).
/// Errors are y[t] - g y[t - 1], in figures. A series of which a figure is zero or negative, and one that would grow past the largest
/// double within the horizon, is projected by Drift. Needs two points; of one it makes the last figure stay.
struct LogDrift {};

constexpr std::string_view name_of(const LogDrift&) { return "log_drift"; }
constexpr int least_points(const LogDrift&) { return 2; }

namespace detail {

template <int N>
struct FigureSizes {
  Lanes<N> smallest, widest;  ///< the smallest figure, and the largest distance from zero
};

template <int N>
[[gnu::always_inline]] inline FigureSizes<N> sizes_of(const LaneHistory<N>& seen) {
  FigureSizes<N> sizes{seen[0], abs(seen[0])};
  for (int i = 1; i < seen.count; ++i)
    sizes = {smaller(seen[i], sizes.smallest), larger(abs(seen[i]), sizes.widest)};
  return sizes;
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> compound_error(const LaneHistory<N>& seen, Lanes<N> growth, Lanes<N> unit) {
  SquaredErrors<N> errors;
  for (int i = 1; i < seen.count; ++i) errors.add(seen[i] / unit - seen[i - 1] / unit * growth);
  return unit * sqrt(errors.sum / (seen.count > 1 ? seen.count - 1 : 1));
}

/// The path of Drift stays where the figures do not grow by a rate.
template <int N>
[[gnu::always_inline]] inline void project_lanes(const LogDrift&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  project_lanes(Drift{}, seen, to);
  const FigureSizes<N> sizes = sizes_of(seen);
  const Lanes<N> rate = log_ratio(seen[0], seen.last()) / (seen.count > 1 ? seen.count - 1 : 1);
  const Lanes<N> sigma = compound_error(seen, exp(rate), power_of_two_below(sizes.widest));
  const Lanes<N> farthest = abs(seen.last() + seen.last() * expm1(rate * to.horizon)) + sigma;
  const Lanes<N> grows = sizes.smallest * where(is_finite(farthest), Lanes<N>(1), 0);
  for (int step = 0; step < to.horizon; ++step)
    to.ahead[step] = where(grows > 0, seen.last() + seen.last() * expm1(rate * (step + 1)), to.ahead[step]);
  to.sigma = where(grows > 0, sigma, to.sigma);
}

}  // namespace detail

}  // namespace milepost
