#include "milepost/governance/duty.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "milepost/governance.hpp"

using namespace milepost;

namespace {

std::string line_of(const Duty& duty) {
  return to_string(duty.working_day) + " " + duty.id + " " + duty.organization.value + duty.entity;
}

std::vector<std::string> lines_of(const Plan& plan, const Date& first, const Date& last) {
  std::vector<std::string> lines;
  for (const Duty& duty : duties(plan, first, last)) lines.push_back(line_of(duty));
  return lines;
}

Plan plan_of(const Cadence& cadence) {
  Plan plan{.id = "illustration"};
  plan.cadences = {cadence};
  return plan;
}

Cadence each(Frequency every) {
  Cadence cadence{.id = "summary", .kind = CadenceKind::report};
  cadence.due = Due{EachPeriod{every}};
  return cadence;
}

}  // namespace

TEST_CASE("a report before the end of each quarter is owed by the last working day of it: 30 September 2017 was a make-up working day") {
  CHECK(lines_of(plan_of(each(Frequency::quarter)), {2017, 7, 1}, {2018, 6, 30}) ==
        std::vector<std::string>{"2017-09-30 summary ", "2017-12-29 summary ", "2018-03-30 summary ", "2018-06-29 summary "});
}

TEST_CASE("days after the end of a period move the due day, counted as days or as working days") {
  Cadence cadence = each(Frequency::month);
  cadence.days_after_end = 10;
  const auto by_days = duties(plan_of(cadence), {2024, 2, 1}, {2024, 2, 29});
  REQUIRE(by_days.size() == 1);
  CHECK(by_days[0].period == Period(Month{2024, 1}));
  CHECK(by_days[0].due == Date{2024, 2, 10});
  CHECK(by_days[0].working_day == Date{2024, 2, 9});  // the Spring Festival began on 10 February 2024
  cadence.days_after_end = 5;
  cadence.working_days = true;
  CHECK(duties(plan_of(cadence), {2024, 2, 1}, {2024, 2, 29}).at(0).due == Date{2024, 2, 6});  // Sunday 4 February was worked
}

TEST_CASE("days before the end: minus five is the fifth day before the last") {
  Cadence cadence = each(Frequency::year);
  cadence.days_after_end = -5;
  CHECK(duties(plan_of(cadence), {2024, 12, 1}, {2024, 12, 31}).at(0).due == Date{2024, 12, 26});
}

TEST_CASE("what a report is on is not when it is due: called each month, on the quarter") {
  Cadence cadence = each(Frequency::month);
  cadence.reporting_period = Frequency::quarter;
  const auto all = duties(plan_of(cadence), {2024, 5, 1}, {2024, 5, 31});
  REQUIRE(all.size() == 1);
  CHECK(all[0].period == Period(Month{2024, 5}));
  CHECK(all[0].reports_on == Period(Quarter{2024, 2}));
}

TEST_CASE("a meeting of a body is owed by whoever convenes it; in principle makes it soft") {
  Plan plan = plan_of({.id = "plenary", .kind = CadenceKind::meeting, .due = Due{EachPeriod{Frequency::quarter}}, .soft = true, .body = "conference"});
  plan.bodies = {{.id = "conference", .convener = Responsible{"drc", Role::convener, {"主要负责同志", ""}}}};
  const auto all = duties(plan, {2024, 1, 1}, {2024, 3, 31});
  REQUIRE(all.size() == 1);
  CHECK(all[0].organization == "drc");
  CHECK(all[0].soft);
}

TEST_CASE("several units owe one duty each, but not those who receive it or sum it up; nobody named: one without a name") {
  Cadence cadence = each(Frequency::year);
  cadence.responsibility.organizations = {{"drc", Role::lead}, {"stb"}, {"gov", Role::recipient}, {"office", Role::coordinator}};
  CHECK(lines_of(plan_of(cadence), {2024, 1, 1}, {2024, 12, 31}) == std::vector<std::string>{"2024-12-31 summary drc", "2024-12-31 summary stb"});
  CHECK(lines_of(plan_of(each(Frequency::year)), {2024, 1, 1}, {2024, 12, 31}).size() == 1);
}

TEST_CASE("each entity owes it while it belongs to the set") {
  Cadence cadence = each(Frequency::year);
  cadence.each = EntitySetId("bases");
  Plan plan = plan_of(cadence);
  plan.entities = {{.id = "bases", .members = {"甲", "乙"}, .memberships = {{.member = "乙", .until = Date{2023, 6, 30}}}}};
  CHECK(lines_of(plan, {2022, 1, 1}, {2023, 12, 31}) == std::vector<std::string>{"2022-12-30 summary 甲", "2022-12-30 summary 乙", "2023-12-29 summary 甲"});
}

TEST_CASE("what has no schedule owes nothing by a day") {
  Cadence cadence = each(Frequency::year);
  for (const DueRule& rule : {DueRule{Regularly{}}, DueRule{NoDue{}}, DueRule{OnMonthDay{{6, 30}}}}) {
    cadence.due = Due{rule};  // a month-day needs a day of issue to have a year
    CHECK(duties(plan_of(cadence), {2000, 1, 1}, {2030, 12, 31}).empty());
  }
}

TEST_CASE("recurrence ends with its window, or the horizon of the plan") {
  Plan plan = plan_of(each(Frequency::year));
  plan.frame.horizon = Period{{2022, 1, 1}, {2023, 12, 31}};
  CHECK(duties(plan, {2020, 1, 1}, {2030, 12, 31}).size() == 2);
}

TEST_CASE("what fell due before the plan was issued nobody owed") {
  Plan plan = plan_of(each(Frequency::month));
  plan.frame.issued = Date{2024, 2, 10};
  CHECK(duties(plan, {2024, 1, 1}, {2024, 3, 31}).size() == 2);
  plan.cadences[0].days_after_end = 12;  // January's falls due on 12 February, after the plan was issued
  CHECK(duties(plan, {2024, 1, 1}, {2024, 3, 31}).size() == 2);
  plan.cadences[0].days_after_end = 9;
  CHECK(duties(plan, {2024, 1, 1}, {2024, 3, 31}).at(0).period == Period(Month{2024, 2}));
}

TEST_CASE("the day counts by its working day, both ends inside; days not yet announced say so") {
  const Plan plan = plan_of(each(Frequency::quarter));
  CHECK(duties(plan, {2024, 6, 28}, {2024, 6, 28}).size() == 1);  // 30 June 2024 was a Sunday
  CHECK(duties(plan, {2024, 6, 29}, {2024, 6, 30}).empty());
  CHECK(duties(plan, {2024, 6, 1}, {2024, 6, 30}).at(0).certainty == Certainty::official);
  CHECK(duties(plan, {2029, 6, 1}, {2029, 6, 30}).at(0).certainty == Certainty::estimated);
}

TEST_CASE("deliverables are owed by their own units, else by their task's; evaluations and child plans come due too") {
  Plan plan{.id = "illustration"};
  plan.tasks = {{.id = "t1", .responsibility = {.organizations = {{"drc"}}}}};
  plan.deliverables = {{.id = "rules", .task = "t1", .due = Date{2024, 3, 15}},
                       {.id = "fund", .task = "t1", .due = Date{2024, 3, 14}, .responsibility = Responsibility{.organizations = {{"fin"}}}}};
  plan.evaluations = {{.id = "third-party", .due = Due{Within{Half{2024, 1}}}, .responsibility = {.organizations = {{"drc"}}}}};
  plan.child_plans = {{.id = "base-plans", .due = Date{2024, 7, 31}}};
  CHECK(lines_of(plan, {2024, 1, 1}, {2024, 12, 31}) ==
        std::vector<std::string>{"2024-03-14 fund fin", "2024-03-15 rules drc", "2024-06-28 third-party drc", "2024-07-31 base-plans "});
}

TEST_CASE("what is made in the course of a cadence is owed once, by the cadence") {
  Plan plan = plan_of(each(Frequency::year));
  plan.deliverables = {{.id = "papers", .due = Due{EachPeriod{Frequency::year}}, .cadence = "summary"}};
  plan.evaluations = {{.id = "review", .due = Due{EachPeriod{Frequency::year}}, .cadence = "summary"}};
  CHECK(lines_of(plan, {2024, 1, 1}, {2024, 12, 31}) == std::vector<std::string>{"2024-12-31 summary "});
}

TEST_CASE("every duty leads back to its sentence") {
  Cadence cadence = each(Frequency::year);
  cadence.name = {"季度材料", "quarterly papers"};
  cadence.source.words = "每季度结束前";
  const Plan plan = plan_of(cadence);
  const Duty duty = duties(plan, {2024, 1, 1}, {2024, 12, 31}).at(0);
  CHECK(source_of(plan, duty).words == "每季度结束前");
  CHECK(name_of(plan, duty).zh == "季度材料");
}
