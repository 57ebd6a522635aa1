// A training centre as a network of tasks: when it opens, and what a slip in its tender does to a target.
#include <cstdio>
#include <iostream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

void print_timetable(const Timetable& timetable) {
  std::printf("                earliest                 latest finish  float\n");
  for (const TaskTimes& task : timetable.tasks)
    std::printf("  %-12s  %s..%s   %s   %6.1f%s\n", task.id.c_str(), to_string(task.early_start).c_str(), to_string(task.early_finish).c_str(), to_string(task.late_finish).c_str(),
                task.total_float, task.critical ? "  critical" : "");
}

void print_critical_path(const Timetable& timetable) {
  std::string way;
  for (const std::string& id : timetable.critical_path) way += (way.empty() ? "" : " -> ") + id;
  std::printf("critical path 关键线路: %s\n\n", way.c_str());
}

void print_finishes(const ScheduleOutcome& outcome) {
  std::printf("                p50         p80         p95         critical in\n");
  for (const TaskFinish& task : outcome.tasks) {
    std::printf("  %-12s  ", task.id.c_str());
    for (const Date& day : task.finishes) std::printf("%s  ", to_string(day).c_str());
    std::printf("%3.0f%% of the futures\n", 100 * task.critical.probability);
  }
}

/// The tender begins so many working days after the design is done.
Scenario with_slip(const Scenario& scenario, double days) {
  const TaskNetwork later{.start = scenario.schedule->start, .precedences = {{.from = "design", .to = "tender", .lag = days}}};
  return stacked(scenario, {.id = "slip", .schedule = later});
}

}  // namespace

int main() {
  std::printf("Illustration: the district, its figures and its training centre are made up. / 示意：地区、数据和项目均系虚构。\n\n");
  const Plan plan = read_plan("examples/schedule/plan.yaml");
  const Observations seen = read_observations("examples/schedule/observations.csv", plan);
  const Scenario scenario = read_scenario("examples/schedule/scenario.yaml", plan);
  const Date as_of{2024, 6, 28};

  const Timetable timetable = timetable_of(*scenario.schedule, as_of);
  print_timetable(timetable);
  print_critical_path(timetable);
  print_finishes(simulate_schedule(*scenario.schedule, as_of, {.paths = 20'000}));

  std::printf("\nat least 45 万人 skilled workers at the end of 2026\n");
  for (const int days : {0, 60, 120, 180}) {
    const Scenario slipped = days > 0 ? with_slip(scenario, days) : scenario;
    const Odds odds = simulate(plan, seen, slipped, as_of, {.paths = 20'000}).targets[0].odds;
    const TaskFinish opening = simulate_schedule(*slipped.schedule, as_of, {.paths = 20'000, .tasks = {"opening"}}).tasks[0];
    std::printf("  slip %3d days: opens by %s (p50), target met in %.0f%%\n", days, to_string(opening.finishes[0]).c_str(), 100 * odds.probability);
  }
  for (const ScenarioDifference& difference : compare(scenario, with_slip(scenario, 60))) std::printf("  %s\n", to_string(difference).c_str());
}
