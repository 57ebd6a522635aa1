#include "milepost/scenario/simulate.hpp"

#include <cmath>

#include "made_plan.hpp"
#include "milepost/assessment/foresight.hpp"
#include "milepost/assessment/probability.hpp"
#include "milepost/aggregation/scorecard.hpp"
#include "milepost/projection/passage.hpp"
#include "random_plans.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

bool within_four_errors(const Odds& odds, double truth) { return std::abs(odds.probability - truth) <= 4 * std::max(odds.standard_error, 1e-9); }

double closed_form(const Plan& plan, std::size_t target) {
  const Directory directory{plan};
  return *probability_of_meeting(detail::evidence_of(plan, directory, plan.targets[target], plan.indicators[target], made_figures(), today));
}

}  // namespace

TEST_CASE("without a scenario the odds are those of the closed form, within four standard errors") {
  const Plan plan = made_plan();
  for (const Sampling sampling : {Sampling::independent, Sampling::antithetic, Sampling::sobol}) {
    const Outcome found = outcome({}, {.paths = 40'000, .sampling = sampling});
    REQUIRE(found.targets.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) CHECK(within_four_errors(found.targets[k].odds, closed_form(plan, k)));
  }
}

TEST_CASE("independent targets: all of them are met as often as the product of their odds") {
  const Plan plan = made_plan();
  const Outcome found = outcome({}, {.paths = 40'000});
  CHECK(within_four_errors(found.whole.all, closed_form(plan, 0) * closed_form(plan, 1) * closed_form(plan, 2)));
  CHECK(within_four_errors(found.binding.all, closed_form(plan, 0) * closed_form(plan, 1)));
  CHECK(found.binding.targets == 2);
}

TEST_CASE("the same bits for 1, 2, 3 and 8 threads") {
  const Scenario scenario{.id = "s",
                          .interventions = {measure("school", "skills", LinearChange{.per_year = Triangular{1, 2, 4}})},
                          .links = {{.cause = "skills", .effect = "jobs", .elasticity = Uniform{0.2, 0.6}, .lag = 1}}};
  SimulationSettings settings{.paths = 20'000};
  const Outcome one = outcome(scenario, settings);
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
    settings.threads = threads;
    CHECK(outcome(scenario, settings) == one);
  }
}

TEST_CASE("another indicator beside it changes nothing: numbers hang on names, not on places") {
  Plan plan = made_plan();
  const Outcome all = outcome();
  plan.indicators.erase(plan.indicators.begin());
  plan.targets.erase(plan.targets.begin());
  plan.tasks.erase(plan.tasks.begin());
  const Outcome fewer = simulate(plan, made_figures(), {}, today, {.paths = 4000});
  CHECK(of(fewer, "jobs") == of(all, "jobs"));
  CHECK(of(fewer, "firms") == of(all, "firms"));
}

TEST_CASE("a level shift moves every future by its amount, and no other indicator") {
  const Outcome plain = outcome(), moved = outcome({.interventions = {measure("m", "jobs", LevelShift{.amount = 10.0})}});
  for (std::size_t step = 0; step < of(plain, "jobs").bands.size(); ++step)
    CHECK(of(moved, "jobs").bands[step].mean == doctest::Approx(of(plain, "jobs").bands[step].mean + 10).epsilon(1e-12));
  CHECK(of(moved, "skills") == of(plain, "skills"));
  CHECK(of(moved, "jobs").odds.probability > of(plain, "jobs").odds.probability);
}

TEST_CASE("a share of a measure goes that share of the way, whatever its effect; none of it is no measure, all of it the measure") {
  for (const Effect& effect : {Effect{LevelShift{.amount = 10.0}}, Effect{AnnualRate{.percent = 8.0}}, Effect{FixedTarget{.value = 300.0, .by = Date{2026, 12, 31}}}}) {
    const auto carried_out = [&](double share) {
      Intervention one = measure("m", "jobs", effect);
      one.share = share;
      return outcome({.interventions = {one}});
    };
    const Outcome none = carried_out(0), part = carried_out(0.25), whole = carried_out(1);
    CHECK(none == outcome());
    CHECK(whole == outcome({.interventions = {measure("m", "jobs", effect)}}));
    for (std::size_t step = 0; step < of(none, "jobs").bands.size(); ++step) {
      const double without = of(none, "jobs").bands[step].mean, with = of(whole, "jobs").bands[step].mean;
      CHECK(of(part, "jobs").bands[step].mean == doctest::Approx(without + 0.25 * (with - without)).epsilon(1e-12));
    }
  }
}

TEST_CASE("a ramp of two years lets half of it in after one") {
  Intervention slow = measure("m", "jobs", LevelShift{.amount = 10.0});
  slow.timing.ramp = 2.0;
  const Outcome plain = outcome(), moved = outcome({.interventions = {slow}});
  const double expected[]{5, 10, 10};
  for (std::size_t step = 0; step < 3; ++step)
    CHECK(of(moved, "jobs").bands[step].mean - of(plain, "jobs").bands[step].mean == doctest::Approx(expected[step]).epsilon(1e-9));
}

TEST_CASE("a parameter that is drawn has its mean, and widens the band") {
  const Outcome certain = outcome({.interventions = {measure("m", "jobs", LevelShift{.amount = 10.0})}});
  const Outcome drawn = outcome({.interventions = {measure("m", "jobs", LevelShift{.amount = NormalDistribution{10, 30}})}});
  const Band &narrow = of(certain, "jobs").bands[0], &wide = of(drawn, "jobs").bands[0];
  CHECK(std::abs(wide.mean - narrow.mean) < 4 * 30 / std::sqrt(4000.0));
  CHECK(wide.quantiles[2] - wide.quantiles[0] > narrow.quantiles[2] - narrow.quantiles[0] + 30);
}

TEST_CASE("a fixed target is reached by every future") {
  const Outcome found = outcome({.interventions = {measure("m", "jobs", FixedTarget{.value = 250.0, .by = Date{2026, 12, 31}})}});
  CHECK(of(found, "jobs").odds.probability == 1);
  CHECK(of(found, "jobs").odds.standard_error == 0);
  CHECK(of(found, "jobs").first_met.median == 2027);
}

TEST_CASE("a link carries on what the scenario lifts, later and by its elasticity, and nothing else") {
  const Link link{.cause = "skills", .effect = "jobs", .elasticity = 0.5, .lag = 1};
  const Outcome plain = outcome(), idle = outcome({.links = {link}});
  CHECK(of(idle, "jobs") == of(plain, "jobs"));
  const Intervention lift = measure("m", "skills", GrowthChange{.points = 10.0});  // 1.1, 1.21 and 1.331 times the figures
  const Outcome moved = outcome({.interventions = {lift}, .links = {link}});
  const double factors[]{1, std::sqrt(1.1), 1.1};
  for (std::size_t step = 0; step < 3; ++step)
    CHECK(of(moved, "jobs").bands[step].quantiles[1] == doctest::Approx(of(plain, "jobs").bands[step].quantiles[1] * factors[step]).epsilon(1e-9));
}

TEST_CASE("indicators that hang together are met together more often") {
  const Correlations together{{"skills", "jobs"}, {1, 0.9, 0.9, 1}};
  const Outcome apart = outcome({}, {.paths = 20'000}), joined = outcome({}, {.paths = 20'000, .correlations = together});
  CHECK(joined.binding.all.probability > apart.binding.all.probability + 4 * apart.binding.all.standard_error);
  CHECK(within_four_errors(joined.targets[1].odds, closed_form(made_plan(), 1)));
  CHECK(of(joined, "firms") == of(apart, "firms"));
}

TEST_CASE("pairs of opposite surprises tell the mean better") {
  const Outcome plain = outcome(), paired = outcome({}, {.paths = 4000, .sampling = Sampling::antithetic});
  CHECK(of(paired, "jobs").bands[0].standard_error < 0.3 * of(plain, "jobs").bands[0].standard_error);
  CHECK(paired.paths == 4000);
}

TEST_CASE("it stops once the error asked for is reached") {
  const Outcome rough = outcome({}, {.paths = 100'000, .wanted_error = 0.02});
  CHECK(rough.paths < 5000);
  for (const TargetOutcome& target : rough.targets) CHECK(target.odds.standard_error <= 0.02);
  CHECK(rough == outcome({}, {.paths = rough.paths}));
  CHECK(outcome({}, {.paths = 3000, .wanted_error = 1e-9}).paths == 3000);
}

TEST_CASE("another target of the scenario is the one that is judged") {
  const Outcome easy = outcome({.targets = {{.target = "jobs", .bound = at_least(1 * piece)}}});
  CHECK(of(easy, "jobs").odds.probability == 1);
}

TEST_CASE("tasks and sections hold their targets, a section those of its parts") {
  const Outcome found = outcome();
  REQUIRE(found.tasks.size() == 2);
  CHECK(found.tasks[0].targets == 1);
  CHECK(found.tasks[1].targets == 2);
  CHECK(found.tasks[0].all == of(found, "skills").odds);
  REQUIRE(found.sections.size() == 2);
  CHECK(found.sections[0].targets == 3);
  CHECK(found.sections[1].chance_of == found.tasks[1].chance_of);
}

TEST_CASE("what has come is certain; what cannot be foreseen is left out with its reason") {
  Plan plan = made_plan();
  plan.targets[0] = aim("skills", 120, 2023);
  plan.targets[1].bound = some_of();
  plan.targets[2].ending = Ending{.kind = EndingKind::exempted};
  const Outcome found = simulate(plan, made_figures(), {}, today, {.paths = 100});
  REQUIRE(found.targets.size() == 1);
  CHECK(found.targets[0].odds == Odds{1, 0});
  CHECK(found.targets[0].bands.empty());
  REQUIRE(found.left_out.size() == 2);
  CHECK(found.left_out[0].reason == Reason::no_target_value);
  CHECK(found.left_out[1].reason == Reason::exempted);
  CHECK(found.whole.targets == 1);
}

TEST_CASE("a target of each of a set whose members are not listed is left out, not lost") {
  Plan plan = made_plan();
  plan.entities = {{.id = "districts"}};
  plan.indicators[1].each = EntitySetId{"districts"};
  const Outcome found = simulate(plan, made_figures(), {}, today, {.paths = 100});
  REQUIRE(found.left_out.size() == 1);
  CHECK(found.left_out[0] == LeftOut{.target = "jobs", .reason = Reason::no_denominator, .why = {"对象名单未列明", "the members are not listed"}});
  CHECK(found.whole.targets == 2);
}

TEST_CASE("what adds up is judged by its total, and follows measures on what is added") {
  Plan plan = made_plan();
  plan.indicators[1].kind = Kind::flow;
  plan.targets[1] = aim("jobs", 1250);
  plan.targets[1].first_day = Date{2022, 1, 1};
  const Outcome found = simulate(plan, made_figures(), {}, today, {.paths = 20'000});
  CHECK(within_four_errors(of(found, "jobs").odds, closed_form(plan, 1)));
  const Outcome moved = simulate(plan, made_figures(), {.interventions = {measure("m", "jobs", LevelShift{.amount = 10.0})}}, today, {.paths = 20'000});
  CHECK(of(moved, "jobs").bands[2].mean == doctest::Approx(of(found, "jobs").bands[2].mean + 30).epsilon(1e-12));
}

TEST_CASE("settings that are none, and scenarios that do not fit, are refused before any work") {
  CHECK_THROWS_WITH_AS(outcome({}, {.paths = 1}), "paths 1: 2 to 10000000", OutOfRange);
  CHECK_THROWS_AS(outcome({}, {.levels = {100}}), OutOfRange);
  CHECK_THROWS_AS(outcome({}, {.wanted_error = 0.0}), OutOfRange);
  CHECK_THROWS_AS(outcome({}, {.correlations = {{"a", "b"}, {1, 1, 1, 1}}}), OutOfRange);
  CHECK_THROWS_AS(outcome({.interventions = {measure("m", "job", Stop{})}}), InvalidInput);
}

TEST_CASE("correlations of an indicator that the plan does not have are refused") {
  const SimulationSettings settings{.paths = 10, .correlations = {{"jobs", "nope"}, {1, 0.5, 0.5, 1}}};
  CHECK_THROWS_WITH_AS(outcome({.id = "s"}, settings), "correlations of nope: of indicators of the plan", OutOfRange);
}

TEST_CASE("twenty random plans: the same bits for 1, 2, 3 and 8 threads") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    RandomPlan made(seed);
    const Outcome one = made.outcome();
    CHECK(one.targets.size() >= 2);
    for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
      made.settings.threads = threads;
      CHECK(made.outcome() == one);
    }
  }
}

TEST_CASE("twenty random plans: the bits of other compilers and levels of optimisation") {
  // What g++ 12 at -O3 makes of them; every build must. After a change of what is computed take the number that scripts/same_bits.sh prints.
  CHECK(bits_of_random_plans() == 0x0327542F052548A9);
}

TEST_CASE("many futures of twenty targets side by side are those of each by itself") {
  Plan many = made_plan();
  Observations seen = made_figures();
  for (int k = 0; k < 20; ++k) {
    const std::string id = "copy" + std::to_string(k);
    many.indicators.push_back(counted(id));
    many.targets.push_back(aim(id, 240 + k));
    seen.emplace(SeriesKey{IndicatorId{id}, ""}, seen.at({"jobs", ""}));
  }
  const Outcome alone = simulate(many, seen, {}, today, {.paths = 1000}), beside = simulate(many, seen, {}, today, {.paths = 1000, .threads = 4});
  CHECK(alone == beside);
}

TEST_CASE("figures of every step lie as the errors of projections say, and the bound is first met as often as the quadrature of passages tells") {
  constexpr int paths = 100'000;
  const Plan plan = made_plan();
  const Outcome found = outcome({}, {.paths = paths});
  const Standing standing = standing_of(detail::evidence_of(plan, Directory{plan}, plan.targets[1], plan.indicators[1], made_figures(), today));
  const Foresight ahead = *foresight_of(standing);
  const Outlook outlook = ahead.outlook();
  std::vector<double> barriers;
  for (std::size_t step = 0; step < 3; ++step) {
    const auto at = static_cast<double>(step + 1);
    for (std::size_t k = 0; k < 3; ++k) {
      const double level = found.levels[k] / 100, below = probability_at_or_below(outlook, of(found, "jobs").bands[step].quantiles[k], at);
      CHECK(std::abs(below - level) < 4 * std::sqrt(level * (1 - level) / paths));
    }
    barriers.push_back(score_of_figure(outlook, standing.demand->threshold, at, errors_at(outlook, at)));
    const double met = 1 - probability_of_staying_below(barriers, correlation_power(outlook.figures));
    CHECK(std::abs(of(found, "jobs").first_met.met_by[step] - met) < 4 * std::sqrt(met * (1 - met) / paths));
  }
}

TEST_CASE("figures of all entities are added up future by future, where they add up") {
  Plan plan = made_plan();
  plan.entities = {{.id = "districts", .members = {"north", "south"}}};
  plan.indicators[1].each = EntitySetId{"districts"};
  Observations seen = made_figures();
  seen.emplace(SeriesKey{"jobs", "north"}, yearly({80, 90, 86, 101, 105, 114, 119, 128, 124, 135}));
  seen.emplace(SeriesKey{"jobs", "south"}, yearly({60, 61, 66, 65, 70, 74, 73, 80, 81}));  // to 2022 only: its steps begin a year earlier
  const Outcome found = simulate(plan, seen, {}, today, {.paths = 4000});
  REQUIRE(found.sums.size() == 1);
  const SumOutcome& sum = found.sums[0];
  CHECK(sum.target.value == "jobs");
  CHECK(sum.entities == 2);
  REQUIRE(sum.bands.size() == 3);
  const std::vector<Band>&north = found.targets[1].bands, &south = found.targets[2].bands;
  REQUIRE(south.size() == 4);
  for (std::size_t step = 0; step < 3; ++step) {
    CHECK(sum.bands[step].at == north[step].at);
    CHECK(sum.bands[step].mean == doctest::Approx(north[step].mean + south[step + 1].mean).epsilon(1e-12));
    // Independent: variances add up.
    const double expected = std::hypot(north[step].standard_error, south[step + 1].standard_error);
    CHECK(sum.bands[step].standard_error == doctest::Approx(expected).epsilon(4 * std::sqrt(2.0 / 4000)));
  }
  plan.indicators[1].kind = Kind::ratio;
  CHECK(simulate(plan, seen, {}, today, {.paths = 100}).sums.empty());
  plan.indicators[1].kind = Kind::stock;
  seen.erase({"jobs", "south"});
  CHECK(simulate(plan, seen, {}, today, {.paths = 100}).sums.empty());
}

TEST_CASE("the error that sixteen sets of even points tell is the one they have: over 60 seeds, within four standard errors") {
  constexpr int seeds = 60;
  double sum = 0, squares = 0, told = 0;
  std::vector<double> means;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Band band = of(outcome({}, {.paths = 1600, .seed = seed, .sampling = Sampling::sobol}), "jobs").bands[2];
    means.push_back(band.mean), sum += band.mean, told += band.standard_error * band.standard_error;
  }
  for (const double mean : means) squares += (mean - sum / seeds) * (mean - sum / seeds);
  const double ratio = squares / (seeds - 1) / (told / seeds), error = std::sqrt(2.0 / (seeds - 1) + 2.0 / 15 / seeds);
  CHECK(std::abs(ratio - 1) < 4 * error);
}
