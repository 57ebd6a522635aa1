#include "milepost/aggregation/deliverables.hpp"

#include <doctest/doctest.h>

#include "milepost/aggregation/groups.hpp"

using namespace milepost;

namespace {

Plan two_tasks() {
  Plan plan{.id = "illustration"};
  plan.sections = {{.id = "s1"}};
  plan.tasks = {{.id = "t1", .section = "s1"}, {.id = "t2", .section = "s1"}};
  plan.deliverables = {{.id = "fund", .task = "t1", .due = Date{2023, 12, 31}}, {.id = "platform", .task = "t2"}};
  return plan;
}

Observations fund_at(double percent) {
  Observations seen;
  seen.emplace(SeriesKey{"fund", ""}, Series{percent_unit, {{Period{{2023, 6, 30}, {2023, 6, 30}}, percent}}});
  return seen;
}

}  // namespace

TEST_CASE("tasks without a number have a standing: from their deliverables, apart from the counts of targets") {
  const Scorecard card = assess(two_tasks(), fund_at(100), {2023, 7, 1});
  CHECK(roll_up(card).total == 0);
  const std::vector<Group> tasks = by_task(two_tasks(), card);
  CHECK(tasks[0].deliverables.worst == Status::achieved);
  CHECK(tasks[1].deliverables.reasons.at(Reason::no_schedule) == 1);
  CHECK(by_section(two_tasks(), card)[0].deliverables.total == 2);
}

TEST_CASE("a deliverable of each entity is judged over those that belong to the set on the day") {
  Plan plan = two_tasks();
  plan.entities = {{.id = "bases", .members = {"甲", "乙"}, .memberships = {{.member = "乙", .until = Date{2023, 9, 30}}}}};
  plan.deliverables[0].each = EntitySetId("bases");
  Observations seen;
  seen.emplace(SeriesKey{"fund", "甲"}, Series{percent_unit, {{Period{{2023, 6, 30}, {2023, 6, 30}}, 100}}});
  CHECK(assess_deliverables(plan, seen, {2023, 10, 1})[0].verdict.status == Status::achieved);
  CHECK(assess_deliverables(plan, seen, {2023, 9, 1})[0].verdict.status != Status::achieved);
}

TEST_CASE("figures of single entities without a list of them: no denominator, not no data") {
  Plan plan = two_tasks();
  plan.entities = {{.id = "bases"}};
  plan.deliverables[0].each = EntitySetId("bases");
  Observations seen;
  CHECK(assess_deliverables(plan, seen, {2023, 7, 1})[0].verdict.reason == Reason::no_data);
  seen.emplace(SeriesKey{"fund", "甲"}, Series{percent_unit, {{Period{{2023, 6, 30}, {2023, 6, 30}}, 100}}});
  CHECK(assess_deliverables(plan, seen, {2023, 7, 1})[0].verdict.reason == Reason::no_denominator);
}
