#include "milepost/aggregation/changes.hpp"

#include <doctest/doctest.h>

#include "small_plan.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

SmallPlan two_targets() {
  SmallPlan small;
  small.task("t");
  small.target("a");
  small.target("b");
  return small;
}

}  // namespace

TEST_CASE("nothing changes against itself") {
  SmallPlan small = two_targets();
  small.see("a", 50);
  CHECK(changes_between(small.card(), small.card()).empty());
}

TEST_CASE("a new figure is a change, with or without another class") {
  SmallPlan small = two_targets();
  small.see("a", 50);
  const Scorecard before = small.card();
  small.see("a", 52);
  small.see("b", 20);
  const std::vector<Change> changes = changes_between(before, small.card());
  REQUIRE(changes.size() == 2);
  CHECK(changes[0] == Change{.target = "a", .indicator = "a", .before = Status::on_track, .after = Status::on_track, .observed_before = 50,
                             .observed_after = 52, .observed_at = Date{2023, 12, 31}, .new_figure = true});
  CHECK(changes[1].before == Status::not_assessable);
  CHECK(changes[1].after == Status::off_track);
  CHECK_FALSE(changes[1].observed_before.has_value());
}

TEST_CASE("a revised target is a change even while the class stays") {
  SmallPlan small = two_targets();
  const Scorecard before = small.card();
  small.plan.targets[0].bound = at_least(120 * tonne);
  const std::vector<Change> changes = changes_between(before, small.card());
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].new_version);
  CHECK_FALSE(changes[0].new_figure);
}

TEST_CASE("a commitment that was not there before is new") {
  SmallPlan small = two_targets();
  const Scorecard before = small.card();
  small.target("c");
  const std::vector<Change> changes = changes_between(before, small.card());
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].target == TargetId{"c"});
  CHECK(changes[0].is_new);
}

TEST_CASE("a turn is for the better or the worse; to and from not assessable it is neither") {
  CHECK(turn_of({.before = Status::off_track, .after = Status::on_track}) == 1);
  CHECK(turn_of({.before = Status::on_track, .after = Status::achieved}) == 1);
  CHECK(turn_of({.before = Status::on_track, .after = Status::missed}) == -1);
  CHECK(turn_of({.before = Status::at_risk, .after = Status::at_risk}) == 0);
  CHECK(turn_of({.before = Status::not_assessable, .after = Status::missed}) == 0);
  CHECK(turn_of({.before = Status::achieved, .after = Status::not_assessable}) == 0);
}
