// A plan under many methods: target by target, where they disagree and why.
#pragma once

#include "milepost/aggregation/scorecard.hpp"
#include "milepost/assessment/compare.hpp"

namespace milepost {

/// One target under the methods, verdicts in their order.
struct ComparedTarget {
  TargetId target{};
  IndicatorId indicator{};
  Comparison comparison{};
  bool counted{true};  ///< stands for its commitment, as on a scorecard; another mention of it does not
};

/// Every target of a plan, in the order of the document, mentions of one commitment each by itself; counts are over those counted.
struct PlanComparison {
  Date as_of;
  std::vector<std::string> methods{};
  std::vector<ComparedTarget> rows{};
};

namespace detail {

inline Comparison compare_target(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                                 const Observations& seen, const Date& as_of, const std::vector<Method>& methods) {
  return compare_by([&](const Method& method) { return assess_target(plan, directory, target, indicator, seen, as_of, method); }, methods);
}

}  // namespace detail

/// Judges every target as of a day by every method. Of readings the document's own counts; a target whose indicator is missing has no
/// row. Which mention of a commitment is counted is the scorecard's to say.
inline PlanComparison compare(const Plan& plan, const Observations& seen, const Date& as_of, const std::vector<Method>& methods = all_presets()) {
  const Directory directory{plan};
  PlanComparison table{.as_of = as_of};
  for (const Method& method : methods) table.methods.push_back(name_of(method));
  for (const Target& target : plan.targets)
    if (const Indicator* indicator = find(directory.indicators, target.indicator.value))
      table.rows.push_back({name_of(target), target.indicator, detail::compare_target(plan, directory, target, *indicator, seen, as_of, methods)});
  const Scorecard card = assess(plan, seen, as_of);
  for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].counted = card.rows[i].counted;
  return table;
}

/// Commitments to which the methods give more than one status.
inline int disputed_count(const PlanComparison& table) {
  return static_cast<int>(std::count_if(table.rows.begin(), table.rows.end(), [](const ComparedTarget& row) { return row.counted && status_count(row.comparison) > 1; }));
}

}  // namespace milepost
