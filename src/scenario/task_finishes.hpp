// When the tasks that measures wait for finish, future by future.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "future.hpp"
#include "milepost/scenario/simulate.hpp"

namespace milepost {

/// Finishes of all futures of a simulation, drawn once, of those tasks alone and of what they wait for. Throws InvalidInput for a schedule that
/// cannot be on the as-of day.
class TaskFinishes {
 public:
  TaskFinishes(const Scenario& scenario, const Date& as_of, const SimulationSettings& settings);

  /// Years of the library's clock, at the close of the day of the finish.
  double at(const std::string& task, const FutureKey& key) const { return times_.at(task)[together(sampling_) == 2 ? 2 * key.path + (key.turned ? 1 : 0) : key.path]; }

 private:
  Sampling sampling_;
  std::map<std::string, std::vector<double>> times_{};
};

}  // namespace milepost
