// What has been done, day by day: progress of deliverables, duties fulfilled, steps of workflows.
#pragma once

#include <map>
#include <vector>

#include "milepost/aggregation/deliverables.hpp"
#include "milepost/governance/overdue.hpp"
#include "milepost/governance/replay.hpp"

namespace milepost {

/// Everything that a log says of a plan, each kind in the order of the log.
struct Log {
  std::map<SeriesKey, std::vector<StepProgress>> progress{};  ///< by deliverable (its id for the indicator's) and entity
  std::vector<Fulfilment> fulfilments{};
  std::vector<Event> events{};
  friend bool operator==(const Log&, const Log&) = default;
};

/// The observations with what the log says of deliverables, as the series that they are judged by (earned_weight). Deliverables that
/// the plan does not have are passed over. Throws OutOfRange for a step that a deliverable does not have.
inline Observations with_progress(const Plan& plan, Observations seen, const Log& log) {
  for (const auto& [key, progress] : log.progress)
    if (const Deliverable* deliverable = find(plan, DeliverableId(key.indicator.value)))
      seen.insert_or_assign(key, earned_weight(*deliverable, progress));
  return seen;
}

namespace detail {

/// The first day by which all of a deliverable was earned, or all of an instance of a recurring one.
inline std::vector<Fulfilment> completions(const Deliverable& deliverable, const std::string& entity, const Series& earned) {
  const auto* each = std::get_if<EachPeriod>(&deliverable.due.rule);
  std::map<std::optional<Period>, double> so_far;
  std::vector<Fulfilment> done;
  for (const Observation& one : earned.observations()) {
    const std::optional<Period> instance = each ? std::optional(period_of(end_of(one.period), each->every)) : std::nullopt;
    double& sum = so_far[instance];
    const bool was_whole = at_least(sum, each ? 1 : 100);
    sum = each ? sum + one.value : one.value;
    if (!was_whole && at_least(sum, each ? 1 : 100)) done.push_back({DutyKind::deliverable, deliverable.id.value, entity, instance, end_of(one.period)});
  }
  return done;
}

}  // namespace detail

/// Everything that the log says was done: the duties it names, and the deliverables of which nothing is left to do.
inline std::vector<Fulfilment> fulfilments(const Plan& plan, const Log& log) {
  std::vector<Fulfilment> done = log.fulfilments;
  for (const auto& [key, progress] : log.progress) {
    const Deliverable* deliverable = find(plan, DeliverableId(key.indicator.value));
    if (!deliverable) continue;
    const std::vector<Fulfilment> whole = detail::completions(*deliverable, key.entity, earned_weight(*deliverable, progress));
    done.insert(done.end(), whole.begin(), whole.end());
  }
  return done;
}

/// The plan as its workflows leave it on a day: what they exempt is exempted, what they let out has exited.
inline Plan with_effects(Plan plan, const Log& log, const Date& as_of) {
  const std::vector<Workflow> workflows = plan.workflows;
  for (const Workflow& workflow : workflows) plan = with_effects(std::move(plan), workflow, replay(workflow, log.events, as_of));
  return plan;
}

}  // namespace milepost
