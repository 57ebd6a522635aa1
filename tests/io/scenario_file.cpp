#include "milepost/io/scenario_file.hpp"

#include <fstream>

#include "../scenario/made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

const std::string head = "milepost: 1\nscenario: {id: more, title: {zh: 更多, en: More}}\n";

ScenarioReading scenario_reading(const std::string& rest) { return load_scenario(head + rest, "s.yaml", made_plan()); }

/// Of one measure on jobs, whose effect stands at line 4, column 57.
ScenarioReading with_effect(const std::string& effect) {
  return scenario_reading("interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, effect: " + effect + "}\n");
}

std::string scenario_faults(const ScenarioReading& reading) {
  std::string lines;
  for (const Problem& problem : reading.problems)
    lines += (lines.empty() ? "" : "\n") + std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column) + " " + problem.message;
  return lines;
}

}  // namespace

TEST_CASE("a scenario file is read into a scenario") {
  const ScenarioReading reading = scenario_reading(R"(interventions:
  - {id: grants, indicator: firms, start: 2024-07-01, ramp: 2, half_life: {uniform: [1, 3]}, effect: {linear_change: {triangular: [1, 2, 4]}}}
  - {id: ceiling, indicator: jobs, start: 2025-01-01, effect: {fixed_target: {value: 240, by: 2026, if_target_worse: follow}}, limits: {upper: 300}}
  - {id: rest, indicator: skills, start: 2025-01-01, effect: stop, share: 0.5, note: nothing more}
targets:
  - {target: jobs, bound: at least 260, due: end of 2027}
links:
  - {cause: skills, effect: jobs, elasticity: 0.4, lag: 1}
)");
  REQUIRE_MESSAGE(reading.scenario, scenario_faults(reading));
  const Scenario& scenario = *reading.scenario;
  CHECK(scenario.id == "more");
  CHECK(scenario.title.zh == "更多");
  CHECK(scenario.interventions[0].effect == Effect{LinearChange{.per_year = Triangular{1, 2, 4}}});
  CHECK(scenario.interventions[0].timing == Timing{.start = Date{2024, 7, 1}, .ramp = 2.0, .half_life = Uniform{1, 3}});
  CHECK(scenario.interventions[1].effect == Effect{FixedTarget{.value = 240.0, .by = Date{2026, 12, 31}, .if_target_worse = IfTargetWorse::follow}});
  CHECK(scenario.interventions[1].trim == Trim{std::nullopt, 300.0, false});
  CHECK(scenario.interventions[2].effect == Effect{Stop{}});
  CHECK(scenario.interventions[2].share == 0.5);
  CHECK(scenario.interventions[0].share == 1);
  CHECK(scenario.targets[0].bound == at_least(260 * piece));
  CHECK(scenario.links == std::vector<Link>{{.cause = "skills", .effect = "jobs", .elasticity = 0.4, .lag = 1}});
  CHECK(outcome(scenario, {.paths = 10}).scenario == "more");
}

TEST_CASE("every effect by its name") {
  const auto effect = [](const std::string& words) {
    const ScenarioReading reading = with_effect(words);
    REQUIRE_MESSAGE(reading.scenario, scenario_faults(reading));
    return to_string(reading.scenario->interventions[0].effect);
  };
  CHECK(effect("business_as_usual") == "business_as_usual");
  CHECK(effect("{level_shift: -5}") == "level_shift -5");
  CHECK(effect("{growth_change: {normal: [1, 0.5]}}") == "growth_change normal 1, 0.5");
  CHECK(effect("{linear_change: {per_year: -2, share_of: 2018}}") == "linear_change -2 share_of 2018-12-31");
  CHECK(effect("{annual_rate: {percent: 3}}") == "annual_rate 3");
  CHECK(effect("{latest_rate: {most: 10}}") == "latest_rate most 10");
  CHECK(effect("{rate_to_goal: {goal: -50, by: 2030, since: 2012, relative: true}}") == "rate_to_goal -50 relative by 2030-12-31 since 2012-12-31");
  CHECK(effect("{percent_of_baseline: {percent: -40, by: 2030, base: 2010, clock: start}}") == "percent_of_baseline -40 by 2030-12-31 base 2010-12-31 clock start");
  CHECK(effect("{halt_rise: {by: 2025, base: 2010}}") == "halt_rise base 2010-12-31 by 2025-12-31");
  CHECK(effect("{dip_recover: {dip: 2020, recovery: 2021, rate: mean_of_rates}}") == "dip_recover dip 2020-12-31 recovery 2021-12-31 rate mean_of_rates");
  CHECK(effect("{cap: {upper: 90}}") == "cap upper 90");
}

TEST_CASE("what is wrong is told with its line and column, all of it at once") {
  CHECK(scenario_faults(with_effect("{level_shift: many}")).starts_with("4:71 effect level_shift 'many' is not a number; expected "));
  CHECK(scenario_faults(with_effect("{level_shift: {triangle: [1, 2, 3]}}")).find("4:") == 0);
  CHECK(scenario_faults(with_effect("{level_shift: {triangular: [1, 2]}}")) == "4:84 level_shift: 'triangular' has 3 parameters, found 2");
  CHECK(scenario_faults(with_effect("{level_shift: {triangular: [3, 2, 5]}}")) == "4:84 level_shift: triangular 3, 2, 5: the mode belongs between the ends");
  CHECK(scenario_faults(with_effect("{fixed_target: {value: 3}}")).find("by") != std::string::npos);
  CHECK(scenario_faults(with_effect("{level_shfit: 3}")).find("did you mean") != std::string::npos);
  CHECK(scenario_faults(with_effect("{stop: 1, cap: {upper: 3}}")).find("expected one effect, found 2") != std::string::npos);
  CHECK(scenario_faults(scenario_reading("interventions:\n  - {id: m, indicator: job, start: 2024-07-01, effect: stop}\n")) ==
        "4:24 indicator 'job' is not in the plan; did you mean 'jobs'?");
  CHECK(scenario_faults(scenario_reading("interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, effect: stop, ramp: -1}\n")) == "4:5 ramp -1: years, none below 0");
  CHECK(scenario_faults(scenario_reading("links:\n  - {cause: jobs, effect: firms}\n  - {cause: firms, effect: jobs}\n")) ==
        "4:3 links jobs -> firms -> jobs: run in a circle; what moves an indicator may not hang on it");
  CHECK_FALSE(with_effect("{shift: 3}").scenario);
}

TEST_CASE("a file of another kind, and one that is not there") {
  CHECK(scenario_faults(load_scenario("[]", "s.yaml", made_plan())).find("a scenario file is a map of keys") != std::string::npos);
  CHECK(scenario_faults(load_scenario("milepost: 9\nscenario: {id: a}\n", "s.yaml", made_plan())).starts_with("1:11 "));
  CHECK_THROWS_AS(read_scenario("/nowhere/s.yaml", made_plan()), InvalidInput);
}

TEST_CASE("a schedule is read with its tasks, its precedences and what waits for them") {
  const ScenarioReading reading = scenario_reading(R"(interventions:
  - {id: works, indicator: jobs, start: 2024-07-01, after: build, effect: {level_shift: 5}}
schedule:
  start: 2024-03-04
  tasks:
    - {id: design, title: {zh: 设计, en: Design}, duration: {triangular: [10, 15, 30]}, started: 2024-03-05, remaining: 4}
    - {id: build, duration: 100, not_before: 2024-05-06}
    - {id: opening}
    - {id: survey, duration: 3, finished: 2024-03-08}
  precedences:
    - {from: design, to: build}
    - {from: build, to: opening, type: finish_finish, lag: -2}
)");
  REQUIRE_MESSAGE(reading.scenario, scenario_faults(reading));
  CHECK(reading.scenario->interventions[0].timing.after == "build");
  const TaskNetwork expected{.start = Date{2024, 3, 4},
                             .tasks = {{.id = "design", .title = {"设计", "Design"}, .duration = Triangular{10, 15, 30}, .started = Date{2024, 3, 5}, .remaining = 4.0},
                                       {.id = "build", .duration = 100.0, .not_before = Date{2024, 5, 6}},
                                       {.id = "opening"},
                                       {.id = "survey", .duration = 3.0, .finished = Date{2024, 3, 8}}},
                             .precedences = {{"design", "build"}, {"build", "opening", PrecedenceType::finish_finish, -2}}};
  CHECK(reading.scenario->schedule == expected);
}

TEST_CASE("what is wrong with a schedule is told where it stands") {
  const auto faults = [](const std::string& lines) { return scenario_faults(scenario_reading("schedule:\n  start: 2024-03-04\n" + lines)); };
  CHECK(faults("  tasks:\n    - {id: a, duration: {triangular: [3, 2, 5]}}\n") == "6:38 duration: triangular 3, 2, 5: the mode belongs between the ends");
  CHECK(faults("  tasks:\n    - {id: a, duration: -2}\n") == "6:25 duration -2: working days, none below 0");
  CHECK(faults("  tasks:\n    - {id: a}\n    - {id: a}\n") == "7:12 stands twice; each may stand once");
  CHECK(faults("  tasks:\n    - {id: design}\n  precedences:\n    - {from: desing, to: design}\n") == "8:14 task 'desing' is not in the schedule; did you mean 'design'?");
  CHECK(faults("  tasks: [{id: a}, {id: b}]\n  precedences:\n    - {from: a, to: b}\n    - {from: b, to: a}\n") ==
        "7:5 precedences a -> b -> a: run in a circle; no task may wait for itself");
  CHECK(faults("  tasks:\n    - {id: a, started: soon}\n").starts_with("6:24 "));
  CHECK(faults("  tasks:\n    - {id: a, lenght: 3}\n").starts_with("6:15 "));
  CHECK(faults("  tasks: [{id: a}, {id: b}]\n  precedences:\n    - {from: a, to: b, type: finish}\n").starts_with("7:30 "));
  CHECK(faults("  precedences: [a]\n").starts_with("5:17 "));
  CHECK(scenario_faults(scenario_reading("schedule: {tasks: []}\n")).starts_with("3:11 "));
  CHECK(scenario_faults(scenario_reading("interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, after: build, effect: stop}\n")) == "4:56 after 'build': the scenario has no schedule");
}
