// One piece of evidence under many methods: where they disagree, and why.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "milepost/assessment/assess.hpp"

namespace milepost {

/// What makes two methods differ.
enum class Cause {
  points,      ///< other observations: base year, window
  rate,        ///< another rate
  statistic,   ///< another figure: the path, the projection, the distance
  cuts,        ///< other cuts
  treatment,   ///< a met target, a limit, odd values are taken another way
  several,     ///< no single part alone
  rule         ///< not both are presets
};

/// Two methods of a comparison that give another status, with the cause in a sentence.
struct Disagreement {
  std::string first{};
  std::string second{};
  Cause cause{};
  Text sentence{};
};

/// Verdicts in the order of the methods, and each pair of them that has a status and not the same.
struct Comparison {
  std::vector<Verdict> verdicts{};
  std::vector<Disagreement> disagreements{};
};

constexpr std::string_view name_of(Cause cause) {
  constexpr std::string_view names[]{"points", "rate", "statistic", "cuts", "treatment", "several", "rule"};
  return names[static_cast<int>(cause)];
}

/// 所取数据不同, 增速算法不同, ...; "they look at other observations", ...
constexpr std::string_view word_of(Cause cause, Language language) {
  constexpr std::string_view zh[]{"所取数据不同", "年度变化的算法不同", "衡量的量不同", "分档界线不同", "特殊情形的处理不同", "不止一处规则不同", "规则体系不同"};
  constexpr std::string_view en[]{"they look at other observations", "they work out the change a year another way",
                                  "they cut another figure", "their cuts lie elsewhere",
                                  "they treat special cases another way", "they differ in several parts at once", "their rules have no parts in common"};
  return (language == Language::zh ? zh : en)[static_cast<int>(cause)];
}

/// Judges one thing by a method: what compare_by() asks of a piece of evidence, or of a target of a plan.
using Judge = std::function<Verdict(const Method&)>;

/// Two opinions and what makes them differ, the part of each named: "statcan.2024: off track (limited_progress, 0.31); eurostat.2021: on
/// track (significant_progress, 1.27): they look at other observations, from 2015 or the next figure against over the last 15 years."
Text sentence_of(const Method& first, const Method& second, const Verdict& one, const Verdict& other, Cause cause);

namespace detail {

/// A preset with one part of another.
inline Preset with_part(Preset preset, const Preset& other, Cause part) {
  if (part == Cause::points) preset.points = other.points;
  if (part == Cause::rate) preset.rate = other.rate, preset.half_life = other.half_life;
  if (part == Cause::statistic) preset.statistic = other.statistic, preset.path = other.path;
  if (part == Cause::cuts) preset.cuts = other.cuts, preset.cuts_without_target = other.cuts_without_target;
  if (part == Cause::treatment) preset.treatments = other.treatments;
  return preset;
}

/// A cut table belongs to its statistic: where the statistics differ the two are taken over together.
inline Preset with_cuts(const Preset& first, const Preset& second) {
  return with_part(with_part(first, second, Cause::statistic), second, Cause::cuts);
}

inline Cause cause_between(const Judge& judge, const Preset& first, const Preset& second, Status wanted) {
  for (const Cause part : {Cause::points, Cause::rate, Cause::treatment})
    if (judge(with_part(first, second, part)).status == wanted) return part;
  if (judge(with_cuts(first, second)).status != wanted) return Cause::several;
  return first.statistic == second.statistic ? Cause::cuts : Cause::statistic;
}

inline Cause cause_of(const Judge& judge, const Method& first, const Method& second, Status wanted) {
  const auto* one = std::get_if<Preset>(&first);
  const auto* other = std::get_if<Preset>(&second);
  return one && other ? cause_between(judge, *one, *other, wanted) : Cause::rule;
}

inline bool disagree(const Verdict& first, const Verdict& second) {
  return first.status != second.status && first.status != Status::not_assessable && second.status != Status::not_assessable;
}

inline Disagreement disagreement_of(const Judge& judge, const Method& first, const Method& second, const Verdict& one, const Verdict& other) {
  const Cause cause = cause_of(judge, first, second, other.status);
  return {one.method, other.method, cause, sentence_of(first, second, one, other, cause)};
}

}  // namespace detail

/// Every preset that is shipped.
inline std::vector<Method> all_presets() {
  std::vector<Method> methods;
  for (Preset& preset : presets()) methods.push_back(std::move(preset));
  return methods;
}

/// Judges by every method, then tells of each pair that disagrees which part, taken from the second, turns the first one's status into
/// the second's. What a method cannot judge disagrees with none.
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
