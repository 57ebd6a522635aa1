// Scores in groups of groups: series to indicator, indicator to goal, goal to index.
#pragma once

#include "milepost/aggregation/composite.hpp"

namespace milepost {

/// A score, or a group whose score is made of its parts: a tree of any depth.
struct Nested {
  std::optional<double> score{};  ///< of a leaf; empty: missing
  double weight{1};               ///< within its group
  std::vector<Nested> parts{};    ///< of a group
  friend bool operator==(const Nested&, const Nested&) = default;
};

/// The scores of all leaves, from left to right.
inline Scores leaves_of(const Nested& tree) {
  if (tree.parts.empty()) return {tree.score};
  Scores leaves;
  for (const Nested& part : tree.parts) std::ranges::copy(leaves_of(part), std::back_inserter(leaves));
  return leaves;
}

/// Share of the leaves that have a score.
inline double availability(const Nested& tree) {
  const Scores leaves = leaves_of(tree);
  const auto missing = std::count(leaves.begin(), leaves.end(), std::nullopt);
  return 1 - static_cast<double>(missing) / static_cast<double>(leaves.size());
}

/// The composite of a tree, inner groups first. Rules: the first for the top, the next for the groups below it, and so on; the last
/// also for all that lies deeper. One rule is thus the same at every level. A group whose own composite is absent is missing from
/// the group above. Throws as composite of a list does, and OutOfRange for no rule and for a group with a score of its own.
inline std::optional<double> composite(const Nested& tree, std::span<const Composition> rules) {
  if (tree.parts.empty()) return tree.score;
  if (rules.empty()) fail_range("composition", "of 0 rules", "needs one or more");
  if (tree.score) fail_range("score", detail::shortest(*tree.score), "belongs to a group, whose score is made of its parts");
  Scores scores;
  std::vector<double> weights;
  for (const Nested& part : tree.parts) {
    scores.push_back(composite(part, rules.size() > 1 ? rules.subspan(1) : rules));
    weights.push_back(part.weight);
  }
  return composite(scores, weights, rules.front());
}

/// The index of the Sustainable Development Report: the mean of goals, each the mean of its indicators. Absent if more than 20 % of
/// all indicators are missing; `least_available` is the share that must be there.
inline std::optional<double> sdsn_index(const Nested& tree, double least_available = 0.8) {
  constexpr Composition mean{};
  return detail::at_least(availability(tree), least_available) ? composite(tree, std::span(&mean, 1)) : std::nullopt;
}

}  // namespace milepost
