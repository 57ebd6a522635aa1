// What of a plan can be simulated, ready to be drawn.
#pragma once

#include <string>
#include <vector>

#include "future.hpp"
#include "task_finishes.hpp"
#include "milepost/scenario/simulate.hpp"

namespace milepost {

/// One target, or one entity of it.
struct Runner {
  const Target* target{};
  const Indicator* indicator{};
  std::string entity{};
  Standing standing;
  Stream stream{};
};

/// Everything that does not change from future to future. A view of its arguments.
class Stage {
 public:
  Stage(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings);

  const Directory& directory() const { return directory_; }
  const std::vector<Runner>& runners() const { return runners_; }
  const std::vector<LeftOut>& left_out() const { return left_out_; }
  /// What the observations tell of measures and links that do nothing here, or not all of what they say.
  const std::vector<SimulationNote>& notes() const { return notes_; }

 private:
  void add(const Target& target, const Indicator& indicator);
  void add(const Target& target, const Indicator& indicator, const std::string& entity);
  Stream stream_of(const IndicatorId& id, const std::string& entity, Foresight&& ahead, Direction better) const;
  NamedNumbers own_numbers(const IndicatorId& id, const std::string& entity) const;
  std::vector<WeightedNumbers> numbers_of(const IndicatorId& id, const std::string& entity) const;
  void add_causes(Stream& stream, const IndicatorId& id, const std::string& entity) const;
  std::optional<Stream> cause_stream(const IndicatorId& id, const std::string& entity, double until) const;
  void leave_out(const Target& target, const std::string& entity, Reason reason, const Text& why);
  void leave_out(const Evidence& evidence, const Standing& standing, const std::string& entity);
  void add_notes();
  void add_notes(const Runner& runner);
  void note(std::string subject, const Runner* runner, const Text& words);
  bool is_simulated(const IndicatorId& id) const;

  const Plan& plan_;
  Directory directory_;
  const Observations& seen_;
  const Scenario& scenario_;
  const Date& as_of_;
  const SimulationSettings& settings_;
  const Correlations& correlations_;
  std::vector<double> lower_;
  TaskFinishes finishes_;
  std::vector<Runner> runners_{};
  std::vector<LeftOut> left_out_{};
  std::vector<SimulationNote> notes_{};
};

/// Throws OutOfRange for settings that are none, InvalidInput for a scenario that does not fit the plan.
void require_sound(const Plan& plan, const Scenario& scenario, const SimulationSettings& settings);

}  // namespace milepost
