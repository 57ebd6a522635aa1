#include "milepost/governance/overdue.hpp"

#include <doctest/doctest.h>

#include "milepost/governance.hpp"

using namespace milepost;

namespace {

Duty quarterly(int quarter, std::string entity = {}) {
  const Period period = Quarter{2024, quarter};
  return {.id = "summary", .entity = std::move(entity), .period = period, .due = period.last(), .working_day = period.last()};
}

Fulfilment done(const Date& on, std::optional<Period> period = {}, std::string by = {}) { return {.id = "summary", .by = std::move(by), .period = period, .on = on}; }

}  // namespace

TEST_CASE("on its day a duty is in time, the day after it is late by one") {
  CHECK(overdue({quarterly(1)}, {}, {2024, 3, 31}).empty());
  const auto late = overdue({quarterly(1)}, {}, {2024, 4, 1});
  REQUIRE(late.size() == 1);
  CHECK(late[0].days == 1);
  CHECK(!late[0].done_on);
}

TEST_CASE("what was done in time is not late; what was done late says by how much") {
  CHECK(overdue({quarterly(1)}, {done({2024, 3, 31}, Quarter{2024, 1})}, {2024, 12, 31}).empty());
  const auto late = overdue({quarterly(1)}, {done({2024, 4, 10}, Quarter{2024, 1})}, {2024, 12, 31});
  REQUIRE(late.size() == 1);
  CHECK(late[0].done_on == Date{2024, 4, 10});
  CHECK(late[0].days == 10);
}

TEST_CASE("what was done after the as-of day is not known yet") {
  CHECK(overdue({quarterly(1)}, {done({2024, 4, 10}, Quarter{2024, 1})}, {2024, 4, 9}).at(0).days == 9);
}

TEST_CASE("a record without a period serves the first instance that had begun, and only one") {
  const std::vector<Duty> year{quarterly(1), quarterly(2), quarterly(3), quarterly(4)};
  const auto late = overdue(year, {done({2024, 3, 20}), done({2024, 6, 20})}, {2025, 1, 1});
  REQUIRE(late.size() == 2);
  CHECK(late[0].duty.period == Period(Quarter{2024, 3}));
}

TEST_CASE("a record of one entity is not another's; a record without a name is everybody's") {
  const std::vector<Duty> both{quarterly(1, "甲"), quarterly(1, "乙")};
  const auto late = overdue(both, {done({2024, 3, 1}, Quarter{2024, 1}, "甲")}, {2024, 5, 1});
  REQUIRE(late.size() == 1);
  CHECK(late[0].duty.entity == "乙");
  CHECK(overdue(both, {done({2024, 3, 1}, Quarter{2024, 1})}, {2024, 5, 1}).empty());
}

TEST_CASE("a record of another kind by the same name serves nothing here") {
  Fulfilment other = done({2024, 3, 1}, Quarter{2024, 1});
  other.kind = DutyKind::deliverable;
  CHECK(overdue({quarterly(1)}, {other}, {2024, 5, 1}).size() == 1);
}

TEST_CASE("a duty is late after its due day, whatever the last working day before it") {
  Duty duty = quarterly(2);  // 30 June 2024 was a Sunday
  duty.working_day = Date{2024, 6, 28};
  CHECK(overdue({duty}, {}, {2024, 6, 30}).empty());
  CHECK(overdue({duty}, {done({2024, 6, 30}, Quarter{2024, 2})}, {2024, 12, 31}).empty());
  CHECK(overdue({duty}, {}, {2024, 7, 1}).at(0).days == 1);
}

TEST_CASE("a record that names nobody and no period is for everybody, and for one instance") {
  const std::vector<Duty> all{quarterly(1, "甲"), quarterly(1, "乙"), quarterly(2, "甲"), quarterly(2, "乙")};
  const auto late = overdue(all, {done({2024, 3, 31})}, {2025, 1, 1});
  REQUIRE(late.size() == 2);
  CHECK(late[0].duty.period == Period(Quarter{2024, 2}));
}

TEST_CASE("what is owed once is done by a record with any period") {
  const Duty once{.kind = DutyKind::evaluation, .id = "review", .due = {2024, 6, 30}, .working_day = {2024, 6, 28}};
  CHECK(overdue({once}, {{DutyKind::evaluation, "review", "", Period(Year{2024}), {2024, 6, 1}}}, {2025, 1, 1}).empty());
}
