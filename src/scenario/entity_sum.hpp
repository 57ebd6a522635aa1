// The figures of all entities of a target, added up future by future.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "counted.hpp"

namespace milepost {

/// Takes the entities in turn. Adds nothing up where there is one runner without an entity, one entity is missing or settled, the indicator is
/// of a kind that does not add up, or the steps of two differ.
class EntitySum {
 public:
  EntitySum(std::span<const Runner> runners, bool whole);

  void add(const Runner& runner, const Counted& counted);
  std::optional<SumOutcome> outcome(const SimulationSettings& settings) const;

 private:
  double time(std::size_t step) const { return begin_ + step_ * static_cast<double>(step); }

  std::span<const Runner> runners_;
  bool possible_{};
  double begin_{}, step_{};  ///< the first time that lies ahead of all entities
  std::size_t steps_{};
  std::vector<double> figures_{};  ///< step by step, in each of them future by future
};

}  // namespace milepost
