#include "milepost/assessment/evidence.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

Evidence of_bound(const Bound& bound, std::optional<Direction> direction = {}) {
  return {.target = {.indicator = "thing", .bound = bound}, .indicator = indicator_of(Kind::stock, tonne, direction), .as_of = Date{2024, 6, 30}};
}

Evidence of_due(const Due& due, const PlanFrame& frame, std::optional<Date> first_day = {}) {
  return {.target = {.indicator = "thing", .due = due, .first_day = first_day}, .as_of = Date{2024, 6, 30}, .frame = frame};
}

std::string opening(const Evidence& evidence) {
  const Schedule schedule = schedule_of(evidence);
  return printed(schedule.open) + " " + std::string(name_of(schedule.open_basis));
}

/// A mean growth of R&D spending of more than 7 % a year; 2021 was first reported as 14.2, later as 14.6.
Evidence research(const Date& as_of) {
  return seen(Kind::growth, percent_unit, {.bound = more_than(7 * percent_unit), .due = within(2021, 2025)},
              {{.period = Year{2021}, .value = 14.2, .status = ObservationStatus::provisional, .published = Date{2022, 2, 28}},
               {.period = Year{2021}, .value = 14.6, .published = Date{2022, 8, 31}}},
              as_of);
}

}  // namespace

TEST_CASE("without an indicator a target is on a stock, its direction that of the bound") {
  const Evidence evidence{.target = {.bound = at_most(5 * tonne)}, .as_of = Date{2024, 6, 30}};
  CHECK(kind_of(evidence) == Kind::stock);
  CHECK(direction_of(evidence) == Direction::decrease);
}

TEST_CASE("more than, at least, reach: increase; less than, at most: decrease") {
  for (const Bound& bound : {more_than(5 * tonne), at_least(5 * tonne), reach(5 * tonne)}) CHECK(direction_of(of_bound(bound)) == Direction::increase);
  for (const Bound& bound : {less_than(5 * tonne), at_most(5 * tonne)}) CHECK(direction_of(of_bound(bound)) == Direction::decrease);
}

TEST_CASE("the indicator's direction comes before the bound's") {
  CHECK(direction_of(of_bound(reach(5 * tonne), Direction::decrease)) == Direction::decrease);
}

TEST_CASE("the baseline of the evidence takes the place of the target's") {
  Evidence evidence = platforms({}, Date{2024, 6, 30});
  CHECK(named_baseline(evidence)->value == 260);
  evidence.baseline = Baseline{280, Year{2022}};
  CHECK(named_baseline(evidence)->value == 280);
}

TEST_CASE("a window opens where it is stated, else with the named period, else with the plan's horizon") {
  const PlanFrame plan{Date{2022, 7, 11}, years(2022, 2025)};
  const Due fyp14{EndOf{"fyp14", years(2021, 2025)}};
  CHECK(opening(of_due(fyp14, plan, Date{2022, 3, 1})) == "2022-02-28 stated");
  CHECK(opening(of_due(fyp14, plan)) == "2020-12-31 stated");
  CHECK(opening(of_due(end_of(Year{2025}), plan)) == "2021-12-31 convention");
}

TEST_CASE("a missing anchor is the day of issue, and assumed") {
  const Evidence evidence = of_due(Due{RelativeTo{60}}, {Date{2022, 7, 11}, years(2022, 2025)});
  CHECK(opening(evidence) == "2022-07-11 assumed");
  CHECK(printed(schedule_of(evidence).due) == "2027-07-11");
}

// What is known on the as-of day.

TEST_CASE("the vintage known on the day counts: 14.2 as of 2022-06-30, 14.6 as of 2022-09-30") {
  const Verdict june = assess(research(Date{2022, 6, 30}));
  CHECK(printed(june.observed->value, 1) == "14.2");
  CHECK(has(june, Mark::provisional));
  const Verdict september = assess(research(Date{2022, 9, 30}));
  CHECK(printed(september.observed->value, 1) == "14.6");
  CHECK_FALSE(has(september, Mark::provisional));
}

TEST_CASE("a figure counts from the day it is published, the day inside") {
  const std::vector<Observation> figures{{.period = Year{2023}, .value = 310, .published = Date{2024, 3, 15}}};
  CHECK(status_of(platforms(figures, Date{2024, 3, 14})) == "no_data");
  CHECK(status_of(platforms(figures, Date{2024, 3, 15})) == "on_track");
}

TEST_CASE("a figure for a period that has not closed is not used, even if it is published") {
  const std::vector<Observation> figures{{.period = Year{2024}, .value = 390, .published = Date{2024, 11, 1}}};
  CHECK(status_of(platforms(figures, Date{2024, 12, 30})) == "no_data");
  CHECK(status_of(platforms(figures, Date{2024, 12, 31})) == "on_track");
}

TEST_CASE("without a day of publication a figure is known at the period's close, and marked") {
  const Verdict verdict = assess(platforms({{Year{2024}, 361}}, Date{2024, 12, 31}));
  CHECK(class_of(verdict) == "on_track 1.082");
  CHECK(has(verdict, Mark::undated));
  CHECK_FALSE(has(assess(platforms({{.period = Year{2024}, .value = 361, .published = Date{2025, 2, 1}}}, Date{2025, 3, 1})), Mark::undated));
}

TEST_CASE("an estimate never replaces a figure; alone it is used and marked") {
  const Observation estimate{.period = Year{2024}, .value = 300, .status = ObservationStatus::estimate, .published = Date{2025, 2, 20}};
  const Observation figure{.period = Year{2024}, .value = 361, .published = Date{2025, 2, 1}};
  CHECK(class_of(platforms({figure, estimate}, Date{2025, 3, 1})) == "on_track 1.082");
  const Verdict alone = assess(platforms({estimate}, Date{2025, 3, 1}));
  CHECK(printed(alone.observed->value, 0) == "300");
  CHECK(has(alone, Mark::provisional));
}

TEST_CASE("an estimate of the full year from before its close is a forecast and not used") {
  const Observation forecast{.period = Year{2024}, .value = 361, .status = ObservationStatus::estimate, .published = Date{2024, 12, 20}};
  CHECK(status_of(platforms({forecast}, Date{2025, 3, 1})) == "no_data");
}

TEST_CASE("a named baseline belongs to the promise: a later revision of that year does not move the path") {
  const Observation revised{.period = Year{2022}, .value = 290, .published = Date{2024, 1, 10}};
  const Verdict verdict = assess(platforms({revised, {Year{2024}, 361}}, Date{2025, 3, 1}));
  CHECK(printed(verdict.required, 2) == "353.33");
  CHECK(class_of(verdict) == "on_track 1.082");
}
