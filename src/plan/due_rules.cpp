// When something is due: the rules of targets, deliverables and what recurs.
#include "findings.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

template <class Rule>
const Rule* rule_as(const Promised& promised) {
  return std::get_if<Rule>(&promised.due.rule);
}

std::string words_of_due(const Promised& promised) { return "due '" + to_string(promised.due) + "'"; }

void due_date_known(const Promised& promised, const std::optional<Schedule>& schedule, Notebook& notes) {
  if (rule_as<NoDue>(promised)) return notes.warn(promised.field, "has no due date: nothing can be late", {"horizon"});
  if (schedule && rule_as<EachPeriod>(promised) && !schedule->due)
    notes.warn(promised.field, words_of_due(promised) + " has no years: the plan gives no horizon", {"horizon"});
}

void due_in_calendar(const Promised& promised, const std::optional<Schedule>& schedule, Notebook& notes) {
  if (!schedule) notes.error(promised.field, words_of_due(promised) + " leads out of the years 1 to 9999");
}

void due_inherited(const Promised& promised, const std::optional<Schedule>& schedule, Notebook& notes) {
  if (promised.due.basis != Basis::inherited || !schedule || !schedule->due) return;
  notes.warn(promised.field, "has no due date of its own: the end of the plan is taken, " + to_string(*schedule->due), {"horizon"});
}

void anchor_known(const Promised& promised, Notebook& notes) {
  const auto* relative = rule_as<RelativeTo>(promised);
  if (!relative) return;
  if (relative->months <= 0) return notes.error(promised.field, words_of_due(promised) + " has no length");
  if (relative->anchor) return;
  const std::optional<Date>& issued = promised.plan.frame.issued;
  notes.warn(promised.field,
             words_of_due(promised) + " does not say from which day" +
                 (issued ? ": the day of issue is assumed, " + to_string(*issued) : ", and the plan has no day of issue"),
             {"issued"});
}

void opens_before_it_is_due(const Promised& promised, const Schedule& schedule, Notebook& notes) {
  const std::string fault = fault_of_window(schedule);
  const bool due_is_written = promised.due.basis != Basis::inherited;
  if (!fault.empty()) notes.error(due_is_written ? promised.field : "opens", fault, {"opens", "due", "horizon", "issued"});
}

bool has_window(const Schedule& schedule) { return schedule.open && schedule.due && *schedule.open < *schedule.due; }

void window_inside_plan(const Promised& promised, const Schedule& schedule, Notebook& notes) {
  const std::optional<Period>& horizon = promised.plan.frame.horizon;
  if (!horizon || !has_window(schedule)) return;
  const Date first = day_after(*schedule.open);
  const Date last = *schedule.due;
  if (first < horizon->first())
    notes.warn(promised.first_day ? "opens" : promised.field,
               "its window opens on " + to_string(first) + ", before the plan does, " + to_string(horizon->first()),
               {"horizon", "opens", "due"});
  if (last > horizon->last())
    notes.warn(promised.field, "falls due on " + to_string(last) + ", after the plan's end, " + to_string(horizon->last()),
               {"horizon"});
}

void due_after_issue(const Promised& promised, const Schedule& schedule, Notebook& notes) {
  const std::optional<Date>& issued = promised.plan.frame.issued;
  if (!issued || !schedule.due || *schedule.due >= *issued || !fault_of_window(schedule).empty()) return;
  notes.warn(promised.field, "fell due on " + to_string(*schedule.due) + ", before the plan was issued, " + to_string(*issued),
             {"issued"});
}

}  // namespace

std::string fault_of_window(const Schedule& schedule) {
  if (!schedule.open || !schedule.due || *schedule.open < *schedule.due) return {};
  return "falls due on " + to_string(*schedule.due) + ", before its window opens on " + to_string(day_after(*schedule.open));
}

std::optional<Schedule> schedule_if_any(const Due& due, const PlanFrame& frame, const std::optional<Date>& first_day) {
  try {
    return schedule_of(due, frame, first_day);
  } catch (const OutOfRange&) {
    return std::nullopt;
  }
}

void check_due(const Promised& promised, Notebook& notes) {
  const std::optional<Schedule> schedule = schedule_if_any(promised.due, promised.plan.frame, promised.first_day);
  due_date_known(promised, schedule, notes);
  due_inherited(promised, schedule, notes);
  check_due_if_any(promised, notes);
}

void check_due_if_any(const Promised& promised, Notebook& notes) {
  const std::optional<Schedule> schedule = schedule_if_any(promised.due, promised.plan.frame, promised.first_day);
  due_in_calendar(promised, schedule, notes);
  anchor_known(promised, notes);
  if (!schedule) return;
  opens_before_it_is_due(promised, *schedule, notes);
  window_inside_plan(promised, *schedule, notes);
  due_after_issue(promised, *schedule, notes);
}

}  // namespace milepost::detail
