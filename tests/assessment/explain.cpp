#include <doctest/doctest.h>

#include "milepost/assessment.hpp"

using namespace milepost;

namespace {

const PlanFrame jinan{Date{2022, 7, 11}, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}};
const Unit carrier{.name = "家", .zh = "家", .en = "platforms"};
const Indicator carriers{.id = "platforms", .name = Text{"“双创”载体平台", "Carrier platforms"}, .unit = carrier, .direction = Direction::increase};
const Target more_than_400{.indicator = "platforms", .bound = more_than(400 * carrier), .due = Date{2025, 12, 31}};
const Unit result{.name = "项", .zh = "项", .en = "results"};
const Indicator results{.id = "results", .name = Text{"遴选推介", "Results promoted"}, .unit = result, .kind = Kind::flow};
const Target reach_200{.indicator = "results", .bound = reach(200 * result), .due = Date{2025, 12, 31}};

Evidence platforms_seen(std::vector<Observation> seen, const Date& as_of) {
  return {.target = more_than_400, .series = Series{carrier, std::move(seen)}, .indicator = carriers, .as_of = as_of};
}

Evidence results_seen(std::vector<Observation> seen, const Date& as_of) {
  return {.target = reach_200, .series = Series{result, std::move(seen)}, .indicator = results, .as_of = as_of, .frame = jinan};
}

std::string zh(const Evidence& evidence) { return explain(assess(evidence), Language::zh, &*evidence.indicator); }
std::string en(const Evidence& evidence) { return explain(assess(evidence), Language::en, &*evidence.indicator); }

}  // namespace

// The sentences that the library's semantics publish, word for word.

TEST_CASE("on track: figure, owed, lead, baseline and due date") {
  const Evidence evidence = platforms_seen({{Year{2022}, 260}, {Year{2024}, 361}}, Date{2025, 3, 1});
  CHECK(zh(evidence) == "符合进度：截至2024年末，“双创”载体平台361家，高于序时目标353.3家，超序时进度5.5个百分点（基期2022年末260家，2025年末须超过400家）。");
  CHECK(en(evidence) == "On track: 361 platforms at end-2024 against 353.3 required, 5.5 points ahead of schedule (260 at end-2022; more than 400 due by end-2025).");
}

TEST_CASE("at risk: a flow tells the share done and the share owed") {
  const Evidence evidence = results_seen({{Year{2022}, 50}, {Year{2023}, 45}}, Date{2023, 12, 31});
  CHECK(zh(evidence) == "略有滞后：截至2023年末累计遴选推介95项，完成目标的47.5%，滞后序时进度2.5个百分点，为应完成数的95%。");
  CHECK(en(evidence) == "At risk: 95 of 200 by end-2023, 47.5 % done with 50 % of the time gone: 2.5 points behind, 95 % of what was owed.");
}

TEST_CASE("off track and moving away: percentages differ by points") {
  const Evidence evidence{
      .target = {.indicator = "air", .bound = reach(87.5 * percent_unit), .due = Date{2025, 12, 31}, .baseline = Baseline{87.0, Year{2020}}},
      .series = Series{percent_unit, {{Year{2022}, 86.5}}},
      .indicator = Indicator{.id = "air", .name = Text{"优良天数比率", "Good-air days"}, .unit = percent_unit, .kind = Kind::ratio},
      .as_of = Date{2023, 12, 26}};
  CHECK(zh(evidence) == "明显滞后：2022年优良天数比率86.5%，低于序时目标0.7个百分点，且较2020年基期下降0.5个百分点。");
  CHECK(en(evidence) == "Off track: 86.5 % in 2022, 0.7 points under the required 87.2 % and 0.5 under the 2020 baseline: moving away.");
}

TEST_CASE("achieved early, with an assumed start") {
  const Unit institution{.name = "家", .zh = "家", .en = "institutions"};
  const Evidence evidence{.target = {.indicator = "finance", .bound = at_least(30 * institution), .due = Due{RelativeTo{60}}},
                          .series = Series{institution, {{Date{2025, 7, 3}, 62, Report::since_start}}},
                          .indicator = Indicator{.id = "finance", .name = Text{"科创金融机构数", ""}, .unit = institution, .kind = Kind::flow},
                          .as_of = Date{2025, 7, 31},
                          .frame = jinan};
  CHECK(zh(evidence) == "提前完成：截至2025年7月3日共62家，已达到“30家以上”的目标（起算日原文未写明，按印发日推定，2027年7月11日到期）。");
  CHECK(en(evidence) == "Achieved early: 62 institutions on 3 July 2025; 30 or more due by 11 July 2027 (start not stated, date of issue assumed).");
}

TEST_CASE("missed: 400 is not more than 400") {
  const Evidence evidence = platforms_seen({{Year{2022}, 260}, {Year{2025}, 400}}, Date{2026, 3, 1});
  CHECK(zh(evidence) == "未完成：2025年末为400家，目标要求“超过400家”，须达到401家。");
  CHECK(en(evidence) == "Missed: 400 at end-2025; \"more than 400\" needs 401.");
}

TEST_CASE("no data: what should have been reached is said all the same") {
  const Evidence evidence = results_seen({}, Date{2024, 6, 30});
  CHECK(zh(evidence) == "暂无法评估：未见公布数据；按序时进度，截至2024年6月30日应累计完成125项（2025年末目标200项）。");
  CHECK(en(evidence) == "Not assessable (no data): nothing published; on an even path 125 are due by 30 June 2024 (200 by end-2025).");
}

TEST_CASE("a level without figure and baseline has no path; the promise is told") {
  const Evidence unseen = platforms_seen({}, Date{2024, 6, 30});
  CHECK(zh(unseen) == "暂无法评估：未见公布数据；原文未列基期值，到期前无从推算序时目标（2025年末须超过400家）。");
  CHECK(en(unseen) ==
        "Not assessable (no data): nothing published; no baseline is given, so there is no path before the due day "
        "(more than 400 by end-2025).");
}

TEST_CASE("edges are told: needs 401, was met, met late, last known") {
  CHECK(en(platforms_seen({{Year{2022}, 260}, {Date{2025, 6, 30}, 400}}, Date{2025, 8, 1})).find("needs 401") != std::string::npos);
  const Evidence undone = platforms_seen({{Year{2022}, 260}, {Year{2024}, 405}, {Date{2025, 6, 30}, 395}}, Date{2025, 8, 1});
  CHECK(en(undone).find("was met at end-2024") != std::string::npos);
  CHECK(zh(undone).find("2024年末曾达到目标") != std::string::npos);
  const Evidence late = platforms_seen({{Year{2022}, 260}, {Year{2025}, 395}, {Date{2026, 6, 30}, 410}}, Date{2026, 8, 1});
  CHECK(zh(late).starts_with("逾期完成："));
  CHECK(en(late).find("met on 30 June 2026") != std::string::npos);
  const Evidence unseen = platforms_seen({{Year{2022}, 260}, {Date{2025, 6, 30}, 390}}, Date{2026, 1, 31});
  CHECK(en(unseen).find("last known 390 platforms on 30 June 2025, was on track") != std::string::npos);
}

TEST_CASE("a rate is of its year, not of the last day of it") {
  const Indicator gdp{.id = "gdp", .name = {"地区生产总值增速", "Growth"}, .unit = percent_unit, .kind = Kind::growth, .direction = Direction::increase};
  Evidence evidence{.target = {.indicator = "gdp", .bound = some_of(), .due = Due{Within{{Date{2021, 1, 1}, Date{2025, 12, 31}}}}, .hold = true},
                    .series = Series{percent_unit, {{Year{2021}, 8.1}, {Year{2022}, 3}}}, .indicator = gdp, .as_of = Date{2023, 6, 30}};
  CHECK(en(evidence).find("last known 3 % in 2022") != std::string::npos);
  CHECK(zh(evidence).find("最近数据为2022年3%") != std::string::npos);
  CHECK(when_observed(assess(evidence), Language::zh) == "2022年");
  CHECK(when_observed(assess(evidence), Language::en) == "2022");
  evidence.target.bound = more_than(7 * percent_unit), evidence.target.hold = false;
  CHECK(when_observed(assess(evidence), Language::zh) == "2021—2022年");
  CHECK(when_observed(assess(evidence), Language::en) == "2021-2022");
  evidence.target.due = Due{Within{{Date{2022, 1, 1}, Date{2022, 12, 31}}}};
  CHECK(en(evidence).starts_with("Missed: 3 % in 2022; "));
  CHECK(zh(evidence).starts_with("未完成：2022年为3%，"));
  evidence.target.bound = at_least(3 * percent_unit);
  CHECK(zh(evidence).find("：2022年为3%，已达到") != std::string::npos);
  const Verdict level = assess(platforms_seen({{Year{2022}, 260}, {Year{2024}, 361}}, Date{2025, 3, 1}));
  CHECK(when_observed(level, Language::zh) == "2024年末");
  CHECK(when_observed(assess(platforms_seen({}, Date{2025, 3, 1})), Language::en).empty());
}

TEST_CASE("how old a figure is, in periods") {
  const Evidence old = platforms_seen({{Year{2019}, 180}, {Year{2020}, 260}}, Date{2024, 6, 30});
  CHECK(zh(old).find("数据已逾3期未更新") != std::string::npos);
  CHECK(en(old).find("figure out of date, 3 periods without another") != std::string::npos);
}

TEST_CASE("ahead and behind are told on the path that is judged by") {
  Evidence stepped = results_seen({{Year{2022}, 20}, {Year{2023}, 40}}, Date{2023, 12, 31});
  stepped.target.parts = {{"", Year{2022}, 20}, {"", Year{2023}, 40}, {"", Year{2024}, 60}, {"", Year{2025}, 80}};
  CHECK(zh(stepped) == "符合进度：截至2023年末累计遴选推介60项，完成目标的30%，与序时进度持平，为应完成数的100%。");
  CHECK(en(stepped) == "On track: 60 of 200 by end-2023, 30 % done with 30 % due by then: on schedule, 100 % of what was owed.");
}

TEST_CASE("a mean of yearly rates is told as a mean") {
  const Evidence evidence{.target = {.indicator = "rd", .bound = more_than(7 * percent_unit), .due = Due{Within{Period{Date{2021, 1, 1}, Date{2025, 12, 31}}}}},
                          .series = Series{percent_unit, {{Year{2021}, 14.6}, {Year{2022}, 10.1}}},
                          .indicator = Indicator{.id = "rd", .name = Text{"研发经费增长", "R&D growth"}, .unit = percent_unit, .kind = Kind::growth},
                          .as_of = Date{2023, 12, 26}};
  CHECK(zh(evidence).starts_with("符合进度：2021—2022年年均研发经费增长12.3%"));
  CHECK(en(evidence).starts_with("On track: 12.3 % a year on average in 2021-2022"));
}

TEST_CASE("what an earlier or unfinished period does to a row of a recurring target is told") {
  Evidence yearly = results_seen({{Year{2022}, 40}, {Year{2023}, 64}}, Date{2024, 3, 1});
  yearly.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  yearly.target.bound = reach(60 * result);
  CHECK(zh(yearly).find("因此前年度有未完成的，最高评为略有滞后") != std::string::npos);
  CHECK(en(yearly).find("an earlier year was missed: at risk at best") != std::string::npos);
  yearly.series = Series{result, {{Half{2023, 1}, 28}}};
  CHECK(zh(yearly).find("该年度全期数据尚未公布") != std::string::npos);
  CHECK(en(yearly).find("no figure yet for the whole year") != std::string::npos);
  yearly.as_of = Date{2023, 12, 30};
  CHECK(en(yearly).find("no figure yet") == std::string::npos);
}

TEST_CASE("a verdict on one line") {
  const Evidence evidence{.target = {.indicator = "p", .bound = more_than(400 * Unit{"platform"}), .due = end_of(Year{2025})},
                          .series = Series{Unit{"platform"}, {{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}},
                          .as_of = Date{2025, 3, 1}};
  CHECK(to_string(assess(evidence, GrowthRatio{})) == "growth ratio: on track (1.15: grew 17.8% a year, 15.4% needed)");
  CHECK(to_string(assess(evidence, TrendProjection{})) == "trend projection: on track (1.08: 411.3 projected, more than 400 platforms needed)");
}

TEST_CASE("numbers and days in words") {
  CHECK(figure_words(353.333) == "353.3");
  CHECK(figure_words(400) == "400");
  CHECK(figure_words(0.5) == "0.5");
  CHECK(figure_words(-0.001) == "0");
  CHECK(date_words(Date{2024, 12, 31}, Language::zh) == "2024年末");
  CHECK(date_words(Date{2024, 6, 30}, Language::en) == "30 June 2024");
}

TEST_CASE("a unit without words of its own takes those of the known unit; measure words are silent in English") {
  CHECK(amount_words(361, Unit{"platform"}, Language::en) == "361 platforms");
  CHECK(amount_words(361, Unit{"platform"}, Language::zh) == "361家");
  CHECK(amount_words(361, Unit{"家"}, Language::en) == "361");
  CHECK(amount_words(2.5, Unit{"furlong"}, Language::zh) == "2.5 furlong");
  const Unit ten_thousand_people{.name = "万人", .scale = 10000, .base = "人"};
  CHECK(amount_words(37.5, ten_thousand_people, Language::zh) == "37.5万人");
  CHECK(amount_words(37.5, ten_thousand_people, Language::en) == "375000 people");
  CHECK(amount_words(1, Unit{"platform"}, Language::en) == "1 platform");
  CHECK(amount_words(45.15384, ten_thousand_people, Language::en) == "451538 people");
  CHECK(number_words(278.4, Unit{.name = "亿元", .scale = 1e8, .base = "元"}, Language::en) == "27.8 billion");
  CHECK(amount_words(86.5, percent_unit, Language::en) == "86.5 %");
}

TEST_CASE("every kind of bound in words") {
  const Unit station{.name = "座", .zh = "座", .en = "stations"};
  struct Words {
    Bound bound;
    std::string zh, en;
  };
  const std::vector<Words> all{
      {less_than(5 * station), "低于5座", "less than 5 stations"},
      {at_most(5 * station), "不超过5座", "at most 5 stations"},
      {about(5 * station), "5座左右", "about 5 stations"},
      {between(3 * station, 5 * station), "3—5座", "3 to 5 stations"},
      {all_of(), "全部", "all"},
      {some_of(), "一批", "some"},
      {toward(Direction::increase), "持续提高", "increase"},
      {toward(Direction::decrease), "持续降低", "decrease"},
      {change_by(5 * station), "提高5座", "up by 5 stations"},
      {change_by(-5 * station), "累计降低5座", "down by 5 stations"},
      {change_by(Percent{10}), "提高10%", "up by 10 %"},
      {change_by(Percent{-13.5}), "累计降低13.5%", "down by 13.5 %"},
      {above("gdp"), "高于gdp", "above gdp"},
      {in_step_with("gdp"), "与gdp同步", "in step with gdp"},
  };
  for (const auto& [bound, zh, en] : all) {
    CHECK(words_of(bound, station, Language::zh) == zh);
    CHECK(words_of(bound, station, Language::en) == en);
  }
}

TEST_CASE("a rate without a number is no batch") {
  CHECK(words_of(some_of(), percent_unit, Language::zh) == "未定数值");
  CHECK(words_of(some_of(), percent_unit, Language::en) == "no number set");
}

TEST_CASE("a figure in a hole of the rule is told as such, and only where that is why there is no class") {
  const Target target{.indicator = "platforms", .bound = at_least(100 * carrier), .due = Date{2025, 12, 31}, .baseline = Baseline{0, Year{2020}}};
  const auto on = [&](const Date& as_of) {
    return assess({.target = target, .series = Series{carrier, {{Year{2024}, 75}}}, .indicator = carriers, .as_of = as_of}, yinchuan_light_2025());
  };
  const Verdict open = on({2025, 3, 1}), over = on({2026, 3, 1});  // 5 points behind: neither green nor yellow
  CHECK(explain(open, Language::en).starts_with("Not assessable (between two classes of the method): "));
  CHECK(explain(open, Language::zh).starts_with("暂无法评估：数值介于两档之间，未予定档；"));
  CHECK(explain(over, Language::en).starts_with("Not assessable (no data): no figure for the due day yet"));
}

TEST_CASE("what an institution judges by its own figure is told with its class") {
  const Target target{.indicator = "platforms", .bound = at_least(100 * carrier), .due = Date{2025, 12, 31}, .baseline = Baseline{50, Year{2020}}};
  const Evidence evidence{.target = target, .series = Series{carrier, {{Year{2024}, 51}}}, .indicator = carriers, .as_of = {2025, 3, 1}};
  const Verdict verdict = assess(evidence, unicef_2004());  // half a per cent a year
  CHECK(explain(verdict, Language::en).starts_with("Off track by unicef.2004 (class “falling short”): "));
  CHECK(explain(verdict, Language::zh).starts_with("明显滞后（unicef.2004档次“falling short”）："));
}
