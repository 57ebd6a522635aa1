#include "milepost/plan/versions.hpp"

#include <doctest/doctest.h>

#include "milepost/plan/check.hpp"

using namespace milepost;

namespace {

const Unit carrier = *find_unit("家");

Target more_than_400() { return {.indicator = "platforms", .bound = more_than(400 * carrier), .due = end_of(Year{2025})}; }

Plan plan_of(const Target& target, Kind kind = Kind::stock) {
  Plan plan{.id = "demo", .title = "Demo"};
  plan.frame = {Date{2022, 1, 10}, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}};
  plan.entities = {{.id = "districts", .members = {"历下区", "章丘区"}}};
  plan.organizations = {{.id = "drc"}};
  plan.tasks = {{.id = "t1", .responsibility = {{{"drc"}}}, .targets = {"platforms"}}};
  plan.indicators = {{.id = "platforms", .unit = carrier, .kind = kind, .direction = Direction::increase}, {.id = "area", .unit = *find_unit("平方米")}};
  plan.targets = {target};
  return plan;
}

std::string problems_of(const Target& target, Kind kind = Kind::stock) { return lines_of(check(plan_of(target, kind))); }

Target with_parts(std::vector<Part> parts) {
  Target target = more_than_400();
  target.parts = std::move(parts);
  return target;
}

}  // namespace

TEST_CASE("a revision is in force from its day, the day inside, and changes only what it gives") {
  Target target = more_than_400();
  target.revisions = {{.from = Date{2023, 6, 1}, .bound = more_than(450 * carrier)}, {.from = Date{2024, 6, 1}, .due = Due{end_of(Year{2026})}}};
  CHECK(in_force(target, Date{2023, 5, 31}).bound == target.bound);
  CHECK(in_force(target, Date{2023, 6, 1}).bound == Bound{more_than(450 * carrier)});
  const Target last = in_force(target, Date{2024, 6, 1});
  CHECK(last.bound == Bound{more_than(450 * carrier)});
  CHECK(last.due == Due{end_of(Year{2026})});
  CHECK(last.revisions.empty());
  CHECK_FALSE(is_revised(target, Date{2023, 5, 31}));
  CHECK(is_revised(target, Date{2023, 6, 1}));
}

TEST_CASE("a reading changes what it gives, and has no readings of its own") {
  Target target = more_than_400();
  target.readings = {{.name = "by floor space", .first_day = Date{2021, 1, 1}, .indicator = "area"}};
  const Target read = as_read(target, target.readings[0]);
  CHECK(read.indicator == IndicatorId{"area"});
  CHECK(read.first_day == Date{2021, 1, 1});
  CHECK(read.bound == target.bound);
  CHECK(read.readings.empty());
}

TEST_CASE("revisions stand in the order of their days, after the day of issue") {
  Target target = more_than_400();
  target.revisions = {{.from = Date{2024, 1, 1}, .bound = more_than(450 * carrier)}, {.from = Date{2023, 1, 1}, .bound = more_than(430 * carrier)}};
  CHECK(problems_of(target).find("revision in force from 2023-01-01 does not lie after the one before it, 2024-01-01") != std::string::npos);
  target.revisions = {{.from = Date{2022, 1, 10}, .bound = more_than(450 * carrier)}};
  CHECK(problems_of(target).find("does not lie after the day of issue, 2022-01-10") != std::string::npos);
  target.revisions[0].from = Date{2022, 1, 11};
  CHECK(problems_of(target).empty());
}

TEST_CASE("a floor asks no more than the target, a stretch no less; equal will do") {
  Target target = more_than_400();
  target.tiers = {{TierLevel::floor, more_than(400 * carrier)}, {TierLevel::stretch, more_than(500 * carrier)}};
  CHECK(problems_of(target).empty());
  target.tiers = {{TierLevel::floor, more_than(410 * carrier)}, {TierLevel::stretch, more_than(390 * carrier)}};
  CHECK(problems_of(target).find("tier floor 'more than 410' asks more than the target itself") != std::string::npos);
  CHECK(problems_of(target).find("tier stretch 'more than 390' asks less than the target itself") != std::string::npos);
}

TEST_CASE("a reading leans on an indicator of the plan that measures the same") {
  Target target = more_than_400();
  target.readings = {{.name = "x", .indicator = "aera"}};
  CHECK(problems_of(target).find("did you mean 'area'?") != std::string::npos);
  target.readings = {{.name = "x", .indicator = "area"}};
  CHECK(problems_of(target).find("reading by 'area': that one is counted in 平方米, this one in 家") != std::string::npos);
}

TEST_CASE("the parts of a flow add up to the whole, over entities and over periods") {
  CHECK(problems_of(with_parts({{"历下区", {}, 150}, {"章丘区", {}, 250}}), Kind::flow).empty());
  CHECK(problems_of(with_parts({{"历下区", {}, 150}, {"章丘区", {}, 200}}), Kind::flow).find("the entities sum to 350 家, less than the target 'more than 400'") != std::string::npos);
  CHECK(problems_of(with_parts({{"", Year{2024}, 150}, {"", Year{2025}, 300}}), Kind::flow).find("the periods sum to 450 家, more than") != std::string::npos);
  CHECK(problems_of(with_parts({{"历下区", Year{2024}, 100}, {"历下区", Year{2025}, 100}, {"章丘区", {}, 200}}), Kind::flow).empty());
}

TEST_CASE("of a level the last period counts, and its entities add up; shares and rates do not add up at all") {
  CHECK(problems_of(with_parts({{"", Year{2024}, 350}, {"", Year{2025}, 400}})).empty());
  CHECK(problems_of(with_parts({{"", Year{2024}, 400}, {"", Year{2025}, 390}})).find("the last period has 390 家, less than") != std::string::npos);
  CHECK(problems_of(with_parts({{"历下区", {}, 1}, {"章丘区", {}, 1}}), Kind::ratio).empty());
}

TEST_CASE("a part is given once, and adding up rates is said of rates") {
  CHECK(problems_of(with_parts({{"历下区", {}, 200}, {"历下区", {}, 200}}), Kind::flow).find("历下区 is given twice") != std::string::npos);
  Target target = more_than_400();
  target.adding = Adding::sum;
  CHECK(problems_of(target).find("adding: sum is said of yearly rates") != std::string::npos);
}

TEST_CASE("other forms lean on indicators of the plan, and open before they are due") {
  Target target = more_than_400();
  target.tiers = {{TierLevel::stretch, above("aera")}};
  CHECK(problems_of(target).find("did you mean 'area'?") != std::string::npos);
  target.tiers.clear();
  target.readings = {{.name = "x", .due = Due{end_of(Year{1999})}}};
  CHECK(problems_of(target).find("falls due on 1999-12-31, before its window opens on 2022-01-01") != std::string::npos);
  target.readings = {{.name = "x", .first_day = Date{2026, 1, 1}}};
  CHECK(problems_of(target).find("before its window opens on 2026-01-01") != std::string::npos);
  target.readings.clear();
  target.revisions = {{.from = Date{2023, 1, 1}, .due = Due{RelativeTo{12 * 9000}}}};
  CHECK(problems_of(target).find("leads out of the years 1 to 9999") != std::string::npos);
}
