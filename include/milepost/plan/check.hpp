// Everything that is wrong or missing in a plan, at once.
#pragma once

#include <vector>

#include "milepost/plan/plan.hpp"

namespace milepost {

/// Errors: names used twice or dangling, bounds and directions that contradict each other, windows that end before they open,
/// a repetition of a repetition, sections within themselves, memberships of nobody, steps without weight, thresholds of grades
/// that do not fall, transitions out of a final state, an id of both an indicator and a deliverable. Warnings: gaps a planner should know of: no due date, a due date inherited from the plan's
/// end, an assumed anchor, a window that opens before the plan or ends after it, a due day before the day of issue, an `about` without tolerance, an amount
/// without a number, an entity set without members, a task nobody answers for, mentions that may be the same, unconfirmed
/// values, tasks that break a rule of the plan, documents that are not at hand, grades without a decision, states that cannot
/// be reached, a cadence that reports on another period than its own. The order is that of the plan. Positions are filled in by the reader of the file.
std::vector<Problem> check(const Plan& plan);

}  // namespace milepost
