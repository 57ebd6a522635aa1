// All futures of one target: its figures, and where the bound is met.
#pragma once

#include <cstdint>
#include <vector>

#include "stage.hpp"

namespace milepost {

/// Met or not, future by future, and the figures of each step: of what adds up the total so far. No figures where what is seen settles it.
struct Counted {
  std::vector<double> figures{};            ///< future by future
  std::vector<double> met{};
  std::vector<std::uint32_t> first_step{};  ///< of the steps at which the bound is met; as many as there are steps if at none
};

Counted count_futures(const Runner& runner, const SimulationSettings& settings, std::size_t paths);

}  // namespace milepost
