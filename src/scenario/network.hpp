// A task network made ready: tasks in an order in which each stands after those it waits for, what is done folded into the earliest times.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "milepost/scenario/schedule.hpp"
#include "working_time.hpp"

namespace milepost {

using TaskNumber = std::uint32_t;
inline constexpr TaskNumber no_task = std::numeric_limits<TaskNumber>::max();

/// Where the tasks of a network stand in its list; of several of one id the first. Views of the network.
class TaskNumbers {
 public:
  explicit TaskNumbers(const TaskNetwork& network);
  TaskNumber of(std::string_view id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? no_task : found->second;
  }

 private:
  std::unordered_map<std::string_view, TaskNumber> numbers_{};
};

/// From one task to another, by number.
using Arcs = std::vector<std::pair<TaskNumber, TaskNumber>>;

/// Each after those it waits for (Kahn, Topological sorting of large networks, 1962); the lower number first among those that can come next
/// together. Tasks in a circle, and those behind one, are not in it.
std::vector<TaskNumber> in_order(std::size_t tasks, const Arcs& arcs);

/// Circles that share no task, each from its lowest number on.
std::vector<std::vector<TaskNumber>> circles_of(std::size_t tasks, const Arcs& arcs);

/// What is so much later than an end of another task.
struct Arrow {
  double lag{};
  std::uint32_t place{};  ///< of the other task in the order
  PrecedenceType type{};

  bool from_start() const { return type == PrecedenceType::start_start || type == PrecedenceType::start_finish; }
  bool to_finish() const { return type == PrecedenceType::finish_finish || type == PrecedenceType::start_finish; }
};

/// Arrows by place, one after the other.
struct Arrows {
  std::vector<std::uint32_t> first{};
  std::vector<Arrow> all{};

  std::span<const Arrow> of(std::size_t place) const { return {all.data() + first[place], all.data() + first[place + 1]}; }
};

/// How a task stands on a day, in points of working time.
struct WorkDone {
  std::optional<double> started{}, finished{};
};

/// A network that check() has found sound; a view of it. What has finished has no place: what waited for it has it in its earliest times, and so
/// has what waited for the start of what has started. What has started waits, to begin with what remains of it, for the as-of day alone.
class Network {
 public:
  Network(const TaskNetwork& network, const std::optional<Date>& as_of, WorkingTime& time);

  const ScheduledTask& task(std::size_t place) const { return network_->tasks[order[place]]; }
  const WorkDone& progress(std::size_t place) const { return standing[order[place]]; }
  std::size_t places() const { return order.size(); }

  /// The day within which what is still to come ends: after the as-of day, if there is one.
  long finish_day(double point) const { return dated_ && today > 0 && !order.empty() ? std::max(day_number(point), day_number(today) + 1) : day_number(point); }

  double today{0};                   ///< the as-of day, not before the start
  std::vector<WorkDone> standing{};  ///< by task number
  std::vector<TaskNumber> order{};   ///< of what has not finished
  std::vector<double> earliest_start{}, earliest_finish{};  ///< by place
  Arrows in{}, out{};
  double last_done{};                ///< the last finish of what has finished

 private:
  WorkDone progress_of(const ScheduledTask& task, WorkingTime& time) const;
  void add_places(const Arcs& arcs, WorkingTime& time);
  void add_arrows(const TaskNetwork& network, const Arcs& arcs);
  bool fold(const Precedence& precedence, TaskNumber from, std::uint32_t to);

  const TaskNetwork* network_;
  bool dated_;
};

/// Times of all places in several futures at once, lane by lane.
template <std::size_t Lanes>
struct NetworkTimes {
  const Network& network;
  std::vector<double> duration, start, finish;

  explicit NetworkTimes(const Network& of) : network(of), duration(of.places() * Lanes), start(of.places() * Lanes), finish(of.places() * Lanes) {}

  /// From the durations: when each task starts and finishes at the earliest.
  void forward() {
    for (std::size_t place = 0; place < network.places(); ++place) {
      const double *d = duration.data() + place * Lanes, least = network.earliest_start[place], least_end = network.earliest_finish[place];
      double s[Lanes];
      for (std::size_t i = 0; i < Lanes; ++i) s[i] = std::max(least, least_end - d[i]);
      for (const Arrow& arrow : network.in.of(place)) push(arrow, d, s);
      for (std::size_t i = 0; i < Lanes; ++i) start[place * Lanes + i] = s[i], finish[place * Lanes + i] = s[i] + d[i];
    }
  }

  /// The last finish of all, lane by lane.
  void ends(double (&last)[Lanes]) const {
    for (std::size_t i = 0; i < Lanes; ++i) last[i] = network.last_done;
    for (std::size_t place = 0; place < network.places(); ++place)
      for (std::size_t i = 0; i < Lanes; ++i) last[i] = std::max(last[i], finish[place * Lanes + i]);
  }

  void push(const Arrow& arrow, const double* d, double (&s)[Lanes]) const {
    const double *from = (arrow.from_start() ? start : finish).data() + arrow.place * Lanes, lag = arrow.lag;
    if (arrow.to_finish())
      for (std::size_t i = 0; i < Lanes; ++i) s[i] = std::max(s[i], from[i] + lag - d[i]);
    else
      for (std::size_t i = 0; i < Lanes; ++i) s[i] = std::max(s[i], from[i] + lag);
  }
};

/// Which futures a task has no float in, a bit a lane: those in which it ends the whole, or something without float waits for it alone.
template <std::size_t Lanes>
void find_critical(const Network& network, const NetworkTimes<Lanes>& times, const double (&end)[Lanes], std::vector<std::uint8_t>& critical) {
  for (std::size_t place = network.places(); place-- > 0;) {
    unsigned found = 0;
    for (std::size_t i = 0; i < Lanes; ++i) found |= (times.finish[place * Lanes + i] >= end[i] - same_point ? 1u : 0u) << i;
    for (const Arrow& arrow : network.out.of(place)) {
      const unsigned asked = critical[arrow.place] & ~found;
      if (asked == 0) continue;
      const double* from = (arrow.from_start() ? times.start : times.finish).data() + place * Lanes;
      const std::size_t other = arrow.place * Lanes;
      for (std::size_t i = 0; i < Lanes; ++i) {
        const double bound = from[i] + arrow.lag - (arrow.to_finish() ? times.duration[other + i] : 0);
        if (times.start[other + i] <= bound + same_point) found |= asked & (1u << i);
      }
    }
    critical[place] = static_cast<std::uint8_t>(found);
  }
}

}  // namespace milepost
