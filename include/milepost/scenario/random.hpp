// Random numbers of a simulation: counted by what they are for, never drawn in an order.
#pragma once

#include <cstdint>
#include <string_view>

#include "milepost/detail/philox.hpp"

namespace milepost {

/// Numbers for one thing by its name: the same for the same seed, name, path and step, whoever else is simulated, in any order, on any number
/// of threads. Scenarios of one seed share them, so that what differs between two is the scenarios' doing.
class NamedNumbers {
 public:
  constexpr NamedNumbers(std::uint64_t seed, std::string_view name) : key_{seed, hash_of(name)} {}

  /// Between 0 and 1, neither of them.
  constexpr double share(std::uint64_t path, std::uint64_t step) const {
    return detail::share_of_one(detail::Philox::at({path, step / 4, 0, 0}, key_)[step % 4]);
  }
  /// Standard normal.
  double score(std::uint64_t path, std::uint64_t step) const { return detail::normal_quantile(share(path, step)); }

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
