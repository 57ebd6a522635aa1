// Who owes what by which working day: cadences, evaluations, deliverables and child plans, laid out in time.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "milepost/plan/plan.hpp"
#include "milepost/time/calendar.hpp"

namespace milepost {

/// What of a plan a duty comes from.
enum class DutyKind { cadence, evaluation, deliverable, child_plan };

constexpr std::string_view name_of(DutyKind kind) {
  constexpr std::string_view names[]{"cadence", "evaluation", "deliverable", "child_plan"};
  return names[static_cast<int>(kind)];
}

/// One thing that one unit or entity owes once.
struct Duty {
  DutyKind kind{};
  std::string id{};                     ///< in its kind
  OrganizationId organization{};        ///< who owes it; empty if an entity does, or the plan does not say
  std::string entity{};                 ///< which of the entities that each owe it
  std::optional<Period> period{};       ///< the instance, of what recurs
  std::optional<Period> reports_on{};   ///< the period that is reported on, where there is one
  Date due;                             ///< by the rule, the day inside
  Date working_day;                     ///< the last working day on or before it: when to see to it; it is late after `due` alone
  Certainty certainty{};                ///< of that working day: holidays may not be published yet
  bool soft{false};                     ///< 原则上: a miss is noted, no failure
  friend bool operator==(const Duty&, const Duty&) = default;
};

namespace detail {

/// What duties of one kind and name have in common.
struct DutyPattern {
  DutyKind kind{};
  std::string_view id{};
  std::vector<OrganizationId> organizations{};  ///< one duty each
  std::vector<std::string> entities{};          ///< or one duty each of these
  std::optional<Frequency> reporting{};
  bool soft{false};
};

/// Those who do the work; not who approves, receives or sums up.
inline bool owes(const Responsible& one) {
  return one.role != Role::approver && one.role != Role::recipient && one.role != Role::coordinator;
}

inline std::vector<OrganizationId> units_that_owe(const Responsibility& responsibility) {
  std::vector<OrganizationId> units;
  for (const Responsible& one : responsibility.organizations)
    if (owes(one)) units.push_back(one.organization);
  return units;
}

/// Of a body that meets, whoever convenes it.
inline std::vector<OrganizationId> units_of(const Plan& plan, const Cadence& cadence) {
  const std::vector<OrganizationId> units = units_that_owe(cadence.responsibility);
  const Body* body = find(plan, cadence.body);
  return units.empty() && body && body->convener ? std::vector{body->convener->organization} : units;
}

/// The responsibility of a deliverable: its own, else its task's.
inline std::vector<OrganizationId> units_of(const std::map<std::string, const Task*>& tasks, const Deliverable& deliverable) {
  if (deliverable.responsibility) return units_that_owe(*deliverable.responsibility);
  const auto task = tasks.find(deliverable.task.value);
  return task == tasks.end() ? std::vector<OrganizationId>() : units_that_owe(task->second->responsibility);
}

/// Entities that belong to a set on a day; nobody is listed: none, and the duty is owed by its units.
inline std::vector<std::string> entities_on(const Plan& plan, const std::optional<EntitySetId>& each, const Date& date) {
  const EntitySet* set = each ? find(plan, *each) : nullptr;
  return set ? members_on(*set, date) : std::vector<std::string>();
}

/// The last day of an instance, with the days that the cadence gives after its end, or takes before it.
inline Date due_day(const Calendar& calendar, const Date& end, int days, bool working_days) {
  return working_days ? add_working_days(calendar, end, days).date : add_days(end, days);
}

/// The windows in which instances can fall due within the days asked for: one period more on either side, for days after the end.
inline Period wide_enough(const Date& first, const Date& last, int days) {
  const int margin = std::abs(days) * 2 + 31;
  return {add_days(first, -margin), add_days(last, margin)};
}

/// The part of a rule's window that matters; empty if there is none.
inline std::optional<Period> overlap(const Period& one, const Period& other) {
  const Date first = std::max(one.first(), other.first());
  const Date last = std::min(one.last(), other.last());
  return last < first ? std::nullopt : std::optional(Period{first, last});
}

/// The list of duties in the making, for the days asked for.
class DutyList {
 public:
  DutyList(const Date& first, const Date& last, const Calendar& calendar) : first_(first), last_(last), calendar_(calendar) {}

  const Date& first() const { return first_; }
  const Date& last() const { return last_; }
  const Calendar& calendar() const { return calendar_; }

  /// One duty for everybody that owes it, if its working day lies within the days asked for.
  void add(const DutyPattern& pattern, const std::optional<Period>& period, const Date& due) {
    const ShiftedDate day = working_day_on_or_before(calendar_, due);
    if (day.date < first_ || last_ < day.date) return;
    Duty duty{.kind = pattern.kind, .id = std::string(pattern.id), .period = period, .due = due, .working_day = day.date, .certainty = day.certainty, .soft = pattern.soft};
    if (pattern.reporting) duty.reports_on = period_of(period ? period->last() : due, *pattern.reporting);
    for (const std::string& entity : pattern.entities) add(duty, {}, entity);
    if (!pattern.entities.empty()) return;
    for (const OrganizationId& organization : pattern.organizations) add(duty, organization, {});
    if (pattern.organizations.empty()) duties_.push_back(duty);
  }

  /// In the order of their working days; of one day in the order of the plan.
  std::vector<Duty> sorted() {
    std::ranges::stable_sort(duties_, {}, &Duty::working_day);
    return std::move(duties_);
  }

 private:
  void add(Duty duty, const OrganizationId& organization, const std::string& entity) {
    duty.organization = organization;
    duty.entity = entity;
    duties_.push_back(std::move(duty));
  }

  Date first_;
  Date last_;
  const Calendar& calendar_;
  std::vector<Duty> duties_{};
};

/// Days after the end of an instance, and how they are counted.
struct Grace {
  int days{};
  bool working{false};
};

/// Every instance of a due rule that may fall due within the days asked for. `entities` gives those that owe on a day.
template <class Entities>
void lay_out(DutyList& list, DutyPattern pattern, const Due& due, const std::optional<Date>& first_day, const PlanFrame& frame, const Grace& grace, Entities entities) {
  const Schedule schedule = schedule_of(due, frame, first_day);
  const auto add = [&](const std::optional<Period>& period, const Date& end) {
    if (frame.issued && end < *frame.issued) return;  // nobody owed it yet
    pattern.entities = entities(end);
    list.add(pattern, period, due_day(list.calendar(), end, grace.days, grace.working));
  };
  const auto* each = std::get_if<EachPeriod>(&due.rule);
  if (!each) return schedule.due ? add(std::nullopt, *schedule.due) : void();
  const Period asked = wide_enough(list.first(), list.last(), grace.days);
  const auto window = schedule.recurrence ? overlap(schedule.recurrence->window, asked) : std::optional(asked);
  if (!window) return;
  for (const Period& instance : instances_of({each->every, *window})) add(instance, instance.last());
}

inline void add_cadences(DutyList& list, const Plan& plan) {
  for (const Cadence& cadence : plan.cadences) {
    if (!is_scheduled(cadence)) continue;
    DutyPattern pattern{DutyKind::cadence, cadence.id.value, units_of(plan, cadence), {}, cadence.reporting_period, cadence.soft};
    if (!pattern.reporting && cadence.kind == CadenceKind::report) pattern.reporting = frequency_of(cadence);
    lay_out(list, pattern, cadence.due, {}, plan.frame, {cadence.days_after_end, cadence.working_days},
            [&](const Date& date) { return entities_on(plan, cadence.each, date); });
  }
}

inline void add_evaluations(DutyList& list, const Plan& plan) {
  for (const Evaluation& evaluation : plan.evaluations)
    if (evaluation.cadence.empty()) lay_out(list, {DutyKind::evaluation, evaluation.id.value, units_that_owe(evaluation.responsibility), {}, {}, false}, evaluation.due, {}, plan.frame, {},
            [](const Date&) { return std::vector<std::string>(); });
}

inline void add_deliverables(DutyList& list, const Plan& plan) {
  std::map<std::string, const Task*> tasks;
  for (const Task& task : plan.tasks) tasks.emplace(task.id.value, &task);
  for (const Deliverable& deliverable : plan.deliverables)
    if (deliverable.cadence.empty()) lay_out(list, {DutyKind::deliverable, deliverable.id.value, units_of(tasks, deliverable), {}, {}, false}, deliverable.due, deliverable.first_day, plan.frame, {},
            [&](const Date& date) { return entities_on(plan, deliverable.each, date); });
}

inline void add_child_plans(DutyList& list, const Plan& plan) {
  for (const ChildPlans& required : plan.child_plans)
    lay_out(list, {DutyKind::child_plan, required.id.value, {}, {}, {}, false}, required.due, {}, plan.frame, {},
            [&](const Date& date) { return entities_on(plan, required.each, date); });
}

}  // namespace detail

/// Everything of a plan that comes due from one day to another, both inside, by its working day, in the order of those days. A duty
/// that several units owe is one duty for each of them; one that each entity owes, one for each member of the set on the due day;
/// where nobody is named, one without a name. What recurs without a window runs over the horizon of the plan, else over the days
/// asked for. What has no schedule (定期, on an event, no date) owes nothing by a day and is left out; so is what a cadence owes already, and what fell due before the plan was issued. Linear in what it lists.
inline std::vector<Duty> duties(const Plan& plan, const Date& first, const Date& last, const Calendar& calendar = chinese_calendar()) {
  detail::DutyList list(first, last, calendar);
  detail::add_cadences(list, plan);
  detail::add_evaluations(list, plan);
  detail::add_deliverables(list, plan);
  detail::add_child_plans(list, plan);
  return list.sorted();
}

namespace detail {

/// What stands behind a duty: calls `see` with the cadence, evaluation, deliverable or requirement; not at all if the plan has none.
template <class See>
void with_origin(const Plan& plan, const Duty& duty, See see) {
  const auto call = [&](const auto* thing) {
    if (thing) see(*thing);
  };
  if (duty.kind == DutyKind::cadence) call(find(plan, CadenceId(duty.id)));
  if (duty.kind == DutyKind::evaluation) call(find(plan, EvaluationId(duty.id)));
  if (duty.kind == DutyKind::deliverable) call(find(plan, DeliverableId(duty.id)));
  if (duty.kind == DutyKind::child_plan) call(find(plan, ChildPlansId(duty.id)));
}

}  // namespace detail

/// The name of what is owed; empty if it is not in the plan.
inline Text name_of(const Plan& plan, const Duty& duty) {
  Text name;
  detail::with_origin(plan, duty, [&](const auto& thing) { name = thing.name; });
  return name;
}

/// The sentence that a duty comes from.
inline Source source_of(const Plan& plan, const Duty& duty) {
  Source source;
  detail::with_origin(plan, duty, [&](const auto& thing) { source = thing.source; });
  return source;
}

}  // namespace milepost
