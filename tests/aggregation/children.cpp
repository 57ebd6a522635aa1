#include "milepost/aggregation/children.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

const Unit park{"park"};

Plan notice() {
  Plan plan{.id = "notice"};
  plan.entities = {{.id = "bases", .members = {"甲", "乙"}}};
  plan.child_plans = {{.id = "base-plans", .each = EntitySetId("bases"), .contents = {{.id = "goals"}, {.id = "measures"}}}};
  plan.indicators = {{.id = "parks", .unit = park, .direction = Direction::increase, .each = EntitySetId("bases")}};
  plan.targets = {{.indicator = "parks", .bound = at_least(2 * park), .due = Date{2018, 12, 31}}};
  return plan;
}

ChildPlan child_of(std::string entity, std::map<std::string, std::string> contents, double parks) {
  ChildPlan child;
  child.plan.id = "plan-of-" + entity;
  child.plan.parent = ParentPlan{"notice", "base-plans", std::move(entity), std::move(contents)};
  child.seen.emplace(SeriesKey{"parks", ""}, Series{park, {{Year{2018}, parks}}});
  return child;
}

}  // namespace

TEST_CASE("the checklist names what a child plan lacks, and who has written none") {
  const Plan parent = notice();
  const auto standings = check_children(parent, parent.child_plans[0], {child_of("甲", {{"goals", "三"}}, 2)}, {2017, 8, 1});
  REQUIRE(standings.size() == 2);
  CHECK(standings[0].plan == "plan-of-甲");
  CHECK(standings[0].missing == std::vector<RequiredContent>{{.id = "measures"}});
  CHECK(standings[1].plan.empty());
  CHECK(standings[1].missing.size() == 2);
}

TEST_CASE("without a list of entities the child plans there are, each once") {
  Plan parent = notice();
  parent.entities[0].members.clear();
  const auto standings = check_children(parent, parent.child_plans[0], {child_of("甲", {}, 2), child_of("甲", {}, 2)}, {2017, 8, 1});
  REQUIRE(standings.size() == 1);
  CHECK(standings[0].entity == "甲");
}

TEST_CASE("the children's figures become the parent's, entity by entity, and it is judged over them") {
  const Plan parent = notice();
  const std::vector<ChildPlan> children{child_of("甲", {}, 2), child_of("乙", {}, 1)};
  const Observations seen = with_children(parent, {}, children);
  CHECK(seen.size() == 2);
  const Verdict verdict = assess(parent, seen, {2019, 1, 31}).rows[0].verdict;
  CHECK(verdict.status == Status::missed);
  CHECK(verdict.entities[0].entity == "乙");
}

TEST_CASE("what the parent has of an entity itself is kept; a plan of another parent adds nothing") {
  const Plan parent = notice();
  Observations own;
  own.emplace(SeriesKey{"parks", "甲"}, Series{park, {Observation{Year{2018}, 5}}});
  CHECK(with_children(parent, own, {child_of("甲", {}, 2)}) == own);
  ChildPlan stranger = child_of("甲", {}, 2);
  stranger.plan.parent->plan = "another";
  CHECK(with_children(parent, {}, {stranger}).empty());
}

TEST_CASE("a child that counts something else under the name is refused") {
  ChildPlan child = child_of("甲", {}, 2);
  child.seen.clear();
  child.seen.emplace(SeriesKey{"parks", ""}, Series{percent_unit, {Observation{Year{2018}, 2}}});
  CHECK_THROWS_AS(with_children(notice(), {}, {child}), UnitMismatch);
}
