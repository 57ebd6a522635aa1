#include "milepost/assessment/acceleration.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace milepost;

TEST_CASE("from 70 to 74 % in five years, 26 points to go in ten: 3.25 times as fast") {
  CHECK(*acceleration_factor(70, 74, 5, 100, 10) == doctest::Approx(3.25).epsilon(1e-14));
  CHECK(!acceleration_factor(70, 70, 5, 100, 10));
  CHECK(!acceleration_factor(70, 74, 0, 100, 10));
}

TEST_CASE("published (UNEP 2019): 56 Gt under pledges and 41 on the path to 2 degrees leave a gap of 15") {
  CHECK(emissions_gap(56, 41) == 15);
}

TEST_CASE("food systems: doubled in ten years is 7.177 % a year; no time is infinite, no compound rate from 0") {
  CHECK(*food_systems_growth(100, 200, 10) == doctest::Approx(100 * (std::pow(2, 0.1) - 1)).epsilon(1e-13));
  CHECK(food_systems_change(100, 200, 10) == 10);
  CHECK(std::isinf(*food_systems_growth(100, 200, 0)));
  CHECK(std::isinf(food_systems_change(100, 200, 0)));
  CHECK(!food_systems_growth(0, 200, 10));
}
