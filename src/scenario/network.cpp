#include "network.hpp"

#include <algorithm>

namespace milepost {

namespace {

/// Who follows each task, or who goes before it, one after the other.
struct ArcLists {
  std::vector<std::uint32_t> first;
  std::vector<TaskNumber> all;

  ArcLists(std::size_t tasks, const Arcs& arcs, bool followers) : first(tasks + 1), all(arcs.size()) {
    for (const auto& [from, to] : arcs) ++first[(followers ? from : to) + 1];
    for (std::size_t i = 0; i < tasks; ++i) first[i + 1] += first[i];
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const auto& [from, to] : arcs) all[next[followers ? from : to]++] = followers ? to : from;
  }
  std::span<const TaskNumber> of(TaskNumber task) const { return {all.data() + first[task], all.data() + first[task + 1]}; }
};

/// Takes tasks away that wait for none.
class Clearing {
 public:
  Clearing(std::size_t tasks, const Arcs& arcs) : after_(tasks, arcs, true), waits_(tasks) {
    for (const auto& [from, to] : arcs) ++waits_[to];
    for (TaskNumber task = 0; task < tasks; ++task)
      if (waits_[task] == 0) cleared_.push_back(task);
    clear();
  }

  bool is_left(TaskNumber task) const { return waits_[task] > 0; }
  std::vector<TaskNumber>& cleared() { return cleared_; }

  /// As if they waited for nothing.
  void release(const std::vector<TaskNumber>& tasks) {
    for (const TaskNumber task : tasks) waits_[task] = 0, cleared_.push_back(task);
    clear();
  }

 private:
  void clear() {
    for (; next_ < cleared_.size(); ++next_)
      for (const TaskNumber after : after_.of(cleared_[next_]))
        if (waits_[after] > 0 && --waits_[after] == 0) cleared_.push_back(after);
  }

  ArcLists after_;
  std::vector<std::uint32_t> waits_;
  std::vector<TaskNumber> cleared_{};
  std::size_t next_{0};
};

/// Back from a task that is left, to one met before; what lies between, in the order of the work.
std::vector<TaskNumber> circle_behind(TaskNumber task, const Clearing& clearing, const ArcLists& before) {
  std::vector<TaskNumber> way;
  std::unordered_map<TaskNumber, std::size_t> met;
  while (met.emplace(task, way.size()).second) {
    way.push_back(task);
    for (const TaskNumber one : before.of(task))
      if (clearing.is_left(one)) {
        task = one;
        break;
      }
  }
  std::vector<TaskNumber> circle(way.begin() + static_cast<std::ptrdiff_t>(met[task]), way.end());
  std::reverse(circle.begin(), circle.end());
  std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
  return circle;
}

Arcs arcs_of(const TaskNetwork& network) {
  const TaskNumbers numbers(network);
  Arcs arcs;
  arcs.reserve(network.precedences.size());
  for (const Precedence& one : network.precedences) arcs.emplace_back(numbers.of(one.from), numbers.of(one.to));
  return arcs;
}

}  // namespace

TaskNumbers::TaskNumbers(const TaskNetwork& network) {
  numbers_.reserve(network.tasks.size());
  for (std::size_t k = 0; k < network.tasks.size(); ++k) numbers_.emplace(network.tasks[k].id, static_cast<TaskNumber>(k));
}

std::vector<TaskNumber> in_order(std::size_t tasks, const Arcs& arcs) { return std::move(Clearing(tasks, arcs).cleared()); }

std::vector<std::vector<TaskNumber>> circles_of(std::size_t tasks, const Arcs& arcs) {
  std::vector<std::vector<TaskNumber>> circles;
  Clearing clearing(tasks, arcs);
  const ArcLists before(tasks, arcs, false);
  for (TaskNumber task = 0; task < tasks; ++task)
    while (clearing.is_left(task)) {
      circles.push_back(circle_behind(task, clearing, before));
      clearing.release(circles.back());
    }
  return circles;
}

Network::Network(const TaskNetwork& network, const std::optional<Date>& as_of, WorkingTime& time) : network_(&network), dated_(as_of) {
  if (as_of) today = std::max(0.0, time.close_of(*as_of));
  for (const ScheduledTask& task : network.tasks) standing.push_back(progress_of(task, time));
  for (const WorkDone& one : standing) last_done = std::max(last_done, one.finished.value_or(0));
  const Arcs arcs = arcs_of(network);
  add_places(arcs, time);
  add_arrows(network, arcs);
}

WorkDone Network::progress_of(const ScheduledTask& task, WorkingTime& time) const {
  WorkDone progress;
  if (!dated_) return progress;
  if (task.started) progress.started = time.opening_of(*task.started);
  if (task.finished) progress.finished = time.close_of(*task.finished);
  if (progress.finished && !progress.started) progress.started = *progress.finished - mean_of(task.duration);
  return progress;
}

void Network::add_places(const Arcs& arcs, WorkingTime& time) {
  for (const TaskNumber number : in_order(standing.size(), arcs))
    if (!standing[number].finished) order.push_back(number);
  earliest_finish.assign(order.size(), -std::numeric_limits<double>::infinity());
  for (std::size_t place = 0; place < order.size(); ++place) {
    const ScheduledTask& one = task(place);
    double earliest = today;
    if (one.not_before && !progress(place).started) earliest = std::max(earliest, time.opening_of(*one.not_before) + (is_milestone(one) ? 1 : 0));
    earliest_start.push_back(earliest);
  }
}

/// True if a precedence needs no arrow: one end of it is known, or has been overtaken.
bool Network::fold(const Precedence& precedence, TaskNumber from, std::uint32_t to) {
  const bool of_start = precedence.type == PrecedenceType::start_start || precedence.type == PrecedenceType::start_finish;
  const bool on_finish = precedence.type == PrecedenceType::finish_finish || precedence.type == PrecedenceType::start_finish;
  if (to == no_task || (progress(to).started && !on_finish)) return true;
  const std::optional<double>& known = of_start ? standing[from].started : standing[from].finished;
  if (!known) return false;
  double& earliest = (on_finish ? earliest_finish : earliest_start)[to];
  earliest = std::max(earliest, *known + precedence.lag);
  return true;
}

void Network::add_arrows(const TaskNetwork& network, const Arcs& arcs) {
  std::vector<std::uint32_t> place_of(standing.size(), no_task);
  for (std::size_t place = 0; place < order.size(); ++place) place_of[order[place]] = static_cast<std::uint32_t>(place);
  std::vector<std::size_t> kept;
  in.first.assign(order.size() + 1, 0), out.first.assign(order.size() + 1, 0);
  for (std::size_t k = 0; k < arcs.size(); ++k) {
    const auto [from, to] = arcs[k];
    if (fold(network.precedences[k], from, place_of[to])) continue;
    kept.push_back(k);
    ++in.first[place_of[to] + 1], ++out.first[place_of[from] + 1];
  }
  for (std::size_t place = 0; place < order.size(); ++place) in.first[place + 1] += in.first[place], out.first[place + 1] += out.first[place];
  in.all.resize(kept.size()), out.all.resize(kept.size());
  std::vector<std::uint32_t> next_in = in.first, next_out = out.first;
  for (const std::size_t k : kept) {
    const Precedence& one = network.precedences[k];
    const std::uint32_t from = place_of[arcs[k].first], to = place_of[arcs[k].second];
    in.all[next_in[to]++] = {one.lag, from, one.type};
    out.all[next_out[from]++] = {one.lag, to, one.type};
  }
}

}  // namespace milepost
