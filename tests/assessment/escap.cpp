#include "milepost/assessment/escap.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// A straight line that arrives in 2030 at 80 less so large a share of the way from 2015, of 50 to 80.
Asked leaving(double gap) {
  Asked row{.target = 80, .due = 2030};
  for (int year = 2000; year <= 2023; ++year) row.figures.emplace_back(year, 50 + 30 * (1 - gap) * (year - 2015) / 15);
  return row;
}

}  // namespace

TEST_CASE("of the way from 2015 a tenth may be missing at the due day, and the whole of it, each included") {
  const auto word = [](double gap) { return word_for(leaving(gap), escap_2019()); };
  CHECK(word(0) == "maintain");
  CHECK(word(0.1) == "maintain");
  CHECK(word(0.1001) == "accelerate");
  CHECK(word(1) == "accelerate");
  CHECK(word(1.0001) == "reverse trend");
  CHECK(figure_for(leaving(0.25), escap_2019()) == doctest::Approx(0.25).epsilon(1e-12));
  CHECK(figure_for(leaving(-0.2), escap_2019()) == 0);  // predicted to arrive
}

TEST_CASE("the line begins in 2000, the way in 2015: figures before 2000 do not count") {
  Asked row = leaving(0.25);
  row.figures.insert(row.figures.begin(), {1999, 500});
  CHECK(figure_for(row, escap_2019()) == figure_for(leaving(0.25), escap_2019()));
  CHECK(answer_to(row, escap_2019()).used == 24);
  for (auto& [year, value] : row.figures)
    if (year == 2015) value = 65;  // the base is the figure of 2015, not of the line
  CHECK(figure_for(row, escap_2019()) > 0.4);
}

TEST_CASE("weights by age draw the line to the later figures") {
  Asked row{.figures = {{2015, 50}, {2016, 50}, {2017, 50}, {2021, 50}, {2022, 52}, {2023, 54}}, .target = 80, .due = 2030};
  CHECK(figure_for(row, escap_2019(2.0)) < figure_for(row, escap_2019(8.0)));
  CHECK(figure_for(row, escap_2019(8.0)) < figure_for(row, escap_2019()));
}

TEST_CASE("a row with no figure since 2000 but its base before it has no line") {
  const Asked row{.figures = {{1990, 3}, {1998, 4}, {2005, absent}}, .target = 9, .due = 2030, .base_period = 1985, .base_value = 2};
  CHECK(word_for(row, escap_2019()) == "too_few_points");
}

TEST_CASE("a base that the target brings is a point of the line from 2000 on, in the place of a figure of its time") {
  const Asked plain{.figures = {{2015, 50}, {2018, 56}, {2022, 60}}, .target = 80, .due = 2030};
  Asked brought{.figures = {{2018, 56}, {2022, 60}}, .target = 80, .due = 2030, .base_period = 2015, .base_value = 50};
  CHECK(figure_for(brought, escap_2019()) == figure_for(plain, escap_2019()));
  brought.figures.insert(brought.figures.begin(), {2015, 44});
  CHECK(figure_for(brought, escap_2019()) == figure_for(plain, escap_2019()));
  CHECK(answer_to(brought, escap_2019()).used == 3);
  const Asked alone{.figures = {{2022, 64}}, .target = 80, .due = 2030, .base_period = 2015, .base_value = 50};
  CHECK(figure_for(alone, escap_2019()) == 0);  // two a year lead to 80
}

TEST_CASE("the cuts, which are recalled, are the user's to set") {
  CHECK(word_for(leaving(0.25), escap_2019({}, 0.3)) == "maintain");
  CHECK(word_for(leaving(0.25), escap_2019({}, 0.1, 0.2)) == "reverse trend");
}
