// Due rules: the window and basis that follow from each, text.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/time.hpp"

using namespace milepost;

namespace {

const Period fyp14{Date{2021, 1, 1}, Date{2025, 12, 31}};
const PlanFrame jinan{.issued = Date{2022, 7, 11}, .horizon = Period{Date{2022, 1, 1}, Date{2025, 12, 31}}};

std::optional<Period> names(std::string_view name) {
  return name == "fyp14" || name == "十四五" ? std::optional{fyp14} : std::nullopt;
}

Schedule scheduled(std::string_view text, const PlanFrame& frame = jinan) {
  return schedule_of(parse_due(text, names), frame);
}

std::string due_failure(std::string_view text) {
  try {
    parse_due(text, names);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

void reads(std::string_view text, const DueRule& rule, Basis basis = Basis::stated) {
  const Due due = parse_due(text, names);
  CHECK_MESSAGE(due.rule == rule, text);
  CHECK_MESSAGE(due.basis == basis, text);
}

rc::Gen<Date> any_date_since_1900() {
  return rc::gen::map(rc::gen::inRange(0L, 100'000L), [](long days) { return add_days(Date{1900, 1, 1}, days); });
}

Period any_window() {
  const Date first = *any_date_since_1900();
  return *rc::gen::arbitrary<bool>() ? Period{Year{first.year()}}
                                     : Period{first, add_days(first, *rc::gen::inRange(0L, 3'000L))};
}

DueRule any_rule() {
  const auto every =
      *rc::gen::element(Frequency::day, Frequency::month, Frequency::quarter, Frequency::half_year, Frequency::year);
  switch (*rc::gen::inRange(0, 12)) {
  case 0:
    return NoDue{};
  case 1:
    return ByDate{*any_date_since_1900()};
  case 2:
    return EndOf{"fyp14", fyp14};
  case 3:
    return Within{any_window()};
  case 4:
    return Within{fyp14, "fyp14"};
  case 5:
    return EachPeriod{every};
  case 6:
    return EachPeriod{every, any_window()};
  case 7:
    return EachPeriod{every, fyp14, "fyp14"};
  case 8:
    return RelativeTo{*rc::gen::inRange(1, 1'200)};
  case 9:
    return OnMonthDay{{*rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)}};
  case 10:
    return Regularly{};
  default:
    return RelativeTo{*rc::gen::inRange(1, 1'200), *any_date_since_1900()};
  }
}

}  // namespace

TEST_CASE("by a date: the window opens by convention with the plan's horizon") {
  const Schedule schedule = schedule_of(Date{2025, 12, 31}, jinan);
  CHECK(schedule == Schedule{Date{2021, 12, 31}, Date{2025, 12, 31}, Basis::convention, Basis::stated, {}});
  CHECK_FALSE(schedule_of(Date{2025, 12, 31}, PlanFrame{}).open);
  CHECK(schedule_of(Date{2025, 12, 31}, PlanFrame{}).due == Date{2025, 12, 31});
}

TEST_CASE("a named period opens the window where it begins, before the plan does") {
  for (const auto text : {"end of fyp14", "within fyp14", "“十四五”期间", "到“十四五”末"})
    CHECK_MESSAGE(
        (scheduled(text) == Schedule{Date{2020, 12, 31}, Date{2025, 12, 31}, Basis::stated, Basis::stated, {}}), text);
}

TEST_CASE("within a year") {
  CHECK(scheduled("within 2022") == Schedule{Date{2021, 12, 31}, Date{2022, 12, 31}, Basis::stated, Basis::stated, {}});
}

TEST_CASE("each year: over the plan's horizon by convention, over a stated window as stated") {
  const Schedule convention = scheduled("each year");
  CHECK(convention.open_basis == Basis::convention);
  REQUIRE(convention.recurrence);
  CHECK(instances_of(*convention.recurrence).size() == 4);
  const Schedule stated = scheduled("each year of fyp14");
  CHECK(stated.open_basis == Basis::stated);
  REQUIRE(stated.recurrence);
  CHECK(instances_of(*stated.recurrence).size() == 5);
  CHECK(scheduled("each year", PlanFrame{}) == Schedule{});
}

TEST_CASE("within five years: of the anchor, else of the day of issue, which is said") {
  CHECK(scheduled("within 5 years of 2022-07-11") ==
        Schedule{Date{2022, 7, 11}, Date{2027, 7, 11}, Basis::relative, Basis::relative, {}});
  CHECK(scheduled("within 5 years") ==
        Schedule{Date{2022, 7, 11}, Date{2027, 7, 11}, Basis::assumed, Basis::assumed, {}});
  CHECK(scheduled("within 5 years", PlanFrame{}) == Schedule{});
}

TEST_CASE("a day without its year: the first one from the day of issue on, which is an assumption") {
  CHECK(scheduled("6月30日前") == Schedule{Date{2022, 7, 11}, Date{2023, 6, 30}, Basis::assumed, Basis::assumed, {}});
  CHECK(scheduled("7月底前").due == Date{2022, 7, 31});
  CHECK(scheduled("by 11 July").due == Date{2023, 7, 11});  // nothing falls due on the day it is issued
  CHECK(scheduled("年底前").due == Date{2022, 12, 31});
  CHECK(scheduled("by end of February").due == Date{2023, 2, 28});
  CHECK(scheduled("by 30 June", PlanFrame{}) == Schedule{});
}

TEST_CASE("with a year, before a day is by that day: the day is inside") {
  for (const auto text : {"2025年底前", "2025年12月31日前", "到2025年底以前", "by 2025", "by end of 2025", "by 2025-12-31"})
    reads(text, ByDate{Date{2025, 12, 31}});
  reads("by end of fyp14", EndOf{"fyp14", fyp14});
}

TEST_CASE("words that set no date: at no stated interval, or none at all; the words are kept") {
  for (const auto text : {"regularly", "定期", "常态化"}) CHECK(parse_due(text).rule == DueRule{Regularly{}});
  for (const auto text : {"及时", "限期", "as soon as possible"}) {
    CHECK(parse_due(text).rule == DueRule{NoDue{}});
    CHECK(parse_due(text).words == text);
  }
  CHECK(parse_due("常态化").words == "常态化");
  CHECK(parse_due("定期").words.empty());
  CHECK(scheduled("定期") == Schedule{});
}

TEST_CASE("days that no year has, and before nothing") {
  for (const auto text : {"2月30日前", "13月1日前", "by 31 June", "by", "前", "by someday", "2025年前", "6月前"}) CHECK_THROWS_AS(parse_due(text), ParseError);
}

TEST_CASE("no due date gives no schedule, and a bare Due says none") {
  CHECK(scheduled("none") == Schedule{});
  CHECK(schedule_of(Due{}, jinan) == Schedule{});
}

TEST_CASE("a stated first day wins over rule and plan") {
  const Schedule schedule = schedule_of(parse_due("end of fyp14", names), jinan, Date{2022, 7, 1});
  CHECK(schedule.open == Date{2022, 6, 30});
  CHECK(schedule.open_basis == Basis::stated);
  CHECK(schedule.due == Date{2025, 12, 31});
}

TEST_CASE("an inherited basis stays with the due day") {
  CHECK(schedule_of(Due{ByDate{Date{2025, 12, 31}}, Basis::inherited}, jinan).due_basis == Basis::inherited);
}

TEST_CASE("due rules are read in English and Chinese") {
  const DueRule end_of_2025 = ByDate{Date{2025, 12, 31}};
  for (const auto text :
       {"2025", "2025年", "2025年底", "2025年末", "2025-12-31", "2025Q4", "2025H2", "2025-12", "2025年12月", "到2025年",
        "到2025年年底", "end of 2025", "End of 2025", "２０２５年底", " 2025 ", "end  of  2025"})
    reads(text, end_of_2025);
  reads("2025年3月", ByDate{Date{2025, 3, 31}});
  reads("2025-06-30", ByDate{Date{2025, 6, 30}});
  for (const auto text : {"end of fyp14", "fyp14"})
    reads(text, EndOf{"fyp14", fyp14});
  for (const auto text : {"到“十四五”末", "十四五末", "“十四五”期末", "end of “十四五”"})
    reads(text, EndOf{"十四五", fyp14});
  for (const auto text : {"within 2022", "2022年内", "within 2022年", "WITHIN 2022"})
    reads(text, Within{Year{2022}});
  for (const auto text : {"“十四五”期间", "十四五期间", "\"十四五\"期间"})
    reads(text, Within{fyp14, "十四五"});
  for (const auto text : {"each year", "every year", "每年"})
    reads(text, EachPeriod{Frequency::year});
  for (const auto text : {"each half year", "each half_year", "每半年"})
    reads(text, EachPeriod{Frequency::half_year});
  for (const auto text : {"each quarter", "每季度"})
    reads(text, EachPeriod{Frequency::quarter});
  for (const auto text : {"each month", "每月"})
    reads(text, EachPeriod{Frequency::month});
  for (const auto text : {"each year of 2022..2025", "2022—2025年每年"})
    reads(text, EachPeriod{Frequency::year, *jinan.horizon});
  reads("each year of fyp14", EachPeriod{Frequency::year, fyp14, "fyp14"});
  reads("“十四五”期间每年", EachPeriod{Frequency::year, fyp14, "十四五"});
  for (const auto text : {"within 5 years", "5年内", "5年时间内", "within 60 months"})
    reads(text, RelativeTo{60}, Basis::relative);
  for (const auto text : {"within 5 years of 2022-07-11", "自2022年7月11日起5年内"})
    reads(text, RelativeTo{60, Date{2022, 7, 11}}, Basis::relative);
  for (const auto text : {"within 6 months", "6个月内", "within 2 quarters"})
    reads(text, RelativeTo{6}, Basis::relative);
  reads("within 1 year", RelativeTo{12}, Basis::relative);
  for (const auto text : {"none", "None", "无"})
    reads(text, NoDue{}, Basis::none);
}

TEST_CASE("a calendar period means itself, whatever a plan calls by the same words") {
  const PeriodNames misleading = [](std::string_view) { return std::optional{fyp14}; };
  CHECK(parse_due("2030", misleading).rule == DueRule{ByDate{Date{2030, 12, 31}}});
  CHECK(parse_due("within 2030Q1", misleading).rule == DueRule{Within{Quarter{2030, 1}}});
  CHECK(parse_due("end of 2030 plan", misleading).rule == DueRule{EndOf{"2030 plan", fyp14}});
}

TEST_CASE("what is no due rule is refused with the text, what was expected and what may have been meant") {
  for (const std::string_view text :
       {"", "soon", "5 years", "2025 or so", "20250", "each year 2022", "within 5 yards 2", "\xff", "end"})
    CHECK_MESSAGE(due_failure(text).find("'") == 0, text);
  CHECK(due_failure("soon").find("'soon' is not a due rule; expected 2025, 2025年底") == 0);
  CHECK(due_failure("withn 5 years").ends_with("; did you mean 'within'?"));
  CHECK(due_failure("eahc year").ends_with("; did you mean 'each'?"));
  CHECK(due_failure("each yaer").ends_with("; did you mean 'year'?"));
  CHECK(
      due_failure("end of fyp15") ==
      "'end of fyp15' is not a due rule; expected a calendar period or the name of a period in the plan, not 'fyp15'");
  CHECK(due_failure("each year of fyp15").find("not 'fyp15'") != std::string::npos);
  CHECK(due_failure("within 2022Q5") == "'2022Q5' is not a period; quarter 5: outside 1..4");
  CHECK(due_failure("within 0 years") == "'within 0 years' is not a due rule; term 0: outside 1 month..1000 years");
  CHECK(due_failure("within 99999 years").find("outside 1 month..1000 years") != std::string::npos);
  CHECK(due_failure("within 5 years of 2022-02-30").find("'2022-02-30' is not a date") == 0);
  CHECK(due_failure("within 5 years of 9998-01-01").find("no such day in the years 1 to 9999") != std::string::npos);
  CHECK_THROWS_AS(parse_due("end of fyp14"), ParseError);
}

TEST_CASE("due rules are written in the words that read back") {
  CHECK(to_string(Due{Date{2025, 12, 31}}) == "2025-12-31");
  CHECK(to_string(parse_due("6个月内")) == "within 6 months");
  CHECK(to_string(parse_due("within 12 months")) == "within 1 year");
  CHECK(to_string(parse_due("每半年")) == "each half year");
  CHECK(rc::check("parse_due(to_string(due))", [] {
    const Due due{any_rule()};
    RC_ASSERT(parse_due(to_string(due), names).rule == due.rule);
  }));
}

TEST_CASE("any bytes give a due rule or a ParseError") {
  const std::vector<std::string> parts{"end", " of ", "within ", "each ", "year", "half year",  "fyp14", "2025",
                                       "5",   "年",   "内",      "期间",  "每年", "“",          "”",     "十四五",
                                       "末",  "到",   "自",      "起",    "..",   "2022-07-11", "\xff",  " "};
  CHECK(rc::check("parse_due is total", [&] {
    std::string text;
    for (const std::string& part : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(parts)))
      text += part;
    const std::string raw = *rc::gen::arbitrary<std::string>();
    for (const std::string& input : {text, raw, text + raw}) {
      try {
        const Due due = parse_due(input, names);
        RC_ASSERT(parse_due(to_string(due), names).rule == due.rule);
      } catch (const ParseError&) {
      }
    }
  }));
}
