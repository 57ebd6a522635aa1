#include "milepost/assessment/earned_schedule.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr std::array planned{10.0, 25.0, 45.0, 70.0, 90.0, 100.0};

EarnedScheduleFigures six_periods(double earned, double passed) { return earned_schedule_figures(planned, earned, passed, 6); }

}  // namespace

TEST_CASE("published (Lipke): five periods earned after seven, SV(t) -2 and SPI(t) 0.714") {
  constexpr std::array even{10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0};
  const EarnedScheduleFigures figures = earned_schedule_figures(even, 50, 7, 7);
  CHECK(figures.schedule_variance == -2);
  CHECK(*figures.schedule_performance == doctest::Approx(0.714).epsilon(0.001));
}

TEST_CASE("a part of a period is earned in proportion: 30 lies a quarter of the way from 25 to 45") {
  CHECK(six_periods(30, 2).earned_schedule == 2.25);
  CHECK(*six_periods(30, 2).estimated_duration == doctest::Approx(6 / 1.125));
  CHECK(*six_periods(30, 2).performance_to_complete == doctest::Approx(3.75 / 4));
}

TEST_CASE("what ends late stays late: all is earned after eight periods of six, and SPI(t) is 0.75") {
  CHECK(*six_periods(100, 8).schedule_performance == 0.75);
  CHECK(*six_periods(100, 8).estimated_duration == 8);
  CHECK(!six_periods(100, 6).performance_to_complete);
}

TEST_CASE("nothing earned: SPI(t) 0 and no estimate of the duration") {
  CHECK(*six_periods(0, 1).schedule_performance == 0);
  CHECK(!six_periods(0, 1).estimated_duration);
}

TEST_CASE("on an even path SPI(t) is the share done over the share of time gone; flat lines have no schedule") {
  CHECK(class_of(two_hundred({{years(2022, 2023), 95}}, Date{2024, 2, 1}), EarnedSchedule{}, 2) == "at_risk 0.95");
  CHECK(class_of(two_hundred({{years(2022, 2023), 80}}, Date{2024, 2, 1}), EarnedSchedule{}, 2) == "off_track 0.80");
}

TEST_CASE("the planned values of a project as milestones of a target give the published figure by the one door") {
  Target project{.indicator = "project", .bound = at_least(100 * percent_unit), .due = Due{Within{Period{{2022, 1, 1}, {2022, 6, 30}}}}};
  for (int month = 1; month <= 5; ++month) project.milestones.push_back({Month{2022, month}, planned[static_cast<std::size_t>(month - 1)]});
  Evidence evidence{.target = project, .series = Series{percent_unit, {Observation{Month{2022, 2}, 30}}}, .as_of = {2022, 2, 28}};
  evidence.indicator = Indicator{.id = "project", .unit = percent_unit, .kind = Kind::milestone, .direction = Direction::increase};
  const Verdict verdict = assess(evidence, EarnedSchedule{});
  CHECK(*verdict.figure == doctest::Approx(*six_periods(30, 2).schedule_performance));
  CHECK(verdict.status == Status::on_track);
}

TEST_CASE("published (Lipke): from earned schedule itself, five of seven") {
  const EarnedScheduleFigures figures = earned_schedule_figures(5, 7, 7);
  CHECK(figures.schedule_variance == -2);
  CHECK(*figures.schedule_performance == doctest::Approx(0.714).epsilon(0.001));
  CHECK(earned_schedule_figures(planned, 30, 2, 6) == earned_schedule_figures(2.25, 2, 6));
}
