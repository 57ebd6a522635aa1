// Where a plan leads, as text: paths, intervals, and how likely each target is to be met.
#pragma once

#include <string>
#include <vector>

#include "milepost/aggregation/projections.hpp"
#include "milepost/report/status_table.hpp"

namespace milepost {

/// The plan, the day, the model asked for and how far ahead; then for each target with figures its name, bound and due day, the probability
/// with the words of the IPCC or why there is none, and a line a step: when, the path, the intervals; and what was done otherwise than
/// asked. Targets without a figure are counted at the end. Lines end in "\n", none is wider than the width.
std::string projection_table(const Plan& plan, const std::vector<ProjectedTarget>& rows, const TableOptions& options = {});

}  // namespace milepost
