// Where what adds up leads: the running total, which the bound is about, in place of the single reports.
#pragma once

#include <optional>

#include "milepost/assessment/evidence.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// What is counted for a target that adds up over its window, however it was reported: what has been joined from the opening on, and the
/// reports to come, projected by the settings; intervals are quantiles of simulated sums. Of recurring targets the total of each period
/// begins anew. The note says so. Empty for targets that do not add up, and where no report joins on to the opening.
std::optional<Projection> projected_total(const Evidence& evidence, const ProjectionSettings& settings = {});

}  // namespace milepost
