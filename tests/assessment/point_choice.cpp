#include "milepost/assessment/point_choice.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// "2015..2020 of 3": base, latest and count; else the reason.
std::string chosen(const Figures& figures, const PointChoice& choice, double due = absent, double base = absent) {
  Table table;
  table.add_series(figures);
  const ChosenPoints points = choose_points(row_of(table.panel(), 0), choice, close_of(due), close_of(base));
  if (points.reason) return std::string(name_of(*points.reason));
  const auto year = [&](std::size_t place) { return std::to_string(static_cast<int>(figures[place].first)); };
  return year(points.base) + ".." + year(points.latest) + " of " + std::to_string(points.count);
}

const Figures with_gaps{{2010, 1}, {2013, 2}, {2015, absent}, {2016, 3}, {2020, 4}, {2021, absent}};

PointChoice from_year(BaseChoice base, int year) { return {.base = base, .base_year = year}; }

}  // namespace

TEST_CASE("missing values are passed over at both ends") {
  CHECK(chosen(with_gaps, {}) == "2010..2020 of 4");
  CHECK(chosen({{2010, absent}, {2011, 5}, {2012, 6}, {2013, absent}}, {}) == "2011..2012 of 2");
}

TEST_CASE("a base year without a figure: none, the next, the nearest, of two equally near the later") {
  CHECK(chosen(with_gaps, from_year(BaseChoice::exact, 2015)) == "no_baseline");
  CHECK(chosen(with_gaps, from_year(BaseChoice::exact, 2016)) == "2016..2020 of 2");
  CHECK(chosen(with_gaps, from_year(BaseChoice::next, 2014)) == "2016..2020 of 2");
  CHECK(chosen(with_gaps, from_year(BaseChoice::nearest, 2015)) == "2016..2020 of 2");
  CHECK(chosen(with_gaps, from_year(BaseChoice::nearest, 2014)) == "2013..2020 of 3");
  CHECK(chosen({{2014, 1}, {2016, 2}, {2020, 3}}, from_year(BaseChoice::nearest, 2015)) == "2016..2020 of 2");
  CHECK(chosen(with_gaps, {.base = BaseChoice::next, .base_year = 2014, .reach = 1}) == "no_baseline");
  CHECK(chosen(with_gaps, {.base = BaseChoice::next, .base_year = 2014, .reach = 2}) == "2016..2020 of 2");
}

TEST_CASE("a base period of the target comes before the method's year") {
  CHECK(chosen(with_gaps, from_year(BaseChoice::next, 2015), absent, 2010) == "2010..2020 of 4");
  CHECK(chosen(with_gaps, {}, absent, 2011) == "no_baseline");
  CHECK(chosen(with_gaps, from_year(BaseChoice::next, 2015), absent, 2011) == "2013..2020 of 3");
}

TEST_CASE("a period within a year belongs to the year; its last instant too") {
  CHECK(detail::year_of_position(2015.5) == 2015);
  CHECK(detail::year_of_position(2016.0) == 2015);
  CHECK(detail::year_of_position(2015.01) == 2015);
  CHECK(detail::year_of_position(1e300) == 1000000000);
  CHECK(detail::year_of_position(-1e300) == -1000000000);
}

TEST_CASE("a window counts years back from the latest figure, `last` counts figures") {
  CHECK(chosen(with_gaps, {.window = 5}) == "2016..2020 of 2");
  CHECK(chosen(with_gaps, {.window = 7}) == "2013..2020 of 3");
  CHECK(chosen(with_gaps, {.last = 3}) == "2013..2020 of 3");
  CHECK(chosen(with_gaps, {.last = 99}) == "2010..2020 of 4");
  CHECK(chosen(with_gaps, {.window = 3}) == "too_few_points");
}

TEST_CASE("figures after the due day count, unless the choice leaves them out") {
  CHECK(chosen(with_gaps, {}, 2016) == "2010..2020 of 4");
  CHECK(chosen(with_gaps, {.until_due = true}, 2016) == "2010..2016 of 3");
  CHECK(chosen(with_gaps, {.until_due = true}, 2009) == "no_data");
}

TEST_CASE("too few figures, too few years, none at all") {
  CHECK(chosen({{2015, 1}}, {}) == "too_few_points");
  CHECK(chosen({{2015, 1}}, {.least = 1}) == "2015..2015 of 1");
  CHECK(chosen(with_gaps, {.least = 5}) == "too_few_points");
  CHECK(chosen({{2015, 1}, {2019, 2}}, {.least_years = 5}) == "too_few_points");
  CHECK(chosen({{2015, 1}, {2020, 2}}, {.least_years = 5}) == "2015..2020 of 2");
  CHECK(chosen({}, {}) == "no_data");
  CHECK(chosen({{2015, absent}, {2016, absent}}, {}) == "no_data");
}

TEST_CASE("periods that come twice or too early and infinite values are inconclusive, even before the base") {
  CHECK(chosen({{2015, 1}, {2015, 2}, {2016, 3}}, {}) == "inconclusive");
  CHECK(chosen({{2016, 1}, {2015, 2}}, {}) == "inconclusive");
  CHECK(chosen({{2010, endless}, {2015, 1}, {2016, 2}}, from_year(BaseChoice::next, 2015)) == "inconclusive");
  CHECK(chosen({{absent, 1}, {2015, 1}, {2016, 2}}, {}) == "inconclusive");
}

TEST_CASE("a period twice with one value is that value; a blank in the wrong place is out of order all the same") {
  CHECK(chosen({{2015, absent}, {2015, 1}, {2016, 3}}, {}) == "2015..2016 of 2");
  CHECK(chosen({{2015, 1}, {2015, absent}, {2016, absent}, {2016, 3}, {2016, absent}}, {}) == "2015..2016 of 2");
  CHECK(chosen({{2015, absent}, {2015, absent}}, {}) == "no_data");
  CHECK(chosen({{2015, 1}, {2015, absent}, {2015, 1}, {2016, 3}}, {}) == "inconclusive");  // two values, even if alike
  CHECK(chosen({{2015, 1}, {2016, 3}, {2014, absent}}, {}) == "inconclusive");
  CHECK(chosen({{2015, 1}, {absent, absent}, {2016, 3}}, {}) == "inconclusive");
}

TEST_CASE("a base that the target brings is the figure before the only one after it") {
  Table table;
  table.add_series({{2010, 1}, {2015, 2}, {2020, 3}, {2021, 4}});
  const PanelRow row = row_of(table.panel(), 0);
  const auto previous = [&](double base) { return choose_after_base(row, {}, absent, close_of(base)).previous; };
  CHECK(previous(2018) == 2);
  CHECK(previous(2020) == 3);  // the latest itself: the base stands in
  CHECK(previous(2009) == 2);
}
