#include "milepost/scenario/screening.hpp"

#include <cmath>

#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

const std::vector<Condition> jobs_failed{{.target = "jobs", .met = false}};

Screening screened(const Plan& plan, const SimulationSettings& settings = {.paths = 8000}, const std::vector<Condition>& conditions = jobs_failed, const Scenario& scenario = {.id = "none"}) {
  Observations figures = made_figures();
  figures.insert({{"twins", ""}, figures.at({"jobs", ""})});
  return screen(plan, figures, scenario, today, conditions, settings);
}

/// An indicator with the figures and the target of jobs.
Plan with_twin() {
  Plan plan = made_plan();
  plan.indicators.push_back(counted("twins"));
  plan.targets.push_back(aim("twins", 250));
  return plan;
}

const ScreenedTarget& row_of(const Screening& found, const std::string& target) {
  for (const ScreenedTarget& one : found.targets)
    if (one.target.value == target) return one;
  FAIL("no such target");
  return found.targets.front();
}

}  // namespace

TEST_CASE("indicators that hang together entirely: where one failed so did the other, else none") {
  constexpr double nearly = 1 - 1e-12;
  const Screening found = screened(with_twin(), {.paths = 8000, .correlations = {{"jobs", "twins"}, {1, nearly, nearly, 1}}});
  const ScreenedTarget& twin = found.targets.at(0);
  CHECK(twin.target == TargetId{"twins"});
  CHECK(twin.picked_odds == Estimate{0, 0});
  CHECK(twin.other_odds == Estimate{1, 0});
  CHECK(twin.difference->value == -twin.odds.value);
  CHECK(found.share.value == doctest::Approx(1 - twin.odds.value).epsilon(1e-12));
  CHECK(twin.picked_figure->mean.value < twin.figure.mean.value);
  CHECK(twin.picked_figure->quantiles[2] < 250);
}

TEST_CASE("independent targets: what became of one says nothing of the others, within four standard errors") {
  const Screening found = screened(with_twin(), {.paths = 20'000});
  REQUIRE(found.targets.size() == 3);
  for (const ScreenedTarget& row : found.targets) CHECK(std::abs(row.difference->value) <= 4 * row.difference->standard_error);
}

TEST_CASE("odds of both kinds of futures, weighted, are the odds of all") {
  const Screening found = screened(made_plan(), {.paths = 8000, .correlations = {{"skills", "jobs"}, {1, 0.7, 0.7, 1}}});
  for (const ScreenedTarget& row : found.targets)
    CHECK(found.share.value * row.picked_odds->value + (1 - found.share.value) * row.other_odds->value == doctest::Approx(row.odds.value).epsilon(1e-12));
  CHECK(found.targets.at(0).target == TargetId{"skills"});
  CHECK(found.targets.at(0).difference->value < -4 * found.targets.at(0).difference->standard_error);
}

TEST_CASE("all futures are those of simulate(): the same odds, the same bands at the due day, to the last bit") {
  const Screening found = screened(made_plan());
  const Outcome all = outcome({.id = "none"}, {.paths = 8000});
  const TargetOutcome& skills = of(all, "skills");
  const ScreenedTarget& row = row_of(found, "skills");
  CHECK(row.odds == Estimate{skills.odds.probability, skills.odds.standard_error});
  CHECK(row.figure.mean == Estimate{skills.bands[2].mean, skills.bands[2].standard_error});
  CHECK(row.figure.quantiles == skills.bands[2].quantiles);
  CHECK(found.share.value == doctest::Approx(1 - of(all, "jobs").odds.probability).epsilon(1e-12));
}

TEST_CASE("a measure that is drawn ties its targets together") {
  const Scenario shared{.id = "s",
                        .interventions = {measure("school", "skills", LevelShift{.amount = Uniform{0, 60}})},
                        .links = {{.cause = "skills", .effect = "jobs", .elasticity = 0.8}}};
  const Screening found = screened(made_plan(), {.paths = 8000}, {{.target = "jobs", .met = true}}, shared);
  CHECK(row_of(found, "skills").difference->value > 4 * row_of(found, "skills").difference->standard_error);
  CHECK(std::abs(row_of(found, "firms").difference->value) <= 4 * row_of(found, "firms").difference->standard_error);
}

TEST_CASE("several conditions hold at once; of independent ones the share is the product") {
  const Screening found = screened(made_plan(), {.paths = 20'000}, {{.target = "jobs"}, {.target = "firms", .met = true}});
  const Outcome all = outcome({.id = "none"}, {.paths = 20'000});
  CHECK(std::abs(found.share.value - (1 - of(all, "jobs").odds.probability) * of(all, "firms").odds.probability) <= 4 * found.share.standard_error);
  CHECK(found.targets.size() == 1);
}

TEST_CASE("where nothing is picked nothing is told of it") {
  Plan plan = made_plan();
  plan.targets[1] = aim("jobs", 1);
  const Screening found = screened(plan);
  CHECK(found.picked == 0);
  CHECK(found.share == Estimate{0, 0});
  for (const ScreenedTarget& row : found.targets) {
    CHECK(row.picked_odds == std::nullopt);
    CHECK(row.picked_figure == std::nullopt);
    CHECK(row.difference == std::nullopt);
  }
}

TEST_CASE("a target that is settled may be asked for, and may be listed") {
  Plan plan = made_plan();
  plan.targets[0] = aim("skills", 120, 2023);
  const Screening found = screened(plan, {.paths = 1000}, {{.target = "skills", .met = true}});
  CHECK(found.picked == 1000);
  CHECK(row_of(found, "jobs").difference == Estimate{0, 0});
  CHECK(row_of(screened(plan, {.paths = 1000}), "skills").figure.mean == Estimate{126, 0});
}

TEST_CASE("the same bits for any number of threads") {
  SimulationSettings settings{.paths = 20'000};
  const Screening one = screened(made_plan(), settings);
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
    settings.threads = threads;
    CHECK(screened(made_plan(), settings) == one);
  }
}

TEST_CASE("conditions that cannot be are refused") {
  CHECK_THROWS_WITH_AS(screened(made_plan(), {.paths = 10}, {}), "conditions none: one at least", OutOfRange);
  CHECK_THROWS_WITH_AS(screened(made_plan(), {.paths = 10}, {{.target = "firm"}}), "target firm: is none of the plan's; did you mean 'firms'?", OutOfRange);
}
