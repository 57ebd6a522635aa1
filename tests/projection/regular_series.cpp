#include "milepost/projection/regular_series.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "milepost/time/date.hpp"

using namespace milepost;

namespace {

constexpr double absent_figure = std::numeric_limits<double>::quiet_NaN();

RegularSeries made_regular(const std::vector<double>& times, const std::vector<double>& values) { return regular_series({times, values}); }

}  // namespace

TEST_CASE("years without a gap are as they are") {
  const RegularSeries series = made_regular({2020, 2021, 2022}, {5, 7, 6});
  CHECK(series.values == std::vector<double>{5, 7, 6});
  CHECK(series.step == 1);
  CHECK(series.last == 2022);
  CHECK(series.filled == 0);
  CHECK(steps_a_year(series) == 1);
}

TEST_CASE("a missing year is filled on the straight line and counted") {
  const RegularSeries series = made_regular({2019, 2020, 2021, 2022, 2024}, {1, absent_figure, 4, 6, 10});
  CHECK(series.values == std::vector<double>{1, 2.5, 4, 6, 8, 10});
  CHECK(series.used == 4);
  CHECK(series.filled == 2);
  CHECK(series.even);
}

TEST_CASE("quarters and months are known by their ends; two years apart is a step of its own") {
  CHECK(steps_a_year(made_regular({2020.2466, 2020.4959, 2020.7479, 2021}, {1, 2, 3, 4})) == 4);
  CHECK(steps_a_year(made_regular({2020.0849, 2020.1616, 2020.2466}, {1, 2, 3})) == 12);
  const RegularSeries biennial = made_regular({2016, 2018, 2020, 2022}, {1, 2, 3, 4});
  CHECK(biennial.step == 2);
  CHECK(biennial.filled == 0);
  CHECK(steps_a_year(biennial) == 1);
}

TEST_CASE("where more would be filled than was seen the figures are taken as equally far apart") {
  const RegularSeries series = made_regular({2000, 2010, 2011, 2020}, {1, 2, 3, 4});
  CHECK(series.values == std::vector<double>{1, 2, 3, 4});
  CHECK_FALSE(series.even);
  CHECK(series.step == doctest::Approx(20.0 / 3));
}

TEST_CASE("times that are no months' ends are taken as equally far apart, a single figure as a yearly one") {
  CHECK(made_regular({2000.05, 2000.11, 2000.33}, {1, 2, 3}).values.size() == 3);
  const RegularSeries single = made_regular({2000.05}, {3});
  CHECK(single.step == 1);
  CHECK(single.even);
  CHECK(made_regular({-1e300, 1e300}, {1, 2}).values.size() == 2);
}

TEST_CASE("a blank at the time of a figure is no figure, and no step") {
  const RegularSeries series = made_regular({2020, 2020, 2021, 2022, 2022}, {absent_figure, 5, 7, 6, absent_figure}), plain = made_regular({2020, 2021, 2022}, {5, 7, 6});
  CHECK(series.fault == SeriesFault::none);
  CHECK(series.values == plain.values);
  CHECK(series.step == plain.step);
  CHECK(series.used == 3);
}

TEST_CASE("what cannot be looked at says why") {
  CHECK(made_regular({}, {}).fault == SeriesFault::no_data);
  CHECK(made_regular({2020, 2021}, {absent_figure, absent_figure}).fault == SeriesFault::no_data);
  CHECK(made_regular({2020, 2020}, {1, 2}).fault == SeriesFault::inconclusive);
  CHECK(made_regular({2021, 2020}, {1, 2}).fault == SeriesFault::inconclusive);
  CHECK(made_regular({2020, absent_figure}, {1, 2}).fault == SeriesFault::inconclusive);
  CHECK(made_regular({2020, 2021}, {1, std::numeric_limits<double>::infinity()}).fault == SeriesFault::inconclusive);
}

TEST_CASE("periods are called as they are written in tables") {
  CHECK(period_label(2025, 1) == "2024");
  CHECK(period_label(2025, 2) == "2024");
  CHECK(period_label(2024.7479, 0.25) == "2024-Q3");
  CHECK(period_label(2024.2466, 1.0 / 12) == "2024-03");
  CHECK(period_label(2025, 1.0 / 12) == "2024-12");
  CHECK(period_label(2024.5, 1) == "2024-Q2");
  CHECK(period_label(2024.5, 0.5) == "2024-H1");
  CHECK(period_label(2025, 0.5) == "2024-H2");
  CHECK(period_label(2024.37, 0.37) == "2024-05-14");  // 4.44 months: of the 31 days of May the 14th
  CHECK(period_label(position_in_years(Date{2023, 2, 14}), 1.0 / 12) == "2023-02-14");
  CHECK(period_label(0, 1) == "-1");
}

TEST_CASE("a row without a figure tells the step: 2020, nothing, 2022 are years with a gap; a step of two years without that row") {
  const RegularSeries named = made_regular({2021, 2022, 2023}, {3, absent_figure, 5});
  CHECK(named.values == std::vector<double>{3, 4, 5});
  CHECK(named.step == 1);
  CHECK(named.filled == 1);
  CHECK(made_regular({2021, 2023}, {3, 5}).step == 2);
  CHECK(made_regular({2021, 2022}, {3, absent_figure}).step == 1);
}

TEST_CASE("periods are never fractions: every day is called by its own name, and what lies outside of dates by its year") {
  for (int day = 0; day < 1500; ++day) {
    const Date date = add_days(Date{2022, 12, 25}, day);
    const std::string label = period_label(position_in_years(date), 0.123);
    CHECK(label == to_string(date));
  }
  CHECK(period_label(0.5, 0.123) == "0");
  CHECK(period_label(123456.7, 0.123) == "123456");
}

TEST_CASE("where most figures are a year apart a long gap is filled and counted; where they are not, they are taken as equally far apart") {
  const RegularSeries gap = made_regular({2010, 2011, 2012, 2020}, {1, 2, 3, 11});
  CHECK(gap.even);
  CHECK(gap.step == 1);
  CHECK(gap.filled == 7);
  CHECK(gap.values.back() == 11);
  CHECK_FALSE(made_regular({2010, 2011, 2020}, {1, 2, 11}).even);              // one of two
  CHECK_FALSE(made_regular({2000, 2001, 2002, 2003, 9000}, {1, 2, 3, 4, 5}).even);  // further than any model looks back
}
