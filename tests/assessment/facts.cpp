#include "milepost/assessment/facts.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

bool is_stale(const Period& period, std::optional<Frequency> every, const Date& as_of) {
  Evidence evidence = platforms({{period, 300}}, as_of);
  evidence.indicator->frequency = every;
  return has(assess(evidence), Mark::stale);
}

}  // namespace

TEST_CASE("a yearly figure is stale once two further years have closed, and keeps its status") {
  CHECK_FALSE(is_stale(Year{2023}, {}, Date{2025, 12, 30}));
  CHECK(is_stale(Year{2023}, {}, Date{2025, 12, 31}));
  Evidence evidence = two_hundred({{Year{2022}, 50}}, Date{2024, 12, 31});
  CHECK(class_of(evidence, Path{}, 2) == "on_track 1.00");
  CHECK(has(assess(evidence), Mark::stale));
}

TEST_CASE("how many periods have closed since is counted, not rounded to two") {
  const auto since = [](const Period& period, std::optional<Frequency> every, const Date& as_of) {
    Evidence evidence = platforms({{period, 300}}, as_of);
    evidence.indicator->frequency = every;
    return assess(evidence).unreported;
  };
  CHECK(since(Year{2023}, {}, Date{2024, 12, 30}) == 0);
  CHECK(since(Year{2023}, {}, Date{2024, 12, 31}) == 1);
  CHECK(since(Year{2023}, {}, Date{2027, 6, 30}) == 3);
  CHECK(since(Year{2023}, Frequency::month, Date{2024, 6, 30}) == 6);
  CHECK(since(Quarter{2024, 1}, {}, Date{2025, 3, 30}) == 3);
  CHECK(assess(platforms({}, Date{2027, 6, 30})).unreported == 0);
}

TEST_CASE("a rate of a period has no baseline to show; a cut over all the years starts from nothing, and a named one stays") {
  const auto start = [](const Target& target) { return assess(seen(Kind::growth, percent_unit, target, {{Year{2021}, 8}}, Date{2023, 8, 1})).start; };
  CHECK_FALSE(start({.bound = more_than(7 * percent_unit), .due = within(2021, 2025)}));
  CHECK_FALSE(start({.bound = some_of(), .due = within(2021, 2025), .hold = true}));
  CHECK(start({.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)})->value == 0);
  CHECK(start({.bound = more_than(7 * percent_unit), .due = within(2021, 2025), .baseline = Baseline{6, Year{2020}}})->value == 6);
}

TEST_CASE("the indicator's own frequency comes before the length of the figure's period") {
  CHECK(is_stale(Year{2023}, Frequency::quarter, Date{2024, 6, 30}));
  CHECK_FALSE(is_stale(Year{2023}, Frequency::quarter, Date{2024, 6, 29}));
  CHECK(is_stale(Month{2024, 4}, {}, Date{2024, 6, 30}));
  CHECK_FALSE(is_stale(Month{2024, 4}, Frequency::year, Date{2025, 12, 31}));
}

TEST_CASE("a figure of a day counts as yearly") {
  CHECK_FALSE(is_stale(Date{2023, 3, 1}, {}, Date{2025, 12, 30}));
  CHECK(is_stale(Date{2023, 3, 1}, {}, Date{2025, 12, 31}));
}

TEST_CASE("a comparison is as provisional as either side") {
  Evidence evidence = seen(Kind::growth, percent_unit, {.bound = above("gdp"), .due = within(2021, 2025)}, {{Year{2021}, 9.1}}, Date{2022, 2, 1});
  evidence.reference = Series{percent_unit, {{Year{2021}, 8.4}}};
  CHECK_FALSE(has(assess(evidence), Mark::provisional));
  evidence.reference = Series{percent_unit, {{.period = Year{2021}, .value = 8.4, .status = ObservationStatus::provisional}}};
  CHECK(has(assess(evidence), Mark::provisional));
}

TEST_CASE("marks of the promise: inherited due date, unconfirmed value or baseline") {
  Evidence evidence = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  CHECK_FALSE(has(assess(evidence), Mark::inherited_due));
  CHECK_FALSE(has(assess(evidence), Mark::unconfirmed));
  evidence.target.due.basis = Basis::inherited;
  evidence.target.baseline->confirmation = Confirmation::unconfirmed;
  CHECK(has(assess(evidence), Mark::inherited_due));
  CHECK(has(assess(evidence), Mark::unconfirmed));
  evidence.target.baseline->confirmation = Confirmation::stated;
  evidence.target.unconfirmed = true;
  CHECK(has(assess(evidence), Mark::unconfirmed));
}

TEST_CASE("a figure that is late in its window is marked only where the window is known") {
  const std::vector<Observation> figures{{Date{2024, 6, 30}, 361}, {Date{2025, 3, 31}, 378}};
  const Target target{.bound = reach(400 * platform), .due = end_of(Year{2025})};
  Evidence evidence = seen(Kind::stock, platform, target, figures, Date{2025, 4, 30});
  CHECK_FALSE(has(assess(evidence), Mark::late_start));
  evidence.frame.horizon = years(2022, 2025);
  CHECK(has(assess(evidence), Mark::late_start));
}

TEST_CASE("a range noted as exceeded is exceeded in the better direction only") {
  const auto beyond = [](double value, Direction direction) {
    Evidence evidence = seen(Kind::duration, day, {.bound = between(3 * day, 5 * day), .due = end_of(Year{2025}), .baseline = Baseline{4, Year{2021}}}, {{Year{2023}, value}}, Date{2024, 2, 1});
    evidence.indicator->direction = direction;
    return assess(evidence).beyond_range;
  };
  CHECK(beyond(6, Direction::increase));
  CHECK_FALSE(beyond(2, Direction::increase));
  CHECK(beyond(2, Direction::decrease));
  CHECK_FALSE(beyond(6, Direction::decrease));
}

TEST_CASE("lead is against time, ahead against the path that is judged by: 60 of 200 at half time, with 60 due by then") {
  Evidence evidence = two_hundred({{Year{2022}, 20}, {Year{2023}, 40}}, Date{2023, 12, 31});
  CHECK(printed(assess(evidence).lead, 1) == "-20.0");
  CHECK(printed(assess(evidence).ahead, 1) == "-20.0");
  evidence.target.parts = {{"", Year{2022}, 20}, {"", Year{2023}, 40}, {"", Year{2024}, 60}, {"", Year{2025}, 80}};
  CHECK(printed(assess(evidence).lead, 1) == "-20.0");
  CHECK(printed(assess(evidence).ahead, 1) == "0.0");
}
