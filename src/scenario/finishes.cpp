#include "milepost/scenario/finishes.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/text.hpp"
#include "network_draws.hpp"

namespace milepost {

namespace {

constexpr std::size_t most_futures = 10'000'000;
constexpr double most_working_days = 65'000;
constexpr std::size_t blocks_a_stretch = 8;  ///< of eight futures; a stretch is what one thread does before it asks for more

void require_sound(const ScheduleSettings& settings) {
  if (settings.paths < 2 || settings.paths > most_futures) fail_range("paths", std::to_string(settings.paths), "2 to 10000000");
  for (const double level : settings.levels)
    if (!(level > 0 && level < 100)) fail_range("level", detail::shortest(level), "above 0 and below 100 per cent");
}

/// Sums that do not hang on the order of adding: finishes in 65536ths of a day.
struct FinishSums {
  __extension__ typedef unsigned __int128 Wide;
  static constexpr double parts_a_day = 65536;

  std::uint64_t sum{};
  Wide squares{};
  std::uint64_t critical{};

  void add(double finish) {
    const auto parts = static_cast<std::uint64_t>(finish * parts_a_day + 0.5);
    sum += parts, squares += static_cast<Wide>(parts) * parts;
  }
  void add(const FinishSums& other) { sum += other.sum, squares += other.squares, critical += other.critical; }

  double mean(std::size_t paths) const { return static_cast<double>(sum) / static_cast<double>(paths) / parts_a_day; }
  /// n sum of squares less the square of the sum: whole numbers, nothing is lost.
  double deviation(std::size_t paths) const {
    const Wide spread = squares * paths - static_cast<Wide>(sum) * sum;
    return std::sqrt(static_cast<double>(spread) / (static_cast<double>(paths) * static_cast<double>(paths - 1))) / parts_a_day;
  }
  Odds odds(std::size_t paths) const {
    const double share = static_cast<double>(critical) / static_cast<double>(paths);
    return {share, std::sqrt(share * (1 - share) / static_cast<double>(paths - 1))};
  }
};

/// Finishes of the wanted tasks by day, future by future; those of the whole last.
class FinishCount {
 public:
  FinishCount(const Network& network, const ScheduleSettings& settings, const std::vector<bool>& wanted)
      : network_(network), settings_(settings), draws_(network, settings.seed), column_(network.places(), no_task), sums(network.places() + 1) {
    std::uint32_t columns = 0;
    for (std::size_t place = 0; place < network.places(); ++place)
      if (wanted[network.order[place]]) column_[place] = columns++;
    column_.push_back(columns);
    days_.resize((columns + std::size_t{1}) * settings.paths);
  }

  void count() {
    const std::size_t blocks = (settings_.paths + NetworkDraws::lanes - 1) / NetworkDraws::lanes, stretches = (blocks + blocks_a_stretch - 1) / blocks_a_stretch;
    detail::for_each_part(stretches * detail::part_size, settings_.threads, [&](std::size_t begin, std::size_t) {
      const detail::DefaultFloatingPoint mode;
      const std::size_t first = begin / detail::part_size * blocks_a_stretch;
      work(first, std::min(first + blocks_a_stretch, blocks));
    });
  }

  bool is_kept(std::size_t place) const { return column_[place] != no_task; }

  /// The first day by whose close a share of the futures has finished, by level.
  std::vector<std::uint16_t> days_at_levels(std::size_t place) const {
    const auto begin = days_.begin() + static_cast<std::ptrdiff_t>(column_[place] * settings_.paths);
    std::vector<std::uint16_t> days(begin, begin + static_cast<std::ptrdiff_t>(settings_.paths)), found;
    std::sort(days.begin(), days.end());
    for (const double level : settings_.levels) found.push_back(days[static_cast<std::size_t>(std::max(0.0, std::ceil(level / 100 * static_cast<double>(days.size()) - same_point) - 1))]);
    return found;
  }

 private:
  using Times = NetworkDraws::Times;

  [[gnu::noinline]] void work(std::size_t first, std::size_t last) {
    Times times(network_);
    std::vector<FinishSums> own(sums.size());
    std::vector<std::uint8_t> critical(network_.places());
    for (std::size_t block = first; block < last; ++block) count_block(block, times, critical, own);
    const std::lock_guard lock(mutex_);
    for (std::size_t place = 0; place < own.size(); ++place) sums[place].add(own[place]);
  }

  void count_block(std::size_t block, Times& times, std::vector<std::uint8_t>& critical, std::vector<FinishSums>& own) {
    const std::size_t first = block * NetworkDraws::lanes, count = std::min(NetworkDraws::lanes, settings_.paths - first);
    FutureKey futures[NetworkDraws::lanes];
    for (std::size_t i = 0; i < NetworkDraws::lanes; ++i) futures[i].path = first + i;
    draws_.draw(futures, times);
    double end[NetworkDraws::lanes];
    times.ends(end);
    if (const double last = *std::max_element(end, end + NetworkDraws::lanes); !(last < most_working_days))
      fail_range("schedule", "of " + detail::shortest(std::ceil(last)) + " working days", "at most 65000 can be simulated");
    find_critical(network_, times, end, critical);
    for (std::size_t place = 0; place < network_.places(); ++place) add(place, first, times.finish.data() + place * NetworkDraws::lanes, count, critical[place], own[place]);
    add(network_.places(), first, end, count, 0xFF, own.back());
  }

  void add(std::size_t place, std::size_t first, const double* finishes, std::size_t count, unsigned critical, FinishSums& own) {
    for (std::size_t i = 0; i < count; ++i) own.add(finishes[i]), own.critical += critical >> i & 1u;
    if (column_[place] == no_task) return;
    std::uint16_t* days = days_.data() + column_[place] * settings_.paths + first;
    for (std::size_t i = 0; i < count; ++i) days[i] = static_cast<std::uint16_t>(network_.finish_day(finishes[i]));
  }

  const Network& network_;
  const ScheduleSettings& settings_;
  NetworkDraws draws_;
  std::vector<std::uint32_t> column_;  ///< where the days of a place are kept
  std::vector<std::uint16_t> days_{};
  std::mutex mutex_{};

 public:
  std::vector<FinishSums> sums;
};

std::vector<bool> wanted_tasks(const TaskNetwork& network, const std::vector<std::string>& tasks) {
  std::vector<bool> wanted(network.tasks.size(), tasks.empty());
  const TaskNumbers numbers(network);
  for (const std::string& id : tasks) {
    const TaskNumber number = numbers.of(id);
    if (number == no_task) fail_range("task", "'" + id + "'", "is not in the schedule");
    wanted[number] = true;
  }
  return wanted;
}

/// Counted futures as dates.
class FinishReport {
 public:
  FinishReport(const FinishCount& count, const ScheduleSettings& settings, WorkingTime& time) : count_(count), settings_(settings), time_(time) {}

  TaskFinish of_place(std::string id, std::size_t place) {
    const FinishSums& sums = count_.sums[place];
    TaskFinish found{std::move(id), sums.mean(settings_.paths), sums.deviation(settings_.paths), {}, sums.odds(settings_.paths)};
    for (const std::uint16_t day : count_.days_at_levels(place)) found.finishes.push_back(time_.numbered(day));
    return found;
  }

  TaskFinish done(const ScheduledTask& task) {
    return {task.id, time_.close_of(*task.finished), 0, std::vector<Date>(settings_.levels.size(), *task.finished), {}};
  }

 private:
  const FinishCount& count_;
  const ScheduleSettings& settings_;
  WorkingTime& time_;
};

}  // namespace

ScheduleOutcome simulate_schedule(const TaskNetwork& network, const std::optional<Date>& as_of, const ScheduleSettings& settings, const Calendar& calendar) {
  require_sound(settings);
  if (std::vector<Problem> problems = check(network, as_of, calendar); has_errors(problems)) throw InvalidInput(std::move(problems));
  const std::vector<bool> wanted = wanted_tasks(network, settings.tasks);
  WorkingTime time(calendar, network.start);
  const Network ready(network, as_of, time);
  FinishCount count(ready, settings, wanted);
  count.count();
  std::vector<std::size_t> place_of(network.tasks.size(), no_task);
  for (std::size_t place = 0; place < ready.places(); ++place) place_of[ready.order[place]] = place;
  FinishReport report(count, settings, time);
  ScheduleOutcome outcome{.paths = settings.paths, .seed = settings.seed, .levels = settings.levels, .whole = report.of_place("", ready.places())};
  for (std::size_t number = 0; number < wanted.size(); ++number)
    if (wanted[number]) outcome.tasks.push_back(place_of[number] == no_task ? report.done(network.tasks[number]) : report.of_place(network.tasks[number].id, place_of[number]));
  return outcome;
}

}  // namespace milepost
