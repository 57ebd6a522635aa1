// Of several targets for one thing the one that decides: the next that is due, of those due at once the worst.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "milepost/aggregation/roll_up.hpp"
#include "milepost/assessment/verdict_columns.hpp"

namespace milepost {

/// Judged targets in columns, a row a target. Times are years by the library's clock: the end of 2020 is 2021.0.
struct JudgedTargets {
  std::span<const std::int64_t> of{};       ///< whose targets: the same number for the same series, or indicator
  std::span<const double> due{};            ///< NaN: without a due day, such as one to be kept every year
  std::span<const double> at{};             ///< when the latest figure stands; NaN: there is none
  std::span<const std::int64_t> badness{};  ///< of the class, the larger the worse (see badness_of_rows); below 0: no class
};

/// The classes of a method from the best to the worst, each once: by status, in one status those that move away last, else in the order
/// of the method. Cuts from below may begin with the worst.
inline std::vector<std::string> labels_from_best(std::vector<Category> categories) {
  const auto badness = [](const Category& category) { return std::pair(detail::badness_of(category.status), category.movement == Movement::away); };
  std::ranges::stable_sort(categories, {}, badness);
  std::vector<std::string> labels;
  for (const Category& category : categories)
    if (!category.label.empty() && std::ranges::find(labels, category.label) == labels.end()) labels.push_back(category.label);
  return labels;
}

/// The place of each row's class among labels_from_best(); -1 for a row without one.
inline std::vector<std::int64_t> badness_of_rows(const VerdictColumns& verdicts) {
  const std::vector<std::string> labels = labels_from_best(verdicts.categories);
  std::vector<std::int64_t> of_category(VerdictColumns::none + 1, -1), badness;
  for (std::size_t k = 0; k < verdicts.categories.size(); ++k)
    if (const auto found = std::ranges::find(labels, verdicts.categories[k].label); found != labels.end()) of_category[k] = found - labels.begin();
  for (std::size_t row = 0; row < verdicts.figure.size(); ++row) badness.push_back(of_category[verdicts.category[row]]);
  return badness;
}

namespace detail {

inline void require_equal_lengths(const JudgedTargets& targets) {
  const auto require = [rows = targets.of.size()](const char* column, std::size_t length) {
    if (length != rows) fail_range(std::string("column ") + column, "of " + std::to_string(length) + " rows", "as many as targets, " + std::to_string(rows));
  };
  require("due", targets.due.size()), require("at", targets.at.size()), require("badness", targets.badness.size());
}

/// What has no due day comes after all that has one.
inline double due_or_never(const JudgedTargets& targets, std::size_t row) {
  return std::isnan(targets.due[row]) ? std::numeric_limits<double>::infinity() : targets.due[row];
}

/// The due day itself is not over: the figure of the due year is still judged by it.
inline bool is_over(const JudgedTargets& targets, std::size_t row) { return targets.due[row] < targets.at[row] - same_time; }

/// Does a row decide rather than one above it?
inline bool decides_over(const JudgedTargets& targets, std::size_t row, std::size_t above) {
  if (is_over(targets, row) != is_over(targets, above)) return is_over(targets, above);
  const double due = due_or_never(targets, row), other = due_or_never(targets, above);
  if (due == other || std::abs(due - other) < same_time) return targets.badness[row] > targets.badness[above];
  return is_over(targets, row) ? due > other : due < other;
}

}  // namespace detail

/// The rows that decide, one for each thing, in the order in which things first stand there. Of target years the next, as of the latest
/// figure, the due year itself included; what has no due day follows when all due days are over; where all are over and nothing follows,
/// the last one. Of targets due at once the worst class, the first of equals; a row without a class only where none has one. So Destatis
/// judges indicators with several targets. Throws OutOfRange for columns that differ in length.
inline std::vector<std::int64_t> deciding_targets(const JudgedTargets& targets) {
  detail::require_equal_lengths(targets);
  std::vector<std::int64_t> rows;
  std::unordered_map<std::int64_t, std::size_t> place_of;
  for (std::size_t row = 0; row < targets.of.size(); ++row) {
    const auto [known, is_new] = place_of.try_emplace(targets.of[row], rows.size());
    if (is_new) rows.push_back(static_cast<std::int64_t>(row));
    else if (std::int64_t& so_far = rows[known->second]; detail::decides_over(targets, row, static_cast<std::size_t>(so_far))) so_far = static_cast<std::int64_t>(row);
  }
  return rows;
}

}  // namespace milepost
