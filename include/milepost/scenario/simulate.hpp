// Many futures of a plan under a scenario: how likely each target, each task, each section and all of it is met.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "milepost/detail/progress.hpp"
#include "milepost/observation/observations.hpp"
#include "milepost/projection/model.hpp"
#include "milepost/scenario/correlation.hpp"
#include "milepost/scenario/outcome.hpp"
#include "milepost/scenario/random.hpp"
#include "milepost/scenario/scenario.hpp"

namespace milepost {

/// How to simulate.
struct SimulationSettings {
  std::size_t paths{10'000};                ///< futures, 2 to 10 million; up to the next whole pair or point of each set, see Sampling
  std::uint64_t seed{1};
  Model model{Automatic{}};                 ///< by which figures are projected
  std::vector<double> levels{10, 50, 90};   ///< of the bands, per cent, above 0 and below 100
  Correlations correlations{};
  Sampling sampling{Sampling::independent};
  std::optional<double> wanted_error{};     ///< from 1,000 futures on twice as many until no target's standard error is above; at most `paths`
  std::size_t threads{1};                   ///< 0: as many as the machine has
  std::optional<Calendar> calendar{};       ///< working days of the scenario's schedule; chinese_calendar() if empty
  Progress progress{};                      ///< of futures of targets; anew for each doubling of a wanted error
};

/// Each target starts from what is known of its figures on the day and the path that goes on from there; around it the errors that such
/// projections have made are drawn, each step hanging on the one before (see DrawnFigures). Measures change the figures of their indicator in
/// the order of the scenario, with parameters drawn anew for each future; links carry on what they change. A target is met if its figure at
/// the due day is, on a straight line between steps; what adds up by its total. Without a scenario's doing the odds are those of
/// probability_of_meeting(), but for the error of counting.
///
/// A measure that waits for a task of the scenario's schedule sets in at the close of the day on which the task finishes in that future, seen from
/// the as-of day (see simulate_schedule), but not before its own start; its delay comes on top.
///
/// Random numbers are keyed by seed, indicator and entity, future and step; those of a measure's parameters by its name: two scenarios are
/// compared future by future. Results are the same bits for any number of threads. Throws OutOfRange for settings that are none, InvalidInput
/// for a scenario that does not fit the plan.
Outcome simulate(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const SimulationSettings& settings = {});

}  // namespace milepost
