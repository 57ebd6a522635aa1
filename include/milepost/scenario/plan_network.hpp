// The task network that a plan's own dates make.
#pragma once

#include <optional>
#include <vector>

#include "milepost/plan/plan.hpp"
#include "milepost/scenario/schedule.hpp"

namespace milepost {

/// What a plan says of when its deliverables are made.
struct PlanNetwork {
  std::optional<TaskNetwork> network{};     ///< empty if nothing has a due day
  std::vector<DeliverableId> left_out{};    ///< without a due day, or due in each period again
  friend bool operator==(const PlanNetwork&, const PlanNetwork&) = default;
};

/// A deliverable whose window opens on a stated day is a task from there to its due day, one that only has a due day a milestone of that day.
/// Steps with days of their own come before it, each after the one before ("measures-draft" of deliverable measures): the first from the
/// opening on, each other one from the step before; the deliverable itself is then a milestone. Durations are the working days that the dates
/// leave, not what the work takes: put estimates in their place. Nothing of one deliverable waits for another: plans do not say so.
PlanNetwork network_of(const Plan& plan, const Calendar& calendar = chinese_calendar());

}  // namespace milepost
