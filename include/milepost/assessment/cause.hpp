// Why two methods give another status: the parts that, exchanged, exchange the statuses.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>

#include "milepost/assessment/method.hpp"
#include "milepost/assessment/preset_parts.hpp"
#include "milepost/assessment/verdict.hpp"

namespace milepost {

/// What makes two methods differ.
enum class Cause {
  points,      ///< other observations: base year, window
  rate,        ///< another rate
  statistic,   ///< another figure: the path, the projection, the distance
  cuts,        ///< other cuts
  treatment,   ///< a met target, a limit, odd values are taken another way
  several,     ///< more than one part, or one of them one way only
  rule         ///< not both are presets
};

/// A part is the cause alone if, taken from either method into the other, it takes its status along, and no other part alone does so either
/// way. Whatever else is found is told as it is: `there` and `back` list every set, of the smallest size there is, that does it one way.
struct Explanation {
  Cause cause{Cause::rule};
  std::vector<std::vector<PresetPart>> there{};  ///< of the second, taken into the first, they give the second's status
  std::vector<std::vector<PresetPart>> back{};   ///< of the first, taken into the second, they give the first's status
  friend bool operator==(const Explanation&, const Explanation&) = default;
};

constexpr std::string_view name_of(Cause cause) {
  constexpr std::string_view names[]{"points", "rate", "statistic", "cuts", "treatment", "several", "rule"};
  return names[static_cast<int>(cause)];
}

/// 所取数据不同, 年度变化的算法不同, ...; "they look at other observations", ...
constexpr std::string_view word_of(Cause cause, Language language) {
  constexpr std::string_view zh[]{"所取数据不同", "年度变化的算法不同", "衡量的量不同", "分档界线不同", "特殊情形的处理不同",
                                  "不止一处规则起作用", "衡量方式不同"};
  constexpr std::string_view en[]{"they look at other observations", "they work out the change a year another way",
                                  "they cut another figure", "their cuts lie elsewhere",
                                  "they treat special cases another way", "more than one part of the rules plays a role", "each measures in a way of its own"};
  return (language == Language::zh ? zh : en)[static_cast<int>(cause)];
}

/// Judges one thing by a method: what compare_by() asks of a piece of evidence, or of a target of a plan.
using Judge = std::function<Verdict(const Method&)>;

/// The same set both ways, and no other: the parts have to be exchanged together, and their order does not matter.
inline bool is_same_both_ways(const Explanation& found) { return found.there.size() == 1 && found.there == found.back; }

namespace detail {

constexpr Cause cause_of(PresetPart part) { return is_special_case(part) ? Cause::treatment : static_cast<Cause>(part); }

/// Those of the parts whose bits are set.
inline std::vector<PresetPart> chosen_of(const std::vector<PresetPart>& parts, std::uint32_t chosen) {
  std::vector<PresetPart> set;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (chosen >> i & 1U) set.push_back(parts[i]);
  return set;
}

/// Every set of so many parts of `other` with which `preset` gives the status that is wanted.
inline std::vector<std::vector<PresetPart>> sets_that_turn(const Judge& judge, const Preset& preset, const Preset& other, Status wanted,
                                                           const std::vector<PresetPart>& parts, std::size_t size) {
  std::vector<std::vector<PresetPart>> found;
  for (std::uint32_t chosen = 0; chosen < 1U << parts.size(); ++chosen) {
    if (static_cast<std::size_t>(std::popcount(chosen)) != size) continue;
    std::vector<PresetPart> set = chosen_of(parts, chosen);
    if (judge(with_parts(preset, other, set)).status == wanted) found.push_back(std::move(set));
  }
  return found;
}

/// Those of the smallest size that do. All parts together are the other preset, and need not be tried.
inline std::vector<std::vector<PresetPart>> smallest_that_turn(const Judge& judge, const Preset& preset, const Preset& other, Status wanted) {
  const std::vector<PresetPart> parts = differing_parts(preset, other);
  for (std::size_t size = 1; size < parts.size(); ++size)
    if (auto found = sets_that_turn(judge, preset, other, wanted, parts, size); !found.empty()) return found;
  return {parts};
}

/// That of every part which plays a role, if it is one.
inline Cause common_cause(const Explanation& found) {
  const Cause first = cause_of(found.there.front().front());
  for (const auto* way : {&found.there, &found.back})
    for (const auto& set : *way)
      for (const PresetPart part : set)
        if (cause_of(part) != first) return Cause::several;
  return first;
}

/// One of the library's own methods with other cuts, which are all that two of a kind can differ in.
inline bool is_same_rule(const Method& first, const Method& second) {
  return first.index() == second.index() && !std::holds_alternative<Preset>(first) && !std::holds_alternative<Custom>(first);
}

}  // namespace detail

/// What makes two presets give two statuses, the first's `one` and the second's `other`.
inline Explanation explain_difference(const Judge& judge, const Preset& first, const Preset& second, Status one, Status other) {
  Explanation found{.there = detail::smallest_that_turn(judge, first, second, other), .back = detail::smallest_that_turn(judge, second, first, one)};
  found.cause = found.there.front().empty() ? Cause::several : detail::common_cause(found);
  return found;
}

/// The same of any two methods: rules without parts are explained by what they measure.
inline Explanation explain_difference(const Judge& judge, const Method& first, const Method& second, Status one, Status other) {
  const auto* preset = std::get_if<Preset>(&first);
  const auto* with = std::get_if<Preset>(&second);
  if (preset && with) return explain_difference(judge, *preset, *with, one, other);
  return {.cause = detail::is_same_rule(first, second) ? Cause::cuts : Cause::rule};
}

}  // namespace milepost
