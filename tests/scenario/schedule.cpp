#include "milepost/scenario/schedule.hpp"

#include <cmath>

#include "made_network.hpp"
#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

std::string faults_of(const TaskNetwork& network, const std::optional<Date>& as_of = {}) { return lines_of(check(network, as_of, weekdays)); }

TaskNetwork of_tasks(std::vector<ScheduledTask> tasks, std::vector<Precedence> precedences = {}) {
  return {.start = monday, .tasks = std::move(tasks), .precedences = std::move(precedences)};
}

}  // namespace

TEST_CASE("a circle is named step by step, from the task that stands first; each circle once") {
  CHECK(faults_of(of_tasks({{.id = "a"}, {.id = "b"}, {.id = "c"}}, {{"c", "a"}, {"a", "b"}, {"b", "c"}})) ==
        "error: precedences: a -> b -> c -> a: run in a circle; no task may wait for itself");
  CHECK(faults_of(of_tasks({{.id = "a"}}, {{"a", "a"}})) == "error: precedences: a -> a: run in a circle; no task may wait for itself");
  const std::vector<Problem> two = check(of_tasks({{.id = "x"}, {.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}, {.id = "y"}},
                                                  {{"a", "b"}, {"b", "a"}, {"b", "x"}, {"x", "y"}, {"c", "d"}, {"d", "c", PrecedenceType::start_start}, {"d", "y"}}));
  REQUIRE(two.size() == 2);
  CHECK(two[0].message == "a -> b -> a: run in a circle; no task may wait for itself");
  CHECK(two[1].message == "c -> d -> c: run in a circle; no task may wait for itself");
}

TEST_CASE("a circle of a hundred thousand tasks is found, and a chain as long is none") {
  TaskNetwork network{.start = monday};
  for (std::size_t k = 0; k < 100'000; ++k) network.tasks.push_back({.id = number_name(k)});
  for (std::size_t k = 1; k < 100'000; ++k) network.precedences.push_back({number_name(k - 1), number_name(k)});
  CHECK(check(network).empty());
  network.precedences.push_back({number_name(99'999), number_name(0)});
  REQUIRE(check(network).size() == 1);
  CHECK(check(network)[0].message.starts_with("t0 -> t1 -> t2 -> "));
}

TEST_CASE("everything else that cannot be, at once") {
  CHECK(faults_of(of_tasks({{.id = "a"}, {.id = "a"}})) == "error: task a: stands twice; each may stand once");
  CHECK(faults_of(of_tasks({{.duration = 1.0}})) == "error: task : has no id");
  CHECK(faults_of(of_tasks({{.id = "design"}, {.id = "build"}}, {{"desing", "build"}})) ==
        "error: precedence desing -> build: task 'desing' is not in the schedule; did you mean 'design'?");
  CHECK(faults_of(of_tasks({{.id = "a", .duration = -1.0}, {.id = "b", .duration = NormalDistribution{10, 3}}, {.id = "c", .duration = Triangular{3, 2, 5}}})) ==
        "error: task a: duration -1: working days, none below 0\nerror: task b: duration normal 10, 3: working days, none below 0\n"
        "error: task c: duration triangular 3, 2, 5: the mode belongs between the ends");
  CHECK(faults_of(of_tasks({{.id = "a", .started = Date{2024, 2, 2}, .finished = Date{2024, 2, 1}}})) ==
        "error: task a: finished 2024-02-01: a task finishes on or after the day it started, 2024-02-02");
  CHECK(faults_of(of_tasks({{.id = "a", .remaining = 3.0}})) == "error: task a: remaining 3: only what has started has a remainder; say when it started");
  CHECK(faults_of(of_tasks({{.id = "a", .started = Date{2024, 2, 2}}}), Date{2024, 2, 1}) == "error: task a: started 2024-02-02: what is told as done lies on or before the as-of day, 2024-02-01");
  CHECK(faults_of(of_tasks({{.id = "a", .finished = Date{2024, 2, 2}}}), Date{2024, 2, 1}) == "error: task a: finished 2024-02-02: what is told as done lies on or before the as-of day, 2024-02-01");
  CHECK(faults_of(of_tasks({{.id = "a", .finished = Date{2024, 2, 2}}})).empty());
  CHECK(check(of_tasks({{.id = "a", .duration = -1.0}, {.id = "b"}}, {{"a", "c"}, {"a", "b"}, {"b", "a"}})).size() == 3);
}

TEST_CASE("what has outlasted its longest duration is a warning, unless it says what remains") {
  TaskNetwork network = of_tasks({{.id = "a", .duration = Triangular{2, 3, 5}, .started = monday}});
  CHECK(check(network, Date{2024, 1, 11}, weekdays).empty());
  const std::vector<Problem> problems = check(network, Date{2024, 1, 12}, weekdays);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Severity::warning);
  CHECK(problems[0].message == "has taken 5 working days, as long as it can last (triangular 2, 3, 5): it is taken to finish now; say what is remaining");
  network.tasks[0].remaining = 4.0;
  CHECK(check(network, Date{2024, 1, 12}, weekdays).empty());
}

TEST_CASE("tasks and precedences in words") {
  CHECK(to_string(ScheduledTask{.id = "a", .duration = Triangular{1, 2, 4}, .not_before = Date{2024, 3, 1}}) == "triangular 1, 2, 4 days, not before 2024-03-01");
  CHECK(to_string(ScheduledTask{.id = "a", .duration = 1.0, .remaining = 1.0}) == "1 day, remaining 1 day");
  CHECK(to_string(ScheduledTask{.id = "a", .duration = 5.0, .started = Date{2024, 3, 1}, .remaining = 2.5}) == "5 days, started 2024-03-01, remaining 2.5 days");
  CHECK(to_string(ScheduledTask{.id = "a", .finished = Date{2024, 3, 1}}) == "milestone, finished 2024-03-01");
  CHECK(to_string(Precedence{"a", "b"}) == "finish_start");
  CHECK(to_string(Precedence{"a", "b", PrecedenceType::start_start, 2}) == "start_start + 2");
  CHECK(to_string(Precedence{"a", "b", PrecedenceType::finish_finish, -0.5}) == "finish_finish - 0.5");
  CHECK(find_task(of_tasks({{.id = "a"}, {.id = "b", .duration = 3.0}}), "b")->duration == Uncertain{3.0});
  CHECK_FALSE(find_task(of_tasks({}), "b"));
}

// ---- in a scenario

namespace {

/// "works" sets in when "build" has finished, which waits for "design".
Scenario waiting_scenario(double design, const Effect& effect = LevelShift{.amount = 20.0}) {
  Scenario scenario{.id = "s", .interventions = {measure("works", "jobs", effect)}};
  scenario.interventions[0].timing.after = "build";
  scenario.schedule = TaskNetwork{.start = Date{2024, 3, 4}, .tasks = {{.id = "design", .duration = design}, {.id = "build", .duration = 100.0}}, .precedences = {{"design", "build"}}};
  return scenario;
}

Scenario starting(const Date& day) {
  Scenario scenario = waiting_scenario(1);
  scenario.schedule.reset();
  scenario.interventions[0].timing = {.start = day};
  return scenario;
}

}  // namespace

TEST_CASE("a measure that waits for a task sets in on the day it finishes: the bits of one that starts that day") {
  for (const double design : {10.0, 300.0, 600.0}) {
    const Scenario waiting = waiting_scenario(design);
    for (const Sampling sampling : {Sampling::independent, Sampling::antithetic, Sampling::sobol}) {
      const SimulationSettings settings{.paths = 1000, .sampling = sampling};
      CHECK(outcome(waiting, settings) == outcome(starting(*timetable_of(*waiting.schedule).finish), settings));
    }
  }
}

TEST_CASE("it does not set in before its own start, and a calendar of one's own counts") {
  Scenario waiting = waiting_scenario(10);
  waiting.interventions[0].timing.start = Date{2025, 12, 31};
  CHECK(outcome(waiting) == outcome(starting(Date{2025, 12, 31})));
  waiting.interventions[0].timing.start = Date{2024, 1, 1};
  const SimulationSettings settings{.paths = 1000, .calendar = every_day};
  CHECK(outcome(waiting, settings) == outcome(starting(add_days(Date{2024, 3, 4}, 109)), settings));
}

TEST_CASE("the longer the design, the less likely the target") {
  double before = 1;
  for (const double design : {10.0, 200.0, 400.0, 600.0}) {
    Scenario waiting = waiting_scenario(design, GrowthChange{.points = 4.0});
    const double now = of(outcome(waiting), "jobs").odds.probability;
    CHECK(now < before);
    before = now;
  }
}

TEST_CASE("a task that is not certain to be done in time: the odds are those of both dates, by how often each comes") {
  Scenario waiting = waiting_scenario(10, FixedTarget{.value = 400.0, .by = Date{2024, 1, 1}});
  waiting.interventions[0].timing.start = Date{2024, 1, 1};
  waiting.schedule->tasks[0].duration = Uniform{0, 1000};  // build finishes by the end of 2026 if design takes no more than the days left for it
  const WorkingDays left = working_days_between(chinese_calendar(), Date{2024, 3, 3}, Date{2026, 12, 31});
  waiting.interventions[0].trim = {};
  waiting.interventions[0].trim.upper.reset();
  Scenario never = waiting;
  never.interventions.clear();
  const double in_time = (left.days - 100) / 1000.0, otherwise = of(outcome(never, {.paths = 40'000}), "jobs").odds.probability;
  const Odds found = of(outcome(waiting, {.paths = 40'000}), "jobs").odds;
  CHECK(std::abs(found.probability - (in_time + (1 - in_time) * otherwise)) <= 4 * (found.standard_error + 0.0025));
}

TEST_CASE("waiting measures have the same bits for 1, 2, 3 and 8 threads, whatever else is in the schedule") {
  Scenario waiting = waiting_scenario(10);
  waiting.schedule->tasks[0].duration = Pert{10, 100, 600};
  const Outcome one = outcome(waiting);
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) CHECK(outcome(waiting, {.paths = 4000, .threads = threads}) == one);
  waiting.schedule->tasks.insert(waiting.schedule->tasks.begin(), {.id = "other", .duration = Uniform{1, 900}});
  waiting.schedule->precedences.push_back({"build", "other"});
  CHECK(outcome(waiting) == one);
}

TEST_CASE("progress counts in a simulation: what has finished sets in from its day, whatever it was to take") {
  Scenario waiting = waiting_scenario(600);
  waiting.schedule->tasks[0].finished = Date{2024, 1, 15};
  waiting.schedule->tasks[1].started = Date{2024, 1, 16}, waiting.schedule->tasks[1].finished = Date{2024, 2, 26};
  waiting.interventions[0].timing.start = Date{2024, 1, 1};
  CHECK(outcome(waiting) == outcome(starting(Date{2024, 2, 26})));
  waiting.schedule->tasks[1].finished = Date{2024, 4, 1};  // the as-of day is 2024-03-01
  CHECK_THROWS_AS(outcome(waiting), InvalidInput);
}

TEST_CASE("schedules stack task by task, and compare in words") {
  const Scenario lower = waiting_scenario(10);
  Scenario upper{.id = "slip", .schedule = TaskNetwork{.start = Date{2024, 4, 1}, .tasks = {{.id = "design", .duration = Triangular{10, 20, 60}}, {.id = "permit"}},
                                                        .precedences = {{"permit", "build"}, {"design", "build", PrecedenceType::finish_start, 5}}}};
  const Scenario both = stacked(lower, upper);
  REQUIRE(both.schedule);
  CHECK(both.schedule->tasks.size() == 3);
  CHECK(both.schedule->tasks[0].duration == Uncertain{Triangular{10, 20, 60}});
  CHECK(both.schedule->precedences == std::vector<Precedence>{{"design", "build", PrecedenceType::finish_start, 5}, {"permit", "build"}});
  CHECK(stacked(lower, {.id = "x"}).schedule == lower.schedule);
  CHECK(stacked({.id = "x"}, upper).schedule == upper.schedule);
  std::string words;
  for (const ScenarioDifference& one : compare(lower, both)) words += to_string(one) + "\n";
  CHECK(words == "schedule: start: 2024-03-04 -> 2024-04-01\ntask design: 10 days -> triangular 10, 20, 60 days\ntask permit: added: milestone\n"
                 "precedence design -> build finish_start: lag: 0 -> 5\nprecedence permit -> build finish_start: added: finish_start\n");
  CHECK(compare(lower, lower).empty());
  CHECK(to_string(compare({.id = "x"}, lower)[1]) == "schedule: start: added: 2024-03-04");
  CHECK(to_string(lower.interventions[0].timing) == "from 2023-12-31, after build");
}

TEST_CASE("a task to wait for that is not there, and what is wrong with the schedule, are problems of the scenario") {
  Scenario scenario = waiting_scenario(10);
  scenario.interventions[0].timing.after = "biuld";
  CHECK(lines_of(check(scenario, made_plan())) == "error: intervention works: after 'biuld': is not in the schedule; did you mean 'build'?");
  scenario.schedule->precedences.push_back({"build", "design"});
  CHECK(check(scenario, made_plan()).size() == 2);
  CHECK_THROWS_AS(outcome(scenario), InvalidInput);
  scenario.schedule.reset();
  CHECK(lines_of(check(scenario, made_plan())) == "error: intervention works: after 'biuld': the scenario has no schedule");
}

TEST_CASE("durations and lags past two and a half centuries are refused by name, whatever their distribution") {
  CHECK(faults_of(of_tasks({{.id = "a", .duration = 1e19}})) == "error: task a: duration 1e+19: 65000 working days at most");
  CHECK(faults_of(of_tasks({{.id = "a", .duration = LogNormal{50, 5}}})).find("65000 working days at most") != std::string::npos);
  CHECK(faults_of(of_tasks({{.id = "a"}, {.id = "b"}}, {{.from = "a", .to = "b", .lag = -1e6}})).find("65000 working days at most, either way") != std::string::npos);
}
