#include "milepost/scenario/course.hpp"

#include <doctest/doctest.h>

#include "milepost/time/period.hpp"

using namespace milepost;

TEST_CASE("a figure stands until the next one, and none is outside") {
  const std::vector<double> figures{1, 2, detail::not_a_number, 4};
  const Course course{2020.25, 0.25, figures};
  CHECK(course.at(2020.5) == 2);
  CHECK(course.at(2020.7) == 2);
  CHECK(course.at(2021) == 4);
  CHECK(std::isnan(course.at(2020.75)));
  CHECK(std::isnan(course.at(2020)));
  CHECK(std::isnan(course.at(2021.25)));
  CHECK_FALSE(course.is_seen(2));
}

TEST_CASE("the figure of a year stands where the clock says that its last day does") { CHECK(close_of(2025) == position_in_years(Date{2025, 12, 31})); }

TEST_CASE("a line is level past its end, a span of no time over at once") {
  CHECK(detail::value_on_line(68, 99, 3, 7) == doctest::Approx(68 + 31 * 3.0 / 7));
  CHECK(detail::value_on_line(68, 99, 7, 7) == 99);
  CHECK(detail::value_on_line(68, 99, 9, 7) == 99);
  CHECK(detail::value_on_line(68, 99, 0, 0) == 99);
}

TEST_CASE("the better of two, or the one there is") {
  CHECK(detail::better_of(1, 2, false) == 2);
  CHECK(detail::better_of(1, 2, true) == 1);
  CHECK(detail::better_of(detail::not_a_number, 2, true) == 2);
  CHECK(detail::better_of(1, detail::not_a_number, false) == 1);
}
