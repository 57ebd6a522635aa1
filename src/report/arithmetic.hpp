// The formulas of a verdict with its numbers put in.
#pragma once

#include <string>

#include "story.hpp"

namespace milepost::report {

/// A number inside a formula: two decimals, four below one.
std::string number(double value);

/// The number with the unit of the verdict: 353.33家. English text that writes a scaled unit out shows both numbers:
/// "37.5 (375000 people)".
std::string valued(const Story& story, double value);

/// How much time had gone at the figure's date, and what was owed then: R = b + (T - b) s.
std::string required_lines(const Story& story);

/// The method's figure, the cuts, the class, and what stands above the class; then the lead.
std::string figure_lines(const Story& story);

/// What is owed on the as-of day, by the same line.
std::string today_line(const Story& story);

}  // namespace milepost::report
