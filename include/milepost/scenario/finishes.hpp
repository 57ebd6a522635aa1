// When tasks will finish if durations are not certain: dates by level, and how often each task decides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "milepost/scenario/outcome.hpp"
#include "milepost/scenario/schedule.hpp"

namespace milepost {

/// How to draw the futures of a network.
struct ScheduleSettings {
  std::size_t paths{1'000};               ///< futures, 2 to 10 million
  std::uint64_t seed{1};
  std::vector<double> levels{50, 80, 95};  ///< of the finish dates, per cent, above 0 and below 100
  std::vector<std::string> tasks{};       ///< whose finishes are wanted; all if empty. The whole is always told
  std::size_t threads{1};                 ///< 0: as many as the machine has
};

/// One task over all futures.
struct TaskFinish {
  std::string id{};             ///< empty for the whole
  double mean{};                ///< working days from the start of the network to its finish
  double deviation{};           ///< standard, of the same
  std::vector<Date> finishes{};  ///< by level: the first day by whose close it has finished in so many futures
  Odds critical{};              ///< the share of futures in which it has no float
  friend bool operator==(const TaskFinish&, const TaskFinish&) = default;
};

/// All of it. The same bits for the same network, calendar, day, seed and count of paths.
struct ScheduleOutcome {
  std::size_t paths{};
  std::uint64_t seed{};
  std::vector<double> levels{};
  std::vector<TaskFinish> tasks{};  ///< in the order of the network
  TaskFinish whole{};               ///< the last finish of all
  friend bool operator==(const ScheduleOutcome&, const ScheduleOutcome&) = default;
};

/// Durations are drawn anew in each future, each by the name of its task (see NamedNumbers): a task has the same duration in the same future
/// whatever else is in the network, and two networks are compared future by future. What has started and does not say what remains is drawn
/// from durations longer than it has taken so far. PERT and beta durations come from tables, within 1e-5 of their range of quantile_of().
/// Results are the same bits for any number of threads. Memory: 2 bytes for each wanted task in each future (200 MB for 100,000 tasks in
/// 1,000 futures). Throws InvalidInput for what check() finds, OutOfRange for settings that are none and for a network of more than 65,000
/// working days.
ScheduleOutcome simulate_schedule(const TaskNetwork& network, const std::optional<Date>& as_of = {}, const ScheduleSettings& settings = {},
                                  const Calendar& calendar = chinese_calendar());

}  // namespace milepost
