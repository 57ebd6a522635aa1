#include "milepost/aggregation/scorecard.hpp"

#include <doctest/doctest.h>

#include "../assessment/random.hpp"
#include "small_plan.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Mentions named a, b, c...: each but the first repeats the first, for certain or perhaps.
SmallPlan mentions(int count, bool certain = false) {
  SmallPlan small;
  small.task("t");
  for (int i = 0; i < count; ++i) {
    const std::string name(1, static_cast<char>('a' + i));
    small.target(name);
    if (i > 0) (certain ? small.indicator(name).same_as : small.indicator(name).possibly_same_as) = "a";
  }
  return small;
}

std::string counted_in(const Scorecard& card) {
  std::string names;
  for (const ScorecardRow& row : commitments(card)) names += row.target.value;
  return names;
}

}  // namespace

TEST_CASE("every target of the plan has a row, in the order of the plan, with task and section") {
  SmallPlan small;
  small.task("t1", "two");
  small.target("x").strength = Strength::strive;
  small.target("y");
  small.see("x", 50);
  const Scorecard card = small.card(TimeProportional{});
  REQUIRE(card.rows.size() == 2);
  CHECK(card.rows[0].target == TargetId{"x"});
  CHECK(card.rows[0].task == TaskId{"t1"});
  CHECK(card.rows[0].section == SectionId{"two"});
  CHECK(card.rows[0].strength == Strength::strive);
  CHECK(status_of(card.rows[0].verdict) == "on_track");
  CHECK(status_of(card.rows[1].verdict) == "no_data");
  CHECK(card.method == "time_proportional");
  CHECK(card.plan == "small");
}

TEST_CASE("a commitment mentioned twice counts once, certain or possible: the mention with data") {
  for (const bool certain : {true, false}) {
    SmallPlan small = mentions(2, certain);
    small.see("b", 20);
    const Scorecard card = small.card();
    CHECK(counted_in(card) == "b");
    CHECK(told(roll_up(card)) == "off_track 1");
    CHECK(row_of(card, "a").counted_as == TargetId{"b"});
    REQUIRE(row_of(card, "b").mentions.size() == 1);
    CHECK(row_of(card, "b").mentions[0] == TargetId{"a"});
  }
}

TEST_CASE("of two mentions without data, or with data both, the first stands") {
  SmallPlan small = mentions(2);
  CHECK(counted_in(small.card()) == "a");
  small.see("a", 50);
  small.see("b", 20);
  CHECK(counted_in(small.card()) == "a");
}

TEST_CASE("three mentions count once wherever the data are, and all point to the one that stands") {
  for (const std::string with_data : {"a", "b", "c", "bc", ""}) {
    SmallPlan small = mentions(3);
    for (const char name : with_data) small.see(std::string(1, name), 50);
    const Scorecard card = small.card();
    const std::string standing = with_data.empty() ? "a" : with_data.substr(0, 1);
    CHECK(counted_in(card) == standing);
    CHECK(row_of(card, standing).mentions.size() == 2);
    for (const ScorecardRow& row : card.rows)
      if (!row.counted) CHECK(row.counted_as == TargetId{standing});
  }
}

TEST_CASE("mentions with different bounds are different commitments: both count") {
  SmallPlan small = mentions(2);
  small.plan.targets[1].bound = at_least(120 * tonne);
  CHECK(counted_in(small.card()) == "ab");
  small.plan.targets[1].bound = more_than(100 * tonne);
  CHECK(counted_in(small.card()) == "ab");
}

TEST_CASE("among three mentions the two that ask for the same count once") {
  SmallPlan small = mentions(3);
  small.plan.targets[1].bound = small.plan.targets[2].bound = at_least(120 * tonne);
  CHECK(counted_in(small.card()) == "ab");
}

TEST_CASE("two targets on one indicator are two commitments, each repeated by its own mention") {
  SmallPlan small = mentions(2);
  for (const std::string name : {"a", "b"}) {
    Target later = *find(small.plan, TargetId{name});
    later.id = name + "2";
    later.bound = at_least(300 * tonne);
    small.plan.targets.push_back(later);
  }
  CHECK(counted_in(small.card()) == "aa2");
  small.plan.targets[2].bound = small.plan.targets[0].bound;
  CHECK(counted_in(small.card()) == "aa2b2");
}

TEST_CASE("figures are shared with what is certainly the same, through any number of names, not with what may be") {
  SmallPlan small = mentions(3, true);
  small.indicator("c").same_as = "b";
  small.see("a", 50);
  CHECK(status_of(row_of(small.card(), "c").verdict) == "on_track");
  CHECK(counted_in(small.card()) == "a");
  SmallPlan perhaps = mentions(2);
  perhaps.see("a", 50);
  CHECK(status_of(row_of(perhaps.card(), "b").verdict) == "no_data");
}

TEST_CASE("own figures come before shared ones") {
  SmallPlan small = mentions(2, true);
  small.see("a", 50);
  small.see("b", 20);
  CHECK(status_of(row_of(small.card(), "b").verdict) == "off_track");
}

TEST_CASE("a repetition of a name that does not exist, or in a circle, stands for itself or once") {
  SmallPlan dangling = mentions(1);
  dangling.indicator("a").same_as = "nowhere";
  CHECK(counted_in(dangling.card()) == "a");
  SmallPlan circle = mentions(3, true);
  circle.indicator("a").same_as = "c";
  CHECK(!counted_in(circle.card()).empty());
}

TEST_CASE("targets that were taken out are listed as rows and left out of the counts") {
  SmallPlan small;
  small.target("x").ending = Ending{.kind = EndingKind::exempted};
  small.target("y");
  const RollUp counts = small.counts();
  CHECK(counts.total == 1);
  CHECK(counts.left_out == 1);
  CHECK(status_of(row_of(small.card(), "x").verdict) == "exempted");
}

TEST_CASE("vague targets stay in the plan's counts as without a target value") {
  SmallPlan small;
  small.target("x", some_of());
  small.see("x", 5);
  CHECK(told(small.counts()) == "not_assessable 1");
  CHECK(small.counts().reasons.at(Reason::no_target_value) == 1);
}

TEST_CASE("a target for each entity is judged over the list") {
  SmallPlan small;
  small.target("x");
  small.indicator("x").each = "districts";
  small.plan.entities = {{.id = "districts", .members = {"east", "west"}}};
  small.see("x", 50, "east");
  small.see("x", 20, "west");
  small.see("x", 999);  // a figure of the whole is none of an entity
  const Scorecard card = small.card();
  CHECK(class_of(card.rows[0].verdict, 1) == "off_track 0.5");
  CHECK(card.rows[0].verdict.entities[0].entity == "west");
}

TEST_CASE("without a list there is no denominator, once a figure of an entity is known; before that no data") {
  SmallPlan small;
  small.target("x");
  small.indicator("x").each = "districts";
  CHECK(status_of(small.card().rows[0].verdict) == "no_data");
  CHECK(printed(small.card().rows[0].verdict.required_today, 0) == "50");
  small.see("x", 50, "east", Date{2024, 1, 1});
  CHECK(status_of(small.card().rows[0].verdict) == "no_data");  // published tomorrow
  small.see("x", 50, "east");
  CHECK(status_of(small.card().rows[0].verdict) == "no_denominator");
}

TEST_CASE("entity figures count as data when mentions are told apart") {
  SmallPlan small = mentions(2);
  small.plan.entities = {{.id = "districts", .members = {"east"}}};
  small.indicator("a").each = small.indicator("b").each = "districts";
  small.see("b", 50, "east");
  CHECK(counted_in(small.card()) == "b");
}

TEST_CASE("bounds on another indicator take its figures from the plan") {
  SmallPlan small;
  small.plan.indicators = {{.id = "rd", .unit = percent_unit, .kind = Kind::growth}, {.id = "gdp", .unit = percent_unit, .kind = Kind::growth}};
  small.plan.targets = {{.id = "rd", .indicator = "rd", .bound = above("gdp"), .due = within(2022, 2025)}};
  small.observations = {{{"rd", ""}, Series{percent_unit, {{Year{2022}, 7.0}}}}, {{"gdp", ""}, Series{percent_unit, {{Year{2022}, 5.0}}}}};
  CHECK(status_of(small.card().rows[0].verdict) == "on_track");
  CHECK(printed(small.card().rows[0].verdict.required, 1) == "5.0");
}

TEST_CASE("a target whose indicator does not exist has no row") {
  SmallPlan small;
  small.target("x").indicator = "nowhere";
  CHECK(small.card().rows.empty());
}

TEST_CASE("property: whatever is mentioned again, each commitment counts once and nothing is lost") {
  Random random{12};
  for (int i = 0; i < 300; ++i) {
    const int count = random.whole(1, 8);
    SmallPlan small = mentions(count, random.chance(0.5));
    for (int k = 0; k < count; ++k)
      if (random.chance(0.4)) small.see(std::string(1, static_cast<char>('a' + k)), random.number(0, 110));
    const Scorecard card = small.card();
    CHECK(commitments(card).size() == 1);
    CHECK(commitments(card)[0].mentions.size() == static_cast<std::size_t>(count - 1));
    CHECK(roll_up(card).total == 1);
  }
}

TEST_CASE("property: a figure published after the as-of day changes no row") {
  Random random{13};
  for (int i = 0; i < 200; ++i) {
    SmallPlan small = mentions(4, true);
    for (const std::string name : {"a", "b", "c", "d"})
      if (random.chance(0.4)) small.see(name, random.number(0, 110));
    const std::string before = told(small.counts()) + counted_in(small.card());
    for (const std::string name : {"a", "b", "c", "d"})
      if (!small.observations.contains({name, ""})) small.see(name, 100, {}, Date{2024, 1, 1});
    CHECK(told(small.counts()) + counted_in(small.card()) == before);
  }
}

// Semantics 8: 30 or more within 5 years of the day of issue; 62 institutions in all, 26 dedicated ones.

namespace {

const Unit institution{.name = "家", .zh = "家", .en = "institutions"};

Reading anchored(const Date& anchor) { return {.name = Text{"起算日" + to_string(anchor)}, .due = Due{RelativeTo{60, anchor}}}; }

Plan thirty_institutions(const IndicatorId& counted) {
  Plan plan{.id = "demo"};
  plan.frame = {Date{2022, 7, 11}, years(2022, 2025)};
  for (const char* id : {"all", "dedicated"}) plan.indicators.push_back({.id = id, .unit = institution, .kind = Kind::flow, .direction = Direction::increase});
  plan.targets = {{.indicator = counted, .bound = at_least(30 * institution), .due = Due{RelativeTo{60}}}};
  plan.targets[0].readings = {anchored(Date{2021, 12, 31}), anchored(Date{2020, 12, 31})};
  return plan;
}

Verdict judged(const Plan& plan) {
  const auto total = [](double value) { return Series{institution, {{.period = Date{2025, 7, 3}, .value = value, .report = Report::since_start}}}; };
  const Observations seen{{SeriesKey{"all", ""}, total(62)}, {SeriesKey{"dedicated", ""}, total(26)}};
  return assess(plan, seen, Date{2025, 7, 31}).rows[0].verdict;
}

}  // namespace

TEST_CASE("readings that agree: 62 are 30 or more on any anchor") {
  const Verdict verdict = judged(thirty_institutions("all"));
  CHECK(status_of(verdict) == "achieved");
  for (const Alternative& reading : verdict.readings) CHECK(reading.status == Status::achieved);
  CHECK_FALSE(has(verdict, Mark::depends_on_reading));
  CHECK(explain(verdict, Language::en).find("all readings agree") != std::string::npos);
}

TEST_CASE("readings that differ: 26 are on track from the day of issue (17.87) and 2022 (21.05), at risk from 2021 (27.05)") {
  const Verdict verdict = judged(thirty_institutions("dedicated"));
  CHECK(status_of(verdict) == "on_track");
  CHECK(printed(verdict.required, 2) == "17.87");
  REQUIRE(verdict.readings.size() == 2);
  CHECK(verdict.readings[0].status == Status::on_track);
  CHECK(printed(verdict.readings[0].required, 2) == "21.05");
  CHECK(verdict.readings[1].status == Status::at_risk);
  CHECK(printed(verdict.readings[1].required, 2) == "27.05");
  CHECK(has(verdict, Mark::depends_on_reading));
  CHECK(explain(verdict, Language::zh).find("另一种理解（起算日2020-12-31）下为“略有滞后”") != std::string::npos);
}

TEST_CASE("a reading may take another definition's figures") {
  Plan plan = thirty_institutions("all");
  plan.targets[0].readings = {{.name = Text{"仅计专营机构", "dedicated only"}, .indicator = "dedicated"}};
  const Verdict verdict = judged(plan);
  CHECK(status_of(verdict) == "achieved");
  CHECK(verdict.readings[0].status == Status::on_track);
  CHECK(verdict.readings[0].observed == 26);
  CHECK(explain(verdict, Language::en).find("by another reading (dedicated only): on track") != std::string::npos);
}
