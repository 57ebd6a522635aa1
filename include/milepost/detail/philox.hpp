// Random numbers that are counted, not drawn: the same for a key and a counter wherever they are asked for.
#pragma once

#include <array>
#include <cstdint>

#include "milepost/detail/normal.hpp"

namespace milepost::detail {

/// Philox4x64-10: four words of 64 bits from a counter of four and a key of two (Salmon, Moraes, Dror and Shaw, Parallel random numbers:
/// as easy as 1, 2, 3, 2011).
class Philox {
 public:
  using Words = std::array<std::uint64_t, 4>;
  using Key = std::array<std::uint64_t, 2>;

  static constexpr Words at(Words counter, Key key) {
    for (int round = 0; round < 10; ++round) {
      if (round > 0) key = {key[0] + 0x9E3779B97F4A7C15, key[1] + 0xBB67AE8584CAA73B};
      counter = mixed(counter, key);
    }
    return counter;
  }

 private:
  __extension__ typedef unsigned __int128 Wide;

  static constexpr Words mixed(const Words& c, const Key& key) {
    const Wide first = static_cast<Wide>(0xD2E7470EE14C6C93) * c[0], second = static_cast<Wide>(0xCA5A826395121157) * c[2];
    return {static_cast<std::uint64_t>(second >> 64) ^ c[1] ^ key[0], static_cast<std::uint64_t>(second),
            static_cast<std::uint64_t>(first >> 64) ^ c[3] ^ key[1], static_cast<std::uint64_t>(first)};
  }
};

/// A number between 0 and 1, neither of them, from the upper 52 bits of a word.
constexpr double share_of_one(std::uint64_t word) { return (static_cast<double>(word >> 12) + 0.5) * 0x1p-52; }

}  // namespace milepost::detail
