// All futures of one target: its figures, and where the bound is met.
#pragma once

#include <atomic>
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

/// Adds up what is done on all threads.
class Pace {
 public:
  Pace(const Progress& progress, std::size_t all) : progress_(progress), all_(all) {}

  void add(std::size_t futures) {
    const std::size_t done = done_ += futures;
    if (progress_) progress_(done, all_);
  }

 private:
  const Progress& progress_;
  std::size_t all_;
  std::atomic<std::size_t> done_{0};
};

/// The futures 0 to paths - 1, shared by so many threads.
Counted count_futures(const Runner& runner, const SimulationSettings& settings, std::size_t paths, std::size_t threads, Pace& pace);

}  // namespace milepost
