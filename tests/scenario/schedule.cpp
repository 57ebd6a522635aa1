#include "milepost/scenario/schedule.hpp"

#include "made_network.hpp"

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
        "error: precedences: precedences a -> b -> c -> a: run in a circle; no task may wait for itself");
  CHECK(faults_of(of_tasks({{.id = "a"}}, {{"a", "a"}})) == "error: precedences: precedences a -> a: run in a circle; no task may wait for itself");
  const std::vector<Problem> two = check(of_tasks({{.id = "x"}, {.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}, {.id = "y"}},
                                                  {{"a", "b"}, {"b", "a"}, {"b", "x"}, {"x", "y"}, {"c", "d"}, {"d", "c", PrecedenceType::start_start}, {"d", "y"}}));
  REQUIRE(two.size() == 2);
  CHECK(two[0].message == "precedences a -> b -> a: run in a circle; no task may wait for itself");
  CHECK(two[1].message == "precedences c -> d -> c: run in a circle; no task may wait for itself");
}

TEST_CASE("a circle of a hundred thousand tasks is found, and a chain as long is none") {
  TaskNetwork network{.start = monday};
  for (std::size_t k = 0; k < 100'000; ++k) network.tasks.push_back({.id = number_name(k)});
  for (std::size_t k = 1; k < 100'000; ++k) network.precedences.push_back({number_name(k - 1), number_name(k)});
  CHECK(check(network).empty());
  network.precedences.push_back({number_name(99'999), number_name(0)});
  REQUIRE(check(network).size() == 1);
  CHECK(check(network)[0].message.starts_with("precedences t0 -> t1 -> t2 -> "));
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
        "error: task a: finished 2024-02-01: on or after the day it started, 2024-02-02");
  CHECK(faults_of(of_tasks({{.id = "a", .remaining = 3.0}})) == "error: task a: remaining 3: of what has started");
  CHECK(faults_of(of_tasks({{.id = "a", .started = Date{2024, 2, 2}}}), Date{2024, 2, 1}) == "error: task a: started 2024-02-02: on or before the as-of day, 2024-02-01");
  CHECK(faults_of(of_tasks({{.id = "a", .finished = Date{2024, 2, 2}}}), Date{2024, 2, 1}) == "error: task a: finished 2024-02-02: on or before the as-of day, 2024-02-01");
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
  CHECK(to_string(ScheduledTask{.id = "a", .duration = 5.0, .started = Date{2024, 3, 1}, .remaining = 2.5}) == "5 days, started 2024-03-01, remaining 2.5 days");
  CHECK(to_string(ScheduledTask{.id = "a", .finished = Date{2024, 3, 1}}) == "milestone, finished 2024-03-01");
  CHECK(to_string(Precedence{"a", "b"}) == "finish_start");
  CHECK(to_string(Precedence{"a", "b", PrecedenceType::start_start, 2}) == "start_start + 2");
  CHECK(to_string(Precedence{"a", "b", PrecedenceType::finish_finish, -0.5}) == "finish_finish - 0.5");
  CHECK(find_task(of_tasks({{.id = "a"}, {.id = "b", .duration = 3.0}}), "b")->duration == Uncertain{3.0});
  CHECK_FALSE(find_task(of_tasks({}), "b"));
}
