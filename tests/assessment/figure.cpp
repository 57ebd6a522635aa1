#include "milepost/assessment/figure.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

const Unit yuan{.name = "yuan", .counted = false};

Evidence mean_rate_of(std::vector<Observation> figures, const Unit& unit, const Due& due, const Date& as_of) {
  Evidence evidence = seen(Kind::growth, percent_unit, {.bound = more_than(7 * percent_unit), .due = due}, {}, as_of);
  evidence.series = Series{unit, std::move(figures)};
  return evidence;
}

Evidence cut_of_13_5(std::vector<Observation> figures, const Date& as_of) {
  return seen(Kind::growth, percent_unit, {.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)}, std::move(figures), as_of);
}

/// Observed value to two digits, or the reason why there is none.
std::string figure(const Evidence& evidence) {
  const Verdict verdict = assess(evidence);
  return verdict.observed ? printed(verdict.observed->value, 2) : status_of(verdict);
}

}  // namespace

TEST_CASE("a mean rate is the geometric mean of the whole years so far: 14.6 and 10.1 make 12.33") {
  const std::vector<Observation> rates{{Year{2021}, 14.6}, {Year{2022}, 10.1}, {Half{2023, 1}, 30}};
  CHECK(figure(mean_rate_of(rates, percent_unit, within(2021, 2025), Date{2023, 8, 1})) == "12.33");
}

TEST_CASE("inside a window of one year the year so far stands for itself") {
  CHECK(figure(mean_rate_of({{Quarter{2023, 1}, 4.5}, {Half{2023, 1}, 5.5}}, percent_unit, within(2023, 2023), Date{2023, 8, 1})) == "5.50");
}

TEST_CASE("levels are turned into growth on the year before: 110 on 100 is 10 %") {
  CHECK(figure(mean_rate_of({{Year{2020}, 100}, {Year{2021}, 110}}, yuan, within(2021, 2025), Date{2022, 2, 1})) == "10.00");
}

TEST_CASE("growth without the level of the year before has no baseline") {
  CHECK(figure(mean_rate_of({{Year{2021}, 110}}, yuan, within(2021, 2025), Date{2022, 2, 1})) == "no_baseline");
  CHECK(figure(mean_rate_of({{Year{2021}, 110}}, yuan, each_year(2021, 2025), Date{2022, 2, 1})) == "no_baseline");
  CHECK(figure(mean_rate_of({}, yuan, within(2021, 2025), Date{2022, 2, 1})) == "no_data");
}

TEST_CASE("only periods of the same length are compared: December is no growth on a year") {
  CHECK(figure(mean_rate_of({{Year{2022}, 1200}, {Month{2023, 12}, 110}}, yuan, within(2023, 2023), Date{2023, 12, 31})) == "no_baseline");
}

TEST_CASE("February of a leap year is compared with the February before") {
  CHECK(figure(mean_rate_of({{Month{2023, 2}, 100}, {Month{2024, 2}, 108}}, yuan, within(2024, 2024), Date{2024, 4, 1})) == "8.00");
}

TEST_CASE("a period that has no growth of its own does not borrow a later one") {
  const std::vector<Observation> levels{{Quarter{2023, 1}, 100}, {Quarter{2024, 1}, 120}};
  CHECK(figure(mean_rate_of(levels, yuan, within(2023, 2023), Date{2024, 5, 1})) == "no_data");
}

TEST_CASE("yearly cuts are chained, not added: twice 3 % is 5.91 %") {
  CHECK(figure(cut_of_13_5({{Year{2021}, 3}, {Year{2022}, 3}}, Date{2023, 2, 1})) == "5.91");
}

TEST_CASE("a chain of cuts ends at the first missing year") {
  CHECK(figure(cut_of_13_5({{Year{2021}, 3}, {Year{2023}, 3}}, Date{2024, 2, 1})) == "3.00");
  CHECK(figure(cut_of_13_5({{Year{2022}, 3}}, Date{2024, 2, 1})) == "no_data");
}

TEST_CASE("a reported cut since the start stands for the chain where it reaches as far") {
  CHECK(figure(cut_of_13_5({{Year{2021}, 3}, {Year{2022}, 7.3, Report::since_start}}, Date{2023, 2, 1})) == "7.30");
}

TEST_CASE("a figure made of several reports is as firm as the least firm of them") {
  const Observation provisional{.period = Year{2022}, .value = 60, .status = ObservationStatus::provisional, .published = Date{2023, 2, 1}};
  const Verdict verdict = assess(two_hundred({provisional, {.period = Year{2023}, .value = 45, .published = Date{2024, 2, 1}}}, Date{2024, 3, 1}));
  CHECK(has(verdict, Mark::provisional));
  CHECK_FALSE(has(verdict, Mark::undated));
}

TEST_CASE("another indicator is compared over the same years only") {
  Evidence evidence = mean_rate_of({{Year{2021}, 9.1}, {Year{2022}, 4.0}}, percent_unit, within(2021, 2025), Date{2023, 2, 1});
  evidence.target.bound = above("gdp");
  evidence.reference = Series{percent_unit, {{Year{2020}, 2.2}, {Year{2021}, 8.4}, {Year{2022}, 3.0}}};
  const Verdict verdict = assess(evidence);
  CHECK(printed(verdict.observed->value, 2) == "6.52");  // sqrt(1.091 * 1.04)
  CHECK(printed(verdict.required, 2) == "5.67");         // sqrt(1.084 * 1.03)
  CHECK(status_of(verdict) == "on_track");
  evidence.reference = Series{percent_unit, {{Year{2021}, 8.4}}};
  CHECK(status_of(evidence) == "no_data");
}

TEST_CASE("the other indicator may be given in levels") {
  Evidence evidence = mean_rate_of({{Year{2021}, 9.1}}, percent_unit, within(2021, 2025), Date{2022, 2, 1});
  evidence.target.bound = above("gdp");
  evidence.reference = Series{yuan, {{Year{2020}, 1000}, {Year{2021}, 1084}}};
  CHECK(printed(assess(evidence).required, 2) == "8.40");
}

TEST_CASE("rises are chained as rises: twice 3 % is 6.09 %") {
  Evidence evidence = cut_of_13_5({{Year{2021}, 3}, {Year{2022}, 3}}, Date{2023, 2, 1});
  evidence.target.bound = change_by(Percent{25});
  CHECK(figure(evidence) == "6.09");
}

TEST_CASE("levels that fall by 3 % make a cut of 3 %") {
  Evidence evidence = cut_of_13_5({}, Date{2023, 2, 1});
  evidence.series = Series{yuan, {{Year{2020}, 100}, {Year{2021}, 97}, {Year{2022}, 94.09}}};
  CHECK(figure(evidence) == "5.91");
  CHECK(movement_of(assess(evidence)) == "flat");
}

TEST_CASE("adding up the yearly cuts is a reading: 3 % and 3 % are 6 %") {
  Evidence evidence = cut_of_13_5({{Year{2021}, 3}, {Year{2022}, 3}}, Date{2023, 2, 1});
  CHECK(figure(evidence) == "5.91");
  evidence.target.adding = Adding::sum;
  CHECK(figure(evidence) == "6.00");
}
