#include "milepost/assessment/movement.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

std::string movement(const Evidence& evidence) { return movement_of(assess(evidence)); }

std::string of_levels(std::vector<Observation> figures, const Bound& bound = reach(400 * tonne)) {
  return movement(seen(Kind::stock, tonne, {.bound = bound, .due = end_of(Year{2025})}, std::move(figures), Date{2025, 3, 1}));
}

}  // namespace

TEST_CASE("the last two figures count, whatever went before") {
  CHECK(of_levels({{Year{2022}, 100}, {Year{2023}, 300}, {Year{2024}, 290}}) == "away");
  CHECK(of_levels({{Year{2022}, 300}, {Year{2023}, 100}, {Year{2024}, 110}}) == "toward");
  CHECK(of_levels({{Year{2023}, 300}, {Year{2024}, 300}}) == "flat");
}

TEST_CASE("where less is better a fall is toward the target") {
  CHECK(of_levels({{Year{2023}, 500}, {Year{2024}, 450}}, at_most(400 * tonne)) == "toward");
  CHECK(of_levels({{Year{2023}, 500}, {Year{2024}, 510}}, at_most(400 * tonne)) == "away");
}

TEST_CASE("one figure moves from the named baseline; without one it is not known") {
  CHECK(movement(platforms({{Year{2024}, 270}}, Date{2025, 3, 1})) == "toward");
  CHECK(movement(platforms({{Year{2024}, 250}}, Date{2025, 3, 1})) == "away");
  CHECK(of_levels({{Year{2024}, 270}}) == "unknown");
  CHECK(of_levels({}) == "unknown");
}

TEST_CASE("movement does not depend on the status: achieved and away are two facts") {
  const Verdict verdict = assess(platforms({{Year{2023}, 450}, {Year{2024}, 420}}, Date{2025, 3, 1}));
  CHECK(status_of(verdict) == "achieved");
  CHECK(movement_of(verdict) == "away");
}

TEST_CASE("a total moves toward its target if its last report added something, and is flat if nothing") {
  CHECK(movement(two_hundred({{Year{2022}, 60}, {Year{2023}, 5}}, Date{2024, 2, 1})) == "toward");
  CHECK(movement(two_hundred({{Year{2022}, 60}, {Year{2023}, 0}}, Date{2024, 2, 1})) == "flat");
  CHECK(movement(two_hundred({{Year{2022}, 60, Report::since_start}, {Year{2023}, 60, Report::since_start}}, Date{2024, 2, 1})) == "flat");
  CHECK(movement(two_hundred({}, Date{2024, 2, 1})) == "unknown");
}

TEST_CASE("rates are compared full year on full year") {
  const std::vector<Observation> rates{{Year{2021}, 8}, {Year{2022}, 9}, {Half{2023, 1}, 2, Report::year_to_date}};
  CHECK(movement(seen(Kind::growth, percent_unit, {.bound = more_than(7 * percent_unit), .due = within(2021, 2025)}, rates, Date{2023, 8, 1})) == "toward");
}

TEST_CASE("recurring flows are compared full year on full year") {
  const auto yearly = [](std::vector<Observation> figures) {
    return movement(seen(Kind::flow, piece, {.bound = at_least(60 * piece), .due = each_year(2022, 2025)}, std::move(figures), Date{2024, 7, 31}));
  };
  CHECK(yearly({{Year{2022}, 64}, {Year{2023}, 58}, {Half{2024, 1}, 40}}) == "away");
  CHECK(yearly({{Year{2022}, 58}, {Year{2023}, 64}, {Half{2024, 1}, 2}}) == "toward");
  CHECK(yearly({{Year{2022}, 58}, {Half{2023, 1}, 64}}) == "unknown");
}

TEST_CASE("a yearly average is compared with the year before, not with the part of a year") {
  const std::vector<Observation> averages{{Year{2022}, 5.6}, {Year{2023}, 5.2}, {Half{2024, 1}, 5.4, Report::year_to_date}};
  CHECK(movement(seen(Kind::ratio, percent_unit, {.bound = less_than(5.5 * percent_unit), .due = each_year(2022, 2025)}, averages, Date{2024, 7, 31})) == "toward");
}

TEST_CASE("a two-sided range is approached by its nearest edge, and inside it nothing moves") {
  const auto in_range = [](double from, double to) { return of_levels({{Year{2023}, from}, {Year{2024}, to}}, between(60 * tonne, 65 * tonne, true)); };
  CHECK(in_range(70, 67) == "toward");
  CHECK(in_range(55, 58) == "toward");
  CHECK(in_range(64, 66) == "away");
  CHECK(in_range(50, 75) == "flat");
  CHECK(in_range(61, 64) == "flat");
}

TEST_CASE("where nobody has set a number a rate has no right way, unless the way itself was promised") {
  const std::vector<Observation> slowing{{Year{2021}, 8}, {Year{2022}, 3}};
  const auto moved = [&](Kind kind, const Bound& bound, bool hold) {
    return movement(seen(kind, percent_unit, {.bound = bound, .due = within(2021, 2025), .hold = hold}, slowing, Date{2023, 8, 1}));
  };
  CHECK(moved(Kind::growth, some_of(), true) == "unknown");
  CHECK(moved(Kind::growth, some_of(), false) == "unknown");
  CHECK(moved(Kind::growth, in_step_with("gdp"), false) == "unknown");
  CHECK(moved(Kind::ratio, some_of(), true) == "unknown");
  CHECK(moved(Kind::growth, toward(Direction::increase), false) == "away");
  CHECK(moved(Kind::growth, toward(Direction::decrease), false) == "toward");
  CHECK(moved(Kind::growth, more_than(4 * percent_unit), false) == "away");
  CHECK(moved(Kind::stock, some_of(), true) == "unknown");
}

TEST_CASE("a lower bound proves a rise over an exact figure, and nothing else") {
  const auto from = [](Observation before, double value) {
    return of_levels({std::move(before), {.period = Year{2024}, .value = value, .exactness = Exactness::at_least}});
  };
  CHECK(from({Year{2023}, 300}, 310) == "toward");
  CHECK(from({Year{2023}, 300}, 290) == "unknown");
  CHECK(from({.period = Year{2023}, .value = 300, .exactness = Exactness::more_than}, 310) == "unknown");
}

TEST_CASE("two figures of the same day are no movement: December after the year counts against the year before") {
  CHECK(of_levels({{Year{2022}, 100}, {Year{2023}, 120}, {Month{2023, 12}, 110}}) == "toward");
  CHECK(of_levels({{Year{2023}, 120}, {Month{2023, 12}, 110}}) == "unknown");
}
