#include "milepost/aggregation/groups.hpp"

#include <doctest/doctest.h>

#include "small_plan.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// One commitment in two tasks of section one and, a third time, in section two; one of its own beside it. Units drc and stb.
SmallPlan thrice() {
  SmallPlan small;
  small.plan.organizations = {{.id = "stb"}, {.id = "drc"}};
  small.task("t1", "one", {"drc"});
  small.target("a");
  small.target("own");
  small.task("t2", "one", {"drc", "stb"});
  small.target("b");
  small.task("t3", "two", {"stb"});
  small.target("c");
  small.indicator("b").possibly_same_as = small.indicator("c").possibly_same_as = "a";
  return small;
}

}  // namespace

TEST_CASE("a task counts its own mentions, so that tasks may add up to more than the plan") {
  SmallPlan small = thrice();
  small.see("b", 20);
  const auto tasks = by_task(small.plan, small.card());
  REQUIRE(tasks.size() == 3);
  CHECK(told(tasks, "t1") == "not_assessable 2");
  CHECK(told(tasks, "t2") == "off_track 1");
  CHECK(told(tasks, "t3") == "not_assessable 1");
  CHECK(small.counts().total == 2);
}

TEST_CASE("a section counts a commitment once, by its mention with data") {
  SmallPlan small = thrice();
  small.see("b", 20);
  const auto sections = by_section(small.plan, small.card());
  CHECK(told(sections, "one") == "off_track 1, not_assessable 1");
  CHECK(told(sections, "two") == "not_assessable 1");
}

TEST_CASE("a section whose mentions have no data counts the first of them, though another section has some") {
  SmallPlan small = thrice();
  small.see("c", 50);
  const auto sections = by_section(small.plan, small.card());
  CHECK(told(sections, "one") == "not_assessable 2");
  CHECK(told(sections, "two") == "on_track 1");
}

TEST_CASE("a bundle stands where its worst part stands, and is kept only if all parts are") {
  SmallPlan small = thrice();
  small.plan.bundles = {{.id = "both", .name = Text{"两项"}}, {.id = "nothing"}};
  for (Target& target : small.plan.targets)
    if (target.id == TargetId{"a"} || target.id == TargetId{"b"}) target.bundle = "both";
  small.see("a", 100);
  CHECK(told(by_bundle(small.plan, small.card()), "both") == "achieved 1, not_assessable 1");
  CHECK(bundle_status(by_bundle(small.plan, small.card())[0].counts) == Status::not_assessable);
  small.see("b", 46);
  const auto bundles = by_bundle(small.plan, small.card());
  REQUIRE(bundles.size() == 2);
  CHECK(told(bundles, "both") == "achieved 1, at_risk 1");
  CHECK(bundle_status(bundles[0].counts) == Status::at_risk);
  CHECK(bundles[1].counts.total == 0);
  small.see("b", 100);
  CHECK(bundle_status(by_bundle(small.plan, small.card())[0].counts) == Status::achieved);
}

TEST_CASE("each unit gets its tasks whole, in the plan's order of units") {
  SmallPlan small = thrice();
  small.see("a", 100);
  small.see("b", 20);
  const auto units = by_organization(small.plan, small.card());
  REQUIRE(units.size() == 2);
  CHECK(units[0].id == "stb");
  CHECK(told(units, "drc") == "achieved 1, off_track 1, not_assessable 1");
  CHECK(told(units, "stb") == "off_track 1, not_assessable 1");
}

TEST_CASE("a target with units of its own is theirs, not the task's") {
  SmallPlan small = thrice();
  small.plan.targets[1].responsibility = Responsibility{.organizations = {{.organization = "stb"}}};
  CHECK(told(by_organization(small.plan, small.card()), "drc") == "not_assessable 2");
}

TEST_CASE("a unit in two roles answers once") {
  SmallPlan small;
  small.plan.organizations = {{.id = "drc"}};
  small.task("t", "one", {"drc", "drc"});
  small.target("x");
  CHECK(told(by_organization(small.plan, small.card()), "drc") == "not_assessable 1");
}

TEST_CASE("units without targets have no line, tasks without targets an empty one") {
  SmallPlan small = thrice();
  small.plan.organizations.push_back({.id = "idle"});
  small.task("t4");
  CHECK(told(by_organization(small.plan, small.card()), "idle") == "no such group");
  CHECK(told(by_task(small.plan, small.card()), "t4") == "nothing");
}

TEST_CASE("the light of a task is its worst assessed target, with the number not assessed beside it") {
  SmallPlan small;
  small.task("t");
  for (const auto& [name, value] : std::map<std::string, double>{{"good", 100}, {"fair", 46}, {"poor", 20}}) {
    small.target(name);
    small.see(name, value);
  }
  small.target("unseen");
  const Group task = by_task(small.plan, small.card()).front();
  CHECK(task.counts.worst == Status::off_track);
  CHECK(count_of(task.counts, Status::not_assessable) == 1);
  CHECK(told(task.counts) == "achieved 1, at_risk 1, off_track 1, not_assessable 1");
}
