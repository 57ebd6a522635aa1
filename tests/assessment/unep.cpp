#include "milepost/assessment/unep.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

TEST_CASE("emissions of 56 Gt under the pledges where 41 are asked for leave a gap of 15") {
  const Asked row{.figures = {{2015, 53.5}, {2020, 54.3333333333333333}}, .target = 41, .due = 2030, .direction = -1};
  CHECK(figure_for(row, unep_gap()) == doctest::Approx(15).epsilon(1e-12));  // a sixth of a Gt more a year leads to 56
  CHECK(word_for(row, unep_gap()) == "gap");
}

TEST_CASE("what will be reached exactly leaves no gap, and what is passed a negative one") {
  Asked row{.figures = {{2015, 50}, {2020, 45}}, .target = 35, .due = 2030, .direction = -1};
  CHECK(word_for(row, unep_gap()) == "no gap");
  CHECK(figure_for(row, unep_gap()) == 0);
  row.target = 36;
  CHECK(figure_for(row, unep_gap()) == -1);
  row.target = std::nextafter(35, 0);  // the same number, rounded otherwise
  CHECK(word_for(row, unep_gap()) == "no gap");
  CHECK(figure_for(row, unep_gap()) == 0);
  row.target = 34.999;
  CHECK(word_for(row, unep_gap()) == "gap");
}
