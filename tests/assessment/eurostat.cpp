#include "milepost/assessment/eurostat.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// 100 in 2010, asked to double by 2030, seen in 2020 after so many times the growth needed.
Asked at_ratio_of_doubling(double ratio) {
  const double needed = std::pow(2.0, 1.0 / 20) - 1;
  return {.figures = {{2010, 100}, {2020, 100 * std::pow(1 + ratio * needed, 10)}}, .target = 200, .due = 2030};
}

/// Grown by so much a year, over ten years, no target.
Asked growing_untargeted(double rate, int direction = 1) {
  return {.figures = {{2010, 100}, {2020, 100 * std::pow(1 + rate, 10)}}, .direction = direction};
}

}  // namespace

TEST_CASE("Eurostat cuts the growth over the growth needed at 0.95, 0.60 and 0, each included") {
  const auto word = [](double ratio) { return word_for(at_ratio_of_doubling(ratio), eurostat_2021()); };
  CHECK(word(0.9501) == "significant_progress");
  CHECK(word(0.95) == "significant_progress");
  CHECK(word(0.9499) == "moderate_progress");
  CHECK(word(0.60) == "moderate_progress");
  CHECK(word(0.5999) == "insufficient_progress");
  CHECK(word(0) == "insufficient_progress");
  CHECK(word(-0.0001) == "movement_away");
  CHECK(figure_for(at_ratio_of_doubling(0.75), eurostat_2021()) == doctest::Approx(0.75).epsilon(1e-12));
}

TEST_CASE("without a target Eurostat cuts the growth in the desired direction at 1 %, 0 and -1 %") {
  const auto word = [](double rate) { return word_for(growing_untargeted(rate), eurostat_2021()); };
  CHECK(word(0.01) == "significant_progress");
  CHECK(word(0.0099) == "moderate_progress");
  CHECK(word(0) == "moderate_progress");
  CHECK(word(-0.0001) == "moderate_movement_away");
  CHECK(word(-0.0099) == "moderate_movement_away");
  CHECK(word(-0.01) == "significant_movement_away");
  CHECK(word_for(growing_untargeted(-0.02, -1), eurostat_2021()) == "significant_progress");
}

TEST_CASE("the edition of 2024 has a neutral band of 0.1 % a year each side") {
  const auto word = [](double rate) { return word_for(growing_untargeted(rate), eurostat_2024()); };
  CHECK(word(0.001) == "moderate_progress");
  CHECK(word(0.0009) == "no_change");
  CHECK(word(-0.0009) == "no_change");
  CHECK(word(-0.001) == "moderate_movement_away");
  CHECK(answer_to(growing_untargeted(0.0005), eurostat_2024()).movement == "flat");
}

TEST_CASE("a target that is met is in the top category, and one that is met no more is not") {
  Asked row{.figures = {{2010, 100}, {2015, 250}, {2020, 201}}, .target = 200, .due = 2030};
  CHECK(word_for(row, eurostat_2021()) == "significant_progress");
  row.figures.back().second = 101;
  CHECK(word_for(row, eurostat_2021()) == "insufficient_progress");
}

TEST_CASE("the long term is the last fifteen years, the short term the last five") {
  Asked row{.figures = {{2004, 1}, {2005, 100}, {2014, 7}, {2015, 50}, {2020, 100}}, .direction = 1};
  CHECK(word_for(row, eurostat_2021()) == "moderate_progress");  // 100 to 100
  CHECK(figure_for(row, eurostat_2021(Term::short_term)) == doctest::Approx(std::pow(2.0, 1.0 / 5) - 1).epsilon(1e-14));
  CHECK(eurostat_2024(Term::short_term).name == "eurostat.2024.short_term");
}

TEST_CASE("growth from nothing, through nothing or towards the base itself has no ratio") {
  Asked row{.figures = {{2010, 0}, {2020, 5}}, .target = 10, .due = 2030};
  CHECK(word_for(row, eurostat_2021()) == "undefined_rate");
  row.figures[0].second = -1;
  CHECK(word_for(row, eurostat_2021()) == "undefined_rate");
  row = {.figures = {{2010, 10}, {2020, 5}}, .target = 10, .due = 2030};
  CHECK(word_for(row, eurostat_2021()) == "undefined_rate");
}

TEST_CASE("the title says the term") {
  CHECK(eurostat_2021().title == Text("欧盟统计局可持续发展监测法（2021年版，长期）", "Eurostat, monitoring of sustainable development, 2021, long term"));
  CHECK(eurostat_2024(Term::short_term).title ==
        Text("欧盟统计局可持续发展监测法（2024年版，短期）", "Eurostat, monitoring of sustainable development, 2024, short term"));
  CHECK(eurostat_2024(Term::short_term).name == "eurostat.2024.short_term");
}
