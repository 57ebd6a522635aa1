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
                                          "error: links: links jobs -> firms -> jobs: run in a circle; what moves an indicator may not hang on it"});
  CHECK(check(base, made_plan()).empty());
}

TEST_CASE("a target that is neither bound nor dated anew is refused") {
  const std::vector<Problem> problems = check(Scenario{.id = "s", .targets = {{.target = "jobs"}}}, made_plan());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].subject == "target jobs");
  CHECK(problems[0].message.find("changes nothing") == 0);
}
