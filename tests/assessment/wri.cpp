#include "milepost/assessment/wri.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// One unit a year over five years to 2020; so many times as much is needed until 2030.
Asked needing(double times) {
  Asked row{.target = 50 + 10 * times, .due = 2030};
  for (int year = 2015; year <= 2020; ++year) row.figures.emplace_back(year, 50 + year - 2020);
  return row;
}

}  // namespace

TEST_CASE("up to 1 on track, under 2 off track, from 2 well off track") {
  const auto word = [](double times) { return word_for(needing(times), wri_2025()); };
  CHECK(word(1) == "on track");
  CHECK(word(1.0001) == "off track");
  CHECK(word(1.9999) == "off track");
  CHECK(word(2) == "well off track");
  CHECK(word(-1) == "on track");  // met: nothing is needed
  CHECK(figure_for(needing(-1), wri_2025()) == 0);
  CHECK(figure_for(needing(4), wri_2025()) == doctest::Approx(4).epsilon(1e-12));
}

TEST_CASE("the wrong direction is negative, and standing still needs endless acceleration") {
  Asked row = needing(1.5);
  for (auto& [year, value] : row.figures) value = 100 - value;
  CHECK(word_for(row, wri_2025()) == "wrong direction");
  for (auto& [year, value] : row.figures) value = 50;
  CHECK(word_for(row, wri_2025()) == "well off track");
}

TEST_CASE("the line goes through the last five years, base and figures alike") {
  Asked row = needing(1.5);
  row.figures.insert(row.figures.begin(), {2014, -700});
  CHECK(figure_for(row, wri_2025()) == figure_for(needing(1.5), wri_2025()));
  row.due = 2019;
  CHECK(word_for(row, wri_2025()) == "undefined_rate");  // no time is left
  row.target = 50;
  row.due = 2020;
  CHECK(word_for(row, wri_2025()) == "on track");  // met on the due day: nothing is needed
  row.target = 50.1;
  CHECK(word_for(row, wri_2025()) == "undefined_rate");
  row.target = 49;
  row.due = absent;
  CHECK(word_for(row, wri_2025()) == "no_schedule");  // met, but of no day
}

TEST_CASE("a base that the target brings is a point of the line") {
  const Asked series{.figures = {{2015, 40}, {2018, 47}, {2020, 50}}, .target = 80, .due = 2030};
  Asked brought = series;
  brought.figures = {{2015, 30}, {2018, 47}, {2020, 50}}, brought.base_period = 2015, brought.base_value = 40;
  CHECK(figure_for(brought, wri_2025()) == figure_for(series, wri_2025()));
  CHECK(answer_to(brought, wri_2025()).used == 3);
}
