// Work to be done as a network: tasks with durations in working days, what waits for what, and what has been done so far.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/text.hpp"
#include "milepost/scenario/distribution.hpp"
#include "milepost/time/calendar.hpp"

namespace milepost {

// Working time is counted without gaps: a task of one day that can begin on a Monday finishes that Monday, at its close; one that waits for it
// begins on Tuesday. What finishes within a day has that day for its finish. A task is never interrupted.

/// One piece of work; without a duration it is a milestone, which comes at the close of its day.
struct ScheduledTask {
  std::string id{};
  Text title{};
  Uncertain duration{0.0};                ///< working days, none below 0
  std::optional<Date> not_before{};       ///< the first day on which it may be worked on
  std::optional<Date> started{};          ///< its first day of work, that day inside
  std::optional<Date> finished{};         ///< its last; where only this is told, its duration before it stands for the start
  std::optional<Uncertain> remaining{};   ///< working days left after the as-of day, of what has started; else what is left of its duration
  friend bool operator==(const ScheduledTask&, const ScheduledTask&) = default;
};

/// What of the one waits for what of the other.
enum class PrecedenceType { finish_start, start_start, finish_finish, start_finish };

constexpr std::string_view name_of(PrecedenceType type) {
  constexpr std::string_view names[]{"finish_start", "start_start", "finish_finish", "start_finish"};
  return names[static_cast<int>(type)];
}

/// `finish_start`: `to` begins `lag` working days after `from` has finished, or later; below 0, so many days before it. The other three
/// likewise: `start_finish` is about the start of `from` and the finish of `to`.
struct Precedence {
  std::string from{};
  std::string to{};
  PrecedenceType type{PrecedenceType::finish_start};
  double lag{0};
  friend bool operator==(const Precedence&, const Precedence&) = default;
};

/// Tasks in any order. Nothing begins before `start`, nor, seen from an as-of day, before the working day after it.
struct TaskNetwork {
  Date start;
  std::vector<ScheduledTask> tasks{};
  std::vector<Precedence> precedences{};
  friend bool operator==(const TaskNetwork&, const TaskNetwork&) = default;
};

/// A task by its id; null if the network has none.
inline const ScheduledTask* find_task(const TaskNetwork& network, std::string_view id) {
  for (const ScheduledTask& task : network.tasks)
    if (task.id == id) return &task;
  return nullptr;
}

/// A certain duration of nothing.
inline bool is_milestone(const ScheduledTask& task) { return task.duration == Uncertain{0.0}; }

/// Everything that cannot be, at once: ids that are missing, stand twice or are unknown (with the name that may be meant), cycles step by step
/// ("a -> b -> a", each one that shares no task with those before it), durations below 0, a finish before the start, days after the as-of
/// day, which is not looked at if empty. A warning: what has been under way for longer than it can last and does not say what remains.
/// Positions are empty.
std::vector<Problem> check(const TaskNetwork& network, const std::optional<Date>& as_of = {}, const Calendar& calendar = chinese_calendar());

/// "triangular 10, 15, 30 days, not before 2024-03-01, started 2024-03-04": all but id and title.
std::string to_string(const ScheduledTask& task);

/// "finish_start + 5".
std::string to_string(const Precedence& precedence);

}  // namespace milepost
