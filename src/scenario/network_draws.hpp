// The futures of a task network, eight at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "durations.hpp"
#include "future.hpp"
#include "milepost/scenario/random.hpp"
#include "network.hpp"

namespace milepost {

/// Draws durations and works the network through.
class NetworkDraws {
 public:
  static constexpr std::size_t lanes = 8;
  using Times = NetworkTimes<lanes>;

  NetworkDraws(const Network& network, std::uint64_t seed);

  void draw(std::span<const FutureKey, lanes> futures, Times& times) const;

 private:
  const Network& network_;
  std::vector<NamedNumbers> numbers_{};
  Durations durations_{};
};

}  // namespace milepost
