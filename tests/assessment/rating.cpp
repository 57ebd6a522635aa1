#include "milepost/assessment/rating.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

TEST_CASE("the order of treatments: adverse, met, to be maintained, kept; the later has the last word") {
  const auto labelled = [](const char* label) { return Category{.label = label, .status = Status::on_track}; };
  Preset preset{.name = "x", .rate = RateEstimator::linear, .cuts = {{{"cut", Status::on_track}}}};
  const Asked kept_but_falling{.figures = {{2015, 30}, {2020, 28}}, .target = 25, .due = 2030};
  CHECK(word_for(kept_but_falling, preset) == "cut");
  preset.treatments.adverse = labelled("adverse");
  CHECK(word_for(kept_but_falling, preset) == "adverse");
  preset.treatments.met = labelled("met");
  CHECK(word_for(kept_but_falling, preset) == "met");
  preset.treatments.maintain = FourWays{labelled("met, right"), labelled("met, not right"), labelled("right"), labelled("neither")};
  CHECK(word_for(kept_but_falling, preset) == "met, not right");
  preset.treatments.kept = labelled("kept");
  CHECK(word_for(kept_but_falling, preset) == "kept");
  preset.treatments.at_limit = labelled("at limit");
  Asked at_limit = kept_but_falling;
  at_limit.limit = 28;
  CHECK(word_for(at_limit, preset) == "at limit");
  at_limit.limit = 28.1;
  CHECK(word_for(at_limit, preset) == "kept");
}

TEST_CASE("a class without a target is the method's own word, and no status of a target") {
  const Answer answer = answer_to({.figures = {{2015, 10}, {2020, 14}}}, eurostat_2021());
  CHECK(answer.label == "significant_progress");
  CHECK(answer.status == "not_assessable");
  CHECK(answer.reason == "no_target_value");
  CHECK(word_for({.figures = {{2015, 10}, {2020, 14}}}, escap_2019()) == "no_target_value");
}

TEST_CASE("no due day is said, except by methods that need none") {
  const Asked row{.figures = {{2015, 10}, {2020, 14}}, .target = 20};
  CHECK(word_for(row, eurostat_2021()) == "no_schedule");
  CHECK(word_for(row, undp_growth_2022()) == "on track");
}

TEST_CASE("the movement is that of the last change, unless the word itself says it") {
  const auto movement = [](double before, double last) {
    return answer_to({.figures = {{2015, 10}, {2019, before}, {2020, last}}, .target = 20, .due = 2030}, eurostat_2021()).movement;
  };
  CHECK(movement(12, 15) == "toward");
  CHECK(movement(16, 15) == "away");
  CHECK(movement(15, 15) == "flat");
  CHECK(movement(5, 8) == "away");  // movement_away, though the last change went up
}

TEST_CASE("without a class there is no figure, except in a hole of the rule") {
  const Answer hole = answer_to({.figures = {{2020, 0}, {2023, 55}}, .target = 100, .due = 2025}, yinchuan_light_2025());
  CHECK(hole.reason == "inconclusive");
  CHECK(hole.figure == doctest::Approx(5));
  const Answer none = answer_to({.figures = {{2020, 0}, {2023, 55}}, .target = 100, .due = 2025}, eurostat_2021());
  CHECK(none.reason == "undefined_rate");
  CHECK(std::isnan(none.figure));
  CHECK(none.label.empty());
}

TEST_CASE("a row that changes its sign is rated along straight lines: 0.12 a year of the 0.1 that are needed") {
  const Asked row{.figures = {{2015, -10}, {2020, -4}}, .target = 5, .due = 2030};
  Preset preset{.name = "x", .cuts = {{{"any", Status::on_track}}}};
  CHECK(word_for(row, preset) == "undefined_rate");
  preset.treatments.sign_change = SignChange::linear;
  CHECK(answer_to(row, preset).figure == doctest::Approx(1.2).epsilon(1e-14));
  preset.statistic = Statistic::acceleration;  // 9 tenths of the base in ten years, after 6 in five
  CHECK(answer_to(row, preset).figure == doctest::Approx(0.09 / 0.12).epsilon(1e-14));
}

TEST_CASE("growth that never varies leads to the same end by two points and by a line through the logarithms") {
  Asked row{.target = 100, .due = 2030};
  for (int year = 2015; year <= 2022; ++year) row.figures.emplace_back(year, 50 * std::pow(1.06, year - 2015));
  Preset preset{.name = "x", .statistic = Statistic::share_reached, .cuts = {{{"any", Status::on_track}}}};
  for (const RateEstimator rate : {RateEstimator::compound, RateEstimator::log_least_squares}) {
    preset.rate = rate;
    CHECK(answer_to(row, preset).figure == doctest::Approx(std::pow(1.06, 15) - 1).epsilon(1e-12));  // of the way from 50 to 100
  }
  row.target = 150;
  preset.statistic = Statistic::gap;
  CHECK(answer_to(row, preset).figure == doctest::Approx(150 - 50 * std::pow(1.06, 15)).epsilon(1e-12));
}

TEST_CASE("a zero among figures on both sides of 0 is a value like any other, but for a base of 0, of which nothing is a share") {
  Preset preset{.name = "x", .cuts = {{{"any", Status::on_track}}}, .treatments = {.sign_change = SignChange::linear}};
  const auto row = [](double base, double value, double target) { return Asked{.figures = {{2015, base}, {2020, value}}, .target = target, .due = 2030}; };
  CHECK(answer_to(row(-10, 0, 5), preset).figure == doctest::Approx((10.0 / 5) / (15.0 / 15)).epsilon(1e-14));  // 2 a year of the 1 needed
  CHECK(answer_to(row(-10, 5, 0), preset).figure == doctest::Approx((15.0 / 5) / (10.0 / 15)).epsilon(1e-14));
  CHECK(word_for(row(0, -4, 5), preset) == "undefined_rate");
  CHECK(word_for(row(-10, -5, 0), preset) == "undefined_rate");  // on one side of 0: growth to a target of 0, which `zero` decides on
  preset.treatments.zero = 0.001;
  CHECK(answer_to(row(0, -4, 5), preset).figure == doctest::Approx((-4.0 / 5) / (5.0 / 15)).epsilon(1e-14));
}

TEST_CASE("a change of sign treated as a straight line leaves all other rows as they are, to the bit") {
  Random random{11};
  Preset plain = eurostat_2021(), straight = plain;
  straight.treatments.sign_change = SignChange::linear;
  for (int i = 0; i < 500; ++i) {
    const double sign = random.chance(0.5) ? 1 : -1, base = sign * random.number(1, 9), value = sign * random.number(1, 9), target = sign * random.number(1, 9);
    const Asked row{.figures = {{2015, base}, {2020, value}}, .target = target, .due = 2030, .direction = random.chance(0.5) ? 1 : -1};
    CHECK(answer_to(row, plain).figure == answer_to(row, straight).figure);
  }
}

TEST_CASE("a target that equals the base has no way to it: the preset may say what becomes of it") {
  const auto labelled = [](const char* label) { return Category{.label = label, .status = Status::on_track}; };
  const auto row = [](double value) { return Asked{.figures = {{2015, 30}, {2020, value}}, .target = 30, .due = 2030}; };
  Preset preset{.name = "x", .rate = RateEstimator::linear, .statistic = Statistic::share_reached, .cuts = {{{"cut", Status::on_track}}}};
  CHECK(word_for(row(31), preset) == "undefined_rate");
  preset.treatments.target_at_base = FourWays{labelled("stays"), labelled("sinking"), labelled("back again"), labelled("gone")};
  CHECK(word_for(row(31), preset) == "stays");
  CHECK(word_for(row(30), preset) == "stays");
  CHECK(word_for(row(29), preset) == "gone");
  preset.treatments.if_target_worse = IfTargetWorse::hold;
  CHECK(word_for({.figures = {{2015, 30}, {2020, 29}}, .target = 25, .due = 2030}, preset) == "gone");
  CHECK(word_for({.figures = {{2015, 30}, {2020, 29}}, .target = 35, .due = 2030}, preset) == "cut");
}
