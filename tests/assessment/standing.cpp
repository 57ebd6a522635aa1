#include "milepost/assessment/standing.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// To 400 in 2022..2025, the baseline not named.
Evidence climb_to_400(std::vector<Observation> figures, const Date& as_of) {
  return seen(Kind::stock, tonne, {.bound = at_least(400 * tonne), .due = within(2022, 2025)}, std::move(figures), as_of);
}

Track track_of(Kind kind, const Bound& bound, std::optional<Direction> direction = {}) {
  Evidence evidence = seen(kind, kind == Kind::growth ? percent_unit : tonne, {.bound = bound, .due = within(2022, 2025)}, {}, Date{2023, 12, 31});
  evidence.indicator->direction = direction;
  return standing_of(evidence).track;
}

}  // namespace

TEST_CASE("a baseline that is not named is the last figure at or before the opening: 180, 240, 300") {
  const Verdict verdict = assess(climb_to_400({{Year{2019}, 180}, {Year{2021}, 240}, {Year{2023}, 300}}, Date{2023, 12, 31}));
  CHECK(verdict.start->value == 240);
  CHECK(verdict.start->origin == StartOrigin::last_before_opening);
  CHECK(printed(verdict.required, 0) == "320");
  CHECK(class_of(verdict, 2) == "off_track 0.75");
}

TEST_CASE("else it is the first figure after the opening: the path starts there and the earlier part is not judged") {
  const Verdict verdict = assess(climb_to_400({{Date{2024, 6, 30}, 361}, {Date{2025, 3, 31}, 378}}, Date{2025, 4, 30}));
  CHECK(verdict.start->origin == StartOrigin::first_after_opening);
  CHECK(printed(verdict.required, 1) == "380.5");
  CHECK(class_of(verdict) == "off_track 0.872");
  CHECK(has(verdict, Mark::late_start));
}

TEST_CASE("a flow whose first figure is late starts at 0 at the opening all the same") {
  const Standing standing = standing_of(two_hundred({{Year{2024}, 50}}, Date{2025, 1, 31}));
  CHECK(standing.start->value == 0);
  CHECK(printed(standing.start->date) == "2021-12-31");
  CHECK(standing.start->origin == StartOrigin::zero);
}

TEST_CASE("a named baseline beside a flow is not what the flow has reached") {
  Evidence evidence = two_hundred({{Year{2022}, 60}, {Year{2023}, 45}}, Date{2023, 12, 31});
  evidence.target.baseline = Baseline{40, Year{2020}};
  const Verdict verdict = assess(evidence);
  CHECK(verdict.observed->value == 105);
  CHECK(class_of(verdict, 2) == "on_track 1.05");
}

TEST_CASE("the only figure cannot be baseline and progress at once, but shows what is owed today") {
  const Unit myriad{.name = "myriad people", .scale = 10000, .base = "person"};
  const auto people = [&](double first, const Date& as_of) {
    return seen(Kind::stock, myriad, {.bound = reach(50 * myriad), .due = within(2022, 2025)}, {{Date{2022, 2, 16}, first}}, as_of);
  };
  CHECK(status_of(people(37.5, Date{2023, 12, 31})) == "too_few_points");
  CHECK(required_today(people(37.5, Date{2023, 12, 31})) == "43.54");
  CHECK(status_of(people(37.5, Date{2024, 6, 30})) == "too_few_points");
  CHECK(required_today(people(37.5, Date{2024, 6, 30})) == "45.15");
  CHECK(status_of(people(50, Date{2024, 6, 30})) == "achieved");
}

TEST_CASE("a named baseline and nothing later is no data") {
  CHECK(status_of(platforms({}, Date{2024, 6, 30})) == "no_data");
  CHECK(status_of(platforms({{Year{2022}, 260}}, Date{2024, 6, 30})) == "no_data");
}

TEST_CASE("no baseline where figures may not serve as one") {
  Evidence evidence = climb_to_400({{Year{2021}, 240}, {Year{2023}, 300}}, Date{2023, 12, 31});
  evidence.baseline_from_figures = false;
  CHECK(status_of(evidence) == "no_baseline");
  CHECK(required_today(evidence) == "none");
}

TEST_CASE("reports of a flow are joined: 60, 45 and 20 by mid-2024 are the 125 that are owed") {
  const Verdict verdict = assess(two_hundred({{Year{2022}, 60}, {Year{2023}, 45}, {Half{2024, 1}, 20}}, Date{2024, 6, 30}));
  CHECK(verdict.observed->value == 125);
  CHECK(printed(verdict.observed->at) == "2024-06-30");
  CHECK(printed(verdict.required, 0) == "125");
  CHECK(class_of(verdict, 2) == "on_track 1.00");
}

TEST_CASE("the track follows from kind and bound") {
  CHECK(track_of(Kind::stock, at_least(5 * tonne)) == Track::climb);
  CHECK(track_of(Kind::flow, at_least(5 * tonne)) == Track::total);
  CHECK(track_of(Kind::flow, at_most(5 * tonne)) == Track::budget);
  CHECK(track_of(Kind::growth, more_than(7 * percent_unit)) == Track::mean_rate);
  CHECK(track_of(Kind::growth, change_by(Percent{-13.5})) == Track::chained_change);
  CHECK(track_of(Kind::growth, above("gdp")) == Track::comparison);
  CHECK(track_of(Kind::stock, some_of()) == Track::none);
  CHECK(track_of(Kind::ratio, between(1 * tonne, 2 * tonne, true)) == Track::hold);
}

TEST_CASE("a flow of which less is better is a budget in whatever words") {
  CHECK(track_of(Kind::flow, reach(5 * tonne), Direction::decrease) == Track::budget);
  CHECK(track_of(Kind::flow, about(5 * tonne), Direction::decrease) == Track::budget);
}

TEST_CASE("a shape or milestones of the promise come before whole steps") {
  Target target{.bound = at_least(2 * piece), .due = within(2021, 2025)};
  const auto shape = [&] { return standing_of(seen(Kind::flow, piece, target, {}, Date{2023, 12, 31})).shape; };
  CHECK(std::holds_alternative<Steps>(shape()));
  target.milestones = {{Year{2023}, 2}};
  CHECK(std::holds_alternative<Linear>(shape()));
  target.milestones.clear();
  target.shape = Logistic{};
  CHECK(std::holds_alternative<Logistic>(shape()));
}

TEST_CASE("values are in the indicator's unit, whatever the unit of series and bound") {
  const Unit myriad{.name = "myriad tonnes", .scale = 10000, .base = "tonne", .counted = false};
  const Target target{.indicator = "thing", .bound = at_least(2 * myriad), .due = within(2022, 2025)};
  const Evidence evidence{.target = target, .series = Series{myriad, {{Year{2021}, 1}}}, .indicator = indicator_of(Kind::stock, tonne), .as_of = Date{2023, 12, 31}};
  const Standing standing = standing_of(evidence);
  CHECK(standing.unit == tonne);
  CHECK(standing.demand->limit == 20000);
  CHECK(standing.known.first().value == 10000);
}

TEST_CASE("the breakdown to periods makes the way: totals add up, levels stand") {
  Target target{.bound = reach(200 * piece), .due = within(2022, 2025)};
  target.parts = {{"", Year{2022}, 20}, {"", Year{2023}, 40}, {"", Year{2024}, 60}, {"", Year{2025}, 80}};
  const Evidence flow = seen(Kind::flow, piece, target, {{Year{2022}, 20}, {Year{2023}, 40}}, Date{2023, 12, 31});
  CHECK(printed(assess(flow).required, 0) == "60");
  CHECK(class_of(flow, Path{}, 2) == "on_track 1.00");
  target.parts = {{"", Year{2023}, 120}, {"", Year{2025}, 200}};
  const Evidence level = seen(Kind::stock, piece, target, {{Year{2021}, 100}, {Year{2023}, 120}}, Date{2023, 12, 31});
  CHECK(printed(assess(level).required, 0) == "120");
}

TEST_CASE("a breakdown that does not come to the limit is no way to it: a later version, another tier") {
  Target target{.bound = reach(200 * piece), .due = within(2022, 2025)};
  target.parts = {{"", Year{2022}, 20}, {"", Year{2023}, 40}, {"", Year{2024}, 60}, {"", Year{2025}, 80}};
  target.revisions = {{.from = Date{2023, 6, 1}, .bound = reach(240 * piece)}};
  target.tiers = {{TierLevel::floor, reach(100 * piece)}};
  const Evidence flow = seen(Kind::flow, piece, target, {{Year{2022}, 20}, {Year{2023}, 40}}, Date{2023, 12, 31});
  CHECK(printed(assess(flow).required, 0) == "120");
  CHECK(printed(assess(flow).tiers[0].required, 0) == "50");
}

TEST_CASE("means are compared only over periods as long as the baseline's") {
  Target target{.bound = at_most(5 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{6, Year{2021}}};
  Evidence evidence = seen(Kind::ratio, percent_unit, target, {{Year{2023}, 5.5}, {Half{2024, 1}, 4.0}}, Date{2024, 7, 31});
  CHECK(assess(evidence).observed->value == 4.0);
  evidence.indicator->period_average = true;
  CHECK(assess(evidence).observed->value == 5.5);
  evidence.series = Series{percent_unit, {{Half{2024, 1}, 4.0}}};
  CHECK(status_of(evidence) == "no_data");
}

TEST_CASE("without a named baseline, means compare with those as long as the first one") {
  // 240 in 2021 is the last figure before the window opens: R(2023) = 240 + (400 - 240) / 2.
  Evidence evidence = seen(Kind::stock, tonne, {.bound = reach(400 * tonne), .due = within(2022, 2025)},
                                 {{Year{2021}, 240}, {Year{2023}, 300}, {Month{2023, 12}, 500}}, Date{2024, 3, 1});
  evidence.indicator->direction = Direction::increase;
  evidence.indicator->period_average = true;
  CHECK(class_of(evidence, Path{}, 2) == "off_track 0.75");
  evidence.indicator->period_average = false;
  CHECK(status_of(evidence) == "achieved");
}
