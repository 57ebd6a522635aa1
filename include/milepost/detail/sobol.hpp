// Points that fill a cube evenly, turned at random: Sobol's sequence with Owen's scrambling.
#pragma once

#include <bit>
#include <cstdint>

namespace milepost::detail {

/// A word of 64 bits stirred until every bit hangs on all of them (the last steps of SplitMix64: Steele, Lea and Flood, Fast splittable
/// pseudorandom number generators, 2014).
constexpr std::uint64_t stirred(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
  word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
  return word ^ (word >> 31);
}

inline constexpr int scrambled_bits = 32, sobol_dimensions = 4;

/// The coordinate of a point of Sobol's sequence, as 32 bits after the point: of the dimensions 0 to 3, the first ones of Joe and Kuo
/// (Constructing Sobol sequences with better two-dimensional projections, 2008).
constexpr std::uint32_t sobol_coordinate(std::uint32_t point, int dimension) {
  constexpr std::uint32_t starts[sobol_dimensions][3]{{1, 0, 0}, {1, 0, 0}, {1, 3, 0}, {1, 3, 1}};
  constexpr int degrees[sobol_dimensions]{0, 1, 2, 3};
  constexpr std::uint32_t middles[sobol_dimensions]{0, 0, 1, 1};  // of the primitive polynomial, without its ends
  const int degree = degrees[dimension];
  std::uint32_t directions[scrambled_bits]{}, coordinate = 0;
  for (int k = 0; k < scrambled_bits && (point >> k) != 0; ++k) {
    if (degree == 0) directions[k] = std::uint32_t{1} << (31 - k);
    else if (k < degree) directions[k] = starts[dimension][k] << (31 - k);
    else {
      directions[k] = directions[k - degree] ^ (directions[k - degree] >> degree);
      for (int j = 1; j < degree; ++j)
        if ((middles[dimension] >> (degree - 1 - j)) & 1) directions[k] ^= directions[k - j];
    }
    if ((point >> k) & 1) coordinate ^= directions[k];
  }
  return coordinate;
}

/// Owen's scrambling (Randomly permuted (t,m,s)-nets and (t,s)-sequences, 1995): each bit is turned or not by what stands before it.
constexpr std::uint32_t owen_scrambled(std::uint32_t coordinate, std::uint64_t key) {
  std::uint32_t scrambled = 0;
  for (int bit = 0; bit < scrambled_bits; ++bit) {
    const std::uint64_t before = bit == 0 ? 0 : coordinate >> (scrambled_bits - bit);
    const auto turned = static_cast<std::uint32_t>(stirred(key + ((before << 6) | static_cast<std::uint64_t>(bit)) * 0x9E3779B97F4A7C15) >> 63);
    scrambled |= (((coordinate >> (scrambled_bits - 1 - bit)) & 1) ^ turned) << (scrambled_bits - 1 - bit);
  }
  return scrambled;
}

/// A number between 0 and 1, neither of them: dimension `d` of point `index`. Dimensions come in fours; the points of each four stand in an
/// order of their own, itself scrambled, so that fours have nothing in common (Burley, Practical hash-based Owen scrambling, 2020).
constexpr double even_share(std::uint32_t index, std::uint64_t d, std::uint64_t key) {
  const std::uint64_t four = stirred(key + (d / sobol_dimensions + 1) * 0xD1B54A32D192ED03);
  const std::uint32_t point = owen_scrambled(index, four);
  const std::uint32_t scrambled = owen_scrambled(sobol_coordinate(point, static_cast<int>(d % sobol_dimensions)), stirred(four + d % sobol_dimensions + 1));
  return (scrambled + 0.5) * 0x1p-32;
}

}  // namespace milepost::detail
