// Average annual rates of reduction.
#include "milepost/trajectory/reduction.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace milepost;

TEST_CASE("published (note on UNICEF's AARR): a slope of -0.06613 of the logarithms is 6.4 % a year") {
  CHECK(std::round(1000 * reduction_of_slope(-0.06613)) == 64);
  CHECK(reduction_of_slope(0) == 0);
}

TEST_CASE("figures that fall by 5 % every year have an AARR of 5 %, whichever years are missing") {
  std::vector<Point> points;
  for (const int year : {2015, 2016, 2019, 2023}) points.push_back({static_cast<double>(year), 100 * std::pow(0.95, year - 2015)});
  CHECK(*average_annual_reduction(points) == doctest::Approx(0.05).epsilon(1e-12));
}

TEST_CASE("of two figures the AARR is the reduction required between them") {
  const std::array points{Point{2012, 48}, Point{2015, 30}};
  CHECK(*average_annual_reduction(points) == doctest::Approx(*required_reduction(48, 30, 3)).epsilon(1e-12));
}

TEST_CASE("published (UNICEF 2004): a cut by two thirds in 25 years takes 4.4 % a year") {
  CHECK(std::round(1000 * *required_log_reduction(3, 1, 25)) == 44);
  CHECK(*required_log_reduction(3, 1, 25) == doctest::Approx(std::log(3) / 25).epsilon(1e-14));
}

TEST_CASE("compounding at every moment takes a larger rate than compounding yearly") {
  CHECK(*required_log_reduction(48, 30, 3) > *required_reduction(48, 30, 3));
  CHECK(*required_reduction(100, 60, 13) == doctest::Approx(1 - std::pow(0.6, 1.0 / 13)).epsilon(1e-13));
}

TEST_CASE("no rate from, to or through zero") {
  CHECK(!required_reduction(48, 0, 3));
  CHECK(!required_log_reduction(0, 30, 3));
  CHECK(!average_annual_reduction(std::array{Point{2012, 48}, Point{2015, 0}}));
  CHECK(!average_annual_reduction(std::array{Point{2012, 48}}));
}
