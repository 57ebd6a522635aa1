#include "milepost/assessment/world_bank.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// From 20 to `last` in ten years, where 2 a year are typical.
Asked against_two_a_year(double last) { return {.figures = {{2010, 20}, {2020, last}}, .typical_constant = 2, .typical_slope = 0}; }

}  // namespace

TEST_CASE("the years that a typical path takes over the years taken, cut at 1 and 0, each included") {
  const auto word = [](double last) {
    Asked row = against_two_a_year(last);
    row.target = 90;
    return word_for(row, world_bank_2018());
  };
  CHECK(word(40) == "faster than typical");
  CHECK(word(39.99) == "slower than typical");
  CHECK(word(20) == "slower than typical");
  CHECK(word(19.99) == "moving away");
  CHECK(figure_for(against_two_a_year(30), world_bank_2018()) == doctest::Approx(0.5).epsilon(1e-13));
}

TEST_CASE("a path whose pace goes with the level is solved exactly: y' = c + k y") {
  Asked row{.figures = {{2010, 20}, {2020, 60}}, .typical_constant = 5, .typical_slope = -0.05};
  const double years = std::log((5 - 0.05 * 60) / (5 - 0.05 * 20)) / -0.05;
  CHECK(figure_for(row, world_bank_2018()) == doctest::Approx(years / 10).epsilon(1e-13));
  row.figures[1].second = 100;  // where the path comes to rest
  CHECK(std::isnan(figure_for(row, world_bank_2018())));
}

TEST_CASE("fewer than five years are too few") {
  Asked row = against_two_a_year(40);
  row.figures[0].first = 2016;
  CHECK(word_for(row, world_bank_2018()) == "too_few_points");
  row.figures[0].first = 2015;
  CHECK(word_for(row, world_bank_2018()) == "faster than typical");
}
