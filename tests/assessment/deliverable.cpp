#include "milepost/assessment/deliverable.hpp"

#include <doctest/doctest.h>

#include "milepost/assessment/assess.hpp"

using namespace milepost;

namespace {

/// Due on 31 July, drafted by 15 June (40 of 100), approved at the end. The window opens with 1 June.
Deliverable rules_to_issue() {
  Deliverable one{.id = "rules", .due = Due{Within{Period{{2017, 6, 1}, {2017, 7, 31}}}}};
  one.steps = {{.id = "draft", .weight = 40, .due = Date{2017, 6, 15}}, {.id = "approve", .weight = 60, .due = Date{2017, 7, 31}}};
  return one;
}

Verdict on(const Deliverable& deliverable, const std::vector<StepProgress>& progress, const Date& as_of, const Method& method = Path{}) {
  return assess(evidence_of(deliverable, earned_weight(deliverable, progress), as_of), method);
}

}  // namespace

TEST_CASE("the path runs by way of the planned steps: 40 are owed on 15 June, 100 on 31 July") {
  CHECK(on(rules_to_issue(), {{"draft", {2017, 6, 15}}}, {2017, 6, 15}).required == doctest::Approx(40));
  CHECK(on(rules_to_issue(), {{"draft", {2017, 6, 15}}}, {2017, 6, 15}).status == Status::on_track);
}

TEST_CASE("between the planned days nothing more is owed: on plan is on track until the next step is due") {
  for (const Method& method : {Method{Path{}}, Method{EarnedValue{}}, Method{EarnedSchedule{}}}) {
    CAPTURE(name_of(method));
    CHECK(on(rules_to_issue(), {{"draft", {2017, 6, 15}}}, {2017, 7, 30}, method).status == Status::on_track);
    CHECK(on(rules_to_issue(), {{"draft", {2017, 6, 10}, 10}}, {2017, 6, 15}, method).status != Status::on_track);
  }
  CHECK(on(rules_to_issue(), {{"draft", {2017, 6, 15}}}, {2017, 7, 20}).observed->at == Date{2017, 7, 20});
}

TEST_CASE("time_proportional has no steps: it asks for the share of the time gone") {
  CHECK(on(rules_to_issue(), {{"draft", {2017, 6, 15}}}, {2017, 7, 30}, TimeProportional{}).status == Status::off_track);
}

TEST_CASE("two steps of one day are both owed on it, and days decide whatever the order of the steps") {
  Deliverable one = rules_to_issue();
  one.steps.insert(one.steps.begin(), {.id = "survey", .weight = 100, .due = Date{2017, 6, 15}});  // 100, 40, 60: half, a fifth, three tenths
  CHECK(on(one, {{"survey", {2017, 6, 15}}}, {2017, 6, 15}).required == doctest::Approx(70));
  std::swap(one.steps[0], one.steps[2]);
  CHECK(on(one, {{"survey", {2017, 6, 15}}}, {2017, 6, 15}).required == doctest::Approx(70));
  CHECK(on(one, {{"survey", {2017, 6, 14}}}, {2017, 6, 14}).required == doctest::Approx(0));
}

TEST_CASE("a step without a day of its own is owed with the next that has one") {
  Deliverable one = rules_to_issue();
  one.steps[0].due = Due{};
  CHECK(on(one, {{"draft", {2017, 6, 10}, 10}}, {2017, 7, 30}).status == Status::on_track);
  CHECK(on(one, {{"draft", {2017, 6, 10}, 10}}, {2017, 7, 30}).required == doctest::Approx(0));
}

TEST_CASE("done before the due day is achieved, after it missed and met late; nothing reported is no data, not zero") {
  const std::vector<StepProgress> in_time{{"draft", {2017, 6, 15}}, {"approve", {2017, 7, 30}}};
  CHECK(on(rules_to_issue(), in_time, {2017, 7, 30}).status == Status::achieved);
  CHECK(on(rules_to_issue(), in_time, {2018, 7, 30}).status == Status::achieved);
  const std::vector<StepProgress> late{{"draft", {2017, 6, 15}}, {"approve", {2017, 8, 2}}};
  CHECK(on(rules_to_issue(), late, {2017, 8, 1}).status == Status::missed);
  CHECK(on(rules_to_issue(), late, {2017, 8, 3}).met_late_on == Date{2017, 8, 2});
  CHECK(on(rules_to_issue(), {{"", {2017, 8, 2}}}, {2017, 8, 3}).status == Status::missed);  // done on 2 August: not on 31 July
  CHECK(on(rules_to_issue(), {}, {2017, 7, 1}).reason == Reason::no_data);
}

TEST_CASE("without steps nothing is owed before the due day") {
  const Deliverable fund{.id = "fund", .due = Due{Within{Year{2023}}}};
  CHECK(on(fund, {{"", {2023, 3, 1}, 0}}, {2023, 12, 30}).status == Status::on_track);
  CHECK(on(fund, {{"", {2023, 3, 1}, 0}}, {2023, 12, 31}).status == Status::missed);
}

TEST_CASE("without a window the path begins after the day of issue, else with the first day planned") {
  Deliverable open = rules_to_issue();
  open.due = Date{2017, 12, 31};
  const std::vector<StepProgress> late{{"draft", {2017, 8, 15}}};
  CHECK(on(open, late, {2017, 8, 15}).required == doctest::Approx(100));  // the second step was planned for 31 July
  CHECK(on(open, late, {2017, 8, 15}).status == Status::off_track);
  const Evidence issued = evidence_of(open, earned_weight(open, late), {2017, 8, 15}, {.issued = Date{2017, 1, 1}});
  CHECK(assess(issued).start->date == Date{2017, 1, 1});
}

TEST_CASE("no date in the text: no schedule, whatever was reported; done is done all the same") {
  const Deliverable mechanism{.id = "mechanism"};
  CHECK(on(mechanism, {}, {2030, 1, 1}).reason == Reason::no_schedule);
  CHECK(on(mechanism, {{"", {2023, 3, 1}, 50}}, {2030, 1, 1}).reason == Reason::no_schedule);
  CHECK(on(mechanism, {{"", {2023, 3, 1}}}, {2030, 1, 1}).status == Status::achieved);
}

TEST_CASE("a recurring deliverable is one in each period, each with its own verdict") {
  Deliverable catalogue{.id = "catalogue", .due = Due{EachPeriod{Frequency::year, Period{{2022, 1, 1}, {2024, 12, 31}}}}};
  const Verdict verdict = on(catalogue, {{"", {2022, 11, 1}}, {"", {2024, 2, 1}}}, {2025, 1, 1});
  REQUIRE(verdict.history.size() == 3);
  CHECK(verdict.history[0].status == Status::achieved);
  CHECK(verdict.history[2].status == Status::achieved);
  CHECK(verdict.history[1].status != Status::achieved);
}

TEST_CASE("an ending of the deliverable is an ending of its verdict") {
  Deliverable fund{.id = "fund", .due = Date{2023, 12, 31}, .ending = Ending{EndingKind::exempted, Date{2024, 2, 1}, {}}};
  CHECK(on(fund, {{"", {2023, 3, 1}, 0}}, {2024, 3, 1}).reason == Reason::exempted);
  CHECK(on(fund, {{"", {2023, 3, 1}, 0}}, {2024, 1, 31}).status == Status::missed);
}
