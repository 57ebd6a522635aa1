// Normal numbers in pairs from two numbers between 0 and 1, over lanes.
#pragma once

#include <cstdint>

#include "milepost/detail/elementary.hpp"

namespace milepost::detail {

template <int N>
struct LanePair {
  Lanes<N> first, second;
};

/// sin(x) and cos(x) for |x| to pi/4, by Taylor's series up to x^15 and x^16: what is left out is below 1e-16 of them.
template <int N>
[[gnu::always_inline]] inline LanePair<N> sine_and_cosine_near_zero(Lanes<N> x) {
  const Lanes<N> z = x * x, square = z * z, fourth = square * square;
  const Lanes<N> sine = cubic(z, square, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880) +
                        fourth * (-1.0 / 39916800 + z * (1.0 / 6227020800 + z * (-1.0 / 1307674368000)));
  const Lanes<N> cosine = cubic(z, square, -0.5, 1.0 / 24, -1.0 / 720, 1.0 / 40320) +
                          fourth * cubic(z, square, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200, 1.0 / 20922789888000);
  return {x + x * z * sine, 1 + z * cosine};
}

/// cos and sin of 2 pi times a share of a turn, from 0 to 1.
template <int N>
[[gnu::always_inline]] inline LanePair<N> on_circle(Lanes<N> turn) {
  const Lanes<N> quarters = turn * 4, quarter = nearest_whole(quarters);
  const LanePair<N> near = sine_and_cosine_near_zero((quarters - quarter) * 1.57079632679489661923);
  const Lanes<N> sine = near.first, cosine = near.second;
  return {where(quarter == 1, -sine, where(quarter == 2, -cosine, where(quarter == 3, sine, cosine))),
          where(quarter == 1, cosine, where(quarter == 2, -sine, where(quarter == 3, -cosine, sine)))};
}

/// Two independent standard normal numbers of two independent ones between 0 and 1, neither of them (Box and Muller, A note on the generation
/// of random normal deviates, 1958).
template <int N>
[[gnu::always_inline]] inline LanePair<N> normal_pair(Lanes<N> share, Lanes<N> turn) {
  const Lanes<N> radius = sqrt(log(share) * -2.0);
  const LanePair<N> place = on_circle(turn);
  return {radius * place.first, radius * place.second};
}

/// Numbers between 0 and 1, neither of them, from the upper 52 bits of words: share_of_one() of each.
template <int N>
[[gnu::always_inline]] inline Lanes<N> shares_of_one(const std::uint64_t* words) {
  typename Bits<N>::Words loaded;
  std::memcpy(&loaded, words, sizeof loaded);
  return (counted(Bits<N>(loaded) >> 12, 0) + 0.5) * 0x1p-52;
}

}  // namespace milepost::detail
