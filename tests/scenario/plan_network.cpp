#include "milepost/scenario/plan_network.hpp"

#include "made_network.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("deliverables with windows are tasks, those with a due day milestones; steps come one after the other") {
  Plan plan{.id = "p"};
  plan.deliverables = {{.id = "hall", .name = "Hall", .due = Date{2024, 1, 19}, .first_day = monday},
                       {.id = "rules", .due = Date{2024, 3, 1}, .first_day = monday,
                        .steps = {{.id = "draft", .due = Date{2024, 1, 12}}, {.id = "consult"}, {.id = "approve", .due = Date{2024, 2, 9}}}},
                       {.id = "fund", .due = Date{2024, 5, 6}},
                       {.id = "reports", .due = Due{EachPeriod{Frequency::month}}},
                       {.id = "some-day"}};
  const PlanNetwork found = network_of(plan, weekdays);
  REQUIRE(found.network);
  CHECK(found.left_out == std::vector<DeliverableId>{"reports", "some-day"});
  const TaskNetwork expected{.start = monday,
                             .tasks = {{.id = "hall", .title = "Hall", .duration = 10.0, .not_before = monday},
                                       {.id = "rules-draft", .duration = 5.0, .not_before = monday},
                                       {.id = "rules-approve", .duration = 20.0, .not_before = Date{2024, 1, 13}},
                                       {.id = "rules", .not_before = Date{2024, 3, 1}},
                                       {.id = "fund", .not_before = Date{2024, 5, 6}}},
                             .precedences = {{"rules-draft", "rules-approve"}, {"rules-approve", "rules"}}};
  CHECK(*found.network == expected);
  const Date due[]{{2024, 1, 19}, {2024, 1, 12}, {2024, 2, 9}, {2024, 3, 1}, {2024, 5, 6}};
  const Timetable table = timetable_of(*found.network, {}, weekdays);
  for (std::size_t k = 0; k < 5; ++k) CHECK(table.tasks[k].early_finish == due[k]);
}

TEST_CASE("a plan without dates has no network") {
  CHECK(network_of(Plan{.id = "p"}) == PlanNetwork{});
}
