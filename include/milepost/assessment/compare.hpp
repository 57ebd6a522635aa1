// One piece of evidence under many methods: where they disagree, and why.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "milepost/assessment/assess.hpp"
#include "milepost/assessment/cause.hpp"

namespace milepost {

/// Two methods of a comparison that give another status, with the cause in a sentence.
struct Disagreement {
  std::string first{};
  std::string second{};
  Cause cause{};
  Text sentence{};
};

/// Verdicts in the order of the methods, and each pair of them that disagrees. Two methods disagree where both have a status and it is not
/// the same: another word for the same status is no disagreement, nor is a method that cannot judge.
struct Comparison {
  std::vector<Verdict> verdicts{};
  std::vector<Disagreement> disagreements{};
};

/// Two opinions and what makes them differ, the part of each named: "statcan.2024: off track (limited_progress, 0.31); eurostat.2021: on
/// track (significant_progress, 1.27): they look at other observations, from 2015 or the next figure against over the last 15 years."
Text sentence_of(const Method& first, const Method& second, const Verdict& one, const Verdict& other, const Explanation& explanation);

/// What a disagreement is and when a part is its cause, in a line for the head of a table.
std::string rule_of_comparison(Language language);

namespace detail {

inline bool disagree(const Verdict& first, const Verdict& second) {
  return first.status != second.status && first.status != Status::not_assessable && second.status != Status::not_assessable;
}

inline Disagreement disagreement_of(const Judge& judge, const Method& first, const Method& second, const Verdict& one, const Verdict& other) {
  const Explanation explanation = explain_difference(judge, first, second, one.status, other.status);
  return {one.method, other.method, explanation.cause, sentence_of(first, second, one, other, explanation)};
}

}  // namespace detail

/// Every preset that is shipped.
inline std::vector<Method> all_presets() {
  std::vector<Method> methods;
  for (Preset& preset : presets()) methods.push_back(std::move(preset));
  return methods;
}

/// Judges by every method, then tells of each pair that disagrees which parts, exchanged, exchange the statuses.
inline Comparison compare_by(const Judge& judge, const std::vector<Method>& methods) {
  Comparison comparison;
  for (const Method& method : methods) comparison.verdicts.push_back(judge(method));
  for (std::size_t i = 0; i < methods.size(); ++i)
    for (std::size_t k = i + 1; k < methods.size(); ++k) {
      const Verdict &one = comparison.verdicts[i], &other = comparison.verdicts[k];
      if (detail::disagree(one, other))
        comparison.disagreements.push_back(detail::disagreement_of(judge, methods[i], methods[k], one, other));
    }
  return comparison;
}

/// One piece of evidence under many methods; by default under every preset.
inline Comparison compare(const Evidence& evidence, const std::vector<Method>& methods = all_presets()) {
  return compare_by([&](const Method& method) { return assess(evidence, method); }, methods);
}

/// How many different statuses the methods that judge give: 1 where all agree, 0 where none can.
inline int status_count(const Comparison& comparison) {
  std::set<Status> found;
  for (const Verdict& verdict : comparison.verdicts)
    if (verdict.status != Status::not_assessable) found.insert(verdict.status);
  return static_cast<int>(found.size());
}

}  // namespace milepost
