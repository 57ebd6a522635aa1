#include "milepost/scenario/finishes.hpp"

#include <algorithm>
#include <cmath>

#include "made_network.hpp"
#include "milepost/scenario/random.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

constexpr std::size_t drawn_futures = 40'000;

ScheduleOutcome drawn_finishes(const TaskNetwork& network, ScheduleSettings settings = {.paths = drawn_futures}, const std::optional<Date>& as_of = {}) {
  return simulate_schedule(network, as_of, settings, every_day);
}

const TaskFinish& finish_of(const ScheduleOutcome& outcome, const std::string& id) {
  for (const TaskFinish& one : outcome.tasks)
    if (one.id == id) return one;
  FAIL("no such task");
  return outcome.whole;
}

/// In working days from the start.
double at_level(const TaskFinish& finish, std::size_t level) { return static_cast<double>(days_of(finish.finishes[level]) - days_of(monday) + 1); }

void check_mean(const TaskFinish& finish, double mean, double deviation) {
  CHECK(std::abs(finish.mean - mean) <= 4 * deviation / std::sqrt(static_cast<double>(drawn_futures)));
  CHECK(finish.deviation == doctest::Approx(deviation).epsilon(0.03));
}

/// The share of futures that have finished by each date is the level, within four standard errors and a day's worth of rounding up.
template <class Below>
void check_levels(const TaskFinish& finish, const Below& below) {
  const double levels[]{0.5, 0.8, 0.95};
  for (std::size_t k = 0; k < 3; ++k) {
    const double error = 4 * std::sqrt(levels[k] * (1 - levels[k]) / static_cast<double>(drawn_futures)), day = at_level(finish, k);
    CHECK(below(day) >= levels[k] - error);
    CHECK(below(day - 1) <= levels[k] + error);
  }
}

}  // namespace

TEST_CASE("the sum of two uniform durations: its mean, its spread, its triangle of quantiles") {
  const ScheduleOutcome found =
      drawn_finishes({.start = monday, .tasks = {{.id = "a", .duration = Uniform{0, 100}}, {.id = "b", .duration = Uniform{0, 100}}}, .precedences = {{"a", "b"}}});
  check_mean(finish_of(found, "b"), 100, std::sqrt(2 * 100.0 * 100 / 12));
  check_levels(finish_of(found, "b"), [](double day) { return day < 100 ? day * day / 20'000 : 1 - (200 - day) * (200 - day) / 20'000; });
  CHECK(finish_of(found, "a").critical == Odds{1, 0});
  CHECK(found.whole.finishes == finish_of(found, "b").finishes);
}

TEST_CASE("the last of three uniform durations side by side: the cube of one, each of them last as often") {
  TaskNetwork network{.start = monday};
  for (const char* id : {"a", "b", "c"}) network.tasks.push_back({.id = id, .duration = Uniform{0, 100}});
  const ScheduleOutcome found = drawn_finishes(network);
  check_mean(found.whole, 75, 100 * std::sqrt(3.0 / 80));
  check_levels(found.whole, [](double day) { return day * day * day / 1e6; });
  for (const TaskFinish& one : found.tasks) CHECK(std::abs(one.critical.probability - 1.0 / 3) <= 4 * one.critical.standard_error);
}

TEST_CASE("every distribution has its mean, whichever way it is drawn") {
  const Uncertain durations[]{Triangular{10, 20, 60}, Pert{10, 20, 60}, Pert{5, 5, 40}, BetaDistribution{2, 3, 10, 50}, BetaDistribution{0.3, 0.4, 10, 50},
                              NormalDistribution{50, 8}, LogNormal{30, 0.3}, Empirical{{40, 10, 30, 20}}, 17.0};
  TaskNetwork network{.start = monday};
  for (const Uncertain& one : durations) network.tasks.push_back({.id = to_string(one), .duration = one});
  const ScheduleOutcome found = drawn_finishes(network);
  for (std::size_t k = 0; k < std::size(durations); ++k) {
    const TaskFinish& one = found.tasks[k];
    const double middle = std::holds_alternative<Empirical>(durations[k]) ? 25 : mean_of(durations[k]);
    CHECK(std::abs(one.mean - middle) <= 4 * one.deviation / std::sqrt(static_cast<double>(drawn_futures)) + 1e-4);
  }
}

TEST_CASE("finish dates of one task are the quantiles of its duration, to the day") {
  for (const Uncertain& duration : {Uncertain{Triangular{10, 20, 60}}, Uncertain{Pert{10, 20, 60}}, Uncertain{BetaDistribution{2, 3, 10, 50}}, Uncertain{LogNormal{30, 0.3}}}) {
    const ScheduleOutcome found = drawn_finishes({.start = monday, .tasks = {{.id = "a", .duration = duration}}});
    const double levels[]{0.5, 0.8, 0.95};
    for (std::size_t k = 0; k < 3; ++k) {
      const double error = 4 * std::sqrt(levels[k] * (1 - levels[k]) / static_cast<double>(drawn_futures));
      CHECK(at_level(found.whole, k) >= std::ceil(quantile_of(duration, levels[k] - error)));
      CHECK(at_level(found.whole, k) <= std::ceil(quantile_of(duration, levels[k] + error)));
    }
  }
}

TEST_CASE("durations from tables are within 1e-5 of their range of the quantiles they stand for") {
  constexpr std::size_t few = 400;
  constexpr double range = 60'000;
  ScheduleSettings settings{.paths = few, .levels = {}};
  for (std::size_t k = 0; k < few; ++k) settings.levels.push_back(100 * (static_cast<double>(k) + 0.5) / few);
  for (const Uncertain& duration : {Uncertain{Pert{0, 0, range}}, Uncertain{Pert{0, 0.01 * range, range}}, Uncertain{Pert{0, 0.3712 * range, range}}, Uncertain{Pert{0, 0.985 * range, range}},
                                    Uncertain{Pert{0, range, range}}, Uncertain{BetaDistribution{0.5, 0.5, 0, range}}, Uncertain{BetaDistribution{50, 7, 0, range}}}) {
    const TaskFinish found = drawn_finishes({.start = monday, .tasks = {{.id = "a", .duration = duration}}}, settings).whole;
    std::vector<double> expected;
    for (std::size_t path = 0; path < few; ++path) expected.push_back(quantile_of(duration, NamedNumbers(1, "task a").share(path, 0)));
    double sum = 0;
    for (const double one : expected) sum += one;
    CHECK(std::abs(found.mean - sum / few) <= 1e-5 * range);
    std::sort(expected.begin(), expected.end());
    for (std::size_t k = 0; k < few; ++k) {
      CHECK(at_level(found, k) >= std::ceil(expected[k] - 1e-5 * range));
      CHECK(at_level(found, k) <= std::max(1.0, std::ceil(expected[k] + 1e-5 * range)));
    }
  }
}

TEST_CASE("every future of a random network against drawing its durations by name and moving its tasks until nothing is broken") {
  CHECK(rc::check("futures", [] {
    constexpr std::size_t few = 12;
    TaskNetwork network = random_network(false);
    for (ScheduledTask& task : network.tasks) task.duration = Triangular{1, 2 + mean_of(task.duration) / 3, 12};
    ScheduleSettings settings{.paths = few, .seed = 7, .levels = {}};
    for (std::size_t k = 0; k < few; ++k) settings.levels.push_back(100 * (static_cast<double>(k) + 0.5) / few);
    const ScheduleOutcome found = drawn_finishes(network, settings);
    std::map<std::string, std::vector<double>> finishes;
    for (std::size_t path = 0; path < few; ++path) {
      std::map<std::string, double> durations, least;
      for (const ScheduledTask& task : network.tasks) least[task.id] = 0, durations[task.id] = quantile_of(task.duration, NamedNumbers(7, "task " + task.id).share(path, 0));
      for (const auto& [id, finish] : moved_until_sound(network, least, durations).finish) finishes[id].push_back(finish);
    }
    for (const TaskFinish& one : found.tasks) {
      std::vector<double>& days = finishes[one.id];
      double sum = 0;
      for (const double day : days) sum += day;
      RC_ASSERT(std::abs(one.mean - sum / few) <= 1e-5);
      std::sort(days.begin(), days.end());
      for (std::size_t k = 0; k < few; ++k) RC_ASSERT(at_level(one, k) == std::max(1.0, std::ceil(days[k] - 1e-6)));
    }
  }));
}

TEST_CASE("certain durations: every future is the timetable, and what is critical is in all of them") {
  CHECK(rc::check("as the timetable has it", [] {
    const TaskNetwork network = random_network();
    const Timetable table = timetable_of(network, {}, weekdays);
    const ScheduleOutcome found = simulate_schedule(network, {}, {.paths = 10}, weekdays);
    for (std::size_t k = 0; k < table.tasks.size(); ++k) {
      for (const Date& day : found.tasks[k].finishes) RC_ASSERT(day == table.tasks[k].early_finish);
      RC_ASSERT(found.tasks[k].critical == Odds(Odds{table.tasks[k].critical ? 1.0 : 0.0, 0}));
      RC_ASSERT(found.tasks[k].deviation == 0);
    }
    RC_ASSERT(found.whole.finishes.front() == *table.finish);
  }));
}

TEST_CASE("the same bits for 1, 2, 3 and 8 threads, also where the futures do not fill the last block") {
  CHECK(rc::check("threads", [] {
    TaskNetwork network = random_network();
    for (std::size_t k = 0; k < network.tasks.size(); ++k)
      network.tasks[k].duration = k % 3 == 0 ? Uncertain{Triangular{1, 2, 9}} : k % 3 == 1 ? Uncertain{Pert{1, 3, 9}} : Uncertain{LogNormal{5, 0.4}};
    ScheduleSettings settings{.paths = 1003};
    const ScheduleOutcome one = drawn_finishes(network, settings);
    for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
      settings.threads = threads;
      RC_ASSERT(drawn_finishes(network, settings) == one);
    }
  }));
}

TEST_CASE("numbers hang on names: another task beside it, or another order, changes nothing") {
  TaskNetwork network{.start = monday, .tasks = {{.id = "a", .duration = Pert{10, 20, 60}}, {.id = "b", .duration = Uniform{0, 9}}}};
  const ScheduleOutcome both = drawn_finishes(network, {.paths = 500});
  std::swap(network.tasks[0], network.tasks[1]);
  CHECK(finish_of(drawn_finishes(network, {.paths = 500}), "a") == finish_of(both, "a"));
  network.tasks.erase(network.tasks.begin());
  CHECK(finish_of(drawn_finishes(network, {.paths = 500}), "a").finishes == finish_of(both, "a").finishes);
}

TEST_CASE("only the finishes that are asked for are told, and they are the same") {
  const TaskNetwork network{.start = monday, .tasks = {{.id = "a", .duration = Uniform{0, 9}}, {.id = "b", .duration = Uniform{0, 9}}}, .precedences = {{"a", "b"}}};
  const ScheduleOutcome all = drawn_finishes(network, {.paths = 100}), one = drawn_finishes(network, {.paths = 100, .tasks = {"b"}});
  REQUIRE(one.tasks.size() == 1);
  CHECK(one.tasks[0] == all.tasks[1]);
  CHECK(one.whole == all.whole);
  CHECK_THROWS_WITH_AS(drawn_finishes(network, {.paths = 100, .tasks = {"c"}}), "task 'c': is not in the schedule", OutOfRange);
}

TEST_CASE("what has started lasts longer than it has so far: the rest of a uniform duration is uniform") {
  const TaskNetwork network{.start = monday, .tasks = {{.id = "a", .duration = Uniform{0, 100}, .started = monday}}};
  const ScheduleOutcome found = drawn_finishes(network, {.paths = drawn_futures}, add_days(monday, 59));  // 60 days are behind it
  check_mean(found.whole, 80, 40 / std::sqrt(12.0));
  CHECK(at_level(found.whole, 2) <= 100);
}

TEST_CASE("what is finished is certain, and what remains is drawn from what is said to remain") {
  const TaskNetwork network{.start = monday,
                            .tasks = {{.id = "a", .duration = Uniform{0, 100}, .finished = add_days(monday, 20)},
                                      {.id = "b", .duration = Uniform{0, 100}, .started = monday, .remaining = Uniform{10, 20}}}};
  const ScheduleOutcome found = drawn_finishes(network, {.paths = drawn_futures}, add_days(monday, 29));
  CHECK(finish_of(found, "a") == TaskFinish{"a", 21, 0, std::vector<Date>(3, add_days(monday, 20)), {}});
  check_mean(finish_of(found, "b"), 45, 10 / std::sqrt(12.0));
}

TEST_CASE("settings that are none, and a network that cannot be, are refused") {
  const TaskNetwork network{.start = monday, .tasks = {{.id = "a"}}};
  CHECK_THROWS_WITH_AS(drawn_finishes(network, {.paths = 1}), "paths 1: 2 to 10000000", OutOfRange);
  CHECK_THROWS_AS(drawn_finishes(network, {.levels = {0}}), OutOfRange);
  CHECK_THROWS_AS(drawn_finishes({.start = monday, .tasks = {{.id = "a", .duration = -1.0}}}), InvalidInput);
  CHECK_THROWS_WITH_AS(drawn_finishes({.start = monday, .tasks = {{.id = "a", .duration = 40'000.0}, {.id = "b", .duration = 40'000.0}}, .precedences = {{"a", "b"}}}),
                       "schedule of 80000 working days: at most 65000 can be simulated", OutOfRange);
  const ScheduleOutcome none = drawn_finishes({.start = monday}, {.paths = 10});
  CHECK(none.tasks.empty());
}
