// Logs: CSV to what has been done, with everything that is wrong in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/governance/log.hpp"

namespace milepost {

/// What came of reading a log. Rows with an error are in `problems` and not in `log`.
struct LogReading {
  Log log{};
  std::vector<Problem> problems{};
};

/// Reads the text of a log (RFC 4180); `file_name` is only for the positions. Columns in any order, in English or Chinese: of 事项,
/// subject 对象, step 步骤, date 日期, percent 完成比例, period 时期, by 办理单位, published 发布日期, source 来源, note 备注. Required are of and
/// date.
///
/// `of` names a deliverable, cadence, evaluation, requirement of child plans, or workflow of the plan. Of a deliverable: the step that
/// was taken (none: the whole), how much of it in per cent (100 unless given), for which entity (subject). Of a workflow: which
/// subject came into which state (step). Of the rest: it was done, for which period (else the first that was owed), by which
/// entity or unit (subject, else by).
///
/// Errors: unknown columns, names, steps, states, units and members of a set; a percentage outside 0 to 100; a date that is none. A
/// name that two things share is refused: the log could not tell them apart.
LogReading load_log(std::string_view text, const std::string& file_name, const Plan& plan);

/// The log in a file. Throws InvalidInput, with every problem, if there is an error.
Log read_log(const std::filesystem::path& path, const Plan& plan);

}  // namespace milepost
