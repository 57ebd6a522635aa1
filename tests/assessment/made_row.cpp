#include "milepost/assessment/made_row.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

TEST_CASE("a difference stands where both series have a period") {
  const detail::MadeRow one{{2001, 2002, 2004}, {5, 6, 7}}, other{{2000, 2002, 2003, 2004}, {1, 2, 3, absent}};
  const detail::MadeRow made = detail::difference_of(one.row(), other.row());
  CHECK(made.times == std::vector<double>{2002, 2004});
  CHECK(made.values[0] == 4);
  CHECK(std::isnan(made.values[1]));
}

TEST_CASE("a blank beside a value at the same time is passed over in either series") {
  const detail::MadeRow blank_first{{2001, 2002, 2002}, {5, absent, 6}}, blank_last{{2001, 2001, 2002, 2002}, {1, absent, 2, absent}};
  const detail::MadeRow over = detail::difference_of(blank_first.row(), blank_last.row()), back = detail::difference_of(blank_last.row(), blank_first.row());
  const auto known = [](std::vector<double> values) { return std::erase_if(values, [](double value) { return std::isnan(value); }), values; };
  CHECK(known(over.values) == std::vector<double>{4, 4});
  CHECK(known(back.values) == std::vector<double>{-4, -4});
}

TEST_CASE("a series since its break begins with the period of the break") {
  const detail::MadeRow row{{2001, 2002, 2004}, {5, 6, 7}};
  CHECK(detail::since_break(row.row(), 2002).size() == 2);
  CHECK(detail::since_break(row.row(), 2002.5).size() == 1);
  CHECK(detail::since_break(row.row(), 2005).size() == 0);
}

TEST_CASE("points run from 0 at the worst to 100 at the best, whichever is larger, and end there") {
  CHECK(detail::points_of(60, {20, 100}) == 50);
  CHECK(detail::points_of(10, {20, 100}) == 0);
  CHECK(detail::points_of(120, {20, 100}) == 100);
  CHECK(detail::points_of(30, {80, 0}) == 62.5);
  CHECK(detail::points_of(-5, {80, 0}) == 100);
  CHECK(std::isnan(detail::points_of(5, {80, 80})));
  CHECK(std::isnan(detail::points_of(5, {0, endless})));
  CHECK(detail::points_of(endless, {0, 100}) == endless);  // stays odd, to be told
}
