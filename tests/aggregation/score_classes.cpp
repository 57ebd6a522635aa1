#include "milepost/aggregation/score_classes.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("Statistics Canada: each lower end belongs to its class") {
  const CutTable table = statcan_score_cuts();
  CHECK(find_category(table, 2.5)->label == "substantial_progress");
  CHECK(find_category(table, 2.4999)->label == "moderate_progress");
  CHECK(find_category(table, 0)->label == "moderate_progress");
  CHECK(find_category(table, -1e-9)->label == "limited_progress");
  CHECK(find_category(table, -2.5)->label == "limited_progress");
  CHECK(find_category(table, -2.5001)->label == "deterioration");
}

TEST_CASE("Statistics Canada: an indicator has achieved its target only if every series has, at whatever score") {
  CHECK(statcan_indicator_class(5, {"target_achieved", "target_achieved"}) == "target_achieved");
  CHECK(statcan_indicator_class(5, {"target_achieved", "substantial_progress"}) == "substantial_progress");
  CHECK(statcan_indicator_class(1, {"target_achieved", "deterioration"}) == "moderate_progress");
  CHECK(statcan_indicator_class(5, {}) == "substantial_progress");
}

TEST_CASE("Eustat: 2.5 itself is moderate, and within 0.25 of zero nothing moves") {
  const CutTable table = eustat_score_cuts();
  CHECK(find_category(table, 2.51)->label == "significant_progress");
  CHECK(find_category(table, 2.5)->label == "moderate_progress");
  CHECK(find_category(table, 0.25)->label == "no_progress");
  CHECK(find_category(table, -0.25)->label == "no_progress");
  CHECK(find_category(table, -0.26)->label == "moderate_deterioration");
  CHECK(find_category(table, -2.5)->label == "moderate_deterioration");
  CHECK(find_category(table, -2.6)->label == "significant_deterioration");
}
