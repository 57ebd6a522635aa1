#include "milepost/io/log_file.hpp"

#include <doctest/doctest.h>

#include "milepost/io/plan_file.hpp"

using namespace milepost;

namespace {

Plan logged_plan() {
  return *load_plan(R"(milepost: 1
plan: {id: illustration, title: Illustration}
organizations: {drc: 市发展改革委}
entities: {bases: {name: 示范基地, members: [甲, 乙]}}
deliverables:
  - {id: work-plan, name: 工作方案, each: bases, steps: [draft, approve]}
cadences:
  quarterly: {name: 季度材料, kind: report, due: each quarter, each: bases}
workflows:
  supervision:
    name: 挂牌督办
    states: [{id: listed, name: 挂牌}, {id: delisted, name: 摘牌, final: true}]
    transitions: [{to: listed}, {from: listed, to: delisted}]
)", "plan.yaml").plan;
}

std::vector<std::string> log_problems(const std::string& text) {
  std::vector<std::string> lines;
  for (const Problem& problem : load_log(text, "log.csv", logged_plan()).problems)
    lines.push_back(std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column) + " " + problem.message);
  return lines;
}

}  // namespace

TEST_CASE("one log holds progress, duties done and steps of workflows, told apart by what they are of") {
  const LogReading reading = load_log(
      "事项,对象,步骤,日期,完成比例,时期,办理单位,备注\n"
      "work-plan,甲,draft,2017-06-01,50,,,\n"
      "quarterly,乙,,2017-09-28,,2017年第三季度,,\n"
      "supervision,parks,listed,2017-10-09,,,drc,进度严重滞后\n",
      "log.csv", logged_plan());
  CHECK(reading.problems.empty());
  REQUIRE(reading.log.progress.size() == 1);
  CHECK(reading.log.progress.begin()->first == SeriesKey{"work-plan", "甲"});
  CHECK(reading.log.progress.begin()->second.front() == StepProgress{"draft", {2017, 6, 1}, 50});
  CHECK(reading.log.fulfilments == std::vector<Fulfilment>{{DutyKind::cadence, "quarterly", "乙", Quarter{2017, 3}, {2017, 9, 28}}});
  CHECK(reading.log.events == std::vector<Event>{{"supervision", "parks", {2017, 10, 9}, "listed", "drc", "进度严重滞后"}});
}

TEST_CASE("what is wrong is said at its cell, all at once, and the row is left out") {
  CHECK(log_problems("of,date\nwork-plans,2017-06-01\n") ==
        std::vector<std::string>{"2:1 'work-plans' is no deliverable, cadence, evaluation, child plan or workflow of the plan; did you mean 'work-plan'?"});
  CHECK(log_problems("of,subject,step,date,percent,by\nwork-plan,丙,drafted,2017-02-30,150,dcr\n") ==
        std::vector<std::string>{"2:11 '丙' is no member of bases", "2:13 step 'drafted' is none of deliverable work-plan; did you mean 'draft'?",
                                 "2:21 '2017-02-30' is not a date; date 2017-2-30: no such day in the years 1 to 9999", "2:36 organization 'dcr' is not in the plan; did you mean 'drc'?"});
  CHECK(log_problems("of,subject,step,date,percent\nwork-plan,甲,draft,2017-06-01,150\n") == std::vector<std::string>{"2:30 percent 150 is outside 0..100"});
  CHECK(log_problems("of,step,date\nsupervision,listed,2017-10-09\n") ==
        std::vector<std::string>{"2:1 subject is missing: whom or what does workflow supervision deal with?"});
  CHECK(log_problems("of,subject,step,date\nsupervision,parks,delistd,2017-10-09\n") ==
        std::vector<std::string>{"2:19 state 'delistd' is none of workflow supervision; did you mean 'delisted'?"});
  CHECK(log_problems("of,subject,date\nwork-plan,甲,2017-06-01\n") ==
        std::vector<std::string>{"2:1 step is missing: deliverable work-plan has steps; of the whole say how many percent"});
  CHECK(log_problems("of,step,date\nwork-plan,draft,2017-06-01\n") == std::vector<std::string>{"2:1 subject is missing: which of bases has done it?"});
  CHECK(log_problems("of,subject,date,period\nquarterly,甲,2017-06-01,2017\n") ==
        std::vector<std::string>{"2:24 period 2017 is no quarter, and quarterly recurs each quarter"});
  CHECK(log_problems("of,step\nwork-plan,draft\n") == std::vector<std::string>{"1:1 column date is missing; without it no row was read"});
  CHECK(log_problems("") == std::vector<std::string>{"1:1 the log is empty; expected a header such as of,step,date"});
}

TEST_CASE("the log makes the figures that deliverables are judged by") {
  const Plan plan = logged_plan();
  const LogReading reading = load_log("of,subject,step,date\nwork-plan,甲,draft,2017-06-01\nwork-plan,甲,approve,2017-07-20\n", "log.csv", plan);
  const Observations seen = with_progress(plan, {}, reading.log);
  REQUIRE(seen.contains({"work-plan", "甲"}));
  CHECK(seen.at({"work-plan", "甲"}).last().value == 100);
}
