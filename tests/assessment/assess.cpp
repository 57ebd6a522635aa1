#include "milepost/assessment/assess.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "random.hpp"
#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

// Properties over thousands of targets of every kind, bound, due rule and report, sensible or not.

namespace {

const std::vector<Kind> kinds{Kind::stock, Kind::flow, Kind::growth, Kind::ratio, Kind::duration, Kind::milestone};
const std::vector<Unit> units{piece, tonne, percent_unit};
const std::vector<Method> methods{Path{}, TimeProportional{}, GrowthRatio{}, TrendProjection{},
                                  Custom{"share", [](const Standing& s) { return std::optional{s.figure->value / (1 + std::abs(s.demand->limit))}; }, {1, 0.5}}};

/// Small, large, zero, negative: what real tables hold and what they should not.
double random_value(Random& random) {
  switch (random.whole(0, 5)) {
    case 0: return 0;
    case 1: return random.whole(-3, 12);
    case 2: return random.number(-1e9, 1e9);
    case 3: return random.number(-120, 20);
    default: return random.number(0, 500);
  }
}

Bound random_bound(Random& random, const Unit& unit) {
  const double low = random_value(random);
  const Quantity limit = low * unit;
  const std::optional<double> tolerance = random.chance(0.5) ? std::optional{random.number(0, 0.2)} : std::nullopt;
  const std::vector<Bound> bounds{more_than(limit), at_least(limit), less_than(limit), at_most(limit), reach(limit), about(limit, tolerance),
                                  between(limit, (low + random.number(0, 50)) * unit), between(limit, (low + 5) * unit, true), all_of(), some_of(),
                                  toward(Direction::decrease), change_by(limit), change_by(Percent{low}), above("other"), in_step_with("other", tolerance)};
  return random.one_of(bounds);
}

Due random_due(Random& random) {
  const int year = random.whole(2020, 2026);
  const Period window = years(year - random.whole(0, 4), year);
  const std::vector<Due> dues{Due{}, Due{random.date(2019, 2026)}, Due{EndOf{"plan", window}}, Due{Within{window}}, Due{EachPeriod{Frequency::year, window}},
                              Due{EachPeriod{Frequency::quarter}}, Due{RelativeTo{random.whole(1, 80)}}, Due{RelativeTo{24, random.date(2018, 2024)}}};
  return random.one_of(dues);
}

Period random_period(Random& random) {
  const int year = random.whole(2018, 2026);
  const std::vector<Period> periods{Year{year}, Half{year, random.whole(1, 2)}, Quarter{year, random.whole(1, 4)}, Month{year, random.whole(1, 12)},
                                    random.date(2018, 2026), years(year - 1, year)};
  return random.one_of(periods);
}

Observation random_observation(Random& random) {
  Observation observation{random_period(random), random_value(random)};
  observation.report = static_cast<Report>(random.whole(0, 2));
  observation.status = static_cast<ObservationStatus>(random.whole(0, 2));
  if (random.chance(0.2)) observation.exactness = static_cast<Exactness>(random.whole(1, 2));
  if (random.chance(0.5)) observation.published = add_days(end_of(observation.period), random.whole(-40, 200));
  return observation;
}

std::vector<Observation> random_figures(Random& random) {
  std::vector<Observation> figures;
  for (int i = random.whole(0, 6); i > 0; --i) figures.push_back(random_observation(random));
  return figures;
}

Shape random_shape(Random& random) {
  return random.one_of(std::vector<Shape>{Linear{}, Linear{}, Geometric{}, Logistic{}, Steps{}, profile({1, 2, 3, 0})});
}

std::optional<Baseline> random_baseline(Random& random) {
  if (random.chance(0.5)) return std::nullopt;
  return Baseline{random_value(random), random_period(random)};
}

Evidence random_evidence(Random& random) {
  const Kind kind = random.one_of(kinds);
  const Unit unit = kind == Kind::growth ? percent_unit : random.one_of(units);
  Target target{.bound = random_bound(random, unit), .due = random_due(random), .baseline = random_baseline(random)};
  if (random.chance(0.2)) target.first_day = random.date(2018, 2026);
  target.hold = random.chance(0.2);
  target.if_target_worse = random.chance(0.5) ? IfTargetWorse::hold : IfTargetWorse::follow;
  target.shape = random_shape(random);
  if (random.chance(0.2)) target.milestones = {{Year{2022}, random_value(random)}, {Year{2023}, random_value(random)}};
  std::vector<Observation> figures = random_figures(random);  // drawn before the day: arguments have no order of their own
  Evidence evidence = seen(kind, unit, std::move(target), std::move(figures), random.date(2019, 2026));
  if (kind == Kind::growth && random.chance(0.3)) evidence.series = Series{tonne, evidence.series.observations()};
  if (random.chance(0.5)) evidence.indicator->direction = random.chance(0.5) ? Direction::increase : Direction::decrease;
  if (random.chance(0.5)) evidence.frame = {random.date(2019, 2022), years(2020, 2025)};
  if (random.chance(0.5)) evidence.reference = Series{percent_unit, random_figures(random)};
  evidence.baseline_from_figures = random.chance(0.8);
  return evidence;
}

/// All that a reader of the verdict would see.
std::string told(const Verdict& v) {
  std::ostringstream out;
  out << status_of(v) << ' ' << movement_of(v) << ' ' << range_of(v);
  for (const auto& number : {v.figure, v.lead, v.required, v.required_today, v.observed_rate, v.projected, v.smallest_tolerance}) out << ' ' << printed(number, 9);
  for (const auto& date : {v.was_met_on, v.shown_only_on, v.met_late_on}) out << ' ' << printed(date);
  if (v.observed) out << ' ' << v.observed->value << ' ' << printed(v.observed->at);
  for (const Mark mark : v.marks) out << ' ' << name_of(mark);
  for (const Instance& instance : v.history) out << ' ' << name_of(instance.status) << printed(instance.observed, 6) << printed(instance.figure, 9);
  return out.str();
}

std::vector<std::optional<double>> numbers_of(const Verdict& v) {
  std::vector<std::optional<double>> numbers{v.figure, v.lead, v.required, v.required_today, v.owed, v.observed_rate, v.required_rate, v.projected, v.smallest_tolerance};
  if (v.observed) numbers.push_back(v.observed->value);
  for (const Instance& instance : v.history) numbers.insert(numbers.end(), {instance.observed, instance.required, instance.figure});
  return numbers;
}

}  // namespace

TEST_CASE("property: no evidence throws or gives a number that is none, and a reason stands exactly where no class does") {
  Random random{7};
  for (int i = 0; i < 20000; ++i) {
    const Evidence evidence = random_evidence(random);
    const Verdict verdict = assess(evidence, methods[static_cast<std::size_t>(i) % methods.size()]);
    CHECK((verdict.status == Status::not_assessable) == verdict.reason.has_value());
    for (const auto& number : numbers_of(verdict)) CHECK((!number || std::isfinite(*number)));
    for (const Instance& instance : verdict.history) CHECK((start_of(instance.period) <= evidence.as_of));
    CHECK(verdict.between.has_value() == (verdict.reason == Reason::inconclusive));
  }
}

TEST_CASE("property: a figure published after the as-of day changes nothing") {
  Random random{8};
  for (int i = 0; i < 5000; ++i) {
    const Evidence evidence = random_evidence(random);
    std::vector<Observation> figures = evidence.series.observations();
    Observation later = random_observation(random);
    later.published = add_days(evidence.as_of, random.whole(1, 400));
    figures.push_back(later);
    Evidence informed = evidence;
    informed.series = Series{evidence.series.unit(), figures};
    CHECK(told(assess(evidence)) == told(assess(informed)));
  }
}

TEST_CASE("property: the order of the observations does not matter") {
  Random random{9};
  for (int i = 0; i < 5000; ++i) {
    Evidence evidence = random_evidence(random);
    std::vector<Observation> figures = evidence.series.observations();
    for (std::size_t k = 0; k < figures.size(); ++k) figures[k].published = add_days(end_of(figures[k].period), static_cast<long>(k));
    evidence.series = Series{evidence.series.unit(), figures};  // no two vintages of the same day: they would contradict each other
    const std::string told_before = told(assess(evidence));
    random.shuffle(figures);
    evidence.series = Series{evidence.series.unit(), figures};
    CHECK(told(assess(evidence)) == told_before);
  }
}

TEST_CASE("property: the day of issue of the reports aside, a verdict does not depend on what is called what") {
  Random random{10};
  for (int i = 0; i < 500; ++i) {
    Evidence evidence = random_evidence(random);
    const std::string before = told(assess(evidence));
    evidence.target.id = "another";
    evidence.target.indicator = "another";
    evidence.indicator->id = "another";
    CHECK(told(assess(evidence)) == before);
  }
}

TEST_CASE("property: ends are the same for every method") {
  Random random{11};
  for (int i = 0; i < 3000; ++i) {
    const Evidence evidence = random_evidence(random);
    const Verdict by_path = assess(evidence);
    const bool ended = by_path.status == Status::achieved || by_path.status == Status::missed;
    for (const Method& method : methods) {
      const Verdict verdict = assess(evidence, method);
      CHECK((verdict.status == Status::achieved || verdict.status == Status::missed) == ended);
      if (ended) CHECK(verdict.status == by_path.status);
      CHECK(movement_of(verdict) == movement_of(by_path));
    }
  }
}

TEST_CASE("units that do not measure the same thing are refused: series, bound, indicator") {
  Evidence evidence = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  evidence.series = Series{tonne, {{Year{2024}, 361}}};
  CHECK_THROWS_AS(assess(evidence), UnitMismatch);
  evidence = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  evidence.target.bound = more_than(400 * tonne);
  CHECK_THROWS_AS(assess(evidence), UnitMismatch);
  evidence = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  evidence.indicator->unit = tonne;
  CHECK_THROWS_AS(assess(evidence), UnitMismatch);
}

TEST_CASE("per cent and percentage points are not the same thing") {
  const Target target{.bound = reach(5 * percentage_point_unit), .due = end_of(Year{2025})};
  CHECK_THROWS_AS(assess(seen(Kind::ratio, percent_unit, target, {{Year{2024}, 3}}, Date{2025, 3, 1})), UnitMismatch);
}

TEST_CASE("the version in force on the as-of day is judged, and said to be revised") {
  Evidence evidence = platforms({{Year{2022}, 260}, {Year{2024}, 361}}, Date{2025, 3, 1});
  evidence.target.revisions = {{.from = Date{2025, 3, 1}, .bound = more_than(500 * platform)}};
  const Verdict revised = assess(evidence);
  CHECK(printed(revised.required, 1) == "420.0");  // 260 + 240 * 2 / 3
  CHECK(status_of(revised) == "off_track");
  CHECK(has(revised, Mark::revised));
  evidence.as_of = Date{2025, 2, 28};
  CHECK(status_of(assess(evidence)) == "on_track");
  CHECK_FALSE(has(assess(evidence), Mark::revised));
}

TEST_CASE("floor and stretch are judged beside the target") {
  Evidence evidence = platforms({{Year{2022}, 260}, {Year{2024}, 361}}, Date{2025, 3, 1});
  evidence.target.tiers = {{TierLevel::floor, more_than(350 * platform)}, {TierLevel::stretch, more_than(500 * platform)}};
  const Verdict verdict = assess(evidence);
  CHECK(status_of(verdict) == "on_track");
  REQUIRE(verdict.tiers.size() == 2);
  CHECK(verdict.tiers[0].status == Status::achieved);
  CHECK(verdict.tiers[1].status == Status::off_track);
  CHECK(explain(verdict, Language::zh).find("底线目标已完成、奋斗目标明显滞后") != std::string::npos);
}
