// The futures of a task network, eight at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "durations.hpp"
#include "future.hpp"
#include "milepost/scenario/random.hpp"
#include "network.hpp"

namespace milepost {

/// A future is a number; in pairs, the second of two has the shares of the first turned round.
class NetworkDraws {
 public:
  static constexpr std::size_t lanes = 8;
  using Times = NetworkTimes<lanes>;

  NetworkDraws(const Network& network, std::uint64_t seed, bool pairs);

  /// The futures from `first` on.
  void draw(std::size_t first, Times& times) const;

 private:
  FutureKey key_of(std::size_t future) const { return pairs_ ? FutureKey{future / 2, future % 2 == 1} : FutureKey{future, false}; }

  const Network& network_;
  bool pairs_;
  std::vector<NamedNumbers> numbers_{};
  Durations durations_{};
};

}  // namespace milepost
