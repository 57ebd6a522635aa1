#include "milepost/scenario/levers.hpp"

#include <cmath>

#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

constexpr std::size_t futures = 4096;  // a power of two: means of counts are exact

LeverSettings exact(std::size_t threads = 1) { return {.simulation = {.paths = futures, .threads = threads}}; }

/// Two measures on jobs, one on skills that also moves jobs, one that comes too late for anything.
Scenario measures() {
  return {.id = "s",
          .interventions = {measure("late", "firms", LevelShift{.amount = 40.0}, 2040), measure("grants", "jobs", LevelShift{.amount = Uniform{0, 8}}),
                            measure("school", "skills", LinearChange{.per_year = Triangular{1, 2, 4}}), measure("fairs", "jobs", LevelShift{.amount = 3.0})},
          .links = {{.cause = "skills", .effect = "jobs", .elasticity = Uniform{0.2, 0.6}, .lag = 1}}};
}

LeverRanking ranking(const LeverSettings& settings = exact()) { return rank_levers(made_plan(), made_figures(), measures(), today, settings); }

const Lever& lever(const LeverRanking& all, const std::string& id) {
  for (const Lever& one : all.levers)
    if (one.intervention == id) return one;
  FAIL("no such lever");
  return all.levers.front();
}

/// Targets met in the mean, by simulate(): exact for so many futures.
double met_by(const std::vector<std::string>& kept, const Plan& plan = made_plan()) {
  Scenario scenario = measures();
  std::erase_if(scenario.interventions, [&](const Intervention& one) { return std::find(kept.begin(), kept.end(), one.id) == kept.end(); });
  double met = 0;
  for (const TargetOutcome& target : simulate(plan, made_figures(), scenario, today, {.paths = futures}).targets) met += target.odds.probability;
  return met;
}

}  // namespace

TEST_CASE("gains are differences of two simulations, to the last bit") {
  const LeverRanking found = ranking();
  CHECK(found.targets == 3);
  CHECK(found.most == 3);
  CHECK(found.none.value == met_by({}));
  CHECK(found.all.value == met_by({"late", "grants", "school", "fairs"}));
  const Lever& grants = lever(found, "grants");
  CHECK(grants.alone.value == met_by({"grants"}));
  CHECK(grants.gain_alone.value == met_by({"grants"}) - met_by({}));
  CHECK(grants.gain.value == found.all.value - met_by({"late", "school", "fairs"}));
  const Lever& school = lever(found, "school");
  CHECK(school.gain.value == found.all.value - met_by({"late", "grants", "fairs"}));
}

TEST_CASE("a lever that does nothing gains nothing, not nearly") {
  const Lever& late = lever(ranking(), "late");
  CHECK(late.gain == Estimate{0, 0});
  CHECK(late.gain_alone == Estimate{0, 0});
  REQUIRE(late.effects.size() == 1);
  CHECK(late.effects[0].lost == Estimate{0, 0});
}

TEST_CASE("levers stand by what they gain; effects are told where a lever can reach, by links too") {
  const LeverRanking found = ranking();
  for (std::size_t k = 1; k < found.levers.size(); ++k) CHECK(found.levers[k - 1].gain.value >= found.levers[k].gain.value);
  const Lever& school = lever(found, "school");
  REQUIRE(school.effects.size() == 2);
  CHECK(school.effects[0].target == TargetId{"skills"});
  CHECK(school.effects[1].target == TargetId{"jobs"});
  CHECK(school.effects[0].lost.value + school.effects[1].lost.value == school.gain.value);
  CHECK(lever(found, "grants").effects.size() == 1);
}

TEST_CASE("futures are shared: a gain is known better than the difference of two simulations of their own") {
  const LeverRanking found = ranking();
  const Lever& fairs = lever(found, "fairs");
  CHECK(fairs.gain.standard_error < 0.5 * std::hypot(found.all.standard_error, fairs.without.standard_error));
  CHECK(fairs.gain.value > 4 * fairs.gain.standard_error);
}

TEST_CASE("weights by strength: what carries none does not count, what carries two counts twice") {
  LeverSettings settings = exact();
  settings.weights = {{Strength::must, 2}, {Strength::strive, 0}};
  const LeverRanking found = ranking(settings);
  CHECK(found.most == 4);
  Plan binding = made_plan();
  binding.targets.pop_back();
  CHECK(found.all.value == 2 * met_by({"late", "grants", "school", "fairs"}, binding));
  settings.weights = {{Strength::must, -1}};
  CHECK_THROWS_WITH_AS(ranking(settings), "weight of must -1: 0 or more", OutOfRange);
}

TEST_CASE("a target that each of several has to meet counts once, where all of them do") {
  Plan plan = made_plan();
  plan.entities = {{.id = "districts", .members = {"east", "west"}}};
  plan.indicators[1].each = EntitySetId{"districts"};
  Observations figures = made_figures();
  figures.insert({{"jobs", "east"}, figures.at({"jobs", ""})});
  figures.insert({{"jobs", "west"}, figures.at({"jobs", ""})});
  const LeverRanking found = rank_levers(plan, figures, measures(), today, exact());
  CHECK(found.targets == 3);
  const Outcome outcome = simulate(plan, figures, measures(), today, {.paths = futures});
  CHECK(found.all.value == doctest::Approx(3 * outcome.whole.mean_share).epsilon(1e-12));
  CHECK(lever(found, "grants").effects.size() == 2);
}

TEST_CASE("pairs of opposite surprises, and the same bits for any number of threads") {
  LeverSettings settings = exact();
  settings.simulation.paths = 20'000;
  const LeverRanking one = ranking(settings);
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
    settings.simulation.threads = threads;
    CHECK(ranking(settings) == one);
  }
  settings.simulation.sampling = Sampling::antithetic;
  const LeverRanking paired = ranking(settings);
  CHECK(std::abs(paired.all.value - one.all.value) <= 4 * std::hypot(paired.all.standard_error, one.all.standard_error));
}

TEST_CASE("what does not fit is refused as simulate() does") {
  Scenario scenario = measures();
  scenario.interventions[0].indicator = "firm";
  CHECK_THROWS_AS(rank_levers(made_plan(), made_figures(), scenario, today), InvalidInput);
  CHECK_THROWS_AS(ranking({.simulation = {.paths = 1}}), OutOfRange);
}
