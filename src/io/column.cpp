// Codes of whole numbers, rows grouped by series, days on the clock.
#include "milepost/io/column.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "milepost/detail/distinct.hpp"
#include "milepost/time/date.hpp"

namespace milepost {

namespace {

bool belongs(std::int32_t code, double time) { return code >= 0 && !std::isnan(time); }

bool stands_in_order(const std::int32_t* codes, const double* times, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) {
    if (!belongs(codes[i], times[i])) return false;
    if (i > 0 && (codes[i] < codes[i - 1] || (codes[i] == codes[i - 1] && times[i] < times[i - 1]))) return false;
  }
  return true;
}

std::vector<std::int64_t> offsets_of(const std::int32_t* codes, const double* times, std::size_t rows, std::size_t groups) {
  std::vector<std::int64_t> offsets(groups + 1);
  for (std::size_t i = 0; i < rows; ++i)
    if (belongs(codes[i], times[i])) ++offsets[static_cast<std::size_t>(codes[i]) + 1];
  for (std::size_t group = 0; group < groups; ++group) offsets[group + 1] += offsets[group];
  return offsets;
}

/// Rows put behind each other by their series, as they came.
std::vector<std::int64_t> order_by_codes(const std::int32_t* codes, const double* times, std::size_t rows,
                                         const std::vector<std::int64_t>& offsets) {
  std::vector<std::int64_t> next = offsets, order(static_cast<std::size_t>(offsets.back()));
  for (std::size_t i = 0; i < rows; ++i)
    if (belongs(codes[i], times[i]))
      order[static_cast<std::size_t>(next[static_cast<std::size_t>(codes[i])]++)] = static_cast<std::int64_t>(i);
  return order;
}

void sort_by_time(std::vector<std::int64_t>& order, const double* times, const std::vector<std::int64_t>& offsets) {
  const auto earlier = [times](std::int64_t a, std::int64_t b) { return times[a] < times[b]; };
  for (std::size_t group = 0; group + 1 < offsets.size(); ++group) {
    const auto begin = order.begin() + offsets[group], end = order.begin() + offsets[group + 1];
    if (!std::is_sorted(begin, end, earlier)) std::stable_sort(begin, end, earlier);
  }
}

/// Date refuses days outside the years 1 to 9999; these are the first and the last.
constexpr std::int64_t earliest_day = -719'162, latest_day = 2'932'896;

double position_of_day(std::int64_t day) {
  if (day < earliest_day || day > latest_day) return std::nan("");
  return position_in_years(add_days(Date{1970, 1, 1}, static_cast<long>(day)));
}

}  // namespace

WholeCodes codes_of(const std::int64_t* values, const std::uint8_t* missing, std::size_t rows) {
  detail::Distinct<std::int64_t> distinct;
  const auto is_missing = [missing](std::size_t row) { return missing && missing[row]; };
  std::vector<std::int32_t> codes =
      detail::codes_in_blocks(distinct, rows, is_missing, [values](std::size_t row) { return values[row]; });
  return {std::move(codes), distinct.keys()};
}

Grouping group_rows(const std::int32_t* codes, const double* times, std::size_t rows, std::size_t groups) {
  Grouping grouping{offsets_of(codes, times, rows, groups), {}, stands_in_order(codes, times, rows)};
  if (grouping.in_order) return grouping;
  grouping.order = order_by_codes(codes, times, rows, grouping.offsets);
  sort_by_time(grouping.order, times, grouping.offsets);
  return grouping;
}

std::vector<double> positions_of_days(const std::int64_t* days, std::size_t rows) {
  std::vector<double> positions;
  positions.reserve(rows);
  for (std::size_t i = 0; i < rows; ++i)
    positions.push_back(i > 0 && days[i] == days[i - 1] ? positions.back() : position_of_day(days[i]));
  return positions;
}

}  // namespace milepost
