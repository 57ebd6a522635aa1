// How likely the bound of one target is to be met at the due date.
#pragma once

#include <optional>

#include "milepost/assessment/chance.hpp"
#include "milepost/assessment/evidence.hpp"
#include "milepost/assessment/method.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// How likely the bound of one target is to be met at the due day, or why that cannot be said. Of the settings the model, the natural limits
/// and the errors count. 0 and 1 are kept for what is settled: by a figure of the due day, by a total that has passed the bound and has never
/// fallen, by a natural limit.
Chance chance_of_meeting(const Evidence& evidence, const ProjectionSettings& settings = {});

/// Probability, 0 to 1, that the figure at the due date meets the bound, by a projection and the errors that such projections have
/// made (see attain.hpp): one figure is enough. More than 400 is P(y > 400), which is P(y >= 400). Of what adds up over the window it is
/// the sum that counts: what has been seen, and simulated reports up to the due date. Cumulative cuts are carried on along their
/// straight line. Empty without a figure, a due date or a number, for recurring targets, mean rates and comparisons with another indicator,
/// and for figures that are all zero: chance_of_meeting() tells which.
std::optional<double> probability_of_meeting(const Evidence& evidence, const Model& model = Automatic{});

/// The same by the textbook's straight line, which claims too much: a new value on it has Student's t distribution with n - 2 degrees of
/// freedom. Empty with fewer than three figures. Figures exactly on a line leave no scatter: then 0 or 1.
std::optional<double> probability_of_meeting(const Evidence& evidence, const TrendProjection& method);

/// Method `probability`: the figure is the probability of meeting the bound. The cuts, 0.66 and 0.33, are those of "likely" and "unlikely"
/// in the words of the IPCC; they are a parameter.
Custom probability_method(const Cuts& cuts = {0.66, 0.33}, const Model& model = Automatic{});

}  // namespace milepost
