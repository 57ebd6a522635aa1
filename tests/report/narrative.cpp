#include "milepost/report/narrative.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <regex>
#include <set>
#include <sstream>

#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/likelihood.hpp"
#include "milepost/assessment/probability.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/plan_file.hpp"
#include "milepost/io/table.hpp"

using namespace milepost;

namespace {

constexpr Language languages[]{Language::zh, Language::en};
const Unit platform{.name = "platform"};
const Unit day{.name = "day", .counted = false};

Period years(int first, int last) { return {Date{first, 1, 1}, Date{last, 12, 31}}; }

/// A plan of one target and what has been seen of it.
struct Case {
  Plan plan{.id = "demo"};
  Observations seen{};
  Date as_of;

  Case(Indicator indicator, Target target, std::vector<Observation> figures, const Date& on) : as_of(on) {
    indicator.id = "thing";
    target.indicator = "thing";
    seen.emplace(SeriesKey{"thing", ""}, Series{indicator.unit, std::move(figures)});
    plan.indicators = {std::move(indicator)};
    plan.targets = {std::move(target)};
  }
  ScorecardRow row(const Method& method = Path{}) const { return assess(plan, seen, as_of, method).rows.at(0); }
  std::string told(const Method& method = Path{}, Language language = Language::en) const { return narrate(plan, row(method), language); }
};

/// 260 at end-2022, more than 400 by end-2025.
Case platforms(std::vector<Observation> figures, const Date& as_of) {
  return {{.unit = platform, .direction = Direction::increase},
          {.bound = more_than(400 * platform), .due = end_of(Year{2025}), .baseline = Baseline{260, Year{2022}}},
          std::move(figures), as_of};
}

/// 200 in 2022..2025, a flow.
Case two_hundred(std::vector<Observation> figures, const Date& as_of) {
  return {{.unit = platform, .kind = Kind::flow}, {.bound = at_least(200 * platform), .due = Due{Within{years(2022, 2025)}}}, std::move(figures), as_of};
}

void check_holds(const std::string& text, const std::string& words) {
  CAPTURE(text);
  CHECK_MESSAGE(text.find(words) != std::string::npos, words);
}

void check_lacks(const std::string& text, const std::string& words) {
  CAPTURE(text);
  CHECK_MESSAGE(text.find(words) == std::string::npos, words);
}

/// A number as formulas write it, with a true minus.
double number_in(std::string text) {
  text = std::regex_replace(text, std::regex("[()]"), "");
  return std::stod(std::regex_replace(text, std::regex("−"), "-"));
}

/// The last digit of every number in a formula is rounded; a bound on what that does to 1 + (x - y) / z.
double rounding_of(double x, double y, double z) { return 0.0005 + 0.01 / std::abs(z) + 0.005 * std::abs(x - y) / (z * z); }

}  // namespace

TEST_CASE("the whole arithmetic of 361 against 353.33") {
  const std::string text = platforms({{Year{2024}, 361}}, Date{2025, 3, 1}).told();
  check_holds(text, "b = 260, end-2022");
  check_holds(text, "y = 361 platforms, end-2024");
  check_holds(text, "s = 24 ÷ 36 months = 0.6667; R = b + (T − b) × s = 260 + (400 − 260) × 0.6667 = 353.33 platforms");
  check_holds(text, "1 + (y − R) ÷ S = 1 + (361 − 353.33) ÷ 93.33 = 1.082");
  check_holds(text, "completion 100 × (361 − 260) ÷ 140 = 72.14 % − time gone 66.67 % = 5.48 points of the way.");
  check_holds(text, "≥ 1 on track, ≥ 0.9 at risk, off track below; here: on track");
  check_holds(text, "Owed today: by 1 March 2025, s = 26.03 ÷ 36 months = 0.7231");
}

TEST_CASE("the same in Chinese") {
  const std::string text = platforms({{Year{2024}, 343}}, Date{2025, 3, 1}).told(Path{}, Language::zh);
  check_holds(text, "s = 24 ÷ 36（月）= 0.6667；R = b + (T − b) × s = 260 + (400 − 260) × 0.6667 = 353.33家");
  check_holds(text, "1 + (343 − 353.33) ÷ 93.33 = 0.889");
  check_holds(text, "完成率100 × (343 − 260) ÷ 140 = 59.29% − 时间进度66.67% = −7.38个百分点（占全程）。");
  check_holds(text, "≥ 1为符合进度，≥ 0.9为略有滞后，再低为明显滞后；评为明显滞后。");
}

TEST_CASE("the first line names the indicator, the second is the sentence") {
  const Case one = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  for (const Language language : languages) {
    const std::string text = one.told(Path{}, language);
    CHECK(text.starts_with("thing\n" + explain(one.row().verdict, language, &one.plan.indicators[0]) + "\n"));
    CHECK(text.ends_with("\n"));
  }
}

TEST_CASE("a line to hold has no way to go: the lead is relative to its number, and says so") {
  const Case one{{.unit = platform}, {.bound = at_least(85 * platform), .due = end_of(Year{2025}), .hold = true}, {{Year{2023}, 68}}, Date{2024, 2, 1}};
  check_holds(one.told(), "Lead: 100 × (68 − 85) ÷ 85 = −20 % of the target's value.");
  check_holds(one.told(Path{}, Language::zh), "进度差：100 × (68 − 85) ÷ 85 = −20%（相对目标值）。");
}

TEST_CASE("a rate of a period has no baseline and no day") {
  const Case one{{.unit = percent_unit, .kind = Kind::growth, .direction = Direction::increase},
                 {.bound = some_of(), .due = Due{Within{years(2021, 2025)}}, .hold = true}, {{Year{2021}, 8.1}, {Year{2022}, 3}}, Date{2023, 6, 30}};
  check_holds(one.told(), "Start: none: a rate is judged period by period, from no baseline.\n");
  check_holds(one.told(), "y = 3 %, in 2022.");
  check_holds(one.told(), "Movement: unknown.");
  check_holds(one.told(Path{}, Language::zh), "起点：无，增速按期评价，不设基期。\n");
  check_holds(one.told(Path{}, Language::zh), "y = 3%，2022年。");
  check_lacks(one.told(), "b = 0");
}

TEST_CASE("a figure five periods old is said to be five periods old") {
  const Case monthly = platforms({{Month{2024, 3}, 310}}, Date{2024, 8, 31});
  check_holds(monthly.told(), "Mark: 5 further report periods have closed without a figure.");
  check_holds(monthly.told(Path{}, Language::zh), "标注：此后已有5个报告期结束而未见新数据。");
}

TEST_CASE("less is better: the difference is turned round") {
  const Case one{{.unit = day, .kind = Kind::duration},
                 {.bound = at_most(0.5 * day), .due = end_of(Year{2025}), .baseline = Baseline{1.0, Year{2023}}}, {{Year{2024}, 0.8}}, Date{2025, 1, 31}};
  check_holds(one.told(), "R = b + (T − b) × s = 1 + (0.5 − 1) × 0.5 = 0.75 days");
  check_holds(one.told(), "1 + (R − y) ÷ S = 1 + (0.75 − 0.8) ÷ 0.25 = 0.8");
  check_holds(one.told(), "completion 100 × (1 − 0.8) ÷ 0.5 = 40 % − time gone 50 % = −10 points of the way.");
}

TEST_CASE("a total starts from nothing and is joined from reports") {
  const std::string text = two_hundred({{Year{2022}, 60}, {Year{2023}, 45}}, Date{2024, 3, 1}).told();
  check_holds(text, "b = 0, end-2021 (a total starts from nothing)");
  check_holds(text, "y = 105 platforms, end-2023, the total since the start; the last report added 45");
  check_holds(text, "R = T × s = 200 × 0.5 = 100 platforms");
  check_holds(text, "1 + (105 − 100) ÷ 100 = 1.05");
  check_holds(text, "= 52.5 % − time gone 50 % = 2.5 points");
}

TEST_CASE("a single report since the start is no sum of reports") {
  const Case one = two_hundred({{.period = Year{2023}, .value = 105, .report = Report::since_start}}, Date{2024, 3, 1});
  check_holds(one.told(), "y = 105 platforms, end-2023, the total since the start");
  check_holds(one.told(Path{}, Language::zh), "y = 105家，截至2023年末，为自起算以来的累计数");
  const std::vector<Observation> both{{.period = Year{2022}, .value = 60, .report = Report::since_start}, {.period = Year{2023}, .value = 105, .report = Report::since_start}};
  const Case two = two_hundred(both, Date{2024, 3, 1});
  check_holds(two.told(), "the total since the start; the last report added 45");
  for (const Language language : languages)
    for (const Case* told : {&one, &two})
      for (const std::string_view sum : {"joined", "end to end", "首尾相接", "之和"}) check_lacks(told->told(Path{}, language), std::string(sum));
  check_lacks(one.told(), "last report added");
}

TEST_CASE("the total of a recurring target is that of its period") {
  const Case sixty{{.unit = platform, .kind = Kind::flow}, {.bound = at_least(60 * platform), .due = Due{EachPeriod{Frequency::year, years(2022, 2025)}}},
                   {{Year{2022}, 64}, {Half{2023, 1}, 20}}, Date{2023, 8, 31}};
  check_holds(sixty.told(), "the total of its period so far");
  check_lacks(sixty.told(), "since the start");
}

TEST_CASE("a due day that is counted is not called assumed") {
  Case within{{.unit = platform, .kind = Kind::flow}, {.bound = at_least(200 * platform), .due = Due{RelativeTo{60}, Basis::relative, "5年内"}}, {}, Date{2024, 3, 1}};
  within.plan.frame.issued = Date{2022, 7, 11};
  check_holds(within.told(), "11 July 2022 (assumed, the document is silent) to 11 July 2027 (counted from the start); in its words: 5年内.");
  within.plan.targets[0].due = Due{RelativeTo{60, Date{2022, 1, 1}}, Basis::relative};
  check_holds(within.told(), "1 January 2022 (stated) to 1 January 2027 (counted from the start).");
  check_holds(within.told(Path{}, Language::zh), "2022年1月1日起算（原文写明），2027年1月1日到期（自起算日推算）。");
}

TEST_CASE("one of a thing is said in the singular") {
  const Unit years_of_age{.name = "岁", .en = "years", .counted = false};
  const Case age{{.unit = years_of_age, .direction = Direction::increase}, {.bound = reach(1 * years_of_age), .due = end_of(Year{2025}), .baseline = Baseline{0, Year{2021}}},
                 {{Year{2023}, 1}}, Date{2024, 1, 31}};
  check_holds(age.told(), "y = 1 year, end-2023");
  check_lacks(age.told(), "1 years, end-2023");
  check_holds(age.told(), "0.5 years");
}

TEST_CASE("a name that ends in a full stop brings the sentence's own along") {
  Case one = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  one.plan.organizations = {{.id = "group", .name = Text("集团有限公司", "Fund Group Co., Ltd.")}};
  one.plan.targets[0].responsibility = Responsibility{.organizations = {{.organization = "group"}}};
  one.plan.targets[0].source.words = "超过400家。";
  check_holds(one.told(), "Answerable: Fund Group Co., Ltd.\n");
  check_holds(one.told(), "In its words: 超过400家。\n");
  check_holds(one.told(Path{}, Language::zh), "责任单位：集团有限公司。\n");
}

TEST_CASE("without any figure: what is owed today, and why there is no verdict") {
  const Case one = two_hundred({}, Date{2024, 6, 30});
  check_holds(one.told(), "Owed today: by 30 June 2024, s = 30 ÷ 48 months = 0.625; R = T × s = 200 × 0.625 = 125 platforms");
  check_holds(one.told(), "Why not: no usable figure was published by the as-of day.");
  check_holds(one.told(Path{}, Language::zh), "目前应达到：截至2024年6月30日，s = 30 ÷ 48（月）= 0.625；R = T × s = 200 × 0.625 = 125家。");
  check_lacks(one.told(), "Score");
}

TEST_CASE("small counts are owed in whole steps") {
  const Case two{{.unit = platform, .kind = Kind::flow}, {.bound = at_least(2 * platform), .due = Due{Within{years(2021, 2025)}}},
                 {{.period = Year{2023}, .value = 1, .report = Report::since_start}}, Date{2024, 1, 31}};
  check_holds(two.told(), "s = 36 ÷ 60 months = 0.6; R = [T × s] = [1.2] = 1 platform ([ ]: whole steps only)");
  check_holds(two.told(), "1 + (1 − 1) ÷ 1 = 1");
}

TEST_CASE("a milestone of the promise's own breaks the line") {
  const Case air{{.unit = percent_unit, .kind = Kind::ratio, .direction = Direction::increase},
                 {.bound = reach(87.5 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{87.0, Year{2020}}, .milestones = {{Year{2022}, 85.6}}},
                 {{Year{2022}, 86.5}}, Date{2023, 6, 30}};
  check_holds(air.told(), "R = b + (T − b) × s = 87 + (85.6 − 87) × 1 = 85.6 %");
  check_holds(air.told(), "1 + (86.5 − 85.6) ÷ 0.5 = 2.8 (S is the whole way)");
  check_holds(air.told(), "from the milestone end-2022, s = 6 ÷ 36 months");
}

TEST_CASE("lines to hold and caps have their own measure") {
  const Case hold{{.unit = percent_unit, .kind = Kind::ratio}, {.bound = at_least(85 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{90, Year{2020}}},
                  {{Year{2023}, 80}}, Date{2024, 1, 31}};
  check_holds(hold.told(), "1 + (80 − 85) ÷ 85 = 0.941 (S is the target's value)");
  const Case cap{{.unit = platform, .kind = Kind::flow}, {.bound = at_most(100 * platform), .due = Due{Within{years(2022, 2025)}}},
                 {{.period = Year{2023}, .value = 54, .report = Report::since_start}}, Date{2024, 1, 31}};
  check_holds(cap.told(), "1 + (50 − 54) ÷ 50 = 0.92 (S is the budget up to that day)");
  check_holds(cap.told(), "here: at risk");
}

TEST_CASE("just under a strict cap the cuts alone would say on track") {
  const Case strict{{.unit = percent_unit, .kind = Kind::growth}, {.bound = less_than(5.5 * percent_unit), .due = Due{EachPeriod{Frequency::year, years(2021, 2025)}}},
                    {{Year{2023}, 5.5}}, Date{2024, 1, 31}};
  check_holds(strict.told(), "; on track asks for the bound itself; here: at risk");
}

TEST_CASE("each period of a recurring target") {
  const Case sixty{{.unit = platform, .kind = Kind::flow}, {.bound = at_least(60 * platform), .due = Due{EachPeriod{Frequency::year, years(2022, 2025)}}},
                   {{Year{2022}, 64}, {Year{2023}, 58}, {Half{2024, 1}, 20}}, Date{2024, 6, 30}};
  check_holds(sixty.told(), "s = 6 ÷ 12 months = 0.5; R = T × s = 60 × 0.5 = 30 platforms");
  check_holds(sixty.told(), "1 + (20 − 30) ÷ 30 = 0.667");
  check_holds(sixty.told(), "kept 1, missed 1, no figure 0");
  check_holds(sixty.told(), "  2022: 64, owed 60, achieved\n  2023: 58, owed 60, missed\n  2024: 20, owed 30, off track (not over)\n");
}

TEST_CASE("why the status is not the class") {
  const auto status_line = [](const Case& one) { return one.told(); };
  check_holds(status_line(platforms({{Year{2024}, 401}}, Date{2025, 3, 1})), "the bound is met, so it is achieved");
  check_holds(status_line(platforms({{Year{2025}, 400}}, Date{2026, 3, 1})), "the bound was not met when due, so it is missed");
  const Case sixty{{.unit = platform, .kind = Kind::flow}, {.bound = at_least(60 * platform), .due = Due{EachPeriod{Frequency::year, years(2022, 2025)}}},
                   {{Year{2022}, 58}, {Year{2023}, 64}}, Date{2024, 1, 31}};
  check_holds(status_line(sixty), "an earlier period was missed, so it is at risk");
  const Case cap{{.unit = platform, .kind = Kind::flow}, {.bound = at_most(100 * platform), .due = Due{Within{years(2022, 2025)}}},
                 {{.period = Year{2023}, .value = 101, .report = Report::since_start}}, Date{2024, 1, 31}};
  check_holds(status_line(cap), "the cap is broken, so it is missed");
}

TEST_CASE("the other methods show their own arithmetic and cuts") {
  const Case one = platforms({{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}, Date{2025, 3, 1});
  const std::string growth = one.told(GrowthRatio{});
  check_holds(growth, "grew a year (361 ÷ 260)^(1 ÷ 2) − 1 = 17.83 %, needed a year (400 ÷ 260)^(1 ÷ 3) − 1 = 15.44 %; 17.83 % ÷ 15.44 % = 1.155");
  check_holds(growth, "≥ 0.95 on track, ≥ 0.6 at risk");
  const std::string trend = one.told(TrendProjection{});
  check_holds(trend, "the straight line leads to e = 411.33 platforms; 1 + (e − T) ÷ |T − b| = 1 + (411.33 − 400) ÷ 140 = 1.081");
  const std::string time = one.told(TimeProportional{});
  check_holds(time, "the lead itself, 5.48");
  check_holds(time, "≥ 0 on track, ≥ −10 at risk");
  const std::string own = one.told(Custom{.name = "ours", .figure = [](const Standing&) { return std::optional(0.5); }, .cuts = {}});
  check_holds(own, "Method: ours.\nScore: 0.5.\nClass: ≥ 1 on track, ≥ 0.9 at risk, off track below; here: off track.");
}

TEST_CASE("one figure is not compared with itself") {
  Case one = platforms({{.period = Date{2024, 6, 30}, .value = 300}}, Date{2024, 12, 31});
  one.plan.targets[0].baseline.reset();
  const std::string text = one.told();
  check_holds(text, "Owed today: by end-2024, s = 6 ÷ 18 months = 0.3333; R = b + (T − b) × s = 300 + (400 − 300) × 0.3333 = 333.33 platforms");
  check_lacks(text, "Lead:");
  check_lacks(text, "Required:");
}

TEST_CASE("the words of the document, where they stand, and who answers") {
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  const Observations seen = read_observations("examples/plans/jinan_observations.csv", plan);
  const Scorecard card = assess(plan, seen, Date{2024, 6, 30});
  const auto told = [&](const std::string& name, Language language) {
    for (const ScorecardRow& row : card.rows)
      if (row.target.value == name) return narrate(plan, row, language);
    return std::string();
  };
  const std::string zh = told("sci-tech-finance-institutions", Language::zh);
  check_holds(zh, "力争在5年时间内打造科创金融专营(特色)机构30家以上（《济南市加快推进大众创业万众创新工作方案（2022—2025年）》，第37行）");
  check_holds(zh, "力度：力争");
  check_holds(zh, "责任单位：市地方金融监管局、市科技局、");
  check_holds(zh, "2022年7月11日起算（推定，原文未写明），2027年7月11日到期（自起算日推算）；原文：力争在5年时间内。");
  check_holds(zh, "s = 17.65 ÷ 60（月）= 0.2941；R = T × s = 30 × 0.2941 = 8.82家");
  check_holds(zh, "标注：起算日原文未写明，按印发日推定。");
  const std::string en = told("carrier-platforms", Language::en);
  check_holds(en, "line 18");
  check_holds(en, "(each by its functions)");
  check_holds(en, "Also mentioned: carrier-platforms-t06, in its words: “十四五”期间,各类创业创新基地平台累计总数超过400家.");
  check_holds(told("carrier-platforms-t06", Language::en), "counted with carrier-platforms.");
  const std::string talent = told("highly-skilled-talent", Language::en);
  check_holds(talent, "no figure at the opening: the first one after it, the earlier part is not judged");
  check_holds(talent, "= 45.15 (451538 people)");
  check_holds(told("start-up-clinics", Language::zh), "市科协等（按职责分工负责）");
}

TEST_CASE("every mark, reason and event has a sentence of its own") {
  const Case one = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  for (const Language language : languages) {
    std::set<std::string> told;
    ScorecardRow row = one.row();
    for (int mark = 0; mark <= static_cast<int>(Mark::revised); ++mark) {
      row.verdict.marks = {static_cast<Mark>(mark)};
      told.insert(narrate(one.plan, row, language));
    }
    row.verdict.marks.clear();
    row.verdict.status = Status::not_assessable;
    row.verdict.observed.reset();
    for (int reason = 0; reason <= static_cast<int>(Reason::undefined_rate); ++reason) {
      row.verdict.reason = static_cast<Reason>(reason);
      told.insert(narrate(one.plan, row, language));
    }
    CHECK(told.size() == 26);
  }
}

TEST_CASE("what happened around the due day is told") {
  const Date over{2026, 7, 31};
  check_holds(platforms({{Year{2025}, 395}, {Half{2026, 1}, 410}}, over).told(), "met late, on 30 June 2026");
  check_holds(platforms({{Half{2026, 1}, 410}}, over).told(), "shown only by a figure of 30 June 2026");
  check_holds(platforms({{Year{2024}, 405}, {Half{2025, 1}, 395}}, Date{2025, 7, 31}).told(), "it was met on end-2024 and is no longer");
  check_holds(platforms({{Half{2025, 1}, 390}}, Date{2026, 1, 31}).told(), "no figure reaches the due day");
  const Case about{{.unit = platform, .direction = Direction::increase}, {.bound = milepost::about(15000 * platform), .due = end_of(Year{2025}), .baseline = Baseline{0, Year{2021}}},
                   {{Year{2025}, 14900}}, Date{2026, 1, 31}};
  check_holds(about.told(), "a tolerance of 0.7 % would have met it");
}

TEST_CASE("entities are listed, those behind first") {
  Case one = platforms({}, Date{2025, 3, 1});
  one.plan.entities = {{.id = "districts", .members = {"甲", "乙"}}};
  one.plan.indicators[0].each = EntitySetId("districts");
  one.seen = {{{"thing", "甲"}, Series{platform, {{Year{2024}, 361}}}}, {{"thing", "乙"}, Series{platform, {{Year{2024}, 300}}}}};
  check_holds(one.told(), "entities that keep it ÷ all = 1 ÷ 2 = 0.5");
  check_holds(one.told(), "  乙: 300 (end-2024), off track\n  甲: 361 (end-2024), on track\n");
}

TEST_CASE("every formula of a whole plan comes out as it says") {
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  const Observations seen = read_observations("examples/plans/illustration_observations.csv", plan);
  const std::regex score(R"(1 \+ \(([0-9.]+) − ([0-9.]+)\) ÷ ([0-9.]+) = ((?:−)?[0-9]+\.?[0-9]*))");
  int checked = 0;
  for (const Date& as_of : {Date{2023, 3, 31}, Date{2024, 6, 30}, Date{2026, 3, 31}})
    for (const Method& method : {Method{Path{}}, Method{TrendProjection{}}})
      for (const ScorecardRow& row : assess(plan, seen, as_of, method).rows) {
        const std::string text = narrate(plan, row, Language::en);
        REQUIRE(detail::is_valid_utf8(text));
        CHECK(!std::regex_search(text, std::regex(R"(= (?:−)?(nan|inf)\b|−0[^.0-9])")));
        for (std::sregex_iterator at(text.begin(), text.end(), score), end; at != end; ++at, ++checked) {
          const double x = number_in((*at)[1]), y = number_in((*at)[2]), z = number_in((*at)[3]), figure = number_in((*at)[4]);
          CAPTURE(at->str());
          CHECK(std::abs(1 + (x - y) / z - figure) <= rounding_of(x, y, z));
        }
      }
  CHECK(checked > 100);
}

TEST_CASE("growth along a geometric path: halfway in time is the root of the ratio") {
  const Case fourfold{{.unit = platform, .direction = Direction::increase},
                      {.bound = reach(400 * platform), .due = Due{Within{years(2022, 2025)}}, .baseline = Baseline{100, Year{2021}}, .shape = Geometric{}},
                      {{Year{2023}, 210}}, Date{2024, 1, 1}};
  check_holds(fourfold.told(), "R = b × (T ÷ b)^s = 100 × (400 ÷ 100)^0.5 = 200");
}

TEST_CASE("the other readings stand under the verdict, with what each observes and owes") {
  // 30 in 5 years of the day of issue; by 3 July 2025 the path owes 17.87.
  Plan plan{.id = "demo"};
  plan.frame.issued = Date{2022, 7, 11};
  const Unit institution{.name = "institution", .zh = "家"};
  plan.indicators = {{.id = "all", .unit = institution, .kind = Kind::flow}, {.id = "only", .unit = institution, .kind = Kind::flow}};
  plan.targets = {{.indicator = "all",
                   .bound = at_least(30 * institution),
                   .due = Due{RelativeTo{60, Date{2022, 7, 11}}},
                   .readings = {{.name = Text{"仅计专营机构", "Dedicated ones only"}, .indicator = "only"},
                                {.name = Text{"另一口径", "Another count"}, .indicator = "unseen"}}}};
  const Observation both[]{{Date{2025, 7, 3}, 62, Report::since_start}, {Date{2025, 7, 3}, 26, Report::since_start}};
  const Observations seen{{{"all", ""}, Series{institution, {both[0]}}}, {{"only", ""}, Series{institution, {both[1]}}}};
  const ScorecardRow row = assess(plan, seen, Date{2025, 7, 31}).rows.at(0);
  const std::string en = narrate(plan, row, Language::en);
  check_holds(en, "Other reading: Dedicated ones only: on track, observed 26, owed 17.87.");
  check_holds(en, "Other reading: Another count: not assessable (no data)");
  check_lacks(en, "all readings agree");
  check_holds(narrate(plan, row, Language::zh), "另一理解：仅计专营机构：符合进度，实际26家，应为17.87家。");
}

TEST_CASE("a remark of the target stands behind that of its indicator") {
  Case noted = platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  check_lacks(noted.told(), "Remark");
  noted.plan.indicators[0].note = Text("每年核定一次", "counted once a year");
  noted.plan.targets[0].note = Text("含区县级", "districts included");
  const std::string text = noted.told();
  check_holds(text, "counted once a year");
  check_holds(text, "districts included");
  CHECK(text.find("counted once a year") < text.find("districts included"));
  check_holds(noted.told(Path{}, Language::zh), "含区县级");
}

/// Growth of research spending against that of the economy, and the economy's own, which has no number.
Case growth_rates(Bound bound, bool hold = false) {
  Case rates{{.name = Text("研发经费增长", "Growth of research spending"), .unit = percent_unit, .kind = Kind::growth},
             {.bound = std::move(bound), .due = Due{Within{years(2022, 2025)}}, .hold = hold},
             {{Year{2022}, 7.0}}, Date{2023, 3, 1}};
  rates.plan.indicators.push_back({.id = "gdp-growth", .name = Text("国内生产总值增长", "Growth of the economy"), .unit = percent_unit, .kind = Kind::growth});
  rates.seen.emplace(SeriesKey{"gdp-growth", ""}, Series{percent_unit, {{Year{2022}, 5.0}}});
  return rates;
}

TEST_CASE("another indicator is called by its name, in the promise and in the sentence") {
  for (const Bound& bound : {above("gdp-growth"), in_step_with("gdp-growth", 0.5)}) {
    const Case rates = growth_rates(bound);
    for (const Language language : languages) check_lacks(rates.told(Path{}, language), "gdp-growth");
  }
  check_holds(growth_rates(above("gdp-growth")).told(Path{}, Language::zh), "承诺：高于国内生产总值增长");
  check_holds(growth_rates(above("gdp-growth")).told(), "Promise: above \"Growth of the economy\"");
  check_holds(growth_rates(in_step_with("gdp-growth", 0.5)).told(Path{}, Language::zh), "承诺：与国内生产总值增长同步");
  check_holds(growth_rates(above("gdp")).told(Path{}, Language::zh), "承诺：高于gdp；");
}

TEST_CASE("a rate without a number is no batch: it is held, or has no number") {
  check_holds(growth_rates(some_of(), true).told(Path{}, Language::zh), "承诺：保持在合理区间；");
  check_holds(growth_rates(some_of(), true).told(), "Promise: kept within a reasonable range;");
  check_holds(growth_rates(some_of()).told(Path{}, Language::zh), "承诺：未定数值；");
  check_holds(growth_rates(some_of()).told(), "Promise: no number set;");
}

TEST_CASE("a story tells the probability only when asked for: the number, the word, the model, the figures; or why there is none") {
  const Case seen = platforms({{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}, Date{2025, 3, 1});
  ScorecardRow row = seen.row();
  CHECK(narrate(seen.plan, row, Language::en).find("Probability") == std::string::npos);
  row.verdict.chance = Chance{.probability = 0.724, .model = "auto", .used = 3};
  CHECK(narrate(seen.plan, row, Language::en).find("Probability: 72 % (likely) that the target is met on its due day, projected by auto from 3 figures.\n") != std::string::npos);
  CHECK(narrate(seen.plan, row, Language::zh).find("概率：到期日达到目标值的概率为72%（可能），由3个数据按auto模型推算。\n") != std::string::npos);
  row.verdict.chance = Chance{.probability = 0.9999, .model = "auto", .used = 3};
  CHECK(narrate(seen.plan, row, Language::zh).find("概率：到期日达到目标值的概率大于99%（几乎确定），由3个数据按auto模型推算。\n") != std::string::npos);
  CHECK(narrate(seen.plan, row, Language::en).find("Probability: >99 % (virtually certain) that") != std::string::npos);
  row.verdict.chance = Chance{.probability = 0.0001, .model = "auto", .used = 3};
  CHECK(narrate(seen.plan, row, Language::zh).find("概率小于1%（几乎不可能），") != std::string::npos);
  row.verdict.chance = Chance{.probability = 1, .settled = true, .used = 4};
  CHECK(narrate(seen.plan, row, Language::en).find("100 % (virtually certain) that the target is met on its due day, settled and not projected.") != std::string::npos);
  row.verdict.chance = Chance{.why = Unforeseen::comparison};
  CHECK(narrate(seen.plan, row, Language::en).find("Probability: none: it is measured against another indicator") != std::string::npos);
  CHECK(narrate(seen.plan, row, Language::zh).find("概率：无，目标以另一指标为参照") != std::string::npos);
}

TEST_CASE("the method probability is called by what it does, and its figure is a per cent with its word") {
  const Case seen = platforms({{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}, Date{2025, 3, 1});
  const std::string told = seen.told(probability_method()), zh = seen.told(probability_method(), Language::zh);
  CHECK(told.find("Method: how likely the target is met on its due day (probability).") != std::string::npos);
  CHECK(zh.find("方法：概率法（probability）。") != std::string::npos);
  const double probability = *seen.row(probability_method()).verdict.figure;
  CHECK(told.find("Score: " + probability_words(probability, Language::en) + ".") != std::string::npos);
}
