#include "milepost/scenario/schedule.hpp"

#include <algorithm>
#include <cmath>

#include "../plan/findings.hpp"
#include "milepost/detail/text.hpp"
#include "network.hpp"

namespace milepost {

namespace {

/// The least that a duration can be; of one without an end, what only one in a million is below.
double least_of(const Uncertain& value) {
  if (const auto* d = std::get_if<Pert>(&value)) return d->low;
  if (const auto* d = std::get_if<BetaDistribution>(&value)) return d->low;
  return quantile_of(value, 1e-6);
}

/// The most, likewise.
double most_of(const Uncertain& value) {
  if (const auto* d = std::get_if<Pert>(&value)) return d->high;
  if (const auto* d = std::get_if<BetaDistribution>(&value)) return d->high;
  return quantile_of(value, 1 - 1e-6);
}

constexpr double longest = 65'000;  ///< working days: two and a half centuries

std::string subject_of(const ScheduledTask& task) { return "task " + task.id; }
std::string subject_of(const Precedence& one) { return "precedence " + one.from + " -> " + one.to; }

/// Problems of one network.
class NetworkCheck {
 public:
  NetworkCheck(const TaskNetwork& network, const std::optional<Date>& as_of, const Calendar& calendar)
      : network_(network), as_of_(as_of), numbers_(network), time_(calendar, network.start) {}

  std::vector<Problem> problems() {
    for (std::size_t k = 0; k < network_.tasks.size(); ++k) add_task(network_.tasks[k], k);
    for (const Precedence& one : network_.precedences) add_precedence(one);
    for (const std::vector<TaskNumber>& circle : circles_of(network_.tasks.size(), arcs_)) add_circle(circle);
    return std::move(found_);
  }

 private:
  void add(const std::string& subject, const std::string& field, const std::string& message, Severity severity = Severity::error) {
    found_.push_back({severity, subject, field, message, {}});
  }

  void add_task(const ScheduledTask& task, std::size_t number) {
    if (task.id.empty()) add(subject_of(task), "id", "has no id");
    else if (numbers_.of(task.id) != number) add(subject_of(task), "id", "stands twice; each may stand once");
    const bool sound = add_length(task, "duration", task.duration);
    if (task.remaining) add_length(task, "remaining", *task.remaining);
    if (task.started || task.finished || task.remaining) add_progress(subject_of(task), task, sound);
  }

  bool add_length(const ScheduledTask& task, const char* field, const Uncertain& days) {
    try {
      check(days);
    } catch (const OutOfRange& error) {
      add(subject_of(task), field, std::string(field) + " " + error.what());
      return false;
    }
    if (least_of(days) >= 0 && most_of(days) <= longest) return true;
    add(subject_of(task), field, std::string(field) + " " + to_string(days) + (least_of(days) >= 0 ? ": 65000 working days at most" : ": working days, none below 0"));
    return false;
  }

  void add_progress(const std::string& subject, const ScheduledTask& task, bool sound) {
    if (task.started && task.finished && *task.finished < *task.started)
      add(subject, "finished", "finished " + to_string(*task.finished) + ": a task finishes on or after the day it started, " + to_string(*task.started));
    if (task.remaining && !task.started && !task.finished) add(subject, "remaining", "remaining " + to_string(*task.remaining) + ": only what has started has a remainder; say when it started");
    if (task.remaining && task.finished) add(subject, "remaining", "remaining " + to_string(*task.remaining) + ": nothing is left of what has finished");
    if (!as_of_) return;
    add_day(subject, "started", task.started);
    add_day(subject, "finished", task.finished);
    if (sound && task.started && !task.finished && !task.remaining && *task.started <= *as_of_) add_overrun(subject, task);
  }

  void add_day(const std::string& subject, const std::string& field, const std::optional<Date>& day) {
    if (day && *day > *as_of_) add(subject, field, field + " " + to_string(*day) + ": what is told as done lies on or before the as-of day, " + to_string(*as_of_));
  }

  void add_overrun(const std::string& subject, const ScheduledTask& task) {
    const double taken = time_.close_of(*as_of_) - time_.opening_of(*task.started);
    if (taken >= quantile_of(task.duration, 1 - 1e-6))
      add(subject, "started", "has taken " + detail::shortest(taken) + " working days, as long as it can last (" + to_string(task.duration) + "): it is taken to finish now; say what is remaining",
          Severity::warning);
  }

  void add_precedence(const Precedence& one) {
    const TaskNumber from = numbers_.of(one.from), to = numbers_.of(one.to);
    if (from == no_task) add_unknown(subject_of(one), "from", one.from);
    if (to == no_task) add_unknown(subject_of(one), "to", one.to);
    if (!(std::abs(one.lag) <= longest)) add(subject_of(one), "lag", "lag " + detail::shortest(one.lag) + ": 65000 working days at most, either way");
    if (from != no_task && to != no_task) arcs_.emplace_back(from, to);
  }

  void add_unknown(const std::string& subject, const std::string& field, const std::string& id) {
    if (known_.empty())
      for (const ScheduledTask& task : network_.tasks) known_.push_back(task.id);
    add(subject, field, "task '" + detail::excerpt(id) + "' is not in the schedule" + guess_(id, known_));
  }

  void add_circle(const std::vector<TaskNumber>& circle) {
    std::string words;
    for (const TaskNumber number : circle) words += network_.tasks[number].id + " -> ";
    add("precedences", "", words + network_.tasks[circle.front()].id + ": run in a circle; no task may wait for itself");
  }

  const TaskNetwork& network_;
  const std::optional<Date>& as_of_;
  TaskNumbers numbers_;
  WorkingTime time_;
  Arcs arcs_{};
  std::vector<std::string> known_{};
  detail::Guesses guess_{};
  std::vector<Problem> found_{};
};

}  // namespace

std::vector<Problem> check(const TaskNetwork& network, const std::optional<Date>& as_of, const Calendar& calendar) {
  return NetworkCheck(network, as_of, calendar).problems();
}

namespace {

std::string in_days(const std::string& number) { return number + (number == "1" ? " day" : " days"); }

}  // namespace

std::string to_string(const ScheduledTask& task) {
  std::string words = is_milestone(task) ? "milestone" : in_days(to_string(task.duration));
  if (task.not_before) words += ", not before " + to_string(*task.not_before);
  if (task.started) words += ", started " + to_string(*task.started);
  if (task.finished) words += ", finished " + to_string(*task.finished);
  if (task.remaining) words += ", remaining " + in_days(to_string(*task.remaining));
  return words;
}

std::string to_string(const Precedence& precedence) {
  const std::string words{name_of(precedence.type)};
  if (precedence.lag == 0) return words;
  return words + (precedence.lag > 0 ? " + " : " - ") + detail::shortest(std::abs(precedence.lag));
}

}  // namespace milepost
