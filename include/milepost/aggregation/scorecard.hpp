// All targets of a plan, judged on one day by one method.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "milepost/aggregation/deliverables.hpp"
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
  std::vector<DeliverableRow> deliverables{};  ///< apart: the counts of targets do not hold them
};

namespace detail {

/// The series of an indicator, or of the next one it is certainly the same as, while nothing is known of it itself.
inline Series series_for(const Observations& seen, const Directory& directory, const Indicator& indicator, const Date& as_of, const std::string& entity) {
  const Indicator* at = &indicator;
  for (std::size_t steps = 0; steps < directory.indicators.size() && !is_known(seen, {at->id, entity}, as_of); ++steps) {
    const Indicator* same = find(directory.indicators, at->same_as.value);
    if (!same) break;
    at = same;
  }
  return series_of(seen, at->id, indicator.unit, entity);
}

/// The indicator that a bound compares with; null for all other bounds.
inline const Indicator* compared_with(const Target& target, const Directory& directory) {
  if (const auto* above = std::get_if<Above>(&target.bound)) return find(directory.indicators, above->indicator);
  if (const auto* pace = std::get_if<InStepWith>(&target.bound)) return find(directory.indicators, pace->indicator);
  return nullptr;
}

inline Evidence evidence_of(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                            const Observations& seen, const Date& as_of, const std::string& entity = {}) {
  Evidence evidence{.target = target, .series = series_for(seen, directory, indicator, as_of, entity), .indicator = indicator, .as_of = as_of};
  evidence.frame = plan.frame;
  if (const Indicator* other = compared_with(target, directory)) evidence.reference = series_of(seen, other->id, other->unit, entity);
  return evidence;
}

inline Verdict assess_without_list(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                                   const Observations& seen, const Date& as_of, const Method& method) {
  return without_list(assess(evidence_of(plan, directory, target, indicator, {}, as_of), method), indicator.id, seen);
}

inline Verdict assess_target(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                             const Observations& seen, const Date& as_of, const Method& method) {
  if (!indicator.each) return assess(evidence_of(plan, directory, target, indicator, seen, as_of), method);
  const EntitySet* set = find(plan, *indicator.each);
  const std::vector<std::string> members = set ? members_on(*set, as_of) : std::vector<std::string>();
  if (members.empty()) return assess_without_list(plan, directory, target, indicator, seen, as_of, method);
  std::vector<EntityEvidence> entities;
  for (const std::string& member : members)
    entities.push_back({member, evidence_of(plan, directory, target, indicator, seen, as_of, member)});
  return assess_entities(entities, method);
}

/// The target and the indicator as a reading has them. A reading may take another indicator's figures; an indicator that the
/// plan does not have leaves it without data (check() says so).
inline Verdict assess_reading(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                              const Reading& reading, const Observations& seen, const Date& as_of, const Method& method) {
  const Indicator* other = reading.indicator.empty() ? &indicator : find(directory.indicators, reading.indicator.value);
  Indicator measure = other ? *other : Indicator{.id = reading.indicator, .unit = indicator.unit, .kind = indicator.kind};
  if (reading.kind) measure.kind = *reading.kind;
  return assess_target(plan, directory, as_read(target, reading), measure, seen, as_of, method);
}

/// The first reading is the verdict; the others stand under it. If their classes differ, the row depends on the reading.
inline void assess_readings(Verdict& verdict, const Plan& plan, const Directory& directory, const Target& target,
                            const Indicator& indicator, const Observations& seen, const Date& as_of, const Method& method) {
  for (const Reading& reading : target.readings) {
    const Verdict other = assess_reading(plan, directory, target, indicator, reading, seen, as_of, method);
    verdict.readings.push_back(alternative_of(reading.name, other));
    set_mark(verdict, Mark::depends_on_reading, other.status != verdict.status);
  }
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

/// Places of rows that are mentions of one commitment.
using Mentions = std::vector<std::size_t>;

/// Does a row repeat a commitment of the same root? Different bounds are different commitments, and so are two targets on one
/// indicator.
inline bool repeats(const Scorecard& card, const Directory& directory, const Mentions& mentions, const ScorecardRow& row) {
  const auto bound_of = [&](const ScorecardRow& mention) { return find(directory.targets, mention.target.value)->bound; };
  const bool again = std::any_of(mentions.begin(), mentions.end(), [&](std::size_t i) { return card.rows[i].indicator == row.indicator; });
  return !again && bound_of(card.rows[mentions.front()]) == bound_of(row);
}

/// The first mention with data stands for all, else the first.
inline void count_once(Scorecard& card, const Mentions& mentions) {
  const auto with_data = std::find_if(mentions.begin(), mentions.end(), [&](std::size_t i) { return has_data(card.rows[i].verdict); });
  ScorecardRow& kept = card.rows[with_data == mentions.end() ? mentions.front() : *with_data];
  for (const std::size_t i : mentions) {
    if (&card.rows[i] == &kept) continue;
    card.rows[i].counted = false;
    card.rows[i].counted_as = kept.target;
    kept.mentions.push_back(card.rows[i].target);
  }
}

inline void count_commitments_once(Scorecard& card, const Directory& directory) {
  std::map<std::string, std::vector<Mentions>> by_root;
  for (std::size_t i = 0; i < card.rows.size(); ++i) {
    auto& commitments = by_root[root_of(directory, *find(directory.indicators, card.rows[i].indicator.value))];
    const auto same = std::find_if(commitments.begin(), commitments.end(), [&](const Mentions& m) { return repeats(card, directory, m, card.rows[i]); });
    if (same == commitments.end()) commitments.push_back({i});
    else same->push_back(i);
  }
  for (const auto& [root, commitments] : by_root)
    for (const Mentions& mentions : commitments) count_once(card, mentions);
}

}  // namespace detail

/// Judges every target and every deliverable of a plan as of a day, each entity of a set if it belongs to it on that day. Targets whose indicator is missing (check() says so) have no row. Thread-safe:
/// the same inputs give the same card.
inline Scorecard assess(const Plan& plan, const Observations& seen, const Date& as_of, const Method& method = Path{}) {
  const Directory directory{plan};
  Scorecard card{.plan = plan.id, .as_of = as_of, .method = name_of(method)};
  for (const Target& target : plan.targets) {
    const Indicator* indicator = find(directory.indicators, target.indicator.value);
    if (!indicator) continue;
    const Task* task = find(directory.task_of, name_of(target));
    Verdict verdict = detail::assess_target(plan, directory, target, *indicator, seen, as_of, method);
    detail::assess_readings(verdict, plan, directory, target, *indicator, seen, as_of, method);
    card.rows.push_back({name_of(target), target.indicator, task ? task->id : TaskId{}, task ? task->section : SectionId{}, target.strength, std::move(verdict)});
  }
  detail::count_commitments_once(card, directory);
  card.deliverables = assess_deliverables(plan, seen, as_of, method);
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
