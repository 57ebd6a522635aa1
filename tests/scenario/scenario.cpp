#include "milepost/scenario/scenario.hpp"

#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

const Scenario base{.id = "base",
                    .interventions = {measure("school", "skills", LevelShift{.amount = 5.0}), measure("grants", "firms", LinearChange{.per_year = 2.0})},
                    .targets = {{.target = "jobs", .bound = at_least(260 * piece)}},
                    .links = {{.cause = "skills", .effect = "jobs", .elasticity = 0.4, .lag = 1}}};

std::vector<std::string> words(const Scenario& before, const Scenario& after) {
  std::vector<std::string> lines;
  for (const ScenarioDifference& one : compare(before, after)) lines.push_back(to_string(one));
  return lines;
}

}  // namespace

TEST_CASE("a scenario on another: what has the same name is replaced in place, the rest follows") {
  const Scenario upper{.id = "more", .interventions = {measure("school", "skills", LevelShift{.amount = 8.0}), measure("fair", "jobs", Stop{})}};
  const Scenario both = stacked(base, upper);
  CHECK(both.id == "more");
  REQUIRE(both.interventions.size() == 3);
  CHECK(both.interventions[0].effect == Effect{LevelShift{.amount = 8.0}});
  CHECK(both.interventions[1].id == "grants");
  CHECK(both.interventions[2].id == "fair");
  CHECK(both.targets == base.targets);
  CHECK(stacked(base, {.id = "base"}) == base);
}

TEST_CASE("two compared tell what differs, in words") {
  Scenario other = base;
  other.interventions[0].effect = LevelShift{.amount = 8.0};
  other.interventions.pop_back();
  other.targets[0].bound = at_least(270 * piece);
  other.links[0].lag = 2;
  other.links.push_back({.cause = "firms", .effect = "jobs"});
  CHECK(words(base, other) == std::vector<std::string>{"intervention school: effect: level_shift 5 -> level_shift 8",
                                                       "intervention grants: left out: linear_change 2 on firms from 2023-12-31",
                                                       "target jobs: target: " + to_string(at_least(260 * piece)) + " -> " + to_string(at_least(270 * piece)),
                                                       "link skills -> jobs: lag: 1 -> 2", "link firms -> jobs: added: elasticity 1, lag 0 years"});
  CHECK(words(base, base).empty());
  other = base;
  other.interventions[0].share = 0.5;
  CHECK(words(base, other) == std::vector<std::string>{"intervention school: share: 1 -> 0.5"});
  CHECK(words({}, {.interventions = {other.interventions[0]}}) == std::vector<std::string>{"intervention school: added: 0.5 of level_shift 5 on skills from 2023-12-31"});
}

TEST_CASE("what differs is told in Chinese too") {
  Scenario other = base;
  other.interventions[0].effect = LevelShift{.amount = Triangular{2, 4, 6}};
  other.interventions[0].timing.ramp = 2.0;
  other.interventions[0].trim = {std::nullopt, 90.0, false};
  other.interventions.pop_back();
  other.targets[0] = {.target = "jobs", .bound = at_least(270 * piece), .due = Date{2027, 6, 30}};
  other.links[0].lag = 2;
  other.correlations = {{"skills", "jobs"}, {1, 0.6, 0.6, 1}};
  std::vector<std::string> lines;
  for (const ScenarioDifference& one : compare(base, other)) lines.push_back(to_string(one, Language::zh));
  const std::vector<std::string> expected{"措施 school：效果：水平变动5 → 水平变动三角分布（2、4、6）", "措施 school：时间安排：自2023-12-31起 → 自2023-12-31起，2年内逐步见效",
                                          "措施 school：界限：无 → 上限90", "措施 grants：取消，原为对firms：逐年变动2，自2023-12-31起",
                                          "目标 jobs：目标值和时限：260件以上 → 270件以上，2027-06-30到期", "影响关系 skills -> jobs：滞后年数：1 → 2",
                                          "相关系数 skills 与 jobs：0 → 0.6"};
  REQUIRE(lines.size() == expected.size());
  for (std::size_t k = 0; k < lines.size(); ++k) CHECK(lines[k] == expected[k]);
}

TEST_CASE("every effect and timing has words in both languages") {
  const Date close{2030, 12, 31}, base_day{2018, 12, 31};
  const std::vector<std::pair<Effect, std::string>> told{
      {BusinessAsUsual{.seen_only = true}, "维持现状，沿用最近一期数据"},
      {GrowthChange{.points = 2.0}, "增速变动2个百分点"},
      {LinearChange{.per_year = -2.0, .share_of = base_day}, "逐年变动-2%，以2018-12-31的数值为基数"},
      {AnnualRate{.percent = 3.0}, "年均增速3%"},
      {LatestRate{.most = 10}, "沿用最近增速，不高于10%"},
      {RateToGoal{.goal = -50, .by = close, .since = base_day, .relative = true}, "按达标增速-50%，为变动幅度，2030-12-31前，自2018-12-31起算"},
      {PercentOfBaseline{.percent = -40.0, .by = close, .base = base_day}, "较基期变动-40%，2030-12-31前，基期2018-12-31"},
      {FixedTarget{.value = 90.0, .by = close, .if_target_worse = IfTargetWorse::follow}, "定值目标90，2030-12-31前，劣于现状亦按目标"},
      {HaltRise{.base = base_day, .by = close}, "回到基期水平，基期2018-12-31，2030-12-31前"},
      {GivenValues{{{close, 4}}}, "给定数值：2030-12-31为4"},
      {Stop{}, "停止变动"},
      {Cap{.upper = 90}, "上下限，上限90"},
      {BestOf{.of = {{Stop{}, {}}, {Cap{.upper = 3}, {}}}, .worst = true}, "择优，取其最次：停止变动｜上下限，上限3"}};
  for (const auto& [effect, words] : told) CHECK(to_string(effect, Language::zh) == words);
  const Timing timing{.start = Date{2025, 1, 1}, .delay = 0.5, .duration = 3.0, .half_life = Uniform{1, 2}};
  CHECK(to_string(timing) == "from 2025-01-01, delay 0.5 years, duration 3 years, half life uniform 1, 2 years");
  CHECK(to_string(timing, Language::zh) == "自2025-01-01起，推迟0.5年见效，持续3年，此后每均匀分布（1、2）年减半");
}

TEST_CASE("correlations of one scenario on another: pairs of which both speak are the upper one's") {
  Scenario lower = base, upper{.id = "more"};
  lower.correlations = {{"skills", "jobs"}, {1, 0.6, 0.6, 1}};
  upper.correlations = {{"jobs", "firms"}, {1, 0.2, 0.2, 1}};
  CHECK(stacked(lower, upper).correlations == Correlations{{"skills", "jobs", "firms"}, {1, 0.6, 0, 0.6, 1, 0.2, 0, 0.2, 1}});
  CHECK(stacked(lower, {}).correlations == lower.correlations);
  CHECK(stacked(Scenario{}, upper).correlations == upper.correlations);
}

TEST_CASE("the plan with the scenario's targets; a later version of the plan does not undo them") {
  Plan plan = made_plan();
  plan.targets[1].revisions = {{.from = Date{2023, 1, 1}, .bound = at_least(200 * piece)}};
  const Plan changed = with_targets(plan, base);
  CHECK(in_force(changed.targets[1], today).bound == at_least(260 * piece));
  CHECK(changed.targets[0] == plan.targets[0]);
  CHECK_THROWS_WITH_AS(with_targets(plan, {.targets = {{.target = "job"}}}), doctest::Contains("target 'job'"), OutOfRange);
}

TEST_CASE("everything that does not fit the plan is listed at once") {
  const Scenario wrong{.interventions = {measure("a", "skill", Stop{}), measure("a", "jobs", LevelShift{.amount = Uniform{2, 1}})},
                       .targets = {{.target = "firm"}},
                       .links = {{.cause = "jobs", .effect = "firms"}, {.cause = "firms", .effect = "jobs"}, {.cause = "work", .effect = "jobs"}}};
  std::vector<std::string> lines;
  for (const Problem& problem : check(wrong, made_plan())) lines.push_back(to_string(problem));
  CHECK(lines == std::vector<std::string>{"error: intervention a: indicator 'skill' is not in the plan; did you mean 'skills'?", "error: intervention a: stands twice; each may stand once",
                                          "error: intervention a: uniform 2, 1: the low end belongs below the high end", "error: target firm: target 'firm' is not in the plan; did you mean 'firms'?",
                                          "error: link work -> jobs: indicator 'work' is not in the plan",
                                          "error: link firms -> jobs: links jobs -> firms -> jobs: run in a circle; what moves an indicator may not hang on it"});
  CHECK(check(base, made_plan()).empty());
}

TEST_CASE("a target that is neither bound nor dated anew is refused") {
  const std::vector<Problem> problems = check(Scenario{.id = "s", .targets = {{.target = "jobs"}}}, made_plan());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].subject == "target jobs");
  CHECK(problems[0].message.find("changes nothing") == 0);
}

TEST_CASE("every bad parameter of a measure is told, each with the way to it") {
  Intervention wrong = measure("m", "jobs", FixedTarget{.value = Uniform{2, 1}, .by = Date{2020, 12, 31}});
  wrong.timing.delay = -1.0, wrong.timing.ramp = -2.0, wrong.timing.duration = 0.0, wrong.timing.half_life = Uniform{-1, 1};
  wrong.trim = {5.0, 3.0, false};
  std::vector<std::string> fields;
  for (const ParameterFault& fault : faults_of(wrong)) fields.push_back(fault.field);
  CHECK(fields == std::vector<std::string>{"delay", "ramp", "duration", "half_life", "effect.fixed_target.value", "effect.fixed_target.by", "limits"});
  CHECK_THROWS_WITH_AS(check(wrong), "delay -1: years, none below 0", OutOfRange);
}

TEST_CASE("what can do nothing is a warning") {
  const auto warnings = [](const Scenario& scenario) {
    std::vector<std::string> lines;
    for (const Problem& problem : check(scenario, made_plan())) lines.push_back(to_string(problem));
    return lines;
  };
  CHECK(warnings({.interventions = {measure("late", "jobs", Stop{}, 2026)}}).empty());
  CHECK(warnings({.interventions = {measure("late", "jobs", Stop{}, 2027)}}) ==
        std::vector<std::string>{"warning: intervention late: start 2027-12-31 is after the due day of every target that it could move: the measure does nothing"});
  CHECK(warnings({.interventions = {measure("late", "jobs", Stop{}, 2027)}, .targets = {{.target = "jobs", .due = Date{2028, 12, 31}}}}).empty());
  CHECK(warnings({.interventions = {measure("late", "skills", Stop{}, 2026)}, .links = {{.cause = "skills", .effect = "jobs", .lag = 1}}}).empty());
  CHECK(warnings({.links = {{.cause = "skills", .effect = "jobs"}}}) == std::vector<std::string>{"warning: link skills -> jobs: no measure moves skills: the link does nothing"});
}

TEST_CASE("limits that the named baseline has passed already are a warning") {
  Plan plan = made_plan();
  plan.targets[1].baseline = Baseline{200, Year{2020}};
  const auto warnings = [&](const Trim& trim) {
    Intervention one = measure("m", "jobs", LevelShift{.amount = 5.0});
    one.trim = trim;
    return check(Scenario{.interventions = {one}}, plan);
  };
  CHECK(warnings({.lower = 0, .upper = 200, .keep_better = false}).empty());
  const std::vector<Problem> over = warnings({.lower = 0, .upper = 150, .keep_better = false});
  REQUIRE(over.size() == 1);
  CHECK(over[0].severity == Severity::warning);
  CHECK(over[0].field == "limits");
  CHECK(over[0].message == "limits: the baseline of jobs, 200, is above the upper limit 150 already: the measure pulls it back there");
  CHECK(warnings({.lower = 201, .upper = {}, .keep_better = false}).size() == 1);
}

TEST_CASE("of a target that is due later by a later version of the plan, the later day counts") {
  Plan plan = made_plan();
  plan.targets[1].revisions = {{.from = Date{2025, 1, 1}, .due = Due{Date{2030, 12, 31}}}};
  CHECK(check(Scenario{.interventions = {measure("late", "jobs", Stop{}, 2029)}}, plan).empty());
}

TEST_CASE("a bound against the direction of its indicator is refused, as in a plan") {
  const auto faults = [](const Bound& bound) { return check({.id = "s", .targets = {{.target = "jobs", .bound = bound}}}, made_plan()); };
  REQUIRE(faults(at_most(30 * piece)).size() == 1);
  CHECK(faults(at_most(30 * piece))[0].message == "at most 30 contradicts the direction: for jobs more is better");
  CHECK(faults(less_than(30 * piece)).size() == 1);
  CHECK(faults(at_least(30 * piece)).empty());
  CHECK(faults(reach(30 * piece)).empty());
}
