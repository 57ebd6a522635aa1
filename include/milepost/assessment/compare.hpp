// One piece of evidence under many methods: where they disagree, and why.
#pragma once

#include <string>
#include <vector>

#include "milepost/assessment/assess.hpp"

namespace milepost {

/// What makes two methods differ.
enum class Cause {
  points,      ///< other observations: base year, window
  rate,        ///< another rate from the same points
  statistic,   ///< another figure from the same rate: the path, the projection, the distance
  cuts,        ///< other cuts through the same figure
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
  constexpr std::string_view zh[]{"所取数据（基期、时段）不同", "增速算法不同",         "衡量的量不同", "分档界线不同",
                                  "对已达标、极值等情形的处理不同", "不止一处规则不同", "规则体系不同"};
  constexpr std::string_view en[]{"they look at other observations", "they take another rate from the same observations",
                                  "they cut another figure", "they cut the same figure elsewhere",
                                  "they treat a met target or an odd value another way", "they differ in several parts at once", "their rules have no parts in common"};
  return (language == Language::zh ? zh : en)[static_cast<int>(cause)];
}

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

inline Cause cause_between(const Evidence& evidence, const Preset& first, const Preset& second, Status wanted) {
  for (const Cause part : {Cause::points, Cause::rate, Cause::treatment})
    if (assess(evidence, with_part(first, second, part)).status == wanted) return part;
  if (assess(evidence, with_cuts(first, second)).status != wanted) return Cause::several;
  return first.statistic == second.statistic ? Cause::cuts : Cause::statistic;
}

inline Cause cause_of(const Evidence& evidence, const Method& first, const Method& second, Status wanted) {
  const auto* one = std::get_if<Preset>(&first);
  const auto* other = std::get_if<Preset>(&second);
  return one && other ? cause_between(evidence, *one, *other, wanted) : Cause::rule;
}

/// "statcan.2024: on track (substantial_progress, 0.97)".
inline std::string opinion_of(const Verdict& verdict, Language language) {
  std::string words = verdict.label;
  if (verdict.figure) words += (words.empty() ? "" : ", ") + shortest(std::round(*verdict.figure * 1000) / 1000);
  const bool zh = language == Language::zh;
  const std::string status = verdict.method + (zh ? "为" : ": ") + std::string(word_of(verdict.status, language));
  return words.empty() ? status : status + (zh ? "（" : " (") + words + (zh ? "）" : ")");
}

inline std::string sentence_of(const Verdict& first, const Verdict& second, Cause cause, Language language) {
  const bool zh = language == Language::zh;
  return opinion_of(first, language) + (zh ? "，" : "; ") + opinion_of(second, language) + (zh ? "：" : ": ") +
         std::string(word_of(cause, language)) + (zh ? "。" : ".");
}

inline bool disagree(const Verdict& first, const Verdict& second) {
  return first.status != second.status && first.status != Status::not_assessable && second.status != Status::not_assessable;
}

inline Disagreement disagreement_of(const Evidence& evidence, const Method& first, const Method& second, const Verdict& one, const Verdict& other) {
  const Cause cause = cause_of(evidence, first, second, other.status);
  return {one.method, other.method, cause, {sentence_of(one, other, cause, Language::zh), sentence_of(one, other, cause, Language::en)}};
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
inline Comparison compare(const Evidence& evidence, const std::vector<Method>& methods = all_presets()) {
  Comparison comparison;
  for (const Method& method : methods) comparison.verdicts.push_back(assess(evidence, method));
  for (std::size_t i = 0; i < methods.size(); ++i)
    for (std::size_t k = i + 1; k < methods.size(); ++k) {
      const Verdict &one = comparison.verdicts[i], &other = comparison.verdicts[k];
      if (detail::disagree(one, other))
        comparison.disagreements.push_back(detail::disagreement_of(evidence, methods[i], methods[k], one, other));
    }
  return comparison;
}

}  // namespace milepost
