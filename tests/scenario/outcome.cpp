#include "milepost/scenario/outcome.hpp"

#include "made_plan.hpp"
#include "milepost/assessment/chance.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("of a group: chances of every count add up to 1, all met is the last of them, the mean share theirs") {
  const GroupOutcome whole = outcome().whole;
  REQUIRE(whole.chance_of.size() == whole.targets + 1);
  double sum = 0, share = 0;
  for (std::size_t k = 0; k <= whole.targets; ++k) sum += whole.chance_of[k], share += whole.chance_of[k] * static_cast<double>(k) / static_cast<double>(whole.targets);
  CHECK(sum == doctest::Approx(1));
  CHECK(whole.chance_of.back() == doctest::Approx(whole.all.probability));
  CHECK(share == doctest::Approx(whole.mean_share));
}

TEST_CASE("bands are in order, and whoever has met a bound has met it") {
  for (const TargetOutcome& target : outcome().targets) {
    for (const Band& band : target.bands) CHECK((band.quantiles[0] <= band.quantiles[1] && band.quantiles[1] <= band.quantiles[2]));
    for (std::size_t step = 1; step < target.first_met.met_by.size(); ++step) CHECK(target.first_met.met_by[step] >= target.first_met.met_by[step - 1]);
    CHECK(target.first_met.met_by.back() >= target.odds.probability);
  }
}

namespace {

std::string notes_in(const Outcome& outcome) {
  std::string lines;
  for (const SimulationNote& note : outcome.notes) lines += (lines.empty() ? "" : "\n") + note.subject + (note.target.empty() ? "" : " on " + note.target.value) + ": " + note.words.en;
  return lines;
}

std::string notes_of_measure(Effect effect, int start = 2023) {
  return notes_in(outcome({.id = "s", .interventions = {measure("m", "jobs", std::move(effect), start)}}, {.paths = 20}));
}

/// The made plan, with yearly rates of skills in per cent.
Plan growth_plan(Bound bound, Due due) {
  Plan plan = made_plan();
  plan.indicators[0].kind = Kind::growth, plan.indicators[0].unit = percent_unit, plan.indicators[0].direction.reset();
  plan.targets[0] = {.indicator = "skills", .bound = std::move(bound), .due = std::move(due)};
  return plan;
}

Observations with_growth() {
  Observations seen = made_figures();
  std::vector<Observation> rates;
  for (int year = 2018; year < 2024; ++year) rates.push_back({.period = Year{year}, .value = -2.0 + 0.1 * (year - 2018)});
  seen[{"skills", ""}] = Series{percent_unit, rates};
  return seen;
}

/// A share in per cent that goes up to its limit.
Plan share_plan() {
  Plan plan{.id = "share"};
  plan.indicators = {{.id = "cover", .unit = percent_unit, .kind = Kind::ratio, .direction = Direction::increase}};
  plan.targets = {{.indicator = "cover", .bound = at_least(99 * percent_unit), .due = end_of(Year{2026})}};
  return plan;
}

Observations shares() {
  std::vector<Observation> observations;
  for (int year = 2016; year < 2024; ++year) observations.push_back({.period = Year{year}, .value = 80.0 + (year - 2016)});
  return {{{"cover", ""}, Series{percent_unit, observations}}};
}

}  // namespace

TEST_CASE("a measure that works says nothing") {
  CHECK(notes_of_measure(LevelShift{.amount = 5.0}) == "");
  CHECK(notes_of_measure(FixedTarget{.value = 260.0, .by = Date{2026, 12, 31}}) == "");
  CHECK(notes_of_measure(LinearChange{.per_year = Triangular{1, 2, 3}, .share_of = Date{2020, 12, 31}}) == "");
}

TEST_CASE("a measure whose base is not among the figures says so, and changes nothing") {
  const Effect nowhere = FixedTarget{.value = 400.0, .by = Date{2026, 12, 31}, .base = Date{2001, 12, 31}};
  CHECK(notes_of_measure(nowhere) == "intervention m on jobs: no figure can be computed, for want of one to start from or out of range: it does nothing");
  const Outcome with = outcome({.interventions = {measure("m", "jobs", nowhere)}}), without = outcome();
  CHECK(with.targets == without.targets);
}

TEST_CASE("a rate that runs out of range in some steps is told, and does not count as not met") {
  const Effect rate = LinearChange{.per_year = 1e308};
  CHECK(notes_of_measure(rate, 2022).find("out of range") != std::string::npos);
  const Outcome with = outcome({.interventions = {measure("m", "jobs", rate, 2022)}});
  for (const Band& band : of(with, "jobs").bands) CHECK(std::isfinite(band.mean));
}

TEST_CASE("a measure that is over before the first step ahead, or sets in after the last, says so") {
  Intervention over = measure("m", "jobs", LevelShift{.amount = 5.0}, 2020);
  over.timing.duration = 1.0;
  CHECK(notes_in(outcome({.interventions = {over}}, {.paths = 20})) == "intervention m on jobs: it works at the close of no step ahead, not begun yet or over already: it does nothing");
}

TEST_CASE("measures are held at natural limits as projections are, and say so") {
  const Scenario high{.id = "s", .interventions = {{.id = "m", .indicator = "cover", .effect = LevelShift{.amount = 40.0}, .timing = {.start = Date{2023, 12, 31}}}}};
  const Outcome found = simulate(share_plan(), shares(), high, today, {.paths = 400});
  for (const Band& band : found.targets[0].bands) CHECK(band.quantiles.back() <= 100);
  CHECK(found.targets[0].odds.probability == 1);
  CHECK(notes_in(found) == "intervention m on cover: may lead past a natural limit, where it is held");
  const Outcome below = outcome({.id = "s", .interventions = {measure("m", "firms", LevelShift{.amount = -500.0})}}, {.paths = 400});
  for (const Band& band : of(below, "firms").bands) CHECK(band.quantiles.front() == 0);
  CHECK(notes_in(below) == "intervention m on firms: may lead past a natural limit, where it is held");
}

TEST_CASE("a limit short of what has been reached already pulls it back, and is said to") {
  Intervention capped = measure("m", "jobs", LevelShift{.amount = 5.0});
  const double newest = made_figures().at({"jobs", ""}).last().value;
  capped.trim.upper = newest - 1;
  CHECK(notes_in(outcome({.interventions = {capped}}, {.paths = 20})).find("is above the upper limit") != std::string::npos);
  capped.trim = {.lower = newest + 1, .upper = {}, .keep_better = false};
  CHECK(notes_in(outcome({.interventions = {capped}}, {.paths = 20})).find("is below the lower limit") != std::string::npos);
  capped.trim = {.lower = newest, .upper = newest + 1e6, .keep_better = false};
  CHECK(notes_in(outcome({.interventions = {capped}}, {.paths = 20})).find(" limit ") == std::string::npos);
}

TEST_CASE("measures and links that reach no target that is simulated say so") {
  Plan plan = made_plan();
  plan.indicators.push_back(counted("visitors"));
  plan.targets.push_back(aim("visitors", 10));
  const Scenario scenario{.id = "s", .interventions = {measure("m", "visitors", Stop{})}, .links = {{.cause = "visitors", .effect = "jobs"}}};
  const Outcome found = simulate(plan, made_figures(), scenario, today, {.paths = 20});
  CHECK(notes_in(found) == "intervention m: it moves none of the targets that are simulated: it does nothing\n"
                           "link visitors -> jobs: it reaches none of the targets that are simulated, or its cause has no figures: it does nothing");
  REQUIRE(found.left_out.size() == 1);
  CHECK(found.left_out[0] == LeftOut{.target = "visitors", .reason = Reason::no_data, .why = words_of(Unforeseen::no_figures)});
}

TEST_CASE("a target that what is seen settles is not moved by a measure, which says so") {
  Plan plan = made_plan();
  plan.targets[1] = aim("jobs", 200, 2023);
  const Outcome found = simulate(plan, made_figures(), {.id = "s", .interventions = {measure("m", "jobs", Stop{}, 2022)}}, today, {.paths = 20});
  CHECK(notes_in(found) == "intervention m on jobs: what has been seen settles the target, whatever the measure does");
}

TEST_CASE("why a target is left out is told as closely as where its probability is asked for") {
  Plan plan = growth_plan(at_least(3 * percent_unit), end_of(Year{2026}));
  plan.targets[1].due = Due{EachPeriod{Frequency::year, parse_period("2022..2026")}};
  plan.targets[2].bound = Above{"jobs"};
  const Outcome found = simulate(plan, with_growth(), {}, today, {.paths = 20});
  std::vector<std::string> why;
  for (const LeftOut& one : found.left_out) why.push_back(one.target.value + ": " + one.why.en);
  CHECK(why == std::vector<std::string>{"skills: " + words_of(Unforeseen::mean_rate).en, "jobs: " + words_of(Unforeseen::recurring).en, "firms: " + words_of(Unforeseen::comparison).en});
}

TEST_CASE("a cumulative change is left out with words of its own") {
  const Plan plan = growth_plan(ChangeBy{-13 * percent_unit}, Due{Within{parse_period("2021..2026")}});
  const Outcome found = simulate(plan, with_growth(), {}, today, {.paths = 20});
  REQUIRE(found.left_out.size() == 1);
  CHECK(found.left_out[0].reason == Reason::inconclusive);
  CHECK(found.left_out[0].why.en == "it asks for a cumulative change, chained from yearly rates, which is not simulated");
}
