// Observation tables: CSV to Observations of a plan, with everything that is wrong in them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/observation/observations.hpp"
#include "milepost/plan/plan.hpp"

namespace milepost {

/// What came of reading a table. Rows with an error are in `problems` and not in `observations`; no row is dropped
/// silently.
struct ObservationsReading {
  Observations observations{};
  std::vector<Problem> problems{};  ///< errors and warnings in the order of the file; columns are those of the cells
};

/// Reads the text of a table (RFC 4180: commas, quotes, line ends inside quotes); `file_name` is only for the
/// positions. Columns in any order, in English or Chinese: indicator 指标, entity 对象, period 时期, value 数值, unit
/// 单位, report 口径, status 状态, published 发布日期, source 来源, note 备注. Required are indicator, period and
/// value.
///
/// A value is a number (4,000; 37.5万; full width too), `>=1700`, `1700余` (at least) or `>1700`, `突破1700` (more
/// than). It is in `unit`, or in the indicator's unit where that is blank, and is converted to the indicator's. report:
/// period 当期 (default), year to date 本年累计, since start 自起始累计. status: final 最终 (default), provisional
/// 初步, estimate 估计, lower bound 下限 (a final figure known only as at least). A partial day of publication
/// (2022-03) counts from its last day.
///
/// Errors: unknown columns, indicators and members of an entity set whose members the plan lists; a unit that does not
/// measure what the indicator does; an empty value (a missing figure is a missing row); two different figures for the
/// same indicator, entity, period, report and day of publication. The same figure twice is kept once, with a
/// warning. Warned of as well: figures of a flow without report that rise from row to row, or belong to a single day,
/// since they may be running totals.
ObservationsReading load_observations(std::string_view text, const std::string& file_name, const Plan& plan);

/// The observations in a file. Throws InvalidInput, with every problem, if there is an error; warnings do not throw.
Observations read_observations(const std::filesystem::path& path, const Plan& plan);

}  // namespace milepost
