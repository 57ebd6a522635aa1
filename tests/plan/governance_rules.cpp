// What check() says of deliverables, bodies, cadences, evaluations, workflows and the rules of a plan.
#include <doctest/doctest.h>

#include <string>

#include "milepost/plan/check.hpp"

using namespace milepost;

namespace {

/// One organization, one task with one deliverable.
Plan with_deliverable() {
  Plan plan{.id = "demo", .title = "Demo"};
  plan.frame = {Date{2022, 1, 10}, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}};
  plan.organizations = {{.id = "drc"}};
  plan.tasks = {{.id = "t1", .responsibility = {{{"drc"}}}}};
  plan.deliverables = {{.id = "fund", .name = "Fund", .task = "t1", .due = Date{2024, 12, 31}}};
  return plan;
}

/// "deliverable fund: steps.0.weight" of every problem that the change makes, errors marked with !.
template <class Change>
std::string places_after(Change change) {
  Plan plan = with_deliverable();
  change(plan);
  std::string places;
  for (const Problem& problem : check(plan))
    places += (places.empty() ? "" : "; ") + problem.subject + ": " + problem.field + (problem.severity == Severity::error ? "!" : "");
  return places;
}

}  // namespace

TEST_CASE("a sound deliverable has no problems") { CHECK(places_after([](Plan&) {}).empty()); }

TEST_CASE("deliverables: references, dates, steps") {
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].task = "t2"; }) == "deliverable fund: task!");
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].granted_by = "mof"; }) == "deliverable fund: granted_by!");
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].relations = {{Relation::tracks, "d1"}}; }) == "deliverable fund: relations.0.document!");
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].due = Due{}; }) == "plan demo: ");
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].first_day = Date{2025, 1, 1}; }) == "deliverable fund: due!");
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].steps.emplace_back().id = "draft"; }).empty());
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].steps.emplace_back().weight = 0; }) == "deliverable fund: steps.0.id!; deliverable fund: steps.0.weight!");
  CHECK(places_after([](Plan& plan) { plan.deliverables[0].kind = DeliverableKind::title; }) == "deliverable fund: kind");
  CHECK(places_after([](Plan& plan) { plan.indicators = {{.id = "fund", .unit = *find_unit("家")}}; }) == "deliverable fund: id!");
}

TEST_CASE("a document that is not at hand is told where something relates to it, and only there") {
  const auto with_document = [](Plan& plan) { plan.documents = {{.id = "annex", .missing = true}}; };
  CHECK(places_after(with_document).empty());
  CHECK(places_after([&](Plan& plan) { with_document(plan), plan.relations = {{Relation::cites, "annex"}}; }) == "plan demo: relations.0.document");
}

TEST_CASE("the title page") {
  CHECK(places_after([](Plan& plan) { plan.metadata = {{"author", Known::masked}}; }) == "plan demo: metadata.author!");
  CHECK(places_after([](Plan& plan) { plan.metadata = {{"number", Known::missing}}; }).empty());
  CHECK(places_after([](Plan& plan) { plan.parent = ParentPlan{.plan = "national"}; }) == "plan demo: parent.requirement!");
}

TEST_CASE("cadences: days after the end need periods, and another reporting period is told") {
  const auto cadence = [](Due due, int days, std::optional<Frequency> reports) {
    return places_after([&](Plan& plan) { plan.cadences = {{.id = "c", .due = due, .days_after_end = days, .reporting_period = reports}}; });
  };
  const Due monthly{EachPeriod{Frequency::month}};
  CHECK(cadence(monthly, 10, {}).empty());
  CHECK(cadence(monthly, -5, Frequency::month).empty());
  CHECK(cadence(monthly, 0, Frequency::quarter) == "cadence c: reporting_period");
  CHECK(cadence(Due{Regularly{}, Basis::none}, 10, {}) == "cadence c: days_after_end!");
  CHECK(cadence(Due{}, 0, Frequency::quarter).empty());
}

TEST_CASE("grades fall, and each has a decision") {
  const auto evaluation = [](std::optional<double> second, std::string decided) {
    return places_after([&](Plan& plan) {
      plan.evaluations = {{.id = "e", .grades = {{"good", {}, 80}, {"poor", {}, second}}, .decisions = {{.grade = "good"}, {.grade = std::move(decided)}}}};
    });
  };
  CHECK(evaluation(60, "poor").empty());
  CHECK(evaluation({}, "poor").empty());
  CHECK(evaluation(80, "poor") == "evaluation e: grades.1.at_least!");
  CHECK(evaluation(60, "bad") == "evaluation e: decisions.1.grade!; evaluation e: grades.1");
}

TEST_CASE("workflows: states are reached, and final ones are not left") {
  const auto workflow = [](std::vector<Transition> transitions) {
    return places_after([&](Plan& plan) { plan.workflows = {{.id = "w", .states = {{.id = "a"}, {.id = "b", .final_state = true}}, .transitions = std::move(transitions)}}; });
  };
  CHECK(workflow({{.to = "a"}, {.from = "a", .to = "b"}}).empty());
  CHECK(workflow({{.to = "a"}}) == "workflow w: states.1");
  CHECK(workflow({{.from = "a", .to = "b"}}) == "workflow w: transitions");
  CHECK(workflow({{.to = "b"}, {.from = "b", .to = "a"}}) == "workflow w: transitions.1.from!");
  CHECK(workflow({{.to = "a"}, {.from = "a", .to = "c"}}) == "workflow w: states.1; workflow w: transitions.1.to!");
}

TEST_CASE("rules on verdicts name a status and one report or more") {
  const auto entered = [](VerdictRule rule) {
    return places_after([&](Plan& plan) { plan.workflows = {{.id = "w", .entered_when = std::move(rule)}}; });
  };
  CHECK(entered({"off_track", -30, 2}).empty());
  CHECK(entered({"late", {}, 1}) == "workflow w: entered_when.status!");
  CHECK(entered({"", -30, 0}) == "workflow w: entered_when.in_a_row!");
}

TEST_CASE("rules of the plan name the tasks that break them") {
  const auto rule = [](PlanRule one) { return places_after([&](Plan& plan) { plan.rules = {std::move(one)}; }); };
  CHECK(rule({.id = "r", .role = Role::responsible}).empty());
  CHECK(rule({.id = "r", .role = Role::lead}) == "task t1: responsible");
  CHECK(rule({.id = "r", .role = Role::lead, .exactly = 0}).empty());
  CHECK(rule({.id = "r", .deliverable = DeliverableKind::other}).empty());
  CHECK(rule({.id = "r", .deliverable = DeliverableKind::fund}) == "task t1: deliverables");
  CHECK(rule({.id = "r"}) == "rule r: !");
  CHECK(rule({.id = "r", .role = Role::lead, .deliverable = DeliverableKind::fund}) == "rule r: deliverable!");
}

TEST_CASE("memberships, collectives, sections") {
  CHECK(places_after([](Plan& plan) { plan.entities = {{.id = "e", .members = {"a"}, .memberships = {{"b"}}}}; }) == "entity set e: memberships.0.member!");
  CHECK(places_after([](Plan& plan) { plan.entities = {{.id = "e", .members = {"a"}, .memberships = {{"a", Date{2020, 1, 2}, Date{2020, 1, 1}}}}}; }) ==
        "entity set e: memberships.0.until!");
  CHECK(places_after([](Plan& plan) { plan.entities = {{.id = "e", .members = {"a"}, .memberships = {{"a", Date{2020, 1, 1}, Date{2020, 1, 1}}}}}; }).empty());
  CHECK(places_after([](Plan& plan) { plan.organizations.push_back({.id = "m", .aliases = {"x"}, .masked = true}); }) == "organization m: aliases!");
  CHECK(places_after([](Plan& plan) { plan.sections = {{.id = "a"}, {.id = "b", .within = "a"}, {.id = "c", .within = "b"}}; }).empty());
  CHECK(places_after([](Plan& plan) { plan.sections = {{.id = "a", .within = "b"}, {.id = "b", .within = "a"}}; }) == "section a: within!");
}
