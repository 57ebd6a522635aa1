// Per cent and percentage points do not mix.
#include <doctest/doctest.h>

#include <cmath>

#include "milepost/quantity.hpp"

using namespace milepost;

namespace {

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept subtractable = requires(A a, B b) {
  a - b;
};

static_assert(!addable<Percent, Percent>, "5 % and 3 % have no sum without saying of what");
static_assert(addable<Percent, PercentagePoints>);
static_assert(addable<PercentagePoints, PercentagePoints>);
static_assert(!addable<Percent, double>);
static_assert(!subtractable<PercentagePoints, Percent>);
static_assert(!std::is_convertible_v<Percent, PercentagePoints> && !std::is_convertible_v<PercentagePoints, Percent>);
static_assert(!std::is_convertible_v<double, Percent>);

}  // namespace

TEST_CASE("the difference of two percentages is in points, and points move a percentage") {
  static_assert(Percent{8} - Percent{5} == PercentagePoints{3});
  static_assert(Percent{5} + PercentagePoints{3} == Percent{8});
  static_assert(Percent{8} - PercentagePoints{3} == Percent{5});
  CHECK(quantity_of(Percent{5}) == 5 * percent_unit);
  CHECK(quantity_of(PercentagePoints{5}) == 5 * percentage_point_unit);
  CHECK_FALSE(quantity_of(Percent{5}) == quantity_of(PercentagePoints{5}));
}

TEST_CASE("published (12th plan, mid-term): 25 of 28 are 89.3 %, 19 of 33 are 57.6 %; of nothing there is no share") {
  CHECK(std::round(10 * percent_of(25, 28)->value) == 893);
  CHECK(std::round(10 * percent_of(19, 33)->value) == 576);
  CHECK(percent_of(0.05, 1) == Percent{5});
  CHECK(!percent_of(1, 0));
}
