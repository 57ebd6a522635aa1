#include "milepost/io/scenario_file.hpp"

#include <filesystem>

#include "../assessment/random.hpp"
#include "../scenario/made_plan.hpp"
#include "milepost/scenario/who.hpp"

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
  CHECK(effect("{business_as_usual: {seen_only: true, avoid_worsening: true}}") == "business_as_usual seen_only avoid_worsening");
  CHECK(effect("{given_values: {2025: 240, 2026-06-30: 250}}") == "given_values 2025-12-31: 240 2026-06-30: 250");
  CHECK(effect("{return_to_earlier: {since: 2025, earlier: {2025: 240}}}") == "return_to_earlier since 2025-12-31 2025-12-31: 240");
  CHECK(effect("{best_of: [stop, {level_shift: 5, limits: {upper: 300}}]}") == "best_of: stop | level_shift 5");
  CHECK(effect("{best_of: {of: [stop, {cap: {upper: 3}}], at: 2026, worst: true}}") == "best_of at 2026-12-31 worst: stop | cap upper 3");
  CHECK(effect("{covid: delayed_return}") == to_string(Effect{covid(CovidScenario::delayed_return)}));
}

TEST_CASE("what is wrong is told with its line and column, all of it at once") {
  CHECK(scenario_faults(with_effect("{level_shift: many}")).starts_with("4:71 effect level_shift 'many' is not a number; expected "));
  CHECK(scenario_faults(with_effect("{level_shift: {triangle: [1, 2, 3]}}")).find("4:") == 0);
  CHECK(scenario_faults(with_effect("{level_shift: {triangular: [1, 2]}}")) == "4:84 triangular has 3 parameters, found 2");
  CHECK(scenario_faults(with_effect("{level_shift: {triangular: [3, 2, 5]}}")) == "4:84 triangular 3, 2, 5: the mode belongs between the ends");
  CHECK(scenario_faults(with_effect("{fixed_target: {value: 3}}")).find("by") != std::string::npos);
  CHECK(scenario_faults(with_effect("{level_shfit: 3}")).find("did you mean") != std::string::npos);
  CHECK(scenario_faults(with_effect("{stop: 1, cap: {upper: 3}}")).find("expected one effect, found 2") != std::string::npos);
  CHECK(scenario_faults(scenario_reading("interventions:\n  - {id: m, indicator: job, start: 2024-07-01, effect: stop}\n")) ==
        "4:24 indicator 'job' is not in the plan; did you mean 'jobs'?");
  CHECK(scenario_faults(scenario_reading("interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, effect: stop, ramp: -1}\n")) == "4:69 ramp -1: years, none below 0");
  CHECK(scenario_faults(scenario_reading("links:\n  - {cause: jobs, effect: firms}\n  - {cause: firms, effect: jobs}\n")) ==
        "5:5 links jobs -> firms -> jobs: run in a circle; what moves an indicator may not hang on it");
  CHECK_FALSE(with_effect("{shift: 3}").scenario);
}

TEST_CASE("effects in the best of several are held by limits of their own, and by none where none are given") {
  const ScenarioReading reading = with_effect("{best_of: [{stop: }, {level_shift: 5, limits: {upper: 300, keep_better: true}}]}");
  CHECK_FALSE(reading.scenario);
  const ScenarioReading good = with_effect("{best_of: [stop, {level_shift: 5, limits: {upper: 300, keep_better: true}}]}");
  REQUIRE_MESSAGE(good.scenario, scenario_faults(good));
  CHECK(good.scenario->interventions[0].effect ==
        Effect{BestOf{.of = {{Stop{}, {std::nullopt, std::nullopt, false}}, {LevelShift{.amount = 5.0}, {std::nullopt, 300.0, true}}}}});
}

TEST_CASE("correlations as pairs and as a matrix are the same, and simulate() uses them") {
  const ScenarioReading pairs = scenario_reading("correlations:\n  - {between: [skills, jobs], is: 0.6}\n  - {between: [firms, skills], is: -0.2}\n");
  const ScenarioReading matrix = scenario_reading("correlations: {indicators: [skills, jobs, firms], matrix: [[1, 0.6, -0.2], [0.6, 1, 0], [-0.2, 0, 1]]}\n");
  REQUIRE_MESSAGE(pairs.scenario, scenario_faults(pairs));
  REQUIRE_MESSAGE(matrix.scenario, scenario_faults(matrix));
  CHECK(*pairs.scenario == *matrix.scenario);
  const Outcome alone = outcome({.id = "more"}, {.paths = 400}), together = outcome(*pairs.scenario, {.paths = 400});
  CHECK(together == outcome({.id = "more"}, {.paths = 400, .correlations = pairs.scenario->correlations}));
  CHECK(together.whole.all.probability != alone.whole.all.probability);
  const Correlations none{{"skills"}, {1}};
  CHECK(outcome(*pairs.scenario, {.paths = 400, .correlations = none}) == alone);
}

TEST_CASE("due days and days of effects may be periods that the plan names") {
  Plan plan = made_plan();
  plan.periods = {{.id = "fyp15", .period = parse_period("2026..2030")}};
  const ScenarioReading reading = load_scenario(head + "interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, effect: {halt_rise: {by: fyp15}}}\n"
                                                "targets:\n  - {target: jobs, due: end of fyp15}\n  - {target: firms, due: {rule: 2027, basis: shared}}\n", "s.yaml", plan);
  REQUIRE_MESSAGE(reading.scenario, scenario_faults(reading));
  CHECK(std::get<HaltRise>(reading.scenario->interventions[0].effect).by == Date{2030, 12, 31});
  CHECK(std::get<EndOf>(reading.scenario->targets[0].due->rule).period == parse_period("2026..2030"));
  CHECK(reading.scenario->targets[1].due->basis == Basis::shared);
}

namespace {

using milepost::test::Random;

std::string scenario_words(Random& random) {
  static const std::vector<std::string> pieces{"路演", "a: b", "#", "'", "\"", "[x]", "{y}", ", ", "yes", "null", "-", "?", "：", "\\", "%", "&", "*", "\n", " ", "1e400", "end"};
  std::string text = "w";
  for (int i = random.whole(0, 4); i > 0; --i) text += random.one_of(pieces);
  return text + "w";
}

Text scenario_title(Random& random) { return random.chance(0.5) ? Text("甲" + scenario_words(random), scenario_words(random)) : Text("w" + scenario_words(random)); }

double some(Random& random) { return random.chance(0.5) ? random.whole(1, 90) : random.number(0.001, 90); }

Uncertain uncertain_at_random(Random& random) {
  const double low = some(random), more = some(random), most = some(random);
  switch (random.whole(0, 8)) {
    case 0: return Uniform{low, low + more};
    case 1: return Triangular{low, low + more, low + more + most};
    case 2: return Pert{low, low, low + more};
    case 3: return NormalDistribution{low, low / 10};
    case 4: return LogNormal{low, 0.1};
    case 5: return BetaDistribution{more, most, low, low + 1};
    case 6: return Empirical{{low, more, most}};
    default: return low;
  }
}

Date day_at_random(Random& random, int first = 2026, int last = 2040) { return random.date(first, last); }

std::optional<Date> perhaps_day(Random& random) { return random.chance(0.5) ? std::optional(day_at_random(random, 2015, 2023)) : std::nullopt; }
std::optional<double> perhaps_number(Random& random, double from) { return random.chance(0.5) ? std::optional(from + some(random)) : std::nullopt; }

std::vector<std::pair<Date, double>> figures_at_random(Random& random) {
  std::vector<std::pair<Date, double>> values;
  for (int year = 2026, count = random.whole(1, 4); count > 0; --count, ++year) values.emplace_back(day_at_random(random, year, year), random.chance(0.3) ? -some(random) : some(random));
  return values;
}

Trim trim_at_random(Random& random) { return {perhaps_number(random, -100), perhaps_number(random, 100), random.chance(0.3)}; }

Effect effect_at_random(Random& random, int depth = 0) {
  const auto worse = random.chance(0.5) ? IfTargetWorse::hold : IfTargetWorse::follow;
  switch (random.whole(0, depth < 2 ? 15 : 14)) {
    case 0: return BusinessAsUsual{random.chance(0.5), random.chance(0.5)};
    case 1: return LevelShift{uncertain_at_random(random)};
    case 2: return GrowthChange{uncertain_at_random(random)};
    case 3: return LinearChange{uncertain_at_random(random), perhaps_day(random)};
    case 4: return AnnualRate{uncertain_at_random(random)};
    case 5: return LatestRate{perhaps_day(random), perhaps_number(random, -90), perhaps_number(random, 10)};
    case 6: return RateToGoal{some(random), day_at_random(random), perhaps_day(random), random.chance(0.5)};
    case 7: return PercentOfBaseline{uncertain_at_random(random), day_at_random(random), perhaps_day(random), random.chance(0.5) ? LineClock::base : LineClock::start};
    case 8: return FixedTarget{uncertain_at_random(random), day_at_random(random), perhaps_day(random), worse, perhaps_number(random, 0)};
    case 9: return HaltRise{perhaps_day(random), day_at_random(random), worse};
    case 10: return DipRecover{day_at_random(random, 2024, 2025), day_at_random(random, 2026, 2027), perhaps_day(random), random.chance(0.5) ? DipRate::first_to_last : DipRate::mean_of_rates,
                               random.chance(0.5) ? std::optional(day_at_random(random, 2028, 2030)) : std::nullopt};
    case 11: return GivenValues{figures_at_random(random)};
    case 12: return ReturnToEarlier{figures_at_random(random), day_at_random(random)};
    case 13: return Stop{};
    case 14: return Cap{perhaps_number(random, -100), perhaps_number(random, 100)};
    default: {
      BestOf best{{}, perhaps_day(random), random.chance(0.5), random.chance(0.5)};
      for (int count = random.whole(1, 3); count > 0; --count) best.of.push_back({effect_at_random(random, depth + 1), trim_at_random(random)});
      return best;
    }
  }
}

Scenario scenario_at_random(Random& random) {
  Scenario scenario{.id = "s" + std::to_string(random.whole(1, 99)), .title = random.chance(0.7) ? scenario_title(random) : Text{}};
  const std::vector<std::string> ids{"skills", "jobs", "firms"};
  for (int k = random.whole(0, 4); k > 0; --k) {
    const auto perhaps = [&] { return random.chance(0.4) ? std::optional(uncertain_at_random(random)) : std::nullopt; };
    const auto length = [&] { return perhaps().value_or(0.0); };
    scenario.interventions.push_back({.id = "m" + std::to_string(k), .indicator = random.one_of(ids), .effect = effect_at_random(random),
                                      .timing = {.start = random.date(2024, 2025), .delay = length(), .ramp = length(), .duration = perhaps(), .half_life = perhaps()}, .trim = trim_at_random(random),
                                      .note = random.chance(0.3) ? scenario_title(random) : Text{}});
  }
  if (random.chance(0.5)) scenario.targets.push_back({.target = "jobs", .bound = at_least(some(random) * piece), .note = random.chance(0.3) ? scenario_title(random) : Text{}});
  if (random.chance(0.5)) scenario.targets.push_back({.target = "firms", .due = random.chance(0.5) ? Due{day_at_random(random)} : Due{Within{Period{Date{2022, 1, 1}, day_at_random(random)}}, Basis::shared, scenario_words(random)}});
  if (random.chance(0.5)) scenario.links.push_back({.cause = "skills", .effect = "jobs", .elasticity = uncertain_at_random(random), .lag = some(random)});
  if (random.chance(0.5)) scenario.links.push_back({.cause = "jobs", .effect = "firms", .note = scenario_title(random)});
  const double r = random.number(-0.9, 0.9);
  if (random.chance(0.5)) scenario.correlations = {{"jobs", "skills"}, {1, r, r, 1}};
  return scenario;
}

}  // namespace

TEST_CASE("five hundred scenarios at random, written and read again, are equal") {
  Random random(20261123);
  int tried = 0;
  for (int k = 0; k < 500; ++k) {
    const Scenario scenario = scenario_at_random(random);
    if (has_errors(check(scenario, made_plan()))) continue;
    ++tried;
    const std::string text = scenario_text(scenario);
    const ScenarioReading reading = load_scenario(text, "s.yaml", made_plan());
    REQUIRE_MESSAGE(reading.scenario, text << scenario_faults(reading));
    CHECK_MESSAGE(*reading.scenario == scenario, text);
    CHECK(scenario_text(*reading.scenario) == text);
  }
  CHECK(tried > 300);
}

TEST_CASE("a scenario as a file, and one that no file can hold") {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "milepost_scenario.yaml";
  const Scenario scenario{.id = "more", .interventions = {measure("m", "jobs", LevelShift{.amount = Uniform{1, 2}})}};
  write_scenario(scenario, path);
  CHECK(read_scenario(path, made_plan()) == scenario);
  std::filesystem::remove(path);
  CHECK_THROWS_AS(write_scenario(scenario, "/nowhere/s.yaml"), OutOfRange);
  CHECK_THROWS_WITH_AS(scenario_text({.id = "s", .interventions = {measure("m", "jobs", CustomEffect{.name = "mine", .figure = [](const Course&, double, double) { return 0.0; }})}}),
                       "effect mine: is a function, which a scenario file cannot hold", OutOfRange);
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
  CHECK(faults("  tasks:\n    - {id: a, duration: {triangular: [3, 2, 5]}}\n") == "6:38 triangular 3, 2, 5: the mode belongs between the ends");
  CHECK(faults("  tasks:\n    - {id: a, duration: -2}\n") == "6:25 duration -2: working days, none below 0");
  CHECK(faults("  tasks:\n    - {id: a}\n    - {id: a}\n") == "7:12 stands twice; each may stand once");
  CHECK(faults("  tasks:\n    - {id: design}\n  precedences:\n    - {from: desing, to: design}\n") == "8:14 task 'desing' is not in the schedule; did you mean 'design'?");
  CHECK(faults("  tasks: [{id: a}, {id: b}]\n  precedences:\n    - {from: a, to: b}\n    - {from: b, to: a}\n") ==
        "7:5 a -> b -> a: run in a circle; no task may wait for itself");
  CHECK(faults("  tasks:\n    - {id: a, started: soon}\n").starts_with("6:24 "));
  CHECK(faults("  tasks:\n    - {id: a, lenght: 3}\n").starts_with("6:15 "));
  CHECK(faults("  tasks: [{id: a}, {id: b}]\n  precedences:\n    - {from: a, to: b, type: finish}\n").starts_with("7:30 "));
  CHECK(faults("  precedences: [a]\n").starts_with("5:17 "));
  CHECK(scenario_faults(scenario_reading("schedule: {tasks: []}\n")).starts_with("3:11 "));
  CHECK(scenario_faults(scenario_reading("interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, after: build, effect: stop}\n")) == "4:56 after 'build': the scenario has no schedule");
}

TEST_CASE("万 beside a unit that counts in 万 already is ambiguous") {
  Plan plan = made_plan();
  for (Indicator& indicator : plan.indicators) indicator.unit = Unit{"万人"};
  const auto read = [&](const std::string& effect) {
    return load_scenario(head + "interventions:\n  - {id: m, indicator: jobs, start: 2024-07-01, effect: " + effect + "}\n", "s.yaml", plan);
  };
  CHECK(scenario_faults(read("{level_shift: 5万}")).find("'5万' is ambiguous: jobs is counted in 万人 already; write the number alone") != std::string::npos);
  CHECK(read("{level_shift: 5}").scenario.has_value());
}
