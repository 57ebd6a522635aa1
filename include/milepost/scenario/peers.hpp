// Following others: the changes of peers that a scenario takes for its own.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "milepost/detail/numeric.hpp"
#include "milepost/detail/quantile.hpp"
#include "milepost/error.hpp"
#include "milepost/quantity/bound.hpp"
#include "milepost/scenario/yearly_path.hpp"

namespace milepost {

/// Change a year, linear, between the first and the last seen figure of these years, both inside. Empty for fewer than two of them.
inline std::optional<double> seen_change(const YearlyPath& path, int from, int to) {
  const std::optional<int> first = known_year(path, from, seen_origins, LookFrom::after), last = known_year(path, to, seen_origins);
  if (!first || !last || *first >= *last || *first > to || *last < from) return std::nullopt;
  return (*value_in(path, *last) - *value_in(path, *first)) / (*last - *first);
}

/// The mean of the n best changes, of all where there are fewer. Throws OutOfRange without changes, or for an n below 1.
inline double mean_of_best(std::vector<double> changes, std::size_t n, Direction better) {
  if (changes.empty() || n < 1) fail_range("best of peers", std::to_string(n), "needs a change at least, and 1 or more of the best");
  std::sort(changes.begin(), changes.end(), [better](double a, double b) { return better == Direction::increase ? a > b : a < b; });
  const std::size_t taken = std::min(n, changes.size());
  return detail::sum_of(std::span(changes).first(taken)) / static_cast<double>(taken);
}

/// How many a share of so many is: the nearest whole number, halves to the even one, 1 at least.
inline std::size_t count_of_share(std::size_t count, double share) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::nearbyint(static_cast<double>(count) * share)));
}

/// What one of a group aims at: who is behind the mean of the group at the mean, who is not at its best. The group holds one's own change.
/// Throws OutOfRange for an empty group.
inline double followed_change(double own, std::span<const double> group, Direction better) {
  if (group.empty()) fail_range("group of peers", "of 0", "holds one's own change at least");
  const double mean = detail::sum_of(group) / static_cast<double>(group.size()), sign = sign_of(better);
  if (sign * own < sign * mean) return mean;
  const auto [least, most] = std::minmax_element(group.begin(), group.end());
  return better == Direction::increase ? *most : *least;
}

/// The group of each value if all are cut into n of like size, from 0: the cuts are quantiles between values in order (type 7 of Hyndman and
/// Fan, The American Statistician 50, 1996), a value on a cut belongs above it, the largest to the last group. Throws OutOfRange for n below 1.
inline std::vector<std::size_t> quantile_groups(std::span<const double> values, std::size_t n) {
  if (n < 1) fail_range("groups", std::to_string(n), "1 at least");
  std::vector<double> sorted(values.begin(), values.end()), cuts;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t k = 1; k < n && !sorted.empty(); ++k) cuts.push_back(detail::value_at_place(sorted, static_cast<double>((sorted.size() - 1) * k) / static_cast<double>(n)));
  std::vector<std::size_t> groups;
  for (const double value : values) groups.push_back(static_cast<std::size_t>(std::upper_bound(cuts.begin(), cuts.end(), value) - cuts.begin()));
  return groups;
}

/// What a member aims at whose figures are cut into n groups: see followed_change(). Both lists hold every member, in one order. Throws
/// OutOfRange for lists of different length or a member outside.
inline double followed_in_quantile(std::size_t member, std::span<const double> figures, std::span<const double> changes, std::size_t n, Direction better) {
  if (figures.size() != changes.size() || member >= figures.size())
    fail_range("member", std::to_string(member), "stands in both lists, which are of one length");
  const std::vector<std::size_t> groups = quantile_groups(figures, n);
  std::vector<double> group;
  for (std::size_t i = 0; i < changes.size(); ++i)
    if (groups[i] == groups[member]) group.push_back(changes[i]);
  return followed_change(changes[member], group, better);
}

}  // namespace milepost
