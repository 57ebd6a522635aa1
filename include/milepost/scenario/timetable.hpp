// When each task can and must begin and finish: early and late dates, float, the critical path.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/scenario/schedule.hpp"

namespace milepost {

/// When one task can be done, and when it must be if the whole is not to finish later. Floats are in working days, 0 or more. What has
/// finished stands where it was, without float, and is not critical: nothing hangs on it any more.
struct TaskTimes {
  std::string id{};
  double duration{};    ///< working days: the mean of a distribution; what remains of what has started
  Date early_start;     ///< of what has started: when it did
  Date early_finish;
  Date late_start;
  Date late_finish;
  double total_float{};  ///< by so much it can slip before the whole does
  double free_float{};   ///< by so much it can slip before anything else does
  bool critical{};       ///< no total float
  friend bool operator==(const TaskTimes&, const TaskTimes&) = default;
};

/// All of it.
struct Timetable {
  std::vector<TaskTimes> tasks{};           ///< in the order of the network
  std::optional<Date> finish{};             ///< of the last task; empty without tasks
  std::vector<std::string> critical_path{};  ///< critical tasks, each after those it waits for
  friend bool operator==(const Timetable&, const Timetable&) = default;
};

/// The critical path method (Kelley and Walker, Critical-path planning and scheduling, 1959) with the four kinds of precedence and lags
/// (Fondahl, 1961), on the working days of a calendar, with mean durations. Seen from an as-of day: what has finished stands; what has started
/// finishes after what remains of it, the working day after the as-of day being the first, whatever it was to wait for before it began; all
/// else begins after that day. Without a day: as planned, as if nothing had been done. Throws InvalidInput for what check() finds.
Timetable timetable_of(const TaskNetwork& network, const std::optional<Date>& as_of = {}, const Calendar& calendar = chinese_calendar());

}  // namespace milepost
