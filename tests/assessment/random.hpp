// Made-up numbers for property tests: the same ones on every machine.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "milepost/time/date.hpp"

namespace milepost::test {

/// SplitMix64 (Steele, Lea and Flood 2014): eight lines, and no library's distribution, whose results differ between machines.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// Evenly in [low, high).
  double number(double low, double high) { return low + (high - low) * static_cast<double>(next() >> 11) * 0x1p-53; }

  /// A whole number, both ends inside.
  int whole(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }

  bool chance(double share) { return number(0, 1) < share; }

  /// A day of the years from first to last.
  Date date(int first, int last) { return add_days(Date{first, 1, 1}, whole(0, (last - first + 1) * 365)); }

  template <class Thing>
  const Thing& one_of(const std::vector<Thing>& things) {
    return things[static_cast<std::size_t>(whole(0, static_cast<int>(things.size()) - 1))];
  }

  template <class Thing>
  void shuffle(std::vector<Thing>& things) {
    for (int i = static_cast<int>(things.size()) - 1; i > 0; --i)
      std::swap(things[static_cast<std::size_t>(i)], things[static_cast<std::size_t>(whole(0, i))]);
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  std::uint64_t state_;
};

}  // namespace milepost::test
