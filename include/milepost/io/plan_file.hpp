// Plan files: YAML (or JSON) to a Plan, with everything that is wrong in them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/plan.hpp"

namespace milepost {

/// The format version that this library reads: `milepost: 1`.
inline constexpr int plan_file_version = 1;

/// What came of reading a plan file. `plan` is empty if any problem is an error.
struct PlanReading {
  std::optional<Plan> plan{};
  std::vector<Problem> problems{};  ///< errors and warnings in the order of the file
};

/// Reads the text of a plan file; `file_name` is only for the positions. All problems are found at once: bad YAML, keys
/// that are unknown or given twice, values that cannot be read, and everything that check(plan) says. Refused are
/// anchors, aliases and merge keys (a bomb of them fits in a line), tags, nesting deeper than 50, a second document,
/// control characters, text that is not UTF-8 and files larger than largest_file. Never throws for bad input.
///
/// An indicator with a target and without `due` inherits the end of the plan's horizon (Basis::inherited). A bound
/// without a unit word is in the indicator's unit; one with another unit that measures the same thing is converted.
/// Indicators stand in the order of the document, those of the tasks before those that stand apart. The source of an
/// indicator is that of its target too; its note stays with the indicator.
PlanReading load_plan(std::string_view text, const std::string& file_name);

/// The plan in a file. Throws InvalidInput, with every problem, if there is an error; warnings do not throw.
Plan read_plan(const std::filesystem::path& path);

/// The plan as the text of a plan file, in the order of its lists; what load_plan reads from it is equal to the plan. Amounts are
/// written in the indicator's unit, days and periods by the calendar; comments and the way a file was laid out are not kept.
///
/// Throws OutOfRange for what a plan file cannot hold: two targets on one indicator, a target without an indicator in the plan, or
/// with a name, a source or a note that are not the indicator's.
std::string plan_text(const Plan& plan);

/// The same as a file. Throws OutOfRange also if the file cannot be written; what stood there before is replaced.
void write_plan(const Plan& plan, const std::filesystem::path& path);

}  // namespace milepost
