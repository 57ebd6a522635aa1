// Random numbers of a simulation: counted by what they are for, never drawn in an order.
#pragma once

#include <cstdint>
#include <string_view>

#include "milepost/detail/box_muller.hpp"
#include "milepost/detail/philox.hpp"
#include "milepost/detail/sobol.hpp"

namespace milepost {

/// How the futures of a simulation are drawn.
enum class Sampling {
  independent,  ///< each by itself
  antithetic,   ///< in pairs whose surprises are opposite: sums have less error
  sobol,        ///< evenly: sixteen sets of scrambled Sobol points, fours of steps by themselves, from which the error is told
};

constexpr std::string_view name_of(Sampling sampling) {
  return sampling == Sampling::independent ? "independent" : sampling == Sampling::antithetic ? "antithetic" : "sobol";
}

/// Futures in the smallest whole unit of a sampling: one, a pair, a point of each set.
constexpr std::size_t together(Sampling sampling) { return sampling == Sampling::independent ? 1 : sampling == Sampling::antithetic ? 2 : 16; }

/// So many futures, up to the next whole unit of a sampling.
constexpr std::size_t whole_units(std::size_t paths, Sampling sampling) { return (paths + together(sampling) - 1) / together(sampling) * together(sampling); }

/// Numbers for one thing by its name: the same for the same seed, name, path and step, whoever else is simulated, in any order, on any number
/// of threads. Scenarios of one seed share them, so that what differs between two is the scenarios' doing.
class NamedNumbers {
 public:
  constexpr NamedNumbers(std::uint64_t seed, std::string_view name) : key_{seed, hash_of(name)} {}

  /// Four words of 64 bits for four steps.
  constexpr detail::Philox::Words words(std::uint64_t path, std::uint64_t four) const { return detail::Philox::at({path, four, 0, 0}, key_); }

  /// Between 0 and 1, neither of them.
  constexpr double share(std::uint64_t path, std::uint64_t step) const { return detail::share_of_one(words(path, step / 4)[step % 4]); }

  /// Standard normal: of the four words of four steps each two make a pair.
  double score(std::uint64_t path, std::uint64_t step) const {
    const detail::Philox::Words four = words(path, step / 4);
    const std::size_t first = step % 4 / 2 * 2;
    const auto pair = detail::normal_pair<2>(detail::share_of_one(four[first]), detail::share_of_one(four[first + 1]));
    return (step % 2 == 0 ? pair.first : pair.second)[0];
  }

  /// Between 0 and 1 too, of sixteen sets of points that fill the cube of steps evenly: path p is point p / 16 of set p % 16.
  constexpr double even_share(std::uint64_t path, std::uint64_t step) const {
    return detail::even_share(static_cast<std::uint32_t>(path / 16), step, detail::stirred(key_[0] + detail::stirred(key_[1] + path % 16)));
  }

  friend constexpr bool operator==(const NamedNumbers&, const NamedNumbers&) = default;

 private:
  /// FNV-1a of 64 bits (Fowler, Noll and Vo, 1991), of the bytes of the name.
  static constexpr std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char byte : name) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return hash;
  }

  detail::Philox::Key key_;
};

}  // namespace milepost
