#include "milepost/trajectory/interpolation.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

using namespace milepost;

TEST_CASE("half way between 1 and 3 lies 2; outside the figures nothing is said") {
  const std::array points{Point{1, 1}, Point{3, 3}, Point{4, 9}};
  CHECK(interpolated(points, 2) == 2);
  CHECK(interpolated(points, 3) == 3);
  CHECK(interpolated(points, 3.5) == 6);
  CHECK(!interpolated(points, 0.9));
  CHECK(!interpolated(points, 4.1));
  CHECK(!interpolated({}, 1));
}

TEST_CASE("equal weights are none; a point of weight 2 is the same as two points") {
  CHECK(rc::check("weights", [] {
    std::vector<Point> points;
    for (int i = 0; i < 6; ++i) points.push_back({static_cast<double>(i), static_cast<double>(*rc::gen::inRange(-100, 100))});
    const Line plain = *least_squares(points), even = *weighted_least_squares(points, std::vector<double>(6, 1));
    RC_ASSERT(plain.slope == even.slope && plain.mean_value == even.mean_value && plain.residual_variance == even.residual_variance);
    const Line heavy = *weighted_least_squares(points, std::array{1.0, 1.0, 1.0, 1.0, 1.0, 2.0});
    points.push_back(points.back());
    RC_ASSERT(std::abs(heavy.slope - least_squares(points)->slope) < 1e-12);
  }));
}

TEST_CASE("points on a line leave the line, whatever their weights") {
  std::vector<Point> points;
  for (int year = 2010; year <= 2023; ++year) points.push_back({static_cast<double>(year), 20 + 1.5 * (year - 2010)});
  const Line line = *weighted_least_squares(points, rising_weights(points, 2009));
  CHECK(value_at(line, 2030) == doctest::Approx(50).epsilon(1e-12));
  CHECK(rising_weights(points, 2009).back() == 14);
}

TEST_CASE("a point without weight counts for nothing; two different times must be left") {
  const std::array points{Point{1, 1}, Point{2, 50}, Point{3, 3}};
  CHECK(weighted_least_squares(points, std::array{1.0, 0.0, 1.0})->slope == 1);
  CHECK(!weighted_least_squares(points, std::array{1.0, 0.0, 0.0}));
  CHECK(!weighted_least_squares(points, std::array{0.0, 0.0, 0.0}));
  CHECK_THROWS_AS(weighted_least_squares(points, std::array{1.0}), OutOfRange);
  CHECK_THROWS_AS(rising_weights(points, 2), OutOfRange);
}
