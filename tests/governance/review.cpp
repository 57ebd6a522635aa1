#include "milepost/governance/review.hpp"

#include <doctest/doctest.h>

#include "milepost/error.hpp"

using namespace milepost;

namespace {

Evaluation of_bases(bool with_thresholds) {
  Evaluation evaluation{.id = "third-party"};
  evaluation.grades = {{.id = "good"}, {.id = "middle"}, {.id = "poor"}};
  if (with_thresholds) {
    evaluation.grades[0].at_least = 80;
    evaluation.grades[1].at_least = 60;
  }
  evaluation.decisions = {{.grade = "good", .kind = DecisionKind::praise_and_reward, .proposer = "ndrc", .approver = "mask14"},
                          {.grade = "poor", .kind = DecisionKind::order_rectification, .discretion = true},
                          {.grade = "poor", .kind = DecisionKind::dynamic_adjustment, .discretion = true}};
  return evaluation;
}

}  // namespace

TEST_CASE("the threshold itself earns the grade; the last grade takes the rest") {
  const Evaluation evaluation = of_bases(true);
  CHECK(review(evaluation, "甲", 80).grade == "good");
  CHECK(review(evaluation, "甲", 79.9).grade == "middle");
  CHECK(review(evaluation, "甲", 0).grade == "poor");
}

TEST_CASE("decisions come with the grade: who proposes and who approves are two, a middle grade has none") {
  const Evaluation evaluation = of_bases(true);
  const Review good = review(evaluation, "甲", 90);
  REQUIRE(good.decisions.size() == 1);
  CHECK(good.decisions[0].proposer == "ndrc");
  CHECK(good.decisions[0].approver == "mask14");
  CHECK(review(evaluation, "甲", 70).decisions.empty());
  CHECK(review(evaluation, "甲", 10).decisions.size() == 2);
}

TEST_CASE("without thresholds the grade has to be given") {
  const Evaluation evaluation = of_bases(false);
  CHECK_THROWS_WITH_AS(review(evaluation, "甲", 90), doctest::Contains("third-party"), OutOfRange);
  CHECK(review_as(evaluation, "甲", "poor").decisions.size() == 2);
  CHECK(!review_as(evaluation, "甲", "poor").score);
  CHECK_THROWS_AS(review_as(evaluation, "甲", "best"), OutOfRange);
  CHECK_THROWS_AS(review(of_bases(true), "甲", std::nan("")), OutOfRange);
}

TEST_CASE("a score under every threshold earns no grade if every grade has one") {
  Evaluation evaluation = of_bases(true);
  evaluation.grades.pop_back();
  CHECK(review(evaluation, "甲", 10).grade.empty());
}
