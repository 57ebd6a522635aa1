#include "milepost/assessment/eustat.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Asked to double in the fifteen years from 2015, after five of them.
Asked at_basque_ratio(double ratio) {
  const double needed = std::pow(2.0, 1.0 / 15) - 1;
  return {.figures = {{2015, 100}, {2020, 100 * std::pow(1 + ratio * needed, 5)}}, .target = 200, .due = 2030};
}

Asked growing_basque(double rate) { return {.figures = {{2015, 100}, {2020, 100 * std::pow(1 + rate, 5)}}}; }

}  // namespace

/// The base is stored as .1490340749.
TEST_CASE("the published example of Eustat: .149034 in 2016, .17 in 2022, .1 asked for in 2030: -.789366, score -5") {
  const Asked row{.figures = {{2016, 0.1490340749}, {2022, 0.17}}, .target = 0.1, .due = 2030, .direction = -1};
  const Answer answer = answer_to(row, eustat_2024());
  CHECK(std::abs(answer.figure + 0.789366) < 5e-7);
  CHECK(answer.score == -5);
  CHECK(answer.label == "significant_deterioration");
}

TEST_CASE("Eustat cuts the ratio at 0.95, 0.60 and 0") {
  const auto word = [](double ratio) { return word_for(at_basque_ratio(ratio), eustat_2024()); };
  CHECK(word(0.95) == "significant_progress");
  CHECK(word(0.9499) == "moderate_progress");
  CHECK(word(0.60) == "moderate_progress");
  CHECK(word(0.5999) == "moderate_deterioration");
  CHECK(word(0) == "moderate_deterioration");
  CHECK(word(-0.0001) == "significant_deterioration");
}

TEST_CASE("without a target Eustat cuts at 1 %, 0.1 % and -0.1 % and -1 % a year") {
  const auto word = [](double rate) { return word_for(growing_basque(rate), eustat_2024()); };
  CHECK(word(0.01) == "significant_progress");
  CHECK(word(0.0099) == "moderate_progress");
  CHECK(word(0.001) == "moderate_progress");
  CHECK(word(0.0009) == "no_progress");
  CHECK(word(-0.001) == "no_progress");
  CHECK(word(-0.0011) == "moderate_deterioration");
  CHECK(word(-0.01) == "moderate_deterioration");
  CHECK(word(-0.0101) == "significant_deterioration");
}

TEST_CASE("Eustat's scores: 5/.7 (R - .6) above .6, 5/1.2 (R + .6) - 5 below, from -5 to 5") {
  const auto score = [](double ratio) { return score_for(at_basque_ratio(ratio), eustat_2024()); };
  CHECK(score(1.4) == 5);
  CHECK(score(0.95) == doctest::Approx(2.5).epsilon(1e-11));
  CHECK(std::abs(score(0.6)) < 1e-11);
  CHECK(score(0) == doctest::Approx(-2.5).epsilon(1e-11));
  CHECK(score(-0.6) == doctest::Approx(-5).epsilon(1e-11));
  CHECK(score(-0.7) == -5);
  CHECK(score_for(growing_basque(0.015), eustat_2024()) == doctest::Approx(3.75).epsilon(1e-11));
  CHECK(score_for(growing_basque(0.03), eustat_2024()) == 5);
  CHECK(score_for(growing_basque(-0.03), eustat_2024()) == -5);
}

TEST_CASE("a met target and a natural limit have 5 points, and a zero counts as 0.001") {
  Asked row{.figures = {{2015, 50}, {2020, 100}}, .direction = 1, .limit = 100};
  CHECK(answer_to(row, eustat_2024()).label == "significant_progress");
  CHECK(score_for(row, eustat_2024()) == 5);
  row = {.figures = {{2015, 50}, {2020, 81}}, .target = 80, .due = 2030};
  CHECK(score_for(row, eustat_2024()) == 5);
  row = {.figures = {{2015, 0}, {2020, 1}}, .target = 2, .due = 2030};
  CHECK(figure_for(row, eustat_2024()) == doctest::Approx((std::pow(1000.0, 1.0 / 5) - 1) / (std::pow(2000.0, 1.0 / 15) - 1)).epsilon(1e-13));
}

TEST_CASE("where 2015 has no figure Eustat takes the nearest year, of two equally near the later") {
  const auto rate_from = [](Figures figures) { return figure_for({.figures = std::move(figures)}, eustat_2024()); };
  CHECK(rate_from({{2013, 7}, {2016, 50}, {2020, 100}}) == doctest::Approx(std::pow(2.0, 1.0 / 4) - 1));
  CHECK(rate_from({{2014, 7}, {2016, 50}, {2020, 100}}) == doctest::Approx(std::pow(2.0, 1.0 / 4) - 1));
  CHECK(rate_from({{2014, 50}, {2017, 7}, {2020, 100}}) == doctest::Approx(std::pow(2.0, 1.0 / 6) - 1));
}
