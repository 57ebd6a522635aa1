#include "milepost/assessment/statistics_canada.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Asked to halve in the fifteen years from 2015, after nine of them: of less being better.
Asked at_canadian_ratio(double ratio) {
  const double needed = 1 - std::pow(0.5, 1.0 / 15);
  return {.figures = {{2015, 40}, {2024, 40 * std::pow(1 - ratio * needed, 9)}}, .target = 20, .due = 2030, .direction = -1};
}

Asked growing_canadian(double rate, double base = 100, double limit = absent) {
  return {.figures = {{2015, base}, {2025, base * std::pow(1 + rate, 10)}}, .limit = limit};
}

/// What is left of the cuts at a natural limit, written out.
double factor_near(double base, double limit) {
  if (base >= 2 * limit) return 1;
  return 1 - std::pow((base <= limit ? base : 2 * limit - base) / limit, 4.44);
}

}  // namespace

TEST_CASE("the published example with a target: 14.5 in 2015, 10.2 in 2023, 7.25 asked for in 2030") {
  const Asked row{.figures = {{2015, 14.5}, {2023, 10.2}}, .target = 7.25, .due = 2030, .direction = -1};
  const Answer answer = answer_to(row, statistics_canada_2024());
  CHECK(std::abs(answer.figure - 0.952590) < 5e-7);
  CHECK(std::abs(answer.score - 2.518556) < 5e-7);
  CHECK(answer.label == "substantial_progress");
  CHECK(answer.movement == "toward");
}

TEST_CASE("the published example without a target: 62.39 in 2015, 60.9 in 2024") {
  const Answer answer = answer_to({.figures = {{2015, 62.39}, {2024, 60.9}}}, statistics_canada_2024());
  CHECK(std::abs(answer.figure + 0.002682) < 5e-7);
  CHECK(std::abs(answer.score + 2.835269) < 5e-7);
  CHECK(answer.label == "deterioration");
  CHECK(answer.movement == "away");
}

TEST_CASE("Statistics Canada cuts the ratio at 0.95, 0.60 and 0, each included") {
  const auto word = [](double ratio) { return word_for(at_canadian_ratio(ratio), statistics_canada_2024()); };
  CHECK(word(0.95) == "substantial_progress");
  CHECK(word(0.9499) == "moderate_progress");
  CHECK(word(0.60) == "moderate_progress");
  CHECK(word(0.5999) == "limited_progress");
  CHECK(word(0) == "limited_progress");
  CHECK(word(-0.0001) == "deterioration");
}

TEST_CASE("score and category change at the same figure, a hair below 0.60 as well") {
  const Preset preset = statistics_canada_2024();
  const auto differ = [&](double beside) {
    const Answer answer = answer_to(at_canadian_ratio(0.6 - beside), preset);
    const double upper = 7.1429 * answer.figure - 4.2857, lower = 4.1667 * answer.figure - 2.5;
    CHECK_MESSAGE(answer.score == doctest::Approx(answer.label == "moderate_progress" ? upper : lower).epsilon(1e-13), beside);
    return answer.label;
  };
  CHECK(differ(-1e-12) == "moderate_progress");
  for (const double beside : {1e-16, 1e-15, 1e-12, 5e-10}) CHECK(differ(beside) == "moderate_progress");
  for (const double beside : {7e-10, 1e-9, 1e-6}) CHECK(differ(beside) == "limited_progress");
}

TEST_CASE("without a target it cuts at 1.5 %, 0.5 % and 0 a year") {
  const auto word = [](double rate) { return word_for(growing_canadian(rate), statistics_canada_2024()); };
  CHECK(word(0.015) == "substantial_progress");
  CHECK(word(0.0149) == "moderate_progress");
  CHECK(word(0.005) == "moderate_progress");
  CHECK(word(0.0049) == "limited_progress");
  CHECK(word(0) == "limited_progress");
  CHECK(word(-0.0001) == "deterioration");
}

TEST_CASE("the cuts above zero shrink near a natural limit, at it to nothing, and not from twice the limit on") {
  for (const double base : {10.0, 60.0, 99.0, 101.0, 150.0, 199.0, 200.0, 201.0, 400.0}) {
    const double factor = factor_near(base, 100);
    const auto word = [&](double rate) { return word_for(growing_canadian(rate, base, 100), statistics_canada_2024()); };
    CHECK_MESSAGE(word(0.0151 * factor) == "substantial_progress", base);
    CHECK_MESSAGE(word(0.0149 * factor) == "moderate_progress", base);
    CHECK_MESSAGE(word(0.0051 * factor) == "moderate_progress", base);
    CHECK_MESSAGE(word(0.0049 * factor) == "limited_progress", base);
    CHECK_MESSAGE(score_for(growing_canadian(0.007 * factor, base, 100), statistics_canada_2024()) == doctest::Approx(250 * 0.007 - 1.25), base);
  }
  CHECK(word_for(growing_canadian(0, 100, 100), statistics_canada_2024()) == "substantial_progress");
  CHECK(score_for(growing_canadian(0, 100, 100), statistics_canada_2024()) == 5);
  CHECK(word_for(growing_canadian(-0.001, 100, 100), statistics_canada_2024()) == "deterioration");
}

TEST_CASE("a met target is a category of its own with 5 points; met and lost again it is judged by its growth") {
  Asked row{.figures = {{2015, 40}, {2019, 18}, {2024, 20}}, .target = 20, .due = 2030, .direction = -1};
  CHECK(word_for(row, statistics_canada_2024()) == "target_achieved");
  CHECK(score_for(row, statistics_canada_2024()) == 5);
  CHECK(answer_to(row, statistics_canada_2024()).status == "achieved");
  row.figures.back().second = 39;
  CHECK(word_for(row, statistics_canada_2024()) == "limited_progress");
  row.strict = 1;
  row.figures.back().second = 20;
  CHECK(word_for(row, statistics_canada_2024()) == "substantial_progress");  // "less than 20" is not met by 20
}

TEST_CASE("a zero base or target counts as 0.001; growth to zero is -100 %; through zero there is none") {
  const double rise = std::pow(1000.0, 1.0 / 5) - 1, fall = 1 - std::pow(0.001 / 10, 1.0 / 15);
  CHECK(figure_for({.figures = {{2015, 0}, {2020, 1}}}, statistics_canada_2024()) == doctest::Approx(rise).epsilon(1e-13));
  const Asked row{.figures = {{2015, 10}, {2020, 8}}, .target = 0, .due = 2030, .direction = -1};
  CHECK(figure_for(row, statistics_canada_2024()) == doctest::Approx((1 - std::pow(0.8, 0.2)) / fall).epsilon(1e-13));
  CHECK(figure_for({.figures = {{2015, 10}, {2020, 0}}}, statistics_canada_2024()) == -1);
  CHECK(word_for({.figures = {{2015, -3}, {2020, 3}}, .target = 5, .due = 2030}, statistics_canada_2024()) == "undefined_rate");
}

TEST_CASE("values that are all negative turn the sign: -10 to -8 is growth") {
  const Asked row{.figures = {{2015, -10}, {2020, -8}}};
  CHECK(figure_for(row, statistics_canada_2024()) == doctest::Approx(1 - std::pow(0.8, 0.2)).epsilon(1e-13));
  CHECK(figure_for(row, statistics_canada_2023()) == doctest::Approx(std::pow(0.8, 0.2) - 1).epsilon(1e-13));
}

TEST_CASE("the base is 2015 or the next year that has a figure; with one alone there are too few") {
  const auto rate_from = [](Figures figures) { return figure_for({.figures = std::move(figures)}, statistics_canada_2024()); };
  CHECK(rate_from({{2014, 7}, {2016, 50}, {2020, 100}}) == doctest::Approx(std::pow(2.0, 1.0 / 4) - 1));
  CHECK(rate_from({{2015, absent}, {2018, 50}, {2020, 100}}) == doctest::Approx(std::pow(2.0, 1.0 / 2) - 1));
  CHECK(word_for({.figures = {{2010, 7}, {2014, 9}}}, statistics_canada_2024()) == "no_baseline");
  CHECK(word_for({.figures = {{2010, 7}, {2016, 9}}}, statistics_canada_2024()) == "too_few_points");
}

TEST_CASE("a figure alone that meets its target has achieved it, with 5 points and no rate; one that does not has too few beside it") {
  const auto answer = [](double figure) { return answer_to({.figures = {{2019, figure}}, .target = 40, .due = 2030}, statistics_canada_2024()); };
  CHECK(answer(41).label == "target_achieved");
  CHECK(answer(41).score == 5);
  CHECK(std::isnan(answer(41).figure));
  CHECK(answer(39).reason == "too_few_points");
}

TEST_CASE("a target of 0 asks for 0.001; a natural limit below 0 counts by its size") {
  const auto word = [](double figure) { return word_for({.figures = {{2015, 4}, {2019, figure}}, .target = 0, .due = 2030, .direction = -1}, statistics_canada_2024()); };
  CHECK(word(0.0005) == "target_achieved");
  CHECK(word(0.0015) != "target_achieved");
  const auto near_limit = [](double limit) { return word_for({.figures = {{2015, -90}, {2020, -89}}, .limit = limit}, statistics_canada_2024()); };
  CHECK(near_limit(-100) == near_limit(100));
}

TEST_CASE("the measure of 2023 looks at the plain ratio: a series that runs away from a target already passed looks fast") {
  const Asked row{.figures = {{2015, 50}, {2020, 40}}, .target = 45, .due = 2030, .direction = 1};
  CHECK(word_for(row, statistics_canada_2023()) == "substantial_progress");
  CHECK(word_for(row, statistics_canada_2024()) == "deterioration");
  CHECK(word_for({.figures = {{2015, 100}, {2020, 101}}}, statistics_canada_2023()) == "negligible_progress");
  CHECK(std::isnan(score_for(row, statistics_canada_2023())));
}

TEST_CASE("of many rows only those with a figure alone are met so, whatever stood in their place before") {
  std::vector<Asked> rows(1200, Asked{.figures = {{2019, 41}}, .target = 40, .due = 2030});
  for (std::size_t i = 600; i < rows.size(); ++i) rows[i].figures = i % 2 ? Figures{{2010, 1}, {2011, 41}} : Figures{{2019, 39}};
  Preset three = statistics_canada_2024();
  three.points = {.least = 3};
  const VerdictColumns result = evaluate(table_of(rows), three);
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK((result.category[i] == VerdictColumns::none) == (i >= 600));
}
