#include "milepost/governance/log.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

Plan two_deliverables() {
  Plan plan{.id = "illustration"};
  plan.deliverables = {{.id = "rules", .due = Date{2024, 6, 28}}, {.id = "catalogue", .due = Due{EachPeriod{Frequency::year}}}};
  for (Deliverable& one : plan.deliverables) one.steps = {{.id = "draft"}, {.id = "issue"}};
  return plan;
}

Log of(const IndicatorId& id, std::vector<StepProgress> progress) { return {.progress = {{SeriesKey{id, ""}, std::move(progress)}}}; }

}  // namespace

TEST_CASE("a deliverable of which nothing is left to do is done, on the day of its last step") {
  const Plan plan = two_deliverables();
  CHECK(fulfilments(plan, of("rules", {{"draft", {2024, 5, 1}}})).empty());
  const std::vector<Fulfilment> done = fulfilments(plan, of("rules", {{"draft", {2024, 5, 1}}, {"issue", {2024, 7, 3}}}));
  CHECK(done == std::vector<Fulfilment>{{DutyKind::deliverable, "rules", "", {}, {2024, 7, 3}}});
  const auto late = overdue(duties(plan, {2024, 6, 1}, {2024, 6, 30}), done, Date{2024, 12, 31});
  REQUIRE(late.size() == 1);
  CHECK(late[0].days == 5);
}

TEST_CASE("of a recurring one each instance is done for itself, also by two steps of one day") {
  const Log log = of("catalogue", {{"draft", {2023, 5, 1}}, {"draft", {2024, 5, 1}}, {"issue", {2024, 5, 1}}});
  CHECK(fulfilments(two_deliverables(), log) == std::vector<Fulfilment>{{DutyKind::deliverable, "catalogue", "", Period(Year{2024}), {2024, 5, 1}}});
}

TEST_CASE("what the log says of deliverables the plan does not have is passed over") {
  CHECK(fulfilments(Plan{}, of("rules", {{"", {2024, 5, 1}}})).empty());
  CHECK(with_progress(Plan{}, {}, of("rules", {{"", {2024, 5, 1}}})).empty());
}
