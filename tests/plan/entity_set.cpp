#include "milepost/plan/entity_set.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("a member without a membership belongs at all times; with one, from its first to its last day") {
  const EntitySet set{.id = "bases", .members = {"甲", "乙"}, .memberships = {{.member = "乙", .from = Date{2016, 5, 12}, .until = Date{2018, 6, 30}}}};
  CHECK(is_member(set, "甲", {1990, 1, 1}));
  CHECK(!is_member(set, "乙", {2016, 5, 11}));
  CHECK(is_member(set, "乙", {2016, 5, 12}));
  CHECK(is_member(set, "乙", {2018, 6, 30}));
  CHECK(!is_member(set, "乙", {2018, 7, 1}));
  CHECK(!is_member(set, "丙", {2017, 1, 1}));
}

TEST_CASE("who left and came back has two memberships") {
  const EntitySet set{.id = "pool", .members = {"甲"}, .memberships = {{.member = "甲", .until = Date{2020, 1, 1}}, {.member = "甲", .from = Date{2022, 1, 1}}}};
  CHECK(members_on(set, {2019, 1, 1}).size() == 1);
  CHECK(members_on(set, {2021, 1, 1}).empty());
  CHECK(members_on(set, {2023, 1, 1}).size() == 1);
}
