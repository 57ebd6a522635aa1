#include "milepost/aggregation/deciding_targets.hpp"

#include <doctest/doctest.h>

#include "../assessment/table_rows.hpp"

using namespace milepost;
using test::absent;

namespace {

/// Targets of one thing, due at the end of these years, judged by a figure of the year `at`.
std::vector<std::int64_t> deciding(std::vector<double> due, double at, std::vector<std::int64_t> badness) {
  const std::vector<std::int64_t> of(due.size(), 7);
  for (double& year : due) year = test::close_of(year);
  const std::vector<double> times(due.size(), test::close_of(at));
  return deciding_targets({of, due, times, badness});
}

using Rows = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("of several target years the next decides, the due year itself included, whatever the classes") {
  CHECK(deciding({2020, 2030}, 2019, {0, 3}) == Rows{0});
  CHECK(deciding({2020, 2030}, 2020, {0, 3}) == Rows{0});
  CHECK(deciding({2020, 2030}, 2021, {3, 0}) == Rows{1});
  CHECK(deciding({2050, 2040, 2030}, 2035, {3, 0, 3}) == Rows{1});
}

TEST_CASE("what has no due day follows the last one; where all are over the last one decides") {
  CHECK(deciding({absent, 2020}, 2020, {3, 0}) == Rows{1});
  CHECK(deciding({absent, 2020}, 2021, {0, 3}) == Rows{0});
  CHECK(deciding({2010, 2020, 2015}, 2022, {3, 0, 3}) == Rows{1});
  CHECK(deciding({2030, 2020}, absent, {-1, -1}) == Rows{1});  // without a figure none is over
}

TEST_CASE("of targets due at once the worst decides, the first of equals, and one without a class only alone") {
  CHECK(deciding({2030, 2030}, 2020, {0, 2}) == Rows{1});
  CHECK(deciding({2030, 2030, 2030}, 2020, {2, 0, 2}) == Rows{0});
  CHECK(deciding({2030, 2030}, 2020, {-1, 0}) == Rows{1});
  CHECK(deciding({absent, absent}, 2020, {0, 1}) == Rows{1});
  CHECK(deciding({2020, 2030}, 2019, {-1, 0}) == Rows{0});  // the next, though it could not be judged
}

TEST_CASE("one row a thing, in the order in which things first stand there") {
  const Rows of{5, 9, 5, 9, 1};
  const std::vector<double> due{2031, 2021, 2021, 2021, absent}, at(5, 2019);
  CHECK(deciding_targets({of, due, at, Rows{0, 0, 0, 1, 0}}) == Rows{2, 3, 4});
  CHECK(deciding_targets({}).empty());
  CHECK_THROWS_WITH_AS(deciding_targets({of, due, at, {}}), "column badness of 0 rows: as many as targets, 5", OutOfRange);
}

TEST_CASE("classes from the best to the worst, whatever treatment gives them") {
  CHECK(labels_from_best(categories_of(destatis_2021())) == std::vector<std::string>{"sun", "partly_cloudy", "cloud", "thunderstorm"});
  CHECK(labels_from_best(categories_of(statistics_canada_2024())).front() == "target_achieved");
  CHECK(labels_from_best(categories_of(statistics_canada_2024())).back() == "deterioration");
  CHECK(labels_from_best(categories_of(wri_2025())).back() == "wrong direction");  // its cuts begin with it
  CHECK(labels_from_best(categories_of(united_nations_chart_2022())).back() == "deterioration");
}

TEST_CASE("from figures to the deciding symbol: women in management, 40 and 30 per cent asked for at once") {
  const test::Figures rising{{2018, 10}, {2019, 11}, {2020, 12}, {2021, 13}, {2022, 14}, {2023, 15}};
  const test::Table table = test::table_of({{.figures = rising, .target = 22, .due = 2030}, {.figures = rising, .target = 40, .due = 2030}, {.figures = {}, .target = 9, .due = 2030}});
  const VerdictColumns verdicts = test::evaluate(table, destatis_2021());
  const std::vector<double> at(3, test::close_of(2023));
  CHECK(badness_of_rows(verdicts) == Rows{0, 2, -1});  // 22 are reached with a year a point; of the way to 40 most is missed
  CHECK(deciding_targets({Rows{0, 0, 0}, table.due, at, badness_of_rows(verdicts)}) == Rows{1});
}
