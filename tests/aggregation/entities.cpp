#include "milepost/aggregation/entities.hpp"

#include <doctest/doctest.h>

#include "../assessment/support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// One entity: 100 wanted in 2022..2025, a figure for 2022 and 2023 together, or none.
EntityEvidence district(const std::string& name, std::optional<double> at_2023, const Date& as_of = Date{2024, 3, 1}) {
  std::vector<Observation> figures;
  if (at_2023) figures.push_back({years(2022, 2023), *at_2023});
  return {name, seen(Kind::flow, tonne, {.bound = at_least(100 * tonne), .due = within(2022, 2025)}, std::move(figures), as_of)};
}

/// Ten districts: first the behind, then the unknown, then those on track; 50 is owed.
std::vector<EntityEvidence> ten(int behind, int unknown) {
  std::vector<EntityEvidence> districts;
  for (int i = 0; i < 10; ++i)
    districts.push_back(district("district " + std::to_string(i), i < behind ? std::optional(20.0) : i < behind + unknown ? std::nullopt : std::optional(50.0)));
  return districts;
}

/// Ten districts at the due day, with the totals given; the rest at 100.
Verdict at_due(std::vector<std::optional<double>> totals) {
  std::vector<EntityEvidence> districts;
  totals.resize(10, 100.0);
  for (const auto& total : totals) {
    EntityEvidence one = district("district " + std::to_string(districts.size()), {}, Date{2026, 2, 1});
    if (total) one.evidence.series = Series{tonne, {{years(2022, 2025), *total}}};
    districts.push_back(std::move(one));
  }
  return assess_entities(districts);
}

}  // namespace

TEST_CASE("ten entities: none behind on track, one behind at risk 0.90, two behind off track 0.80") {
  CHECK(class_of(assess_entities(ten(0, 0)), 2) == "on_track 1.00");
  CHECK(class_of(assess_entities(ten(1, 0)), 2) == "at_risk 0.90");
  CHECK(class_of(assess_entities(ten(2, 0)), 2) == "off_track 0.80");
}

TEST_CASE("ten entities: one unknown is inconclusive, at risk to on track; two behind and one unknown off track") {
  const Verdict one = assess_entities(ten(0, 1));
  CHECK(status_of(one) == "inconclusive");
  CHECK(range_of(one) == "at_risk..on_track");
  const Verdict three = assess_entities(ten(2, 1));
  CHECK(status_of(three) == "off_track");
  CHECK(range_of(three) == "none");
}

TEST_CASE("never a mean and never a total: nine far ahead do not carry the tenth") {
  std::vector<EntityEvidence> districts = ten(1, 0);
  for (std::size_t i = 1; i < 10; ++i) districts[i] = district("rich", 99);
  CHECK(class_of(assess_entities(districts), 2) == "at_risk 0.90");
}

TEST_CASE("laggards stand first, by name, each with its figure and the day of it") {
  const Verdict row = assess_entities({district("on", 60), district("unknown", {}), district("behind", 20), district("near", 46)});
  REQUIRE(row.entities.size() == 4);
  CHECK(row.entities[0].entity == "behind");
  CHECK(row.entities[1].entity == "near");
  CHECK(row.entities[2].entity == "unknown");
  CHECK(row.entities[3].entity == "on");
  CHECK(printed(row.entities[0].observed, 0) == "20");
  CHECK(printed(row.entities[0].observed_at) == "2023-12-31");
  CHECK(printed(row.entities[2].observed_at) == "none");
}

TEST_CASE("achieved only when all meet: before the due day and after it") {
  std::vector<EntityEvidence> districts{district("a", 100), district("b", 120)};
  CHECK(status_of(assess_entities(districts)) == "achieved");
  districts.push_back(district("c", 60));
  CHECK(status_of(assess_entities(districts)) == "on_track");
  CHECK(status_of(at_due({})) == "achieved");
}

TEST_CASE("after the due day missed if any fails, no data if only some are unknown") {
  CHECK(status_of(at_due({99.0})) == "missed");
  CHECK(status_of(at_due({99.0, std::nullopt})) == "missed");
  CHECK(status_of(at_due({std::nullopt})) == "no_data");
}

TEST_CASE("required_today is that of one entity") { CHECK(printed(assess_entities(ten(0, 10)).required_today, 2) == "54.23"); }  // 26 1/31 of 48 months

TEST_CASE("nothing known of any entity is the reason they share, and no share of nought") {
  const Verdict row = assess_entities(ten(0, 10));
  CHECK(status_of(row) == "no_data");
  CHECK(printed(row.figure, 2) == "none");
  std::vector<EntityEvidence> mixed{district("a", {}), district("b", {})};
  mixed[1].evidence.target.bound = some_of();
  CHECK(status_of(assess_entities(mixed)) == "no_target_value");
}

TEST_CASE("the order of the entities does not matter to the class, nor one entity's figures to the row") {
  std::vector<EntityEvidence> forward = ten(1, 2);
  std::vector<EntityEvidence> backward(forward.rbegin(), forward.rend());
  const Verdict a = assess_entities(forward);
  const Verdict b = assess_entities(backward);
  CHECK(class_of(a) == class_of(b));
  CHECK(range_of(a) == range_of(b));
  CHECK(has(a, Mark::undated) == has(b, Mark::undated));
  for (const Verdict& row : {a, b}) {
    CHECK_FALSE(row.observed);
    CHECK_FALSE(row.lead);
    CHECK_FALSE(row.graded);
  }
}

TEST_CASE("a lower bound of one entity that leaves it open leaves no range on a row that is decided") {
  std::vector<EntityEvidence> districts = ten(3, 0);
  std::vector<Observation> open{{.period = years(2022, 2023), .value = 20, .exactness = Exactness::at_least}};
  districts[0].evidence.series = Series{tonne, open};
  const Verdict row = assess_entities(districts);
  CHECK(status_of(row) == "off_track");
  CHECK(range_of(row) == "none");
}

TEST_CASE("the method judges each entity: ten points behind is at risk by either, but only whole keepers count") {
  std::vector<EntityEvidence> districts{district("a", 50), district("b", 47)};
  CHECK(class_of(assess_entities(districts, TimeProportional{}), 1) == "off_track 0.5");
  CHECK(assess_entities(districts, TimeProportional{}).method == "time_proportional");
}

TEST_CASE("an empty list is refused") { CHECK_THROWS_AS(assess_entities({}), OutOfRange); }
