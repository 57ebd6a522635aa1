#include "milepost/scenario/plan_network.hpp"

#include <algorithm>

#include "milepost/observation/earned.hpp"

namespace milepost {

namespace {

/// Tasks of one deliverable after the other.
class DeliverableTasks {
 public:
  DeliverableTasks(const Plan& plan, const Calendar& calendar) : plan_(plan), calendar_(calendar) {}

  void add(const Deliverable& deliverable) {
    const Schedule window = schedule_of(deliverable.due, plan_.frame, deliverable.first_day);
    if (is_recurring(deliverable) || !window.due) return found_.left_out.push_back(deliverable.id);
    opening_ = window.open_basis == Basis::stated ? window.open : std::nullopt, before_.clear();
    for (const Step& step : deliverable.steps)
      if (const std::optional<Date> due = schedule_of(step.due, plan_.frame).due) add(deliverable.id.value + "-" + step.id, step.name, *due);
    if (!before_.empty()) opening_.reset();
    add(deliverable.id.value, deliverable.name, *window.due);
  }

  PlanNetwork network() {
    if (!tasks_.empty()) found_.network = TaskNetwork{*start_, std::move(tasks_), std::move(precedences_)};
    return std::move(found_);
  }

 private:
  /// From the opening, or the step before, to a day; a milestone of that day where neither is known.
  void add(std::string id, const Text& title, const Date& due) {
    ScheduledTask task{.id = id, .title = title, .not_before = opening_ ? day_after(*opening_) : due};
    if (opening_ && *opening_ < due) task.duration = static_cast<double>(working_days_between(calendar_, *opening_, due).days);
    start_ = std::min(start_.value_or(*task.not_before), *task.not_before);
    if (!before_.empty()) precedences_.push_back({before_, id});
    tasks_.push_back(std::move(task));
    before_ = std::move(id), opening_ = due;
  }

  const Plan& plan_;
  const Calendar& calendar_;
  std::optional<Date> opening_{}, start_{};
  std::string before_{};
  std::vector<ScheduledTask> tasks_{};
  std::vector<Precedence> precedences_{};
  PlanNetwork found_{};
};

}  // namespace

PlanNetwork network_of(const Plan& plan, const Calendar& calendar) {
  DeliverableTasks tasks(plan, calendar);
  for (const Deliverable& deliverable : plan.deliverables) tasks.add(deliverable);
  return tasks.network();
}

}  // namespace milepost
