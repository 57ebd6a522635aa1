#include "milepost/scenario/sensitivity.hpp"

#include <cmath>

#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

/// Two shifts of jobs, with variances of 9/12 and 16/12.
Scenario two_shifts() {
  return {.id = "s", .interventions = {measure("fairs", "jobs", LevelShift{.amount = Uniform{0, 3}}), measure("grants", "jobs", LevelShift{.amount = Uniform{0, 4}})}};
}

SobolIndices shares(const Scenario& scenario, const SensitivitySettings& settings, const char* target = "jobs") {
  return sobol_indices(made_plan(), made_figures(), scenario, today, target, settings);
}

const SobolIndex& index_named(const SobolStep& step, const std::string& group) {
  for (const SobolIndex& one : step.indices)
    if (one.group == group) return one;
  FAIL("no such group");
  return step.indices.front();
}

bool is_near(const std::optional<Estimate>& found, double truth) { return found && std::abs(found->value - truth) <= 4 * found->standard_error + 1e-12; }

/// A school that starts late and slowly, and what it does for jobs.
Scenario school() {
  Intervention one = measure("school", "skills", LevelShift{.amount = Triangular{4, 8, 20}});
  one.timing.delay = Uniform{0, 1}, one.timing.ramp = Uniform{0, 2};
  return {.id = "s", .interventions = {one}, .links = {{.cause = "skills", .effect = "jobs", .elasticity = Uniform{0.2, 0.6}, .lag = 1}}};
}

std::vector<std::string> groups_in(const SobolStep& step) {
  std::vector<std::string> names;
  for (const SobolIndex& one : step.indices) names.push_back(one.group);
  return names;
}

}  // namespace

TEST_CASE("of two shifts each has its share of the variance, at every step, and no more with the other") {
  const SobolIndices found = shares(two_shifts(), {.surprises = false});
  REQUIRE(found.steps.size() == 3);
  for (const SobolStep& step : {found.steps[0], found.steps[2], found.due}) {
    CHECK(is_near(index_named(step, "fairs").first, 9.0 / 25));
    CHECK(is_near(index_named(step, "fairs").total, 9.0 / 25));
    CHECK(is_near(index_named(step, "grants").first, 16.0 / 25));
    CHECK(is_near(index_named(step, "grants").total, 16.0 / 25));
    CHECK(step.variance == doctest::Approx(25.0 / 12).epsilon(4 / std::sqrt(20'000.0)));
  }
  CHECK(found.due.at == 2027);
}

TEST_CASE("beside surprises: what is left is theirs, and grows with the years") {
  const SobolIndices found = shares(two_shifts(), {.samples = 20'000});
  for (const SobolStep& step : {found.steps[0], found.due}) {
    const SobolIndex &fairs = index_named(step, "fairs"), &grants = index_named(step, "grants"), &surprise = index_named(step, "surprise jobs");
    const double slack = 4 * step.variance * 2 / std::sqrt(40'000.0);  // of the variance itself
    CHECK(std::abs(fairs.first->value * step.variance - 9.0 / 12) <= 4 * fairs.first->standard_error * step.variance + slack * fairs.first->value);
    CHECK(std::abs(grants.total->value * step.variance - 16.0 / 12) <= 4 * grants.total->standard_error * step.variance + slack * grants.total->value);
    CHECK(std::abs(fairs.first->value + grants.first->value + surprise.first->value - 1) <=
          4 * (fairs.first->standard_error + grants.first->standard_error + surprise.first->standard_error));
  }
  CHECK(index_named(found.due, "surprise jobs").total->value > index_named(found.steps[0], "surprise jobs").total->value);
}

TEST_CASE("the mean of met is the probability that simulate() tells, the variance that of a yes or no") {
  const SobolIndices found = shares(two_shifts(), {.samples = 20'000});
  const Odds odds = of(outcome(two_shifts(), {.paths = 20'000}), "jobs").odds;
  CHECK(std::abs(found.met.mean - odds.probability) <= 4 * odds.standard_error);
  CHECK(found.met.variance == doctest::Approx(found.met.mean * (1 - found.met.mean)).epsilon(1e-9));
  CHECK(index_named(found.met, "surprise jobs").first->value > index_named(found.met, "fairs").first->value);
}

TEST_CASE("groups are measures, links and surprises, those of causes too; others as they are asked for") {
  CHECK(groups_in(shares(school(), {.samples = 10}).due) == std::vector<std::string>{"skills -> jobs", "school", "surprise skills", "surprise jobs"});
  const std::vector<InputGroup> when{{"when", {"school.delay", "school.ramp"}}};
  CHECK(groups_in(shares(school(), {.groups = when, .surprises = false, .samples = 10}).due) ==
        std::vector<std::string>{"when", "skills -> jobs.elasticity", "school.effect"});
  CHECK(groups_in(shares({.id = "none"}, {.samples = 10}).due) == std::vector<std::string>{"surprise jobs"});
}

TEST_CASE("all inputs in one group have all of the variance") {
  const std::vector<InputGroup> all{{"all", {"school.delay", "school.ramp", "school.effect", "skills -> jobs.elasticity", "surprise skills", "surprise jobs"}}};
  const SobolIndex& found = shares(school(), {.groups = all}).due.indices.at(0);
  CHECK(is_near(found.first, 1));
  CHECK(is_near(found.total, 1));
}

TEST_CASE("a tornado: each parameter from its 10th to its 90th per cent, the others at the middle, the widest first") {
  const Tornado found = tornado(made_plan(), made_figures(), two_shifts(), today, "jobs");
  const Tornado plain = tornado(made_plan(), made_figures(), {.id = "none"}, today, "jobs");
  CHECK(plain.bars.empty());
  CHECK(found.middle == doctest::Approx(plain.middle + 1.5 + 2).epsilon(1e-14));
  REQUIRE(found.bars.size() == 2);
  CHECK(found.bars[0].input == "grants.effect");
  CHECK(*found.bars[0].low_value == doctest::Approx(0.4).epsilon(1e-14));
  CHECK(*found.bars[0].high_value == doctest::Approx(3.6).epsilon(1e-14));
  CHECK(found.bars[0].low_figure == doctest::Approx(plain.middle + 1.5 + 0.4).epsilon(1e-14));
  CHECK(found.bars[0].swing == doctest::Approx(3.2).epsilon(1e-12));
  CHECK(found.bars[1].swing == doctest::Approx(2.4).epsilon(1e-12));
}

TEST_CASE("without a scenario the middle of a tornado is the median of futures") {
  const Tornado plain = tornado(made_plan(), made_figures(), {.id = "none"}, today, "jobs");
  const Band last = of(outcome({.id = "none"}, {.paths = 40'000, .levels = {49, 50, 51}}), "jobs").bands[2];
  CHECK(plain.middle > last.quantiles[0]);
  CHECK(plain.middle < last.quantiles[2]);
}

TEST_CASE("elementary effects of shifts: nine tenths of their width, alike wherever they are taken") {
  const MorrisEffects found = morris(made_plan(), made_figures(), two_shifts(), today, "jobs", {.surprises = false, .trajectories = 10});
  REQUIRE(found.due.effects.size() == 2);
  CHECK(found.steps.size() == 3);
  CHECK(*found.due.effects[0].mu == doctest::Approx(0.9 * 3).epsilon(1e-11));
  CHECK(*found.due.effects[1].mu == doctest::Approx(0.9 * 4).epsilon(1e-11));
  CHECK(*found.due.effects[1].sigma < 1e-10);
}

TEST_CASE("surprises are many numbers and have a size only; what hangs on others spreads") {
  const MorrisEffects found = morris(made_plan(), made_figures(), school(), today, "jobs");
  REQUIRE(found.due.effects.size() == 4);
  CHECK(found.due.effects[3].group == "surprise jobs");
  CHECK(found.due.effects[3].mu == std::nullopt);
  CHECK(found.due.effects[3].mu_star > 0);
  CHECK(found.due.effects[0].group == "skills -> jobs");
  CHECK(*found.due.effects[0].sigma > 0);
}

TEST_CASE("the same bits for any number of threads") {
  SensitivitySettings settings{.samples = 20'000};
  const SobolIndices one = shares(school(), settings);
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
    settings.threads = threads;
    CHECK(shares(school(), settings) == one);
  }
}

TEST_CASE("an indicator that hangs together with one before it has surprises of its own and shares of the other's") {
  const Correlations together{{"skills", "jobs"}, {1, 0.8, 0.8, 1}};
  const SobolIndices found = shares({.id = "none"}, {.correlations = together});
  CHECK(groups_in(found.due) == std::vector<std::string>{"surprise skills", "surprise jobs"});
  CHECK(index_named(found.due, "surprise skills").first->value > index_named(found.due, "surprise jobs").first->value);
}

TEST_CASE("of what adds up the figures are totals so far") {
  Plan plan = made_plan();
  plan.indicators[1].kind = Kind::flow;
  plan.targets[1] = aim("jobs", 1250);
  plan.targets[1].first_day = Date{2022, 1, 1};
  const SobolIndices found = sobol_indices(plan, made_figures(), two_shifts(), today, "jobs", {.surprises = false});
  CHECK(found.due.variance == doctest::Approx(9 * 25.0 / 12).epsilon(4 / std::sqrt(20'000.0)));
  CHECK(found.steps[0].variance == doctest::Approx(25.0 / 12).epsilon(4 / std::sqrt(20'000.0)));
}

TEST_CASE("of a target that each of a set has to meet one member is asked for, and has surprises of its own") {
  Plan plan = made_plan();
  plan.entities = {{.id = "districts", .members = {"east", "west"}}};
  plan.indicators[1].each = EntitySetId{"districts"};
  Observations figures = made_figures();
  for (const char* member : {"east", "west"}) figures.insert({{"jobs", member}, figures.at({"jobs", ""})});
  const SobolIndices east = sobol_indices(plan, figures, two_shifts(), today, "jobs", {.entity = "east", .samples = 100});
  CHECK(groups_in(east.due) == std::vector<std::string>{"fairs", "grants", "surprise jobs/east"});
  CHECK(east.entity == "east");
  CHECK(tornado(plan, figures, two_shifts(), today, "jobs", {.entity = "west"}).bars.size() == 2);
  CHECK_THROWS_WITH_AS(tornado(plan, figures, two_shifts(), today, "jobs"), "target jobs: is to be met by each of a set: name one of them, as east", OutOfRange);
}

TEST_CASE("what cannot be asked is refused by name") {
  CHECK_THROWS_WITH_AS(shares(two_shifts(), {}, "job"), "target job: is none of the plan's; did you mean 'jobs'?", OutOfRange);
  CHECK_THROWS_WITH_AS(shares(two_shifts(), {.groups = {{"g", {"grant.effect"}}}}), "group g with input 'grant.effect': of inputs that reach the target; did you mean 'grants.effect'?", OutOfRange);
  CHECK_THROWS_AS(shares(two_shifts(), {.groups = {{"g", {"grants.effect", "grants.effect"}}}}), OutOfRange);
  CHECK_THROWS_WITH_AS(tornado(made_plan(), made_figures(), {.id = "none"}, today, "jobs", {.low = 0}), "low 0: above 0 and below 100 per cent", OutOfRange);
  Plan plan = made_plan();
  plan.targets[0] = aim("skills", 120, 2023);
  plan.targets[1].bound = some_of();
  CHECK_THROWS_WITH_AS(tornado(plan, made_figures(), {.id = "none"}, today, "skills"), "target skills: hangs on nothing: what is seen settles it", OutOfRange);
  CHECK_THROWS_WITH_AS(tornado(plan, made_figures(), {.id = "none"}, today, "jobs"), "target jobs: cannot be simulated: no_target_value", OutOfRange);
}
