// Task networks made up at random, and the four kinds of precedence worked out by going over all of them again and again.
#pragma once

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "milepost/scenario/finishes.hpp"
#include "milepost/scenario/timetable.hpp"

namespace milepost::trials {

inline const Calendar every_day{"every day", {}, {}, {true, true, true, true, true, true, true}};
inline const Calendar weekdays{"Monday to Friday"};
inline const Date monday{2024, 1, 8};

inline std::string number_name(std::size_t k) { return "t" + std::to_string(k); }

/// Arrows lead from lower to higher numbers of a shuffled list, so that the order of the tasks tells nothing.
inline TaskNetwork random_network(bool with_dates = true) {
  TaskNetwork network{.start = monday};
  const auto count = *rc::gen::inRange<std::size_t>(1, 13);
  std::vector<std::size_t> names(count);
  for (std::size_t k = 0; k < count; ++k) names[k] = k;
  for (std::size_t k = count; k-- > 1;) std::swap(names[k], names[*rc::gen::inRange<std::size_t>(0, k + 1)]);
  for (std::size_t k = 0; k < count; ++k) {
    network.tasks.push_back({.id = number_name(k), .duration = static_cast<double>(*rc::gen::inRange(0, 40)) / 4});
    if (with_dates && *rc::gen::inRange(0, 5) == 0) network.tasks.back().not_before = add_days(monday, *rc::gen::inRange(-5, 40));
  }
  for (std::size_t from = 0; from < count; ++from)
    for (std::size_t to = from + 1; to < count; ++to)
      if (*rc::gen::inRange(0, 3) == 0)
        network.precedences.push_back({number_name(names[from]), number_name(names[to]), static_cast<PrecedenceType>(*rc::gen::inRange(0, 4)),
                                       static_cast<double>(*rc::gen::inRange(-8, 12)) / 4});
  return network;
}

/// Starts and finishes in working days from the start.
struct BruteTimes {
  std::map<std::string, double> start{}, finish{};
  double end{0};
};

/// Tasks are moved until no precedence is broken; as many rounds as there are tasks are enough.
inline BruteTimes moved_until_sound(const TaskNetwork& network, const std::map<std::string, double>& least_start, const std::map<std::string, double>& durations) {
  BruteTimes times;
  for (const auto& [id, least] : least_start) times.start[id] = least, times.finish[id] = least + durations.at(id);
  for (std::size_t round = 0; round <= network.tasks.size(); ++round)
    for (const Precedence& one : network.precedences) {
      const bool from_start = one.type == PrecedenceType::start_start || one.type == PrecedenceType::start_finish;
      const bool to_finish = one.type == PrecedenceType::finish_finish || one.type == PrecedenceType::start_finish;
      const double earliest = (from_start ? times.start : times.finish)[one.from] + one.lag - (to_finish ? durations.at(one.to) : 0);
      if (earliest > times.start[one.to]) times.start[one.to] = earliest, times.finish[one.to] = earliest + durations.at(one.to);
    }
  for (const auto& [id, finish] : times.finish) times.end = std::max(times.end, finish);
  return times;
}

}  // namespace milepost::trials
