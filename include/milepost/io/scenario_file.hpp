// Scenario files: what is different from a plan, in YAML.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/scenario/scenario.hpp"

namespace milepost {

/// What came of reading a scenario file. `scenario` is empty if any problem is an error.
struct ScenarioReading {
  std::optional<Scenario> scenario{};
  std::vector<Problem> problems{};  ///< in the order of the file
};

/// Reads the text of a scenario file for a plan; `file_name` is only for the positions:
///
///     milepost: 1
///     scenario: {id: more-grants, title: {zh: 增加补助, en: More grants}}
///     interventions:
///       - {id: grants, indicator: firms, start: 2024-07-01, ramp: 2, effect: {linear_change: {triangular: [1, 2, 4]}}}
///       - {id: ceiling, indicator: rate, start: 2025-01-01, effect: {fixed_target: {value: 90, by: 2030}}, limits: {upper: 100}}
///     targets:
///       - {target: jobs, bound: at least 260, due: end of 2027}
///     links:
///       - {cause: skills, effect: jobs, elasticity: 0.4, lag: 1}
///     correlations:
///       - {between: [skills, jobs], is: 0.6}
///     schedule:                         # for measures that say `after: build`
///       start: 2024-03-04
///       tasks: [{id: design, duration: {triangular: [10, 15, 30]}}, {id: build, duration: 100}]
///       precedences: [{from: design, to: build, type: finish_start, lag: 5}]
///
/// An effect goes by its name, its parameters by theirs; what is alone needs no name. A parameter is a number or a distribution by name with
/// the list of its parameters. `start` is a day; other days may be periods, also those that the plan names: their last day. Correlations are
/// pairs, or `{indicators: [...], matrix: [[1, ...], ...]}`. `best_of` holds effects, each with limits of its own; `covid` is a dip_recover by
/// the name of a CovidScenario. Effects that are functions are for programs.
///
/// All problems are found at once, each at its own value: what plan files refuse, and everything that check(scenario, plan) says but what leans
/// on a value that could not be read. Never throws for bad input.
ScenarioReading load_scenario(std::string_view text, const std::string& file_name, const Plan& plan);

/// The scenario in a file. Throws InvalidInput with every problem if there is an error; warnings do not throw.
Scenario read_scenario(const std::filesystem::path& path, const Plan& plan);

/// The scenario as the text of a scenario file; what load_scenario reads from it for its plan is equal to it. Comments and layout are not kept.
/// Throws OutOfRange for an effect that is a function.
std::string scenario_text(const Scenario& scenario);

/// The same as a file. Throws OutOfRange also if the file cannot be written; what stood there before is replaced.
void write_scenario(const Scenario& scenario, const std::filesystem::path& path);

}  // namespace milepost
