// Numbers to try kernels on: of every size, near every edge, the same in every run.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include "milepost/detail/lanes.hpp"

namespace milepost::trials {

/// Draws from std::mt19937_64, whose numbers the standard prescribes; its distributions are not used, since they differ.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed = 20220711) : bits_(seed) {}

  /// From low to high; in lanes, since builds that fuse would draw other numbers.
  double between(double low, double high) {
    const double share = static_cast<double>(bits_() >> 11) * 0x1p-53;
    return (low + (high - low) * detail::Lanes<2>(share))[0];
  }

  /// Above zero, from 2^low to below 2^high, each power of two as often as another.
  double of_size(int low, int high) {
    const auto exponent = low + static_cast<int>(bits_() % static_cast<std::uint64_t>(high - low));
    return std::ldexp(1 + static_cast<double>(bits_() >> 12) * 0x1p-52, exponent);
  }

  /// Any pattern of bits, or an edge every fourth time.
  double any() { return bits_() % 4 == 0 ? edges[bits_() % edges.size()] : std::bit_cast<double>(bits_()); }

 private:
  static constexpr double inf = std::numeric_limits<double>::infinity();
  static constexpr double largest = std::numeric_limits<double>::max(), smallest = 0x1p-1074;
  static constexpr std::array edges{0.0, -0.0, 1.0, -1.0, smallest, -smallest, 0x1p-1022, -0x1p-1022, 0x1p-1022 - smallest,
                                    inf, -inf, largest, -largest, std::numeric_limits<double>::quiet_NaN(),
                                    1 + 0x1p-52, 1 - 0x1p-53, 0.5, 2.0, 1.5, 0.75, 709.78271289338397, 710.0,
                                    -745.13321910194122, -746.0, -37.5, 100.0, 1e-300, 1e300};
  std::mt19937_64 bits_;
};

}  // namespace milepost::trials
