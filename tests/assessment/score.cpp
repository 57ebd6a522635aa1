#include "milepost/assessment/score.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

TEST_CASE("a cut belongs to the class above it") {
  const Cuts cuts{1.0, 0.9};
  CHECK(grade(1.0, cuts) == Status::on_track);
  CHECK(grade(0.999, cuts) == Status::at_risk);
  CHECK(grade(0.9, cuts) == Status::at_risk);
  CHECK(grade(0.899, cuts) == Status::off_track);
}

TEST_CASE("cuts have the slack of all comparisons, above and below zero") {
  CHECK(grade(1 - 0.9e-9, {1.0, 0.9}) == Status::on_track);
  CHECK(grade(1 - 1.1e-9, {1.0, 0.9}) == Status::at_risk);
  CHECK(grade(-10 * (1 + 0.9e-9), {0, -10}) == Status::at_risk);
  CHECK(grade(-10 * (1 + 1.1e-9), {0, -10}) == Status::off_track);
}

TEST_CASE("a cut at 0 takes what is 0 but for rounding, and nothing that can be told from it") {
  CHECK(grade(-1e-13, {0, -10}) == Status::on_track);
  CHECK(grade(-1e-9, {0, -10}) == Status::at_risk);
}

TEST_CASE("a figure that is the value owed but for rounding has no lead at all") {
  const Standing climb = standing_of(platforms({{Year{2024}, 350}}, Date{2025, 3, 1}));
  CHECK(*lead_of(climb, std::nextafter(350, 400)) == 0);
  CHECK(*lead_of(climb, 350 + 1e-6) < 0);
}

TEST_CASE("the lead measures the way from the start, or the limit on a flat line") {
  const Standing climb = standing_of(platforms({{Year{2024}, 361}}, Date{2025, 3, 1}));
  CHECK(printed(lead_of(climb, 350), 3) == "7.857");  // 11 of 140
  const Target kept{.bound = at_least(85 * tonne), .due = end_of(Year{2025}), .hold = true};
  CHECK(printed(lead_of(standing_of(seen(Kind::stock, tonne, kept, {{Year{2023}, 68}}, Date{2024, 2, 1})), 85), 1) == "-20.0");
}

TEST_CASE("no lead without a figure, a number or a way to go") {
  CHECK_FALSE(lead_of(standing_of(platforms({}, Date{2025, 3, 1})), 350));
  const Target level{.bound = reach(260 * platform), .due = end_of(Year{2025}), .baseline = Baseline{260, Year{2022}}, .if_target_worse = IfTargetWorse::follow};
  CHECK_FALSE(lead_of(standing_of(seen(Kind::stock, platform, level, {{Year{2024}, 261}}, Date{2025, 3, 1})), 260));
}

TEST_CASE("the progress owed is what a full point of path is worth") {
  CHECK(printed(assess(platforms({{Year{2024}, 361}}, Date{2025, 3, 1})).owed, 2) == "93.33");
  const Target one_off{.bound = reach(1 * piece), .due = within(2022, 2025)};
  CHECK(printed(assess(seen(Kind::milestone, piece, one_off, {{Year{2023}, 0}}, Date{2024, 2, 1})).owed, 0) == "1");
  const Target cap{.bound = at_most(100 * tonne), .due = within(2022, 2025)};
  CHECK(printed(assess(seen(Kind::flow, tonne, cap, {{years(2022, 2023), 54}}, Date{2024, 2, 1})).owed, 0) == "50");
}
