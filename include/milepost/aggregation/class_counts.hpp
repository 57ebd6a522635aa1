// How many in each class of a method, and their shares.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/error.hpp"

namespace milepost {

/// Counts by label, in a method's own words. What has no class (no data, not rated) is in `total` alone.
struct ClassCounts {
  std::map<std::string, int> counts{};
  int total{};
  friend bool operator==(const ClassCounts&, const ClassCounts&) = default;
};

/// How many have the class; 0 for a label that none has.
inline int count_of(const ClassCounts& counts, const std::string& label) {
  const auto found = counts.counts.find(label);
  return found == counts.counts.end() ? 0 : found->second;
}

/// How many have any class.
inline int assessed(const ClassCounts& counts) {
  int sum = 0;
  for (const auto& [label, count] : counts.counts) sum += count;
  return sum;
}

/// Counts published as numbers. Throws OutOfRange for a negative count and for more in classes than there are in all.
inline ClassCounts class_counts(std::map<std::string, int> counts, int total) {
  ClassCounts result{std::move(counts), total};
  for (const auto& [label, count] : result.counts)
    if (count < 0) fail_range("count of '" + label + "'", std::to_string(count), "needs 0 or more");
  if (assessed(result) > total) fail_range("counts", std::to_string(assessed(result)), "add up to more than the total of " + std::to_string(total));
  return result;
}

/// Counts of the labels of many things; an empty label has no class.
inline ClassCounts class_counts(const std::vector<std::string>& labels) {
  ClassCounts result{.total = static_cast<int>(labels.size())};
  for (const std::string& label : labels)
    if (!label.empty()) ++result.counts[label];
  return result;
}

/// Share over all; empty for nothing.
inline std::optional<double> share_of_all(const ClassCounts& counts, const std::string& label) {
  if (counts.total == 0) return std::nullopt;
  return static_cast<double>(count_of(counts, label)) / counts.total;
}

/// Share over those that have a class; empty for nothing.
inline std::optional<double> share_of_assessed(const ClassCounts& counts, const std::string& label) {
  if (assessed(counts) == 0) return std::nullopt;
  return static_cast<double>(count_of(counts, label)) / assessed(counts);
}

}  // namespace milepost
