#include "milepost/assessment/method.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

TEST_CASE("a method is found by the name it bears") {
  for (const std::string name : {"path", "time_proportional", "growth_ratio", "trend_projection", "earned_value", "earned_schedule"}) CHECK(name_of(method_named(name)) == name);
  CHECK_THROWS_AS(method_named("growth ratio"), ParseError);
  CHECK_THROWS_AS(method_named(""), ParseError);
}

TEST_CASE("path is the default and the verdict bears its name") { CHECK(assess(platforms({}, Date{2025, 3, 1})).method == "path"); }

TEST_CASE("the methods differ where they should: 343 at end-2024") {
  const Evidence evidence = platforms({{Year{2023}, 310}, {Year{2024}, 343}}, Date{2025, 3, 1});
  CHECK(status_of(evidence, Path{}) == "off_track");
  CHECK(status_of(evidence, TimeProportional{}) == "at_risk");
  CHECK(status_of(evidence, GrowthRatio{}) == "on_track");  // 14.9 % a year of 15.4 % needed: 0.96
  CHECK(status_of(evidence, TrendProjection{}) == "too_few_points");
}
