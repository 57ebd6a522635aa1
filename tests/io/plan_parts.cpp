// What a plan file says beside tasks and indicators arrives in the plan: tests/data/every_key.yaml, key by key.
#include <doctest/doctest.h>

#include "milepost/io/plan_file.hpp"

using namespace milepost;

namespace {

const Plan& every_key_plan() {
  static const Plan plan = read_plan("tests/data/every_key.yaml");
  return plan;
}

/// The text of a sound plan with deliverables of two tasks, in this order of the list.
std::string written(const std::vector<std::pair<std::string, std::string>>& deliverables) {
  Plan plan{.id = "p", .title = "Plan"};
  plan.organizations = {{.id = "drc", .name = "Commission"}};
  for (const char* task : {"t1", "t2"}) plan.tasks.push_back({.id = task, .responsibility = {{{"drc"}}}});
  for (const auto& [id, task] : deliverables) plan.deliverables.push_back({.id = id, .name = "Made", .task = task, .due = Date{2024, 1, 1}});
  const PlanReading again = load_plan(plan_text(plan), "p.yaml");
  CHECK((again.plan == plan));
  return plan_text(plan);
}

}  // namespace

TEST_CASE("the title page, documents, memberships, collectives, sections") {
  const Plan& plan = every_key_plan();
  CHECK(plan.authority == Authority::opinion);
  CHECK(plan.metadata.at("number") == Known::masked);
  CHECK(plan.parent == ParentPlan{"province-2021", "city-plans", "示范市", {{"goals", "三、发展目标"}}});
  CHECK(plan.relations == std::vector<DocumentRelation>{{Relation::implements, "notice"}, {Relation::cites, "annex"}});
  CHECK(plan.documents[0].issuer.zh == "示范市人民政府办公厅");
  CHECK(plan.documents[1].missing);
  CHECK(plan.entities[0].memberships == std::vector<Membership>{{"西城区", Date{2016, 5, 12}, Date{2023, 6, 30}, "动态调整"}});
  CHECK(find(plan, OrganizationId("units-concerned"))->members == std::vector<OrganizationId>{"drc", "stb"});
  CHECK(find(plan, OrganizationId("hidden"))->masked);
  CHECK(plan.sections[1].within == SectionId("s1"));
}

TEST_CASE("deliverables under their task come first, those apart after them") {
  const Plan& plan = every_key_plan();
  REQUIRE(plan.deliverables.size() == 3);
  const Deliverable& made = plan.deliverables[0];
  CHECK(made.task == TaskId("t02"));
  CHECK(made.kind == DeliverableKind::document);
  CHECK(made.due == Due{ByDate{Date{2022, 12, 31}}, Basis::stated});
  REQUIRE(made.steps.size() == 2);
  CHECK(made.steps[0].weight == 40);
  CHECK(made.steps[0].due == Due{Date{2022, 9, 30}});
  CHECK(made.steps[1] == Step{.id = "consult"});
  CHECK(made.responsibility == Responsibility{{{"drc"}, {"stb"}}, Coordination::by_function, true, "市发展改革委、科技局等按职责分工负责"});
  CHECK(made.ending->kind == EndingKind::exited);
  CHECK(plan.deliverables[1].task == TaskId("t01"));
  CHECK(plan.deliverables[2].due.basis == Basis::inherited);
  CHECK(plan.deliverables[2].responsibility->mode == Coordination::sole);
}

TEST_CASE("numbers, bodies, cadences") {
  const Plan& plan = every_key_plan();
  CHECK(plan.numbers[0].value == 52);
  CHECK(plan.numbers[0].unit.name == "个");
  CHECK(plan.numbers[1].role == NumberRole::slogan);
  const Body& body = plan.bodies[0];
  CHECK(body.convener == Responsible{"drc", Role::convener, "主要负责同志"});
  CHECK(body.members == std::vector<Responsible>{{"iit"}, {"stb", Role::responsible, "分管负责同志"}});
  CHECK(body.mandate == std::vector<Text>{"统筹协调", Text("督促落实", "Follow up")});
  const Cadence& cadence = plan.cadences[0];
  CHECK(frequency_of(cadence) == Frequency::month);
  CHECK(cadence.reporting_period == Frequency::quarter);
  CHECK(cadence.days_after_end == -5);
  CHECK(cadence.soft);
  CHECK(cadence.contents.size() == 2);
}

TEST_CASE("evaluations, workflows, child plans, rules") {
  const Plan& plan = every_key_plan();
  CHECK(plan.evaluations[0].grades == std::vector<Grade>{{"good", "实施效果好", 80}, {"poor", {}, {}}});
  CHECK(plan.evaluations[0].decisions[0].approver == OrganizationId("hidden"));
  CHECK(plan.evaluations[0].decisions[1].kind == DecisionKind::other);
  const Workflow& workflow = plan.workflows[0];
  CHECK(workflow.states[0].effect == StateEffect::exempts);
  CHECK(workflow.states[1].final_state);
  CHECK(workflow.transitions[0].from.empty());
  CHECK(workflow.transitions[1].within == 10);
  CHECK(workflow.entered_when == VerdictRule{"off_track", -30, 2});
  CHECK(workflow.left_when == VerdictRule{"on_track", {}, 1});
  CHECK(plan.child_plans[0].contents[0] == RequiredContent{"goals", "发展目标及相关指标"});
  CHECK(plan.child_plans[0].reported == CadenceId("dispatch"));
  CHECK(plan.rules[0].role == Role::responsible);
  CHECK(plan.rules[1].deliverable == DeliverableKind::document);
}

TEST_CASE("deliverables are written under their tasks as far as their order allows") {
  CHECK(written({{"a", "t1"}, {"b", "t2"}}).find("task: ") == std::string::npos);
  CHECK(written({{"a", "t2"}}).find("\ndeliverables:") == std::string::npos);
  const std::string crossed = written({{"b", "t2"}, {"a", "t1"}});
  CHECK(crossed.find("    deliverables:\n      - id: b") != std::string::npos);
  CHECK(crossed.find("\ndeliverables:\n  - id: a\n    name: Made\n    task: t1") != std::string::npos);
  CHECK(written({{"a", ""}, {"b", "t2"}}).find("    deliverables:") == std::string::npos);
}
