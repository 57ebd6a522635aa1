#include "milepost/assessment/required.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

const Date end_2023{2023, 12, 31};
const Date due_day{2025, 12, 31};

Evidence unseen(Kind kind, const Unit& unit, Target target, const Date& as_of) { return seen(kind, unit, std::move(target), {}, as_of); }

Target towards_400(std::optional<Baseline> baseline = {}) {
  return {.bound = more_than(400 * platform), .due = end_of(Year{2025}), .baseline = std::move(baseline)};
}

}  // namespace

TEST_CASE("260 at end-2022 to 400 at end-2025 runs by 306.67 and 353.33, strict or not") {
  const Series observed{platform, {{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}};
  const Target target{.indicator = "platforms", .bound = more_than(400 * platform), .due = end_of(Year{2025})};
  const Trajectory path = required_path(observed.first(), target, Linear{});
  CHECK(printed(path.at(Date{2022, 12, 31}).value, 2) == "260.00");
  CHECK(printed(path.at(Date{2023, 12, 31}).value, 2) == "306.67");
  CHECK(printed(path.at(Date{2024, 12, 31}).value, 2) == "353.33");
  CHECK(printed(path.at(Date{2025, 12, 31}).value, 2) == "400.00");
  CHECK(path.unit() == platform);
}

TEST_CASE("a path needs a number and a due date") {
  const Observation start{Year{2022}, 260};
  CHECK_THROWS_AS(required_path(start, Target{.bound = more_than(400 * platform)}), OutOfRange);
  CHECK_THROWS_AS(required_path(start, Target{.bound = some_of(), .due = end_of(Year{2025})}), OutOfRange);
}

TEST_CASE("the clock: 2022..2025 has gone by 0.5 at end-2023, 0.625 at mid-2024, 43/48 at the end of July 2025") {
  CHECK(required_today(two_hundred({}, end_2023), 9) == "100.000000000");
  CHECK(required_today(two_hundred({}, Date{2024, 6, 30}), 9) == "125.000000000");
  CHECK(required_today(two_hundred({}, Date{2025, 7, 31}), 9) == printed(200 * 43.0 / 48, 9));
}

TEST_CASE("after the due day the limit stands, never extrapolated") {
  CHECK(required_today(two_hundred({}, due_day)) == "200.00");
  CHECK(required_today(two_hundred({}, Date{2027, 6, 30})) == "200.00");
}

TEST_CASE("thirty within five years of 2022-07-11: 8.82 at end-2023, 17.87 on 2025-07-03") {
  const auto thirty = [](const Date& as_of) {
    return unseen(Kind::flow, piece, {.bound = at_least(30 * piece), .due = Due{RelativeTo{60, Date{2022, 7, 11}}}}, as_of);
  };
  CHECK(required_today(thirty(end_2023)) == "8.82");
  CHECK(required_today(thirty(Date{2025, 7, 3})) == "17.87");
  CHECK(required_today(thirty(Date{2027, 7, 11})) == "30.00");
}

// required_today without a figure, by kind.

TEST_CASE("a stock owes R where a baseline is named; else nothing before the due day and T from it on") {
  CHECK(required_today(unseen(Kind::stock, platform, towards_400(Baseline{260, Year{2022}}), Date{2024, 12, 31})) == "353.33");
  CHECK(required_today(unseen(Kind::stock, platform, towards_400(), Date{2025, 12, 30})) == "none");
  CHECK(required_today(unseen(Kind::stock, platform, towards_400(), due_day)) == "400.00");
}

TEST_CASE("a change runs from the baseline's close to the baseline plus the change") {
  Target target{.bound = change_by(20 * percentage_point_unit), .due = end_of(Year{2025}), .baseline = Baseline{80, Year{2021}}};
  CHECK(required_today(unseen(Kind::ratio, percent_unit, target, end_2023)) == "90.00");
  CHECK(required_today(unseen(Kind::ratio, percent_unit, target, due_day)) == "100.00");
  target.baseline.reset();
  CHECK(required_today(unseen(Kind::ratio, percent_unit, target, end_2023)) == "none");
}

TEST_CASE("a change in per cent is a share of the baseline") {
  const Target target{.bound = change_by(Percent{-10}), .due = end_of(Year{2025}), .baseline = Baseline{200, Year{2021}}};
  CHECK(required_today(unseen(Kind::stock, tonne, target, end_2023)) == "190.00");
  CHECK(required_today(unseen(Kind::stock, tonne, target, due_day)) == "180.00");
}

TEST_CASE("a line to hold owes T, stated as one or made by a baseline that meets already") {
  CHECK(required_today(unseen(Kind::ratio, percent_unit, {.bound = reach(100 * percent_unit), .due = end_of(Year{2025}), .hold = true}, end_2023)) == "100.00");
  const Target kept{.bound = at_least(85 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{90, Year{2021}}};
  CHECK(required_today(unseen(Kind::stock, tonne, kept, end_2023)) == "85.00");
}

TEST_CASE("a count of ten units or fewer owes whole steps, eleven the line") {
  const auto count = [](double units) {
    return unseen(Kind::flow, piece, {.bound = at_least(units * piece), .due = within(2021, 2025)}, end_2023);
  };
  CHECK(required_today(count(2)) == "1.00");  // line 1.2
  CHECK(required_today(count(10)) == "6.00");
  CHECK(required_today(count(9)) == "5.00");  // line 5.4
  CHECK(required_today(count(11)) == "6.60");
}

TEST_CASE("steps count from the baseline, downwards too") {
  const Target fewer{.bound = at_most(20 * piece), .due = end_of(Year{2025}), .baseline = Baseline{27, Year{2021}}};
  CHECK(required_today(unseen(Kind::stock, piece, fewer, end_2023)) == "24.00");  // 27 - 3.5 on the line
}

TEST_CASE("shares and amounts have no steps however few they are") {
  const Target target{.bound = reach(5 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{3, Year{2021}}};
  CHECK(required_today(unseen(Kind::ratio, percent_unit, target, Date{2022, 12, 31})) == "3.50");
  const Unit myriad{.name = "myriad people", .scale = 10000, .base = "person"};
  CHECK(required_today(unseen(Kind::flow, myriad, {.bound = at_least(2 * myriad), .due = within(2021, 2025)}, end_2023)) == "1.20");
}

TEST_CASE("a one-off owes 0 until it is due, with a stated window or without one") {
  for (const Due& due : {within(2022, 2025), Due{end_of(Year{2025})}}) {
    CHECK(required_today(unseen(Kind::milestone, piece, {.bound = reach(1 * piece), .due = due}, Date{2025, 12, 30}), 0) == "0");
    CHECK(required_today(unseen(Kind::milestone, piece, {.bound = reach(1 * piece), .due = due}, due_day), 0) == "1");
  }
}

TEST_CASE("a cap on a flow is a budget: half of it at half time") {
  CHECK(required_today(unseen(Kind::flow, tonne, {.bound = at_most(100 * tonne), .due = within(2022, 2025)}, end_2023)) == "50.00");
}

TEST_CASE("a flow owes T s from 0 whatever baseline is named beside it") {
  const Target target{.bound = at_least(200 * piece), .due = within(2022, 2025), .baseline = Baseline{40, Year{2021}}};
  CHECK(required_today(unseen(Kind::flow, piece, target, end_2023)) == "100.00");
}

TEST_CASE("a cumulative cut of 13.5 % owes 8.1 after three years of five") {
  CHECK(required_today(unseen(Kind::growth, percent_unit, {.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)}, end_2023)) == "8.10");
}

TEST_CASE("a flow of 60 each year owes 30 by June of any year, from 0 at its start") {
  const Target target{.bound = at_least(60 * piece), .due = each_year(2022, 2025)};
  CHECK(required_today(unseen(Kind::flow, piece, target, Date{2024, 6, 30})) == "30.00");
  CHECK(required_today(unseen(Kind::flow, piece, target, Date{2024, 12, 31})) == "60.00");
  CHECK(required_today(unseen(Kind::flow, piece, target, Date{2025, 1, 31})) == "5.00");
}

TEST_CASE("growth each year, a yearly cap and a mean rate owe T at every moment") {
  const Bound seven = more_than(7 * percent_unit);
  CHECK(required_today(unseen(Kind::growth, percent_unit, {.bound = seven, .due = each_year(2021, 2025)}, Date{2023, 3, 31})) == "7.00");
  CHECK(required_today(unseen(Kind::growth, percent_unit, {.bound = seven, .due = within(2021, 2025)}, Date{2023, 3, 31})) == "7.00");
  const Target cap{.bound = less_than(5.5 * percent_unit), .due = each_year(2021, 2025)};
  CHECK(required_today(unseen(Kind::ratio, percent_unit, cap, Date{2023, 3, 31})) == "5.50");
}

TEST_CASE("a bound to another indicator and words without a number owe nothing") {
  CHECK(required_today(unseen(Kind::growth, percent_unit, {.bound = above("gdp"), .due = within(2021, 2025)}, end_2023)) == "none");
  CHECK(required_today(unseen(Kind::stock, platform, {.bound = some_of(), .due = end_of(Year{2025})}, due_day)) == "none");
  CHECK(required_today(unseen(Kind::stock, platform, {.bound = toward(Direction::increase), .due = end_of(Year{2025})}, due_day)) == "none");
}

TEST_CASE("a range is owed to its near end: low where more is better, high where less is") {
  const Target up{.bound = between(30 * tonne, 50 * tonne), .due = within(2022, 2025)};
  CHECK(required_today(unseen(Kind::flow, tonne, up, end_2023)) == "15.00");
  Evidence down = unseen(Kind::duration, day, {.bound = between(3 * day, 5 * day), .due = end_of(Year{2025}), .baseline = Baseline{9, Year{2021}}}, end_2023);
  down.indicator->direction = Direction::decrease;
  CHECK(required_today(down) == "7.00");
}

TEST_CASE("about 15000 owes its number, with a tolerance too: 9375 at mid-2024") {
  for (const std::optional<double> tolerance : {std::optional<double>{}, std::optional{0.05}}) {
    const Target target{.bound = about(15000 * tonne, tolerance), .due = within(2022, 2025)};
    CHECK(required_today(unseen(Kind::flow, tonne, target, Date{2024, 6, 30})) == "9375.00");
  }
}

TEST_CASE("a growing path is undefined through zero; before its start a path stays at the start") {
  Target target{.bound = at_least(400 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{100, Year{2021}}, .shape = Geometric{}};
  CHECK(required_today(unseen(Kind::stock, tonne, target, end_2023)) == "200.00");
  target.baseline = Baseline{0, Year{2021}};
  CHECK(required_today(unseen(Kind::stock, tonne, target, end_2023)) == "none");
  target.baseline = Baseline{100, Year{2024}};
  CHECK(required_today(unseen(Kind::stock, tonne, target, end_2023)) == "100.00");
}
