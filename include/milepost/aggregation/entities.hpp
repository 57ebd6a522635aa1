// One target for each of many entities: the share that keeps it, and the laggards by name.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "milepost/assessment/assess.hpp"
#include "milepost/observation/observations.hpp"

namespace milepost {

/// A figure was seen: of the whole, or of any entity.
inline bool has_data(const Verdict& verdict) {
  return verdict.observed || std::any_of(verdict.entities.begin(), verdict.entities.end(), [](const EntityStanding& one) { return one.observed.has_value(); });
}

/// What is known of one entity.
struct EntityEvidence {
  std::string entity{};
  Evidence evidence;
};

namespace detail {

inline bool keeps(const Verdict& verdict) { return verdict.status == Status::achieved || verdict.status == Status::on_track; }

inline int rank_of(const EntityStanding& standing) {
  switch (standing.status) {
    case Status::missed: return 0;
    case Status::off_track: return 1;
    case Status::at_risk: return 2;
    case Status::not_assessable: return 3;
    default: return 4;
  }
}

inline EntityStanding standing_of(const std::string& entity, const Verdict& verdict) {
  EntityStanding standing{entity, verdict.status, {}, {}};
  if (verdict.observed) {
    standing.observed = verdict.observed->value;
    standing.observed_at = verdict.observed->at;
  }
  return standing;
}

/// Class of a number of entities that keep the target, of all.
inline Status share_class(std::size_t keeping, std::size_t all, const Cuts& cuts) {
  return grade(static_cast<double>(keeping) / static_cast<double>(all), cuts);
}

/// Entities without a verdict may keep the target or not: a class only if both ways lead to the same.
inline Verdict& end_by_share(Verdict& verdict, std::size_t keeping, std::size_t unknown, std::size_t all, const Cuts& cuts) {
  const Status worst = share_class(keeping, all, cuts);
  const Status best = share_class(keeping + unknown, all, cuts);
  if (worst == best) return end_with(verdict, worst);
  verdict.between = std::pair{worst, best};
  return end_without(verdict, Reason::inconclusive);
}

inline std::size_t count_of(const std::vector<Verdict>& verdicts, const std::function<bool(const Verdict&)>& wanted) {
  return static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.end(), wanted));
}

/// What all entities share, from the first of them, with every mark that any of them bears.
inline Verdict shared_row(const std::vector<Verdict>& verdicts) {
  const Verdict& one = verdicts.front();
  Verdict row{.method = one.method, .as_of = one.as_of, .unit = one.unit, .direction = one.direction};
  row.track = one.track;
  row.bound = one.bound;
  row.demand = one.demand;
  row.schedule = one.schedule;
  row.required_today = one.required_today;
  for (const Verdict& verdict : verdicts) {
    row.unreported = std::max(row.unreported, verdict.unreported);
    for (const Mark mark : verdict.marks) set_mark(row, mark);
  }
  return row;
}

/// Why none of the entities has a class: of their reasons the first in the order of Reason.
inline Reason common_reason(const std::vector<Verdict>& verdicts) {
  const auto first = std::min_element(verdicts.begin(), verdicts.end(), [](const Verdict& a, const Verdict& b) { return a.reason < b.reason; });
  return first->reason.value_or(Reason::no_data);
}

inline Verdict& end_for_entities(Verdict& row, const std::vector<Verdict>& verdicts, const Cuts& cuts) {
  const std::size_t all = verdicts.size();
  const auto with = [&](Status status) { return count_of(verdicts, [status](const Verdict& v) { return v.status == status; }); };
  const std::size_t keeping = count_of(verdicts, keeps);
  const std::size_t unknown = with(Status::not_assessable);
  if (unknown == all) return end_without(row, common_reason(verdicts));
  row.figure = static_cast<double>(keeping) / static_cast<double>(all);
  if (with(Status::achieved) == all) return end_with(row, Status::achieved);
  const bool over = row.schedule.due && row.as_of >= *row.schedule.due;
  if (over && with(Status::missed) > 0) return end_with(row, Status::missed);
  if (over) return end_without(row, Reason::no_data);
  return end_by_share(row, keeping, unknown, all, cuts);
}

/// Figures of single entities are known, but no document says which entities there are.
inline Verdict without_list(Verdict verdict, const IndicatorId& indicator, const Observations& seen) {
  if (verdict.reason == Reason::no_data && has_entity_figures(seen, indicator, verdict.as_of)) verdict.reason = Reason::no_denominator;
  return verdict;
}

}  // namespace detail

/// figure = share of entities achieved or on track, by the method's own verdict on each; cuts 1 and 0.90. Never a mean, never a
/// total over N. Achieved when all meet; after the due day missed if any fails. `required_today` is one entity's. Throws
/// OutOfRange for an empty list: what is not known to exist cannot be judged (see assess of a plan for lists that no document gives).
inline Verdict assess_entities(const std::vector<EntityEvidence>& entities, const Method& method = Path{}, const Cuts& cuts = {1.0, 0.90}) {
  if (entities.empty()) fail_range("entity list", "of 0 entities", "needs one or more");
  std::vector<Verdict> verdicts;
  for (const EntityEvidence& one : entities) verdicts.push_back(assess(one.evidence, method));
  Verdict row = detail::shared_row(verdicts);
  row.cuts = cuts;
  for (std::size_t i = 0; i < entities.size(); ++i) row.entities.push_back(detail::standing_of(entities[i].entity, verdicts[i]));
  std::stable_sort(row.entities.begin(), row.entities.end(), [](const auto& a, const auto& b) { return detail::rank_of(a) < detail::rank_of(b); });
  return detail::end_for_entities(row, verdicts, cuts);
}

}  // namespace milepost
