// All futures of one target: its figures, and where the bound is met.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "stage.hpp"

namespace milepost {

/// Met or not, future by future, and the figures of each step: of what adds up the total so far. No figures where what is seen settles it.
struct Counted {
  std::vector<double> figures{};            ///< step by step, in each of them future by future
  std::vector<std::uint8_t> met{};          ///< 1 where the bound is met at the due day
  std::vector<std::uint32_t> first_step{};  ///< of the steps at which the bound is met; as many as there are steps if at none

  std::span<const double> at_step(std::size_t step) const { return std::span(figures).subspan(step * met.size(), met.size()); }
};

/// The figure at the due day: between the last two steps on a straight line.
inline double figure_at_due(const Runner& runner, double before, double last) {
  return last - (std::ceil(runner.stream.ahead.steps) - runner.stream.ahead.steps) * (last - before);
}

/// Step 0: the newest figure seen, or what has been added up.
inline double figure_at_start(const Runner& runner) { return runner.stream.ahead.so_far.value_or(runner.stream.ahead.seen.values.back()); }

/// The futures 0 to paths - 1, shared by so many threads.
Counted count_futures(const Runner& runner, const SimulationSettings& settings, std::size_t paths, std::size_t threads, detail::ProgressCount& progress);

/// As many as the settings say, on as many threads.
Counted count_futures(const Runner& runner, const SimulationSettings& settings);

}  // namespace milepost
