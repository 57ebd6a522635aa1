// The errors of Theta models in closed form: their start and their share of the trend are linear in them.
#pragma once

#include "milepost/detail/lanes.hpp"

namespace milepost::detail {

/// Sums over errors of the form error - start weight - share path, of which start and share are to make the squares least.
template <int N>
struct ThetaParts {
  Lanes<N> squares{}, against_weight{}, against_path{}, weights{}, crossed{}, paths{};

  [[gnu::always_inline]] void add(Lanes<N> error, Lanes<N> weight, Lanes<N> path) {
    squares = squares + error * error;
    against_weight = against_weight + error * weight;
    against_path = against_path + error * path;
    weights = weights + weight * weight;
    crossed = crossed + weight * path;
    paths = paths + path * path;
  }
};

/// The best start and the best share within two ends, and the sum of squares that they leave.
template <int N>
struct ThetaShare {
  Lanes<N> share{}, start{}, sum{};
};

/// With the start at its best the squares are a parabola in the share, so an end is best if the lowest point lies past it. Where the
/// figures tell nothing of the share, which leaves no parabola, it is the mean of the ends: theta 2.
template <int N>
[[gnu::always_inline]] inline ThetaShare<N> best_share(const ThetaParts<N>& parts, Lanes<N> low, Lanes<N> high) {
  const Lanes<N> of_weights = 1 / larger(parts.weights, 0x1p-500), slant = parts.crossed * of_weights;
  const Lanes<N> bend = parts.paths - parts.crossed * slant, tilt = parts.against_path - parts.against_weight * slant;
  const Lanes<N> lowest = larger(smaller(tilt / bend, high), low);
  const Lanes<N> share = where(bend > 0x1p-40 * parts.paths, lowest, 0.5 * (low + high));
  const Lanes<N> left = parts.squares - parts.against_weight * (parts.against_weight * of_weights);
  return {share, (parts.against_weight - share * parts.crossed) * of_weights, left - share * (2 * tilt - share * bend)};
}

}  // namespace milepost::detail
