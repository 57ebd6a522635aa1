#include "milepost/assessment/oecd.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

Asked away_by(double deviations, int direction = 1) {
  return {.figures = {{2020, 50 - direction * 8 * deviations}}, .target = 50, .direction = direction, .deviation = 8};
}

}  // namespace

TEST_CASE("the distance is counted in standard deviations, cut at 0.5 and 1.5, each included, and ends at 3") {
  for (const int direction : {1, -1}) {
    const auto word = [&](double deviations) { return word_for(away_by(deviations, direction), oecd_2019()); };
    CHECK(word(0.5) == "small distance");
    CHECK(word(0.5001) == "medium distance");
    CHECK(word(1.5) == "medium distance");
    CHECK(word(1.5001) == "long distance");
    CHECK(figure_for(away_by(2.25, direction), oecd_2019()) == 2.25);
    CHECK(figure_for(away_by(3.5, direction), oecd_2019()) == 3);
  }
}

TEST_CASE("a target that is met is at no distance") {
  CHECK(figure_for(away_by(-2), oecd_2019()) == 0);
  CHECK(word_for(away_by(0), oecd_2019()) == "met");
}

TEST_CASE("one figure is enough and no due day is asked for; no spread among peers is no distance") {
  CHECK(word_for(away_by(1), oecd_2019()) == "medium distance");
  Asked row = away_by(1);
  row.deviation = 0;
  CHECK(word_for(row, oecd_2019()) == "undefined_rate");
  row.deviation = absent;
  CHECK(word_for(row, oecd_2019()) == "no_denominator");
  CHECK(word_for(away_by(1), oecd_2019(1)) == "small distance");
}
