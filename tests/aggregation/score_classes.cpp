#include "milepost/aggregation/score_classes.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("Statistics Canada: each lower end belongs to its class") {
  const ScoreClasses table = statcan_classes();
  CHECK(class_of(table, 2.5) == "substantial_progress");
  CHECK(class_of(table, 2.4999) == "moderate_progress");
  CHECK(class_of(table, 0) == "moderate_progress");
  CHECK(class_of(table, -1e-9) == "limited_progress");
  CHECK(class_of(table, -2.5) == "limited_progress");
  CHECK(class_of(table, -2.5001) == "deterioration");
}

TEST_CASE("Statistics Canada: an indicator has achieved its target only if every series has, at whatever score") {
  CHECK(statcan_indicator_class(5, {"target_achieved", "target_achieved"}) == "target_achieved");
  CHECK(statcan_indicator_class(5, {"target_achieved", "substantial_progress"}) == "substantial_progress");
  CHECK(statcan_indicator_class(1, {"target_achieved", "deterioration"}) == "moderate_progress");
  CHECK(statcan_indicator_class(5, {}) == "substantial_progress");
}

TEST_CASE("Eustat: 2.5 itself is moderate, and within 0.25 of zero nothing moves") {
  const ScoreClasses table = eustat_classes();
  CHECK(class_of(table, 2.51) == "significant_progress");
  CHECK(class_of(table, 2.5) == "moderate_progress");
  CHECK(class_of(table, 0.25) == "no_progress");
  CHECK(class_of(table, -0.25) == "no_progress");
  CHECK(class_of(table, -0.26) == "moderate_deterioration");
  CHECK(class_of(table, -2.5) == "moderate_deterioration");
  CHECK(class_of(table, -2.6) == "significant_deterioration");
}
