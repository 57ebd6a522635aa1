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

/// What duties of one kind and name have in common, and the rule by which they come due.
struct DutyPattern {
  DutyKind kind{};
  std::string_view id{};
  std::vector<OrganizationId> organizations{};  ///< one duty each
  std::optional<EntitySetId> each{};            ///< or one duty each of its members
  const Due& due;
  std::optional<Date> first_day{};
  int days_after_end{};                         ///< of each instance
  bool working_days{false};                     ///< whether those are working days
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

/// The days asked for, and those before and after in which an instance can end that comes due in them: twice as many days as the rule
/// gives, since some are no working days, and a month for long holidays.
inline Period wide_enough(const Date& first, const Date& last, int days) {
  const int margin = std::abs(days) * 2 + 31;
  return {add_days(first, -margin), add_days(last, margin)};
}

/// The part of a rule's window that matters; empty if there is none.
inline std::optional<Period> overlap(const Period& one, const Period& other) {
  const Date first = std::max(one.first(), other.first()), last = std::min(one.last(), other.last());
  return last < first ? std::nullopt : std::optional(Period{first, last});
}

/// The list of duties in the making, for the days asked for.
class DutyList {
 public:
  DutyList(const Plan& plan, const Date& first, const Date& last, const Calendar& calendar) : plan_(plan), first_(first), last_(last), calendar_(calendar) {}

  /// Every instance of a due rule that falls due within the days asked for.
  void lay_out(const DutyPattern& pattern) {
    const Schedule schedule = schedule_of(pattern.due, plan_.frame, pattern.first_day);
    const auto* each = std::get_if<EachPeriod>(&pattern.due.rule);
    if (!each) return schedule.due ? add(pattern, std::nullopt, *schedule.due) : void();
    const Period asked = wide_enough(first_, last_, pattern.days_after_end);
    const auto window = schedule.recurrence ? overlap(schedule.recurrence->window, asked) : std::optional(asked);
    if (!window) return;
    for (const Period& instance : instances_of({each->every, *window})) add(pattern, instance, instance.last());
  }

  /// In the order of their working days; of one day in the order of the plan.
  std::vector<Duty> sorted() {
    std::ranges::stable_sort(duties_, {}, &Duty::working_day);
    return std::move(duties_);
  }

 private:
  /// If its working day lies within the days asked for. What fell due before the plan was issued nobody owed.
  void add(const DutyPattern& pattern, const std::optional<Period>& period, const Date& end) {
    const Date due = pattern.working_days ? add_working_days(calendar_, end, pattern.days_after_end).date : add_days(end, pattern.days_after_end);
    const ShiftedDate day = working_day_on_or_before(calendar_, due);
    if (day.date < first_ || last_ < day.date || (plan_.frame.issued && due < *plan_.frame.issued)) return;
    Duty duty{.kind = pattern.kind, .id = std::string(pattern.id), .period = period, .due = due, .working_day = day.date, .certainty = day.certainty, .soft = pattern.soft};
    if (pattern.reporting) duty.reports_on = period_of(end, *pattern.reporting);
    add_for_all(pattern, duty, entities_on(plan_, pattern.each, end));
  }

  /// One duty for everybody that owes it; for nobody by name, if nobody is named.
  void add_for_all(const DutyPattern& pattern, Duty& duty, const std::vector<std::string>& entities) {
    for (const std::string& entity : entities) duties_.emplace_back(duty).entity = entity;
    if (!entities.empty()) return;
    for (const OrganizationId& organization : pattern.organizations) duties_.emplace_back(duty).organization = organization;
    if (pattern.organizations.empty()) duties_.push_back(duty);
  }

  const Plan& plan_;
  Date first_;
  Date last_;
  const Calendar& calendar_;
  std::vector<Duty> duties_{};
};

inline DutyPattern pattern_of(const Plan& plan, const Cadence& cadence) {
  DutyPattern pattern{.kind = DutyKind::cadence, .id = cadence.id.value, .organizations = units_of(plan, cadence), .each = cadence.each, .due = cadence.due};
  pattern.days_after_end = cadence.days_after_end;
  pattern.working_days = cadence.working_days;
  pattern.reporting = cadence.reporting_period;
  pattern.soft = cadence.soft;
  if (!pattern.reporting && cadence.kind == CadenceKind::report) pattern.reporting = frequency_of(cadence);
  return pattern;
}

inline void add_cadences(DutyList& list, const Plan& plan) {
  for (const Cadence& cadence : plan.cadences)
    if (is_scheduled(cadence)) list.lay_out(pattern_of(plan, cadence));
}

inline void add_evaluations(DutyList& list, const Plan& plan) {
  for (const Evaluation& one : plan.evaluations)
    if (one.cadence.empty()) list.lay_out({.kind = DutyKind::evaluation, .id = one.id.value, .organizations = units_that_owe(one.responsibility), .due = one.due});
}

inline void add_deliverables(DutyList& list, const Plan& plan) {
  std::map<std::string, const Task*> tasks;
  for (const Task& task : plan.tasks) tasks.emplace(task.id.value, &task);
  for (const Deliverable& one : plan.deliverables)
    if (one.cadence.empty())
      list.lay_out({.kind = DutyKind::deliverable, .id = one.id.value, .organizations = units_of(tasks, one), .each = one.each, .due = one.due, .first_day = one.first_day});
}

inline void add_child_plans(DutyList& list, const Plan& plan) {
  for (const ChildPlans& one : plan.child_plans) list.lay_out({.kind = DutyKind::child_plan, .id = one.id.value, .each = one.each, .due = one.due});
}

}  // namespace detail

/// Everything of a plan that comes due from one day to another, both inside, by its working day, in the order of those days. A duty
/// that several units owe is one duty for each of them; one that each entity owes, one for each member of the set on the due day;
/// where nobody is named, one without a name. What recurs without a window runs over the horizon of the plan, else over the days
/// asked for. What has no schedule (定期, on an event, no date) owes nothing by a day and is left out; so is what a cadence owes already,
/// and what fell due before the plan was issued. Linear in what it lists.
inline std::vector<Duty> duties(const Plan& plan, const Date& first, const Date& last, const Calendar& calendar = chinese_calendar()) {
  detail::DutyList list(plan, first, last, calendar);
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
