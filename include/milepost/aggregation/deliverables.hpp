// The deliverables of a plan, judged on one day like its targets.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "milepost/aggregation/entities.hpp"
#include "milepost/aggregation/roll_up.hpp"
#include "milepost/assessment/deliverable.hpp"
#include "milepost/observation/observations.hpp"
#include "milepost/plan/plan.hpp"

namespace milepost {

/// A deliverable with its verdict.
struct DeliverableRow {
  DeliverableId deliverable{};
  TaskId task{};
  SectionId section{};
  Strength strength{Strength::must};
  Verdict verdict;
};

namespace detail {

/// What has been earned of a deliverable, by one entity or as a whole.
inline Series earned_in(const Observations& seen, const Deliverable& deliverable, const std::string& entity) {
  const Unit& unit = is_recurring(deliverable) ? deliverable_unit : percent_unit;
  return series_of(seen, IndicatorId(deliverable.id.value), unit, entity);
}

inline Verdict assess_deliverable(const Plan& plan, const Deliverable& deliverable, const Observations& seen, const Date& as_of, const Method& method) {
  const EntitySet* set = deliverable.each ? find(plan, *deliverable.each) : nullptr;
  const auto evidence = [&](const std::string& entity) { return evidence_of(deliverable, earned_in(seen, deliverable, entity), as_of, plan.frame); };
  const std::vector<std::string> members = set ? members_on(*set, as_of) : std::vector<std::string>();
  if (members.empty()) return without_list(assess(evidence({}), method), IndicatorId(deliverable.id.value), seen);
  std::vector<EntityEvidence> entities;
  for (const std::string& member : members) entities.push_back({member, evidence(member)});
  return assess_entities(entities, method);
}

}  // namespace detail

/// Every deliverable in the order of the plan. Its figures stand among the observations under its own id (see earned_weight).
inline std::vector<DeliverableRow> assess_deliverables(const Plan& plan, const Observations& seen, const Date& as_of, const Method& method = Path{}) {
  std::map<std::string, SectionId> section_of;
  for (const Task& task : plan.tasks) section_of.emplace(task.id.value, task.section);
  std::vector<DeliverableRow> rows;
  for (const Deliverable& one : plan.deliverables)
    rows.push_back({one.id, one.task, section_of[one.task.value], one.strength, detail::assess_deliverable(plan, one, seen, as_of, method)});
  return rows;
}

/// Counts over deliverables.
inline RollUp roll_up(const std::vector<DeliverableRow>& rows) {
  RollUp counts;
  for (const DeliverableRow& row : rows) add(counts, row.verdict, row.strength);
  return counts;
}

}  // namespace milepost
