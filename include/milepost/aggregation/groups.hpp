// A scorecard by task, section, bundle and organization.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "milepost/aggregation/scorecard.hpp"

namespace milepost {

/// One line of a table by section, task, bundle or organization.
struct Group {
  std::string id{};
  Text name{};
  RollUp counts{};
  RollUp deliverables{};  ///< of tasks and sections: so that a task without a number has a standing too
};

/// By task: each task with its own mentions, so that sums over tasks may exceed the plan. Tasks without targets have zero.
inline std::vector<Group> by_task(const Plan& plan, const Scorecard& card) {
  std::vector<Group> groups;
  for (const Task& task : plan.tasks) groups.push_back({task.id.value, task.title, {}});
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < groups.size(); ++i) place.emplace(groups[i].id, i);
  for (const ScorecardRow& row : card.rows)
    if (const auto at = place.find(row.task.value); at != place.end()) add(groups[at->second].counts, row.verdict, row.strength);
  for (const DeliverableRow& row : card.deliverables)
    if (const auto at = place.find(row.task.value); at != place.end()) add(groups[at->second].deliverables, row.verdict, row.strength);
  return groups;
}

namespace detail {

/// The commitments mentioned in a section, each by its first mention there with data, else by the first.
inline std::map<std::string, const ScorecardRow*> commitments_in(const SectionId& section, const Scorecard& card) {
  std::map<std::string, const ScorecardRow*> commitments;
  for (const ScorecardRow& row : card.rows) {
    if (row.section != section) continue;
    const auto [held, fresh] = commitments.emplace(row.counted ? row.target.value : row.counted_as.value, &row);
    if (!fresh && !has_data(held->second->verdict) && has_data(row.verdict)) held->second = &row;
  }
  return commitments;
}

}  // namespace detail

/// By section: each commitment once in a section; one mentioned in two sections counts in both.
inline std::vector<Group> by_section(const Plan& plan, const Scorecard& card) {
  std::vector<Group> groups;
  for (const Section& section : plan.sections) {
    Group group{section.id.value, section.title, {}};
    for (const auto& [commitment, row] : detail::commitments_in(section.id, card)) add(group.counts, row->verdict, row->strength);
    for (const DeliverableRow& row : card.deliverables)
      if (row.section == section.id) add(group.deliverables, row.verdict, row.strength);
    groups.push_back(std::move(group));
  }
  return groups;
}

/// Where a bundle stands by the counts of its parts: where the worst of those that could be assessed stands, but achieved only
/// if every part is.
inline Status bundle_status(const RollUp& parts) {
  const Status worst = parts.worst.value_or(Status::not_assessable);
  const bool all_achieved = count_of(parts, Status::achieved) == parts.total;
  return worst == Status::achieved && !all_achieved ? Status::not_assessable : worst;
}

/// By bundle: its parts one by one. Parts mentioned twice count as often as they are named parts.
inline std::vector<Group> by_bundle(const Plan& plan, const Scorecard& card) {
  std::vector<Group> groups;
  for (const Bundle& bundle : plan.bundles) groups.push_back({bundle.id.value, bundle.name, {}});
  const Directory directory{plan};
  for (const ScorecardRow& row : card.rows) {
    const Target* target = find(directory.targets, row.target.value);
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return target && one.id == target->bundle.value; });
    if (group != groups.end()) add(group->counts, row.verdict, row.strength);
  }
  return groups;
}

/// By organization: each unit gets the targets of its tasks whole, or those it is named for; sums may exceed the plan.
inline std::vector<Group> by_organization(const Plan& plan, const Scorecard& card) {
  const Directory directory{plan};
  std::map<std::string, RollUp> counts;
  for (const ScorecardRow& row : card.rows) {
    const Target* target = find(directory.targets, row.target.value);
    const Task* task = find(directory.task_of, row.target.value);
    const Responsibility* answers = target && target->responsibility ? &*target->responsibility : task ? &task->responsibility : nullptr;
    if (!answers) continue;
    std::set<std::string> units;  // a unit in two roles answers once
    for (const Responsible& unit : answers->organizations)
      if (units.insert(unit.organization.value).second) add(counts[unit.organization.value], row.verdict, row.strength);
  }
  std::vector<Group> groups;
  for (const Organization& organization : plan.organizations)
    if (const auto found = counts.find(organization.id.value); found != counts.end())
      groups.push_back({organization.id.value, organization.name, found->second});
  return groups;
}

}  // namespace milepost
