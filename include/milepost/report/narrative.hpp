// The whole arithmetic of one verdict, told line by line.
#pragma once

#include <string>

#include "milepost/aggregation/scorecard.hpp"

namespace milepost {

/// What was promised, in the document's words, and who answers; the window and why it is so; the baseline and where it came
/// from; the figure; what was owed, as R = b + (T - b) s with the numbers put in; the method's figure with the numbers put in;
/// its cuts and the class; movement, marks and history, each as far as it applies. The first line names the indicator, the
/// second is the verdict in a sentence (see explain.hpp). Cuts are those the method has by default. Lines end in "\n".
std::string narrate(const Plan& plan, const ScorecardRow& row, Language language);

}  // namespace milepost
