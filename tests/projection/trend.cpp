#include "milepost/projection/trend.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "../assessment/support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

std::optional<Trend> trend_of(std::vector<Observation> figures) { return fit_trend(points_of(Series{platform, std::move(figures)})); }

const std::vector<Observation> three{{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}};

}  // namespace

TEST_CASE("260, 310, 361 lead to 411.3 by the end of 2025: 310.33 + 2 * 50.5") {
  const Trend trend = *trend_of(three);
  CHECK(printed(projected_value(trend, Date{2025, 12, 31}), 1) == "411.3");
  CHECK(trend.line.slope == doctest::Approx(50.5).epsilon(1e-12));
  CHECK(trend.points == 3);
  CHECK(trend.line.degrees_of_freedom == 1);
}

TEST_CASE("the error of a new value is the textbook one: s sqrt(1 + 1/n + distance^2 / spread)") {
  // residuals 1/6, -1/3, 1/6: s^2 = 1/6 with one degree of freedom; two years beyond the mean, spread 2
  const double expected = std::sqrt(1.0 / 6 * (1 + 1.0 / 3 + 4.0 / 2));
  CHECK(prediction_error(*trend_of(three), Date{2025, 12, 31}) == doctest::Approx(expected).epsilon(1e-9));
}

TEST_CASE("Student with one degree of freedom is Cauchy: more than 400 with probability 0.979, 401 with 0.977") {
  const Trend trend = *trend_of(three);
  const Date due{2025, 12, 31};
  const auto above = [&](double limit) { return 0.5 + std::atan((projected_value(trend, due) - limit) / prediction_error(trend, due)) / std::acos(-1.0); };
  CHECK(printed(above(400), 3) == "0.979");
  CHECK(printed(above(401), 3) == "0.977");
}

TEST_CASE("two figures, or three of one day, leave nothing to judge the scatter by") {
  CHECK_FALSE(trend_of({{Year{2022}, 260}, {Year{2024}, 361}}));
  CHECK_FALSE(trend_of({{Year{2022}, 260}, {Month{2022, 12}, 261}, {Quarter{2022, 4}, 262}}));
}

TEST_CASE("figures on a line are met again, without error") {
  const Trend trend = *trend_of({{Year{2021}, 100}, {Year{2022}, 110}, {Year{2023}, 120}, {Year{2024}, 130}});
  CHECK(projected_value(trend, Date{2025, 12, 31}) == doctest::Approx(140).epsilon(1e-12));
  CHECK(prediction_error(trend, Date{2025, 12, 31}) == doctest::Approx(0).epsilon(1e-9));
  CHECK(projected_value(trend, Date{2024, 6, 30}) == doctest::Approx(125).epsilon(1e-12));
}

TEST_CASE("points sit at the close of their periods, in years of the library's clock") {
  const std::vector<Point> points = points_of(Series{platform, {{Year{2022}, 1}, {Half{2023, 1}, 2}}});
  REQUIRE(points.size() == 2);
  CHECK(points[0].time == 2023.0);
  CHECK(points[1].time == 2023.5);
  CHECK(points[1].value == 2);
}
