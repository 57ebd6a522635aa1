// How likely the bound is to be met at the due date.
#pragma once

#include <optional>

#include "milepost/assessment/evidence.hpp"
#include "milepost/assessment/trend_projection.hpp"

namespace milepost {

/// Probability, 0 to 1, that the figure at the due date meets the bound, on the continuous scale: more than 400 is P(y > 400).
/// A new value on the straight line has Student's t distribution with n - 2 degrees of freedom: small samples get the wide
/// tails they deserve. Empty with fewer than three figures, without a due date or a number. Figures exactly on a line leave no
/// scatter: then 0 or 1.
std::optional<double> probability_of_meeting(const Evidence& evidence, const TrendProjection& method = {});

}  // namespace milepost
