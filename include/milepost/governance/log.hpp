// What has been done, day by day: progress of deliverables, duties fulfilled, steps of workflows.
#pragma once

#include <map>
#include <vector>

#include "milepost/aggregation/deliverables.hpp"
#include "milepost/governance/overdue.hpp"
#include "milepost/governance/replay.hpp"

namespace milepost {

/// Everything that a log says of a plan, each kind in the order of the log.
struct Log {
  std::map<SeriesKey, std::vector<StepProgress>> progress{};  ///< by deliverable (its id for the indicator's) and entity
  std::vector<Fulfilment> fulfilments{};
  std::vector<Event> events{};
  friend bool operator==(const Log&, const Log&) = default;
};

/// The observations with what the log says of deliverables, as the series that they are judged by (earned_weight). Deliverables that
/// the plan does not have are passed over. Throws OutOfRange for a step that a deliverable does not have.
inline Observations with_progress(const Plan& plan, Observations seen, const Log& log) {
  for (const auto& [key, progress] : log.progress)
    if (const Deliverable* deliverable = find(plan, DeliverableId(key.indicator.value)))
      seen.insert_or_assign(key, earned_weight(*deliverable, progress));
  return seen;
}

/// The plan as its workflows leave it on a day: what they exempt is exempted, what they let out has exited.
inline Plan with_effects(Plan plan, const Log& log, const Date& as_of) {
  const std::vector<Workflow> workflows = plan.workflows;
  for (const Workflow& workflow : workflows) plan = with_effects(std::move(plan), workflow, replay(workflow, log.events, as_of));
  return plan;
}

}  // namespace milepost
