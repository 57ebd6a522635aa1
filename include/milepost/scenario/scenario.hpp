// A named list of differences to a plan: measures, other targets, links; scenarios stack and compare.
#pragma once

#include <string>
#include <vector>

#include "milepost/error.hpp"
#include "milepost/plan/plan.hpp"
#include "milepost/scenario/correlation.hpp"
#include "milepost/scenario/intervention.hpp"
#include "milepost/scenario/link.hpp"
#include "milepost/scenario/schedule.hpp"

namespace milepost {

/// What is different in a target. What is empty stays.
struct TargetChange {
  TargetId target{};
  std::optional<Bound> bound{};
  std::optional<Due> due{};
  Text note{};
  friend bool operator==(const TargetChange&, const TargetChange&) = default;
};

/// Differences to a plan and to where its figures lead. Nothing in the plan or the observations is touched: see with_targets().
struct Scenario {
  std::string id{};
  Text title{};
  std::vector<Intervention> interventions{};  ///< work in this order
  std::vector<TargetChange> targets{};
  std::vector<Link> links{};
  std::optional<TaskNetwork> schedule{};      ///< whose tasks measures can wait for
  Correlations correlations{};                ///< of the surprises of indicators; independent where none is given
  friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// One on another: measures of the same id, changes of the same target, links and correlations between the same two are those of the upper
/// one, at the place of the lower one's; what the upper one adds follows. So it is with tasks of the same id and precedences of one type between
/// the same two; a schedule starts when the upper one's does. The name is the upper one's.
Scenario stacked(const Scenario& lower, const Scenario& upper);

/// Everything in it that the plan does not know or that cannot be, with the name that may be meant: indicators, targets, entities, double
/// names, every parameter, links in a circle, correlations that cannot be all at once, what is wrong with its schedule, a task to wait for that
/// is not in it. `field` is the way to the value in a scenario file: "effect.fixed_target.by". What can do nothing is a warning: a measure that no
/// target hangs on or that sets in after the due day of all that do, a link whose cause nothing moves. Positions are empty.
std::vector<Problem> check(const Scenario& scenario, const Plan& plan);

/// The plan with the scenario's targets. Throws OutOfRange for a target that it does not have.
Plan with_targets(Plan plan, const Scenario& scenario);

/// One difference between two scenarios, in words.
struct ScenarioDifference {
  std::string thing{};  ///< "intervention skills", "target jobs", "link skills -> jobs", "correlation of skills and jobs", "task design"
  std::string field{};  ///< "effect", "timing", "target" ...; empty where one of them lacks the thing
  Text before{};        ///< empty where the first lacks it
  Text after{};
  friend bool operator==(const ScenarioDifference&, const ScenarioDifference&) = default;
};

/// "intervention skills: effect: level_shift 5 -> level_shift 8"; 措施 skills：效果：水平变动5 → 水平变动8.
std::string to_string(const ScenarioDifference& difference, Language language = Language::en);

/// What must change in the first to make it the second, in the order of the second, what is lost last. Notes and titles do not count.
std::vector<ScenarioDifference> compare(const Scenario& before, const Scenario& after);

}  // namespace milepost
