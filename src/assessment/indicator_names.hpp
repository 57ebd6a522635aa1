// What is said of a verdict whose target speaks of another indicator: that one's name instead of its id.
#pragma once

#include <string>
#include <variant>

#include "milepost/assessment/explain.hpp"
#include "milepost/plan/plan.hpp"

namespace milepost::detail {

/// In English between quotes: names begin with a capital. The id where the plan has no such indicator, or it has no name.
inline std::string indicator_name(const Plan& plan, const std::string& id, Language language) {
  const Indicator* indicator = find(plan, IndicatorId{id});
  const std::string name = indicator ? in(indicator->name, language) : "";
  if (name.empty()) return id;
  return language == Language::zh ? name : "\"" + name + "\"";
}

inline bool names_another(const Bound& bound) { return std::holds_alternative<Above>(bound) || std::holds_alternative<InStepWith>(bound); }

/// For words alone: what stands in the place of the id is none.
inline Bound with_names(Bound bound, const Plan& plan, Language language) {
  if (auto* over = std::get_if<Above>(&bound)) over->indicator = indicator_name(plan, over->indicator, language);
  if (auto* beside = std::get_if<InStepWith>(&bound)) beside->indicator = indicator_name(plan, beside->indicator, language);
  return bound;
}

/// explain(), with other indicators by their names.
inline std::string explained(const Plan& plan, const Verdict& verdict, Language language, const Indicator* indicator) {
  if (!names_another(verdict.bound)) return explain(verdict, language, indicator);
  Verdict named = verdict;
  named.bound = with_names(verdict.bound, plan, language);
  return explain(named, language, indicator);
}

}  // namespace milepost::detail
