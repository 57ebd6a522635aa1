#include "task_finishes.hpp"

#include <algorithm>
#include <set>

#include "milepost/detail/dispatch.hpp"
#include "network_draws.hpp"

namespace milepost {

namespace {

std::set<std::string> awaited_tasks(const Scenario& scenario) {
  std::set<std::string> awaited;
  for (const Intervention& one : scenario.interventions)
    if (!one.timing.after.empty()) awaited.insert(one.timing.after);
  return awaited;
}

/// The tasks named and all that they wait for, near or far; what is drawn for them does not hang on the others.
TaskNetwork network_behind(const TaskNetwork& network, const std::set<std::string>& awaited) {
  const TaskNumbers numbers(network);
  std::vector<std::vector<TaskNumber>> before(network.tasks.size());
  for (const Precedence& one : network.precedences) before[numbers.of(one.to)].push_back(numbers.of(one.from));
  std::vector<TaskNumber> found;
  std::vector<bool> needed(network.tasks.size());
  const auto need = [&](TaskNumber task) {
    if (!needed[task]) needed[task] = true, found.push_back(task);
  };
  for (const std::string& id : awaited) need(numbers.of(id));
  for (std::size_t next = 0; next < found.size(); ++next)
    for (const TaskNumber task : before[found[next]]) need(task);
  TaskNetwork part{.start = network.start};
  for (std::size_t k = 0; k < needed.size(); ++k)
    if (needed[k]) part.tasks.push_back(network.tasks[k]);
  std::ranges::copy_if(network.precedences, std::back_inserter(part.precedences), [&](const Precedence& one) { return needed[numbers.of(one.to)]; });
  return part;
}

/// Days of the library's clock, each looked up once.
class DayClock {
 public:
  DayClock(const Network& network, WorkingTime& time) : network_(network), time_(time) {}

  double of(double point) {
    const auto [found, is_new] = known_.try_emplace(network_.finish_day(point), 0);
    if (is_new) found->second = position_in_years(time_.numbered(found->first));
    return found->second;
  }

 private:
  const Network& network_;
  WorkingTime& time_;
  std::map<long, double> known_{};
};

/// Finishes of one place in all futures, in points of working time.
using PointsByPlace = std::map<std::size_t, std::vector<double>>;

[[gnu::noinline]] void draw_points(const NetworkDraws& draws, NetworkDraws::Times& times, std::size_t paths, Sampling sampling, PointsByPlace& points) {
  constexpr std::size_t lanes = NetworkDraws::lanes;
  for (std::size_t first = 0; first < paths; first += lanes) {
    FutureKey futures[lanes];
    for (std::size_t i = 0; i < lanes; ++i) futures[i] = key_of(sampling, first + i);
    draws.draw(futures, times);
    for (auto& [place, all] : points)
      for (std::size_t i = 0; i < std::min(lanes, paths - first); ++i) all.push_back(times.finish[place * lanes + i]);
  }
}

}  // namespace

TaskFinishes::TaskFinishes(const Scenario& scenario, const Date& as_of, const SimulationSettings& settings) : sampling_(settings.sampling) {
  const std::set<std::string> awaited = awaited_tasks(scenario);
  if (awaited.empty()) return;
  const Calendar& calendar = settings.calendar ? *settings.calendar : chinese_calendar();
  if (std::vector<Problem> problems = check(*scenario.schedule, as_of, calendar); has_errors(problems)) throw InvalidInput(std::move(problems));
  const std::size_t paths = whole_units(settings.paths, sampling_);
  const TaskNetwork part = network_behind(*scenario.schedule, awaited);
  WorkingTime time(calendar, part.start);
  const Network network(part, as_of, time);
  for (const std::string& id : awaited)
    if (const ScheduledTask* task = find_task(part, id); task->finished) times_[id].assign(paths, position_in_years(*task->finished));
  PointsByPlace points;
  for (std::size_t place = 0; place < network.places(); ++place)
    if (awaited.contains(network.task(place).id)) points[place].reserve(paths);
  const NetworkDraws draws(network, settings.seed);
  NetworkDraws::Times times(network);
  const detail::DefaultFloatingPoint mode;
  draw_points(draws, times, paths, sampling_, points);
  DayClock clock(network, time);
  for (const auto& [place, all] : points) {
    std::vector<double>& years = times_[network.task(place).id];
    for (const double point : all) years.push_back(clock.of(point));
  }
}

}  // namespace milepost
