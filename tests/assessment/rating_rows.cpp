#include "milepost/assessment/rating_rows.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// "on track" or so, or the reason, of a row that brings both its figures.
std::string word_for_ends(Asked row, const Preset& preset) {
  const Answer answer = answer_in(evaluate(table_of({row}, true), preset), 0);
  return answer.label.empty() ? answer.reason : answer.label;
}

const Asked sound_ends{.target = 100, .due = 2030, .base_period = 2015, .base_value = 50, .period = 2022, .value = 75};

Asked ends_with(double Asked::*part, double number) {
  Asked row = sound_ends;
  row.*part = number;
  return row;
}

}  // namespace

TEST_CASE("rows that bring both their figures tell what is missing or odd in them") {
  const Preset preset = eurostat_2021();
  CHECK(word_for_ends(sound_ends, preset) == "significant_progress");
  CHECK(word_for_ends(ends_with(&Asked::value, absent), preset) == "no_data");
  CHECK(word_for_ends(ends_with(&Asked::period, absent), preset) == "no_data");
  CHECK(word_for_ends(ends_with(&Asked::base_value, absent), preset) == "no_baseline");
  CHECK(word_for_ends(ends_with(&Asked::base_period, absent), preset) == "no_baseline");
  CHECK(word_for_ends(ends_with(&Asked::period, 2015), preset) == "too_few_points");
  for (double Asked::*part : {&Asked::target, &Asked::due, &Asked::base_value, &Asked::base_period, &Asked::value, &Asked::period})
    CHECK(word_for_ends(ends_with(part, -endless), preset) == "inconclusive");
}

TEST_CASE("something infinite is odd beside something missing too") {
  Asked row = ends_with(&Asked::target, endless);
  row.due = absent;
  CHECK(word_for_ends(row, eurostat_2021()) == "inconclusive");
}

TEST_CASE("two figures are too few for a method that asks for four, for five years, or for figures until the due day") {
  CHECK(word_for_ends(sound_ends, destatis_2021()) == "too_few_points");
  CHECK(word_for_ends(ends_with(&Asked::base_period, 2018), world_bank_2018()) == "too_few_points");
  CHECK(word_for_ends(ends_with(&Asked::due, 2021), united_nations_chart_2022()) == "too_few_points");
  CHECK(word_for_ends(sound_ends, united_nations_chart_2022()) == "on track");
}

TEST_CASE("two figures are a line for methods that fit one") {
  Asked row = sound_ends;
  row.base_period = 2018, row.figures = {};
  CHECK(word_for_ends(row, wri_2025()) == "on track");  // 25 in four years, 25 more in eight
}
