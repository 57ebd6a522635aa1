// What changed since a day, in sentences.
#pragma once

#include <string>
#include <vector>

#include "milepost/aggregation/changes.hpp"
#include "milepost/report/status_table.hpp"

namespace milepost {

/// A heading with the earlier day, then a line a change: turns for the worse first, then those for the better, then what has only a
/// new figure or version; within each the order of the plan. Says so where nothing has changed. Lines end in "\n", none is wider
/// than the width.
std::string change_list(const Plan& plan, const std::vector<Change>& changes, const Date& since, const TableOptions& options = {});

}  // namespace milepost
