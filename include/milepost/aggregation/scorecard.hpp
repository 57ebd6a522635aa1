// All targets of a plan, judged on one day by one method.
#pragma once

#include <string>
#include <vector>

#include "milepost/aggregation/entities.hpp"
#include "milepost/aggregation/roll_up.hpp"
#include "milepost/observation/observations.hpp"
#include "milepost/plan/plan.hpp"

namespace milepost {

/// One mention of a commitment with its verdict. A commitment written twice has two mentions, one of which is counted.
struct ScorecardRow {
  TargetId target{};
  IndicatorId indicator{};
  TaskId task{};
  SectionId section{};
  Strength strength{Strength::must};
  Verdict verdict;
  bool counted{true};                ///< stands for its commitment in the plan
  TargetId counted_as{};             ///< the mention that stands for it, if another
  std::vector<TargetId> mentions{};  ///< the other mentions that it stands for
};

/// Every mention in the order of the plan. The plan's counts are over those that are counted.
struct Scorecard {
  std::string plan{};
  Date as_of;
  std::string method{};
  std::vector<ScorecardRow> rows{};
};

namespace detail {

/// The series of an indicator, or of the one it is certainly the same as, if it has none itself.
inline Series series_for(const Observations& seen, const Directory& directory, const Indicator& indicator, const Unit& unit, const std::string& entity = {}) {
  const auto own = seen.find({indicator.id, entity});
  if (own == seen.end() && !indicator.same_as.empty() && find(directory.indicators, indicator.same_as.value))
    return series_of(seen, indicator.same_as, unit, entity);
  return series_of(seen, indicator.id, unit, entity);
}

/// The indicator that a bound compares with; null for all other bounds.
inline const Indicator* compared_with(const Target& target, const Directory& directory) {
  if (const auto* above = std::get_if<Above>(&target.bound)) return find(directory.indicators, above->indicator);
  if (const auto* pace = std::get_if<InStepWith>(&target.bound)) return find(directory.indicators, pace->indicator);
  return nullptr;
}

inline Evidence evidence_of(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                            const Observations& seen, const Date& as_of, const std::string& entity = {}) {
  Evidence evidence{.target = target, .series = series_for(seen, directory, indicator, indicator.unit, entity), .indicator = indicator, .as_of = as_of};
  evidence.frame = plan.frame;
  if (const Indicator* other = compared_with(target, directory)) evidence.reference = series_of(seen, other->id, other->unit, entity);
  return evidence;
}

/// Figures of single entities exist, but no document says which entities there are.
inline bool has_entity_figures(const Observations& seen, const IndicatorId& indicator) {
  const auto first = seen.lower_bound({indicator, std::string(1, '\0')});
  return first != seen.end() && first->first.indicator == indicator;
}

inline Verdict assess_without_list(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                                   const Observations& seen, const Date& as_of, const Method& method) {
  Verdict verdict = assess(evidence_of(plan, directory, target, indicator, {}, as_of), method);
  if (verdict.reason == Reason::no_data && has_entity_figures(seen, indicator.id)) verdict.reason = Reason::no_denominator;
  return verdict;
}

inline Verdict assess_target(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                             const Observations& seen, const Date& as_of, const Method& method) {
  if (!indicator.each) return assess(evidence_of(plan, directory, target, indicator, seen, as_of), method);
  const EntitySet* set = find(plan, *indicator.each);
  if (!set || set->members.empty()) return assess_without_list(plan, directory, target, indicator, seen, as_of, method);
  std::vector<EntityEvidence> entities;
  for (const std::string& member : set->members)
    entities.push_back({member, evidence_of(plan, directory, target, indicator, seen, as_of, member)});
  return assess_entities(entities, method);
}

/// The mention of a commitment that is repeated: the first of its chain.
inline std::string root_of(const Directory& directory, const Indicator& indicator) {
  const Indicator* at = &indicator;
  for (std::size_t steps = 0; steps < directory.indicators.size(); ++steps) {
    const Indicator* next = find(directory.indicators, repeated_by(*at).value);
    if (!next) break;
    at = next;
  }
  return at->id.value;
}

/// Of two mentions the one with data stands for both, else the first; different bounds are different commitments.
inline void count_once(Scorecard& card, std::size_t held, std::size_t repeated, const Directory& directory) {
  const Target* a = find(directory.targets, card.rows[held].target.value);
  const Target* b = find(directory.targets, card.rows[repeated].target.value);
  if (!a || !b || !(a->bound == b->bound)) return;
  const bool later_has_data = !card.rows[held].verdict.observed && card.rows[repeated].verdict.observed;
  ScorecardRow& kept = card.rows[later_has_data ? repeated : held];
  ScorecardRow& other = card.rows[later_has_data ? held : repeated];
  other.counted = false;
  other.counted_as = kept.target;
  kept.mentions.push_back(other.target);
}

inline void count_commitments_once(Scorecard& card, const Directory& directory) {
  std::map<std::string, std::size_t> held;
  for (std::size_t i = 0; i < card.rows.size(); ++i) {
    const Indicator* indicator = find(directory.indicators, card.rows[i].indicator.value);
    if (!indicator) continue;
    const auto [place, fresh] = held.emplace(root_of(directory, *indicator), i);
    const bool repeats = !repeated_by(*indicator).empty() || !repeated_by(*find(directory.indicators, card.rows[place->second].indicator.value)).empty();
    if (!fresh && repeats) count_once(card, place->second, i, directory);
  }
}

}  // namespace detail

/// Judges every target of a plan as of a day. Targets whose indicator is missing (check() says so) have no row. Thread-safe:
/// the same inputs give the same card.
inline Scorecard assess(const Plan& plan, const Observations& seen, const Date& as_of, const Method& method = Path{}) {
  const Directory directory{plan};
  Scorecard card{.plan = plan.id, .as_of = as_of, .method = name_of(method)};
  for (const Target& target : plan.targets) {
    const Indicator* indicator = find(directory.indicators, target.indicator.value);
    if (!indicator) continue;
    const Task* task = find(directory.task_of, name_of(target));
    Verdict verdict = detail::assess_target(plan, directory, target, *indicator, seen, as_of, method);
    card.rows.push_back({name_of(target), target.indicator, task ? task->id : TaskId{}, task ? task->section : SectionId{}, target.strength, std::move(verdict)});
  }
  detail::count_commitments_once(card, directory);
  return card;
}

/// The rows that are counted: distinct commitments in the order of the plan.
inline std::vector<ScorecardRow> commitments(const Scorecard& card) {
  std::vector<ScorecardRow> counted;
  std::copy_if(card.rows.begin(), card.rows.end(), std::back_inserter(counted), [](const ScorecardRow& row) { return row.counted; });
  return counted;
}

/// Counts over the plan's distinct commitments.
inline RollUp roll_up(const Scorecard& card) {
  RollUp counts;
  for (const ScorecardRow& row : card.rows)
    if (row.counted) add(counts, row.verdict, row.strength);
  return counts;
}

}  // namespace milepost
