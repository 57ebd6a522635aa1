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
