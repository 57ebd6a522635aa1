// Targets in columns, one row each, beside a panel of series.
#pragma once

#include <cstdint>
#include <span>

#include "milepost/detail/lanes.hpp"
#include "milepost/observation/panel.hpp"

namespace milepost {

/// All of one length, or empty where a column is not there; a missing number is NaN. Times are positions in years at the end of
/// a period. A view: the columns must outlive it.
struct TargetColumns {
  std::span<const std::int64_t> series{};       ///< which series of the panel; below 0: none; empty where rows bring their figures
  std::span<const std::int8_t> direction{};     ///< 1 more is better, -1 less is better, 0 not known
  std::span<const double> target{};             ///< NaN: no target
  std::span<const double> due{};
  std::span<const double> strict{};             ///< 1: the number itself does not meet, as of "more than"
  std::span<const double> base_period{};
  std::span<const double> base_value{};
  std::span<const double> period{};             ///< of `value`
  std::span<const double> value{};              ///< the latest figure: with a base and this no series is looked at
  std::span<const double> limit{};              ///< the natural limit in the desired direction
  std::span<const double> reference{};          ///< a value to compare with, as the mean of a city
  std::span<const double> deviation{};          ///< standard deviation among peers
  std::span<const double> typical_constant{};   ///< change a year on a typical path: constant + slope * level
  std::span<const double> typical_slope{};
  std::span<const double> worst{};              ///< values that become 0 and 100 points before all else
  std::span<const double> best{};
  std::span<const double> break_period{};       ///< the series begins anew here: what lies before does not count
  std::span<const std::int64_t> comparator{};   ///< another series of the panel, whose figures the series must reach
};

namespace detail {

inline double cell(std::span<const double> column, std::size_t row) { return column.empty() ? not_a_number : column[row]; }

/// Do the rows bring both their figures?
inline bool brings_ends(const TargetColumns& targets) {
  return !targets.base_period.empty() && !targets.base_value.empty() && !targets.period.empty() && !targets.value.empty();
}

inline void require_length(std::string_view name, std::size_t length, std::size_t rows) {
  if (length != 0 && length != rows) fail_range("column " + std::string(name), "of " + std::to_string(length) + " rows", "as many as directions, " + std::to_string(rows));
}

}  // namespace detail

/// The number of rows: as many as there are directions.
inline std::size_t row_count(const TargetColumns& targets) { return targets.direction.size(); }

/// Throws OutOfRange for columns of unequal length, and for a series that the panel does not have.
inline void require_whole(const TargetColumns& targets, const Panel& panel) {
  const std::size_t rows = row_count(targets);
  const std::pair<std::string_view, std::span<const double>> columns[]{
      {"target", targets.target}, {"due", targets.due}, {"strict", targets.strict}, {"base_period", targets.base_period},
      {"base_value", targets.base_value}, {"period", targets.period}, {"value", targets.value}, {"limit", targets.limit},
      {"reference", targets.reference}, {"deviation", targets.deviation}, {"typical_constant", targets.typical_constant},
      {"typical_slope", targets.typical_slope}, {"worst", targets.worst}, {"best", targets.best}, {"break_period", targets.break_period}};
  for (const auto& [name, column] : columns) detail::require_length(name, column.size(), rows);
  detail::require_length("comparator", targets.comparator.size(), rows);
  if (!detail::brings_ends(targets) || !targets.series.empty()) detail::require_length("series", targets.series.size() + (rows > 0 && targets.series.empty()), rows);
  const auto known = static_cast<std::int64_t>(series_count(panel));
  for (const auto& column : {targets.series, targets.comparator})
    for (const std::int64_t series : column)
      if (series >= known) fail_range("series", std::to_string(series), "one of the panel's " + std::to_string(known));
}

}  // namespace milepost
