#include "milepost/assessment/statistics.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// The figure of a statistic for 10 in 2015, 14 in 2020, to be 25 in 2030, by a straight rate.
double straight_figure(Statistic statistic, Asked row = {.figures = {{2015, 10}, {2020, 14}}, .target = 25, .due = 2030}) {
  const Preset preset{.name = "x", .rate = RateEstimator::linear, .statistic = statistic, .cuts = {{{"any", Status::on_track}}}};
  return figure_for(row, preset);
}

}  // namespace

TEST_CASE("every statistic of one straight line: 0.8 a year, 1 needed, 22 in 2030") {
  CHECK(straight_figure(Statistic::rate_ratio) == doctest::Approx(0.8));
  CHECK(straight_figure(Statistic::plain_ratio) == doctest::Approx(0.8));
  CHECK(straight_figure(Statistic::share_reached) == doctest::Approx(0.8));
  CHECK(straight_figure(Statistic::share_missed) == doctest::Approx(3.0 / 11));
  CHECK(straight_figure(Statistic::gap_left) == doctest::Approx(0.2));
  CHECK(straight_figure(Statistic::acceleration) == doctest::Approx(1.1 / 0.8));
  CHECK(straight_figure(Statistic::rate) == doctest::Approx(0.8));  // units a year, not 80 %
  CHECK(straight_figure(Statistic::lead) == doctest::Approx(-100.0 / 15));
  CHECK(straight_figure(Statistic::lag) == doctest::Approx(100.0 / 15));
  CHECK(straight_figure(Statistic::shortfall) == doctest::Approx(100.0 / 15));
  CHECK(straight_figure(Statistic::gap) == doctest::Approx(3));
  const auto beside = [](double reference) {
    return straight_figure(Statistic::margin, {.figures = {{2015, 10}, {2020, 14}}, .target = 25, .due = 2030, .reference = reference});
  };
  CHECK(beside(20) == doctest::Approx(-11));
  CHECK(beside(30) == doctest::Approx(-16));
  CHECK(std::isnan(straight_figure(Statistic::margin)));
}

TEST_CASE("what is mirrored, value and direction, has the same figure") {
  Random random(43);
  for (int trial = 0; trial < 1000; ++trial) {
    Asked row{.figures = {{2015, random.number(-50, 50)}, {2020, random.number(-50, 50)}}, .target = random.number(-50, 50), .due = 2030,
              .reference = random.number(-50, 50)};
    Asked mirrored{.figures = {{2015, -row.figures[0].second}, {2020, -row.figures[1].second}}, .target = -row.target, .due = 2030, .direction = -1,
                   .reference = -row.reference};
    for (const Statistic statistic : {Statistic::rate_ratio, Statistic::plain_ratio, Statistic::share_reached, Statistic::share_missed, Statistic::gap_left,
                                      Statistic::acceleration, Statistic::lead, Statistic::gap, Statistic::margin})
      CHECK(straight_figure(statistic, row) == straight_figure(statistic, mirrored));
  }
}

TEST_CASE("a way that leads from a target behind the base further back has not reached it") {
  const Asked back{.figures = {{2015, 50}, {2020, 41}}, .target = 40, .due = 2030};
  CHECK(straight_figure(Statistic::share_reached, back) == doctest::Approx((41 - 9.0 / 5 * 10 - 50) / 10));
}

TEST_CASE("nothing to divide by is no figure") {
  CHECK(std::isnan(straight_figure(Statistic::share_reached, {.figures = {{2015, 10}, {2020, 14}}, .target = 10, .due = 2030})));
  CHECK(std::isnan(straight_figure(Statistic::share_missed, {.figures = {{2015, 10}, {2020, 25}}, .target = 25, .due = 2030})));
  CHECK(std::isnan(straight_figure(Statistic::rate_ratio, {.figures = {{2015, 10}, {2020, 14}}, .target = 25, .due = 2015})));
}
