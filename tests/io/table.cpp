#include "milepost/io/table.hpp"

#include <doctest/doctest.h>

#include <string>

#include "milepost/io/plan_file.hpp"

using namespace milepost;

namespace {

Plan plan_of_the_table() {
  Plan plan{.id = "demo"};
  plan.periods = {{"fyp14", Period{Date{2021, 1, 1}, Date{2025, 12, 31}}, Text("十四五", "")}};
  plan.entities = {{.id = "districts", .members = {"历下区", "章丘区"}}};
  plan.indicators = {{.id = "platforms", .unit = *find_unit("家")},
                     {.id = "parks", .unit = *find_unit("个"), .each = EntitySetId("districts")},
                     {.id = "income", .unit = *find_unit("亿元")},
                     {.id = "share", .unit = percent_unit}};
  return plan;
}

Observations seen(const std::string& table) {
  const ObservationsReading reading = load_observations(table, "seen.csv", plan_of_the_table());
  REQUIRE_MESSAGE(reading.problems.empty(), lines_of(reading.problems));
  return reading.observations;
}

Observation only(const std::string& cells, const std::string& header = "indicator,period,value") {
  const Observations observations = seen(header + "\n" + cells + "\n");
  REQUIRE(observations.size() == 1);
  return observations.begin()->second.first();
}

/// A value of platforms, known exactly, at least or as more than.
Observation figure(const std::string& cell) { return only("platforms,2023,\"" + cell + "\""); }

}  // namespace

TEST_CASE("a row says everything about a figure") {
  const Observation observation =
      only("parks,历下区,2024H1,3,个,year to date,provisional,2024-07-15,\"Bureau, monthly\",first half",
           "indicator,entity,period,value,unit,report,status,published,source,note");
  CHECK(observation == Observation{.period = Half{2024, 1},
                                   .value = 3,
                                   .report = Report::year_to_date,
                                   .status = ObservationStatus::provisional,
                                   .published = Date{2024, 7, 15},
                                   .source = "Bureau, monthly",
                                   .note = "first half"});
}

TEST_CASE("what a row leaves out") {
  const Observation observation = only("platforms,2023,361");
  CHECK(observation == Observation{.period = Year{2023}, .value = 361});
}

TEST_CASE("Chinese headers and words, columns in any order, a byte order mark, Windows line ends") {
  const Observations chinese = seen("\xEF\xBB\xBF数值,指标,时期,口径,状态,发布日期,对象,备注,来源,单位\r\n３６１,"
                                    "platforms,2023年,自起始累计,估计,2024年1月11日,,,年报,家\r\n");
  const Observations english = seen("indicator,period,value,report,status,published,source\nplatforms,2023,361,since "
                                    "start,estimate,2024-01-11,年报\n");
  CHECK(chinese == english);
}

TEST_CASE("words of reports and statuses") {
  const auto report = [](const std::string& word) {
    return only("platforms,2023,361," + word, "indicator,period,value,report").report;
  };
  for (const char* word : {"period", "当期", " Period ", ""})
    CHECK(report(word) == Report::period);
  for (const char* word : {"year to date", "year_to_date", "本年累计", "年初累计"})
    CHECK(report(word) == Report::year_to_date);
  for (const char* word : {"since start", "自起始累计", "累计"})
    CHECK(report(word) == Report::since_start);
  const auto status = [](const std::string& word) {
    return only("platforms,2023,361," + word, "indicator,period,value,status");
  };
  for (const char* word : {"final", "最终", "FINAL"})
    CHECK(status(word).status == ObservationStatus::final_figure);
  for (const char* word : {"provisional", "初步"})
    CHECK(status(word).status == ObservationStatus::provisional);
  for (const char* word : {"estimate", "估计"})
    CHECK(status(word).status == ObservationStatus::estimate);
  for (const char* word : {"lower bound", "下限"}) {
    CHECK(status(word).status == ObservationStatus::final_figure);
    CHECK(status(word).exactness == Exactness::at_least);
  }
}

TEST_CASE("figures that are known only as at least or more than") {
  for (const char* cell : {"361", "361.0", "３６１", "361家", " 361 "}) {
    CHECK(figure(cell).value == 361);
    CHECK(figure(cell).exactness == Exactness::exact);
  }
  for (const char* cell : {">=1700", "≥1700", "≥ 1,700", "＞＝１７００", "1700余", "1700余家", "1700多", "1700以上",
                           "1700家以上", "不少于1700", "至少1700"}) {
    CHECK(figure(cell).value == 1700);
    CHECK(figure(cell).exactness == Exactness::at_least);
  }
  for (const char* cell : {">1700", "＞1700", "突破1700", "超过1700家"}) {
    CHECK(figure(cell).value == 1700);
    CHECK(figure(cell).exactness == Exactness::more_than);
  }
  CHECK(figure("4,397").value == 4397);
  CHECK(figure("37.5万").value == 375000);
  CHECK(figure("突破1.13万").value == 11300);
  CHECK(only("share,2023,-2.5").value == -2.5);
  CHECK(only("share,2023,85.6%").value == 85.6);
  CHECK(figure("0").value == 0);
}

TEST_CASE("a lower bound that is more than stays more than") {
  const Observation observation = only("platforms,2023,突破361,下限", "indicator,period,value,status");
  CHECK(observation.exactness == Exactness::more_than);
}

TEST_CASE("values are converted to the indicator's unit") {
  const Observations observations =
      seen("indicator,period,value,unit\nincome,2022,2500,万元\nincome,2023,3.5亿元,\nincome,2024,400000000,元\n");
  const Series& income = observations.at({"income", ""});
  CHECK(income.unit() == *find_unit("亿元"));
  CHECK(income.observations()[0].value == 0.25);
  CHECK(income.observations()[1].value == 3.5);
  CHECK(income.observations()[2].value == 4);
}

TEST_CASE("periods of a plan, and partial days of publication") {
  CHECK(only("platforms,fyp14,361").period == Period{Date{2021, 1, 1}, Date{2025, 12, 31}});
  const auto published = [](const std::string& day) {
    return only("platforms,2021,361," + day, "indicator,period,value,published").published;
  };
  CHECK(published("2022-03") == Date{2022, 3, 31});
  CHECK(published("2022") == Date{2022, 12, 31});
  CHECK(published("2022年3月5日") == Date{2022, 3, 5});
  CHECK(published("") == std::nullopt);
}

TEST_CASE("series by indicator and entity; vintages of one period side by side") {
  const Observations observations = seen("indicator,entity,period,value,published\nparks,历下区,2023,2,\nparks,章丘区,"
                                         "2023,1,\nplatforms,,2023,310,2024-01-11\n"
                                         "platforms,,2022,260,\nplatforms,,2023,312,2024-06-30\n");
  CHECK(observations.size() == 3);
  CHECK(observations.at({"parks", "章丘区"}).first().value == 1);
  const Series& platforms = observations.at({"platforms", ""});
  REQUIRE(platforms.size() == 3);
  CHECK(platforms.first().value == 260);
  CHECK(platforms.last().value == 312);
}

TEST_CASE("cells in quotes hold commas, quotation marks and line ends") {
  CHECK(only("platforms,2023,361,\"a, \"\"b\"\"\nc\"", "indicator,period,value,note").note == "a, \"b\"\nc");
  CHECK(only("\"platforms\",\"2023\",\"4,361\"").value == 4361);
}

TEST_CASE("rows with errors are told and left out, the others stay") {
  const ObservationsReading reading =
      load_observations("indicator,period,value\nplatforms,2022,260\nplatforms,2023,\nplatforms,2024,361\n", "seen.csv",
                        plan_of_the_table());
  REQUIRE(reading.problems.size() == 1);
  CHECK(
      to_string(reading.problems[0]) ==
      "seen.csv:3:16: error: indicator platforms: value is empty; a missing figure is a missing row, not an empty one");
  CHECK(reading.problems[0].field == "value");
  CHECK(reading.observations.at({"platforms", ""}).size() == 2);
}

namespace {

Plan plan_of_flow(const Due& due) {
  Plan plan;
  plan.indicators = {{.id = "jobs", .unit = *find_unit("人"), .kind = Kind::flow}};
  plan.targets = {{.id = "jobs", .indicator = IndicatorId("jobs"), .bound = at_least(200 * *find_unit("人")), .due = due}};
  return plan;
}

/// Warnings on a table of one flow.
std::string warnings(const std::string& rows, const Due& due) {
  return lines_of(load_observations("indicator,period,value,report\n" + rows, "seen.csv", plan_of_flow(due)).problems);
}

const Due by_2025{Within{Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
const Due each_year_to_2025{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};

}  // namespace

TEST_CASE("figures of a flow that only rise and have no report may be running totals") {
  const std::string rising = "jobs,2022,60,\njobs,2023,105,\njobs,2024,165,\n";
  CHECK(warnings(rising, by_2025).starts_with("seen.csv:4:1: warning: indicator jobs: every figure is larger"));
  CHECK(warnings(rising, each_year_to_2025).empty());
  CHECK(warnings("jobs,2022,60,period\njobs,2023,105,period\njobs,2024,165,period\n", by_2025).empty());
  CHECK(warnings("jobs,2022,60,\njobs,2023,45,\njobs,2024,65,\n", by_2025).empty());
  CHECK(warnings("jobs,2022,60,\njobs,2023,105,\n", by_2025).empty());
}

TEST_CASE("a flow's figure of a single day is asked for its report") {
  CHECK(warnings("jobs,2024-06-30,125,\n", by_2025).starts_with("seen.csv:2:6: warning: indicator jobs: the figure counts for this one day alone"));
  CHECK(warnings("jobs,2024-06-30,125,since start\n", by_2025).empty());
}

TEST_CASE("a repeated figure is kept once") {
  const ObservationsReading reading =
      load_observations("indicator,period,value,unit\nincome,2022,1,\nincome,2022,10000,万元\n", "x", plan_of_the_table());
  CHECK_FALSE(has_errors(reading.problems));
  CHECK(reading.problems.size() == 1);
  CHECK(reading.observations.at({"income", ""}).size() == 1);
}

TEST_CASE("a header alone is a table without figures") { CHECK(seen("indicator,period,value\n").empty()); }

TEST_CASE("100,000 rows, each with its place") {
  std::string table = "indicator,period,value,published\n";
  for (int i = 0; i < 100'000; ++i)
    table += "platforms,2023," + std::to_string(i) + "," + to_string(add_days(Date{2024, 1, 1}, i)) + "\n";
  const ObservationsReading reading = load_observations(table + "nothing,2023,1,\n", "x", plan_of_the_table());
  CHECK(reading.observations.at({"platforms", ""}).size() == 100'000);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].position == Position{"x", 100'002, 1});
}

TEST_CASE("problems stand on one line, whatever the names of the plan") {
  Plan plan = plan_of_the_table();
  plan.entities.at(0).members = {"东\n区", "西区"};
  const ObservationsReading reading = load_observations("indicator,entity,period,value\nparks,东一区,2023,1\n", "x", plan);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].message.find("东\\x0A区") != std::string::npos);
  CHECK(reading.problems[0].message.find('\n') == std::string::npos);
}

TEST_CASE("the Jinan figures are read against their plan") {
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  const Observations published = read_observations("examples/plans/jinan_observations.csv", plan);
  CHECK(series_of(published, "sci-tech-finance-institutions", *find_unit("家")).last().value == 62);
  CHECK(series_of(published, "highly-skilled-talent", *find_unit("万人")).first().value == 37.5);
  CHECK_FALSE(read_observations("examples/plans/illustration_observations.csv", plan).empty());
}

TEST_CASE("an unknown entity: a short list of the known ones is told, of a long one only what may be meant") {
  Plan plan = plan_of_the_table();
  const std::string table = "indicator,entity,period,value\nparks,章丘,2023,3\n";
  const auto message = [&] { return load_observations(table, "seen.csv", plan).problems.at(0).message; };
  CHECK(message() == "entity '章丘' is not one of districts; expected 历下区, 章丘区; did you mean '章丘区'?");
  for (int i = 1; i <= 11; ++i) plan.entities[0].members.push_back("第" + std::to_string(i) + "镇");
  CHECK(message() == "entity '章丘' is not one of districts; did you mean '章丘区'?");
}
