#include "milepost/assessment/milestone_trend.hpp"

#include <doctest/doctest.h>

#include <array>

#include "milepost/time/period.hpp"

using namespace milepost;

namespace {

constexpr int first_year = 2024;

/// Reports at the end of January, February, ..., each with the day it expected, counted from 1 January.
std::vector<MilestoneForecast> reports(const std::vector<long>& expected) {
  std::vector<MilestoneForecast> forecasts;
  for (std::size_t i = 0; i < expected.size(); ++i)
    forecasts.push_back({end_of(Month{first_year, static_cast<int>(i) + 1}), add_days(Date{first_year, 1, 1}, expected[i])});
  return forecasts;
}

}  // namespace

TEST_CASE("later at each report it slips, the same it is stable, earlier it improves") {
  CHECK(milestone_trend(reports({200, 202, 205, 209})) == MilestoneTrend::slipping);
  CHECK(milestone_trend(reports({200, 200, 200})) == MilestoneTrend::stable);
  CHECK(milestone_trend(reports({200, 198, 196})) == MilestoneTrend::improving);
  CHECK(milestone_trend(reports({200, 230, 199})) == MilestoneTrend::improving);
}

TEST_CASE("on the diagonal it is done, whatever happened before; one report alone tells no more") {
  CHECK(milestone_trend(reports({200, 59})) == MilestoneTrend::done);
  CHECK(milestone_trend(reports({10})) == MilestoneTrend::done);
  CHECK(!milestone_trend(reports({200})));
  CHECK(!milestone_trend({}));
}

TEST_CASE("a line through (0, 100), (30, 102), (60, 105), (90, 109) comes to the diagonal on day 995 / 9") {
  const std::array points{Point{0, 100}, Point{30, 102}, Point{60, 105}, Point{90, 109}};
  CHECK(*arrival_of(*least_squares(points)) == doctest::Approx(995.0 / 9).epsilon(1e-14));
}

TEST_CASE("a forecast that stays arrives when it says; one that slips a day each day never does") {
  const Date start{2024, 3, 1}, expected{2024, 9, 1};
  const auto report = [&](long reported, long later) { return MilestoneForecast{add_days(start, reported), add_days(expected, later)}; };
  CHECK(arrival_by_trend(std::array{report(0, 0), report(30, 0)}) == expected);
  CHECK(arrival_by_trend(std::array{report(0, 0), report(30, 15)}) == add_days(start, 2 * 184));
  CHECK(!arrival_by_trend(std::array{report(0, 0), report(30, 30)}));
  CHECK(!arrival_by_trend(std::array{report(0, 0)}));
  CHECK(!arrival_by_trend({}));
}
