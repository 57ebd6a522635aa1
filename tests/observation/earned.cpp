#include "milepost/observation/earned.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

/// 编制 40, 咨询 20, 审定 40.
Deliverable work_plan() {
  Deliverable one{.id = "work-plan"};
  one.steps = {{.id = "draft", .weight = 40}, {.id = "consult", .weight = 20}, {.id = "approve", .weight = 40}};
  return one;
}

std::vector<double> values_of(const Series& series) {
  std::vector<double> values;
  for (const Observation& one : series.observations()) values.push_back(one.value);
  return values;
}

}  // namespace

TEST_CASE("the weights of the steps done add up to 100 per cent, in the order of days whatever the order of the reports") {
  const Series earned = earned_weight(work_plan(), {{"consult", {2017, 6, 20}}, {"draft", {2017, 6, 1}}, {"approve", {2017, 7, 20}}});
  CHECK(values_of(earned) == std::vector<double>{40, 60, 100});
  CHECK(earned.unit() == percent_unit);
}

TEST_CASE("half of a step earns half of its weight; a later report on the step replaces the earlier one") {
  CHECK(values_of(earned_weight(work_plan(), {{"draft", {2017, 6, 1}, 50}, {"draft", {2017, 6, 10}, 100}})) == std::vector<double>{20, 40});
}

TEST_CASE("a report on the whole counts where it says more than the steps") {
  CHECK(values_of(earned_weight(work_plan(), {{"draft", {2017, 6, 1}}, {"", {2017, 6, 2}, 70}})) == std::vector<double>{40, 70});
  CHECK(values_of(earned_weight(Deliverable{.id = "fund"}, {{"", {2017, 6, 2}}})) == std::vector<double>{100});
}

TEST_CASE("of a recurring deliverable every report adds to the instance of its own period") {
  Deliverable yearly = work_plan();
  yearly.due = Due{EachPeriod{Frequency::year}};
  const Series earned = earned_weight(yearly, {{"draft", {2017, 6, 1}}, {"", {2018, 6, 1}}});
  CHECK(values_of(earned) == std::vector<double>{0.4, 1});
  CHECK(is_count(earned.unit()));
  CHECK(values_of(earned_weight(yearly, {{"draft", {2017, 6, 1}}, {"approve", {2017, 6, 1}}})) == std::vector<double>{0.8});
}

TEST_CASE("a step that the deliverable does not have is refused by name") {
  CHECK_THROWS_WITH_AS(earned_weight(work_plan(), {{"publish", {2017, 6, 1}}}), doctest::Contains("publish"), OutOfRange);
}
