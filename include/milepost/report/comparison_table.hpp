// A plan under many methods, as text: who says what of each target, and why they differ.
#pragma once

#include <string>

#include "milepost/aggregation/disagreements.hpp"
#include "milepost/report/status_table.hpp"

namespace milepost {

/// A line first with how many targets are judged and how many disputed, under it what that means (see rule_of_comparison()); then for each
/// target that some method can judge its name, a line a status with the methods that give it and their figures, and for each pair of
/// statuses one sentence on why two methods differ: of the pairs one that a single part explains, if there is such a one. Targets that no method can judge are counted at the end. Lines
/// end in "\n", none is wider than the width.
std::string comparison_table(const Plan& plan, const PlanComparison& comparison, const TableOptions& options = {});

}  // namespace milepost
