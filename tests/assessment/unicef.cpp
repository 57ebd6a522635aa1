#include "milepost/assessment/unicef.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Deaths that fall by so many per cent a year, to 60 in 2002.
Asked falling_by(double per_cent, double target = 20) {
  Asked row{.target = target, .due = 2015, .direction = -1};
  for (int year = 1990; year <= 2002; ++year) row.figures.emplace_back(year, 60 * std::pow(1 - per_cent / 100, year - 2002));
  return row;
}

}  // namespace

TEST_CASE("the bands as printed in 2004, with the holes they leave") {
  const auto word = [](double per_cent) { return word_for(falling_by(per_cent), unicef_2004()); };
  CHECK(word(4.41) == "forging ahead");
  CHECK(word(4.4) == "inconclusive");
  CHECK(word(4.39) == "inconclusive");
  CHECK(word(4.3) == "advancing");
  CHECK(word(1.3) == "advancing");
  CHECK(word(1.25) == "inconclusive");
  CHECK(word(1.2) == "falling short");
  CHECK(word(0.1) == "falling short");
  CHECK(word(0.05) == "inconclusive");
  CHECK(word(-0.5) == "stagnating");
  CHECK(word(-0.51) == "going backwards");
}

TEST_CASE("holes may be closed downwards") {
  const auto word = [](double per_cent) { return word_for(falling_by(per_cent), unicef_2004(true)); };
  CHECK(word(4.4) == "advancing");
  CHECK(word(1.25) == "falling short");
  CHECK(word(0.05) == "stagnating");
}

TEST_CASE("advancing within 5 points of the target is on target") {
  CHECK(word_for(falling_by(2, 55), unicef_2004()) == "on target");
  CHECK(word_for(falling_by(2, 54.9), unicef_2004()) == "advancing");
  CHECK(word_for(falling_by(0.5, 55), unicef_2004()) == "falling short");
}

TEST_CASE("the figure is 100 (1 - exp(slope of the logarithms)): two thirds less in 25 years are ln 3 / 25, printed 4.4") {
  Asked row{.figures = {{1990, 90}, {2015, 30}}, .target = 30, .due = 2015, .direction = -1};
  CHECK(figure_for(row, unicef_2004()) == doctest::Approx(100 * (1 - std::exp(-std::log(3) / 25))).epsilon(1e-13));
  row.figures[1].second = 0;
  CHECK(word_for(row, unicef_2004()) == "undefined_rate");
}
