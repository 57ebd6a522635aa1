#include "milepost/governance/replay.hpp"

#include <doctest/doctest.h>

#include "milepost/governance.hpp"

using namespace milepost;

namespace {

/// 容错: applied for, inquired into, verified, decided.
Workflow tolerance() {
  Workflow workflow{.id = "tolerance"};
  workflow.states = {{.id = "applied"}, {.id = "inquiry"}, {.id = "exempted", .final_state = true, .effect = StateEffect::exempts}, {.id = "refused", .final_state = true}};
  workflow.transitions = {{.to = "applied"},
                          {.from = "applied", .to = "inquiry", .by = "discipline", .within = 10, .working_days = true},
                          {.from = "inquiry", .to = "exempted"},
                          {.from = "inquiry", .to = "refused"}};
  return workflow;
}

Event event(std::string subject, const Date& date, std::string to, OrganizationId by = {}) {
  return {.workflow = "tolerance", .subject = std::move(subject), .date = date, .to = std::move(to), .by = std::move(by)};
}

const Date end_of_2024{2024, 12, 31};

std::vector<std::string> irregularities(const std::vector<Event>& log) {
  std::vector<std::string> messages;
  for (const Irregularity& one : replay(tolerance(), log, end_of_2024).irregularities) messages.push_back(std::to_string(one.event) + ": " + one.message);
  return messages;
}

}  // namespace

TEST_CASE("a log by the rules: where each subject stands on each day, and nothing irregular") {
  const std::vector<Event> log{event("a", {2024, 3, 1}, "applied"), event("b", {2024, 3, 4}, "applied"), event("a", {2024, 3, 8}, "inquiry", "discipline"),
                               event("a", {2024, 5, 6}, "exempted")};
  const Replay result = replay(tolerance(), log, end_of_2024);
  CHECK(result.irregularities.empty());
  REQUIRE(result.cases.size() == 2);
  CHECK(stay_on(result.cases[0], {2024, 2, 29}) == nullptr);
  CHECK(stay_on(result.cases[0], {2024, 3, 8})->state == "inquiry");
  CHECK(stay_on(result.cases[0], end_of_2024)->state == "exempted");
  CHECK(stay_on(result.cases[1], end_of_2024)->state == "applied");
}

TEST_CASE("ten working days from 1 March 2024 end on the 15th; the case is late from the 16th on") {
  const Replay result = replay(tolerance(), {event("a", {2024, 3, 1}, "applied")}, end_of_2024);
  CHECK(result.cases[0].stays[0].limit == Date{2024, 3, 15});
  CHECK(late_cases(result, {2024, 3, 15}).empty());
  CHECK(late_cases(result, {2024, 3, 16}).size() == 1);
}

TEST_CASE("what happened after the as-of day has not happened") {
  const std::vector<Event> log{event("a", {2024, 3, 1}, "applied"), event("a", {2024, 3, 8}, "inquiry")};
  CHECK(replay(tolerance(), log, {2024, 3, 7}).cases[0].stays.size() == 1);
}

TEST_CASE("what the workflow does not allow is named with its place in the log, and followed all the same") {
  CHECK(irregularities({event("a", {2024, 3, 1}, "inquiry")}) == std::vector<std::string>{"0: no case begins in 'inquiry'"});
  CHECK(irregularities({event("a", {2024, 3, 1}, "applied"), event("a", {2024, 3, 2}, "exempted")}) ==
        std::vector<std::string>{"1: no step leads from 'applied' to 'exempted'"});
  CHECK(irregularities({event("a", {2024, 3, 1}, "aplied")}) == std::vector<std::string>{"0: state 'aplied' is none of workflow tolerance"});
  CHECK(irregularities({event("a", {2024, 3, 1}, "applied"), event("a", {2024, 3, 4}, "inquiry", "drc")}) ==
        std::vector<std::string>{"1: the step to 'inquiry' is for discipline to take, not for drc"});
  CHECK(irregularities({event("a", {2024, 3, 4}, "applied"), event("a", {2024, 3, 1}, "inquiry")}) ==
        std::vector<std::string>{"1: 'a' came into 'inquiry' before it came into 'applied'"});
  CHECK(irregularities({event("a", {2024, 3, 1}, "applied"), event("a", {2024, 3, 18}, "inquiry")}) ==
        std::vector<std::string>{"1: 'a' left 'applied' 3 days late"});
}

TEST_CASE("a final state is left by no step unless the workflow has one") {
  const std::vector<Event> log{event("a", {2024, 3, 1}, "applied"), event("a", {2024, 3, 4}, "inquiry"), event("a", {2024, 3, 5}, "refused"), event("a", {2024, 3, 6}, "applied")};
  CHECK(irregularities(log) == std::vector<std::string>{"3: no step leads from 'refused' to 'applied'"});
}

TEST_CASE("容缺: what stays owed after a step is open until a final state") {
  Workflow lacking{.id = "lacking"};
  lacking.states = {{.id = "blocked"}, {.id = "approved"}, {.id = "complete", .final_state = true}};
  lacking.transitions = {{.to = "blocked"}, {.from = "blocked", .to = "approved", .obligation = {"依规补齐相关资料", "hand in the missing papers"}}, {.from = "approved", .to = "complete"}};
  std::vector<Event> log{{.workflow = "lacking", .subject = "p", .date = {2024, 1, 2}, .to = "blocked"}, {.workflow = "lacking", .subject = "p", .date = {2024, 1, 9}, .to = "approved"}};
  const Replay open = replay(lacking, log, end_of_2024);
  REQUIRE(open.cases[0].obligations.size() == 1);
  CHECK(open.cases[0].obligations[0].since == Date{2024, 1, 9});
  log.push_back({.workflow = "lacking", .subject = "p", .date = {2024, 2, 1}, .to = "complete"});
  CHECK(replay(lacking, log, end_of_2024).cases[0].obligations.empty());
}

TEST_CASE("an exemption takes a target's failure out of the score from its day on, and keeps the record") {
  const Unit piece{"piece"};
  Plan plan{.id = "illustration"};
  plan.indicators = {{.id = "a", .unit = piece, .direction = Direction::increase}};
  plan.targets = {{.indicator = "a", .bound = at_least(10 * piece), .due = Date{2023, 12, 31}}};
  Observations seen;
  seen.emplace(SeriesKey{"a", ""}, Series{piece, {{Year{2022}, 1}, {Year{2023}, 2}}});
  const std::vector<Event> log{event("a", {2024, 3, 1}, "applied"), event("a", {2024, 3, 4}, "inquiry"), event("a", {2024, 3, 20}, "exempted")};
  const Plan after = with_effects(plan, tolerance(), replay(tolerance(), log, end_of_2024));
  CHECK(assess(plan, seen, {2024, 4, 1}).rows[0].verdict.status == Status::missed);
  CHECK(assess(after, seen, {2024, 3, 19}).rows[0].verdict.status == Status::missed);
  const Scorecard exempted = assess(after, seen, {2024, 4, 1});
  CHECK(exempted.rows[0].verdict.reason == Reason::exempted);
  CHECK(roll_up(exempted).total == 0);
  CHECK(roll_up(exempted).left_out == 1);
}

TEST_CASE("an entity that exits leaves its set with the day before; the history of the set stays") {
  Workflow lifecycle{.id = "lifecycle"};
  lifecycle.states = {{.id = "under-way"}, {.id = "exited", .final_state = true, .effect = StateEffect::exits}};
  lifecycle.transitions = {{.to = "under-way"}, {.from = "under-way", .to = "exited"}};
  Plan plan{.id = "illustration"};
  plan.entities = {{.id = "projects", .members = {"p1", "p2"}}};
  const std::vector<Event> log{{.workflow = "lifecycle", .subject = "p1", .date = {2024, 1, 2}, .to = "under-way"}, {.workflow = "lifecycle", .subject = "p1", .date = {2024, 7, 1}, .to = "exited"}};
  const Plan after = with_effects(plan, lifecycle, replay(lifecycle, log, end_of_2024));
  CHECK(members_on(after.entities[0], {2024, 6, 30}) == std::vector<std::string>{"p1", "p2"});
  CHECK(members_on(after.entities[0], {2024, 7, 1}) == std::vector<std::string>{"p2"});
}
