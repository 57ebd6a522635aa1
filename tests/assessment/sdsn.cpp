#include "milepost/assessment/sdsn.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// 50 points in 2015, green from 80 in 2030, so many points in 2022.
Asked with_points(double points, double base = 50) { return {.figures = {{2015, base}, {2022, points}}, .target = 80, .due = 2030}; }

}  // namespace

TEST_CASE("arrows are cut at the whole of the pace needed, half of it and none, each included") {
  const auto word = [](double points) { return word_for(with_points(points), sdsn_2018()); };
  CHECK(word(64) == "on track");  // 2 a year, as 30 in 15 years
  CHECK(word(63.99) == "moderately improving");
  CHECK(word(57) == "moderately improving");
  CHECK(word(56.99) == "stagnating");
  CHECK(word(50) == "stagnating");
  CHECK(word(49.99) == "decreasing");
}

TEST_CASE("green at both ends is maintaining, whatever happens above green; fallen below it is decreasing") {
  CHECK(word_for(with_points(82, 85), sdsn_2018()) == "maintaining");
  CHECK(word_for(with_points(95, 85), sdsn_2018()) == "maintaining");
  CHECK(word_for(with_points(79, 85), sdsn_2018()) == "decreasing");
  CHECK(score_for(with_points(82, 85), sdsn_2018()) == 3);
}

TEST_CASE("arrows run from 0 to 4, a point a category; maintaining is 3") {
  const auto score = [](double points) { return score_for(with_points(points), sdsn_2018()); };
  CHECK(score(50) == doctest::Approx(1));
  CHECK(score(57) == doctest::Approx(2));
  CHECK(score(64) == doctest::Approx(3));
  CHECK(score(78) == doctest::Approx(4));
  CHECK(score(79.9) == 4);
  CHECK(score(43) == doctest::Approx(0.5));  // half a point lost for half the pace needed
  CHECK(score(20) == 0);
}

TEST_CASE("a year beside 2015 will do, one further away will not") {
  const auto from = [](int year) { return word_for({.figures = {{year, 50}, {2022, 70}}, .target = 80, .due = 2030}, sdsn_2018()); };
  CHECK(from(2014) == "on track");
  CHECK(from(2016) == "on track");
  CHECK(from(2013) == "no_baseline");
  CHECK(from(2017) == "no_baseline");
}

TEST_CASE("values become 0 to 100 points between worst and best before all else, and end there") {
  Asked row = with_points(26);
  row.figures = {{2015, 50}, {2022, 36}}, row.target = 20, row.direction = -1, row.worst = 100, row.best = 0;
  CHECK(figure_for(row, sdsn_2018()) == figure_for(with_points(64), sdsn_2018()));
  CHECK(answer_to(row, sdsn_2018()).movement == "toward");
  row.figures[1].second = -20;  // better than the best is 100 points
  CHECK(figure_for(row, sdsn_2018()) == figure_for(with_points(100), sdsn_2018()));
  row.figures[0].second = 130;  // worse than the worst is 0
  CHECK(figure_for(row, sdsn_2018()) == figure_for(with_points(100, 0), sdsn_2018()));
  row.best = row.worst;
  CHECK(word_for(row, sdsn_2018()) == "no_data");
}
