// Fiscal years of governments, and the words for them.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/time/fiscal_year.hpp"

using namespace milepost;

namespace {

static_assert(std::is_convertible_v<FiscalYear, Period> && !std::is_convertible_v<Period, FiscalYear>);

constexpr FiscalRule united_states{10, NamedBy::last_day};  // 31 U.S.C. 1102
constexpr FiscalRule japan{4, NamedBy::first_day};          // 財政法 art. 11
constexpr FiscalRule australia{7, NamedBy::last_day};

std::string failure(std::string_view text, const FiscalRule& rule) {
  try {
    parse_fiscal_year(text, rule);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the same words are different years under different rules") {
  CHECK(Period{parse_fiscal_year("FY2025", united_states)} == Period{Date{2024, 10, 1}, Date{2025, 9, 30}});
  CHECK(Period{parse_fiscal_year("FY2025", japan)} == Period{Date{2025, 4, 1}, Date{2026, 3, 31}});
  CHECK(Period{parse_fiscal_year("FY2025", australia)} == Period{Date{2024, 7, 1}, Date{2025, 6, 30}});
  CHECK(Period{parse_fiscal_year("FY2025", calendar_years)} == Period{Year{2025}});
  CHECK(Period{FiscalYear{2025, {1, NamedBy::last_day}}} == Period{Year{2025}});
}

TEST_CASE("a year to the end of February has its leap day") {
  CHECK(end_of(FiscalYear{2023, {3, NamedBy::first_day}}) == Date{2024, 2, 29});
  CHECK(end_of(FiscalYear{2025, {3, NamedBy::last_day}}) == Date{2025, 2, 28});
}

TEST_CASE("fiscal years follow each other, and each day lies in one") {
  CHECK(rc::check("fiscal years", [] {
    const FiscalRule rule{*rc::gen::inRange(1, 13), *rc::gen::element(NamedBy::first_day, NamedBy::last_day)};
    const Date date = add_days({2, 1, 1}, *rc::gen::inRange(0L, 3'650'000L));
    const FiscalYear fiscal_year = fiscal_year_of(date, rule);
    const Period period = fiscal_year;
    RC_ASSERT(contains(period, date));
    RC_ASSERT(period.first().month() == rule.first_month && period.first().day() == 1);
    RC_ASSERT(day_after(period.last()) == add_months(period.first(), 12));
    RC_ASSERT(fiscal_year_of(day_after(period.last()), rule).year == fiscal_year.year + 1);
    const Date& naming = rule.named_by == NamedBy::first_day ? period.first() : period.last();
    RC_ASSERT(naming.year() == fiscal_year.year);
    RC_ASSERT(parse_fiscal_year(to_string(fiscal_year), rule) == fiscal_year);
  }));
}

TEST_CASE("two years say the same as one") {
  for (const std::string_view text : {"FY2024/25", "FY2024-25", "fy 2024-2025", "2024-25", "2024/25", "2024—2025财政年度", "２０２４—２５财年", "2024..2025"}) {
    CHECK(parse_fiscal_year(text, japan) == FiscalYear{2024, japan});
    CHECK(parse_fiscal_year(text, united_states) == FiscalYear{2025, united_states});
  }
  CHECK(parse_fiscal_year("2099/00", japan).year == 2099);
  CHECK(parse_fiscal_year("2099/00", united_states).year == 2100);
}

TEST_CASE("fiscal years as text") {
  for (const std::string_view text : {"FY2025", "fy2025", "FY 2025", "ＦＹ２０２５", "2025财年", "2025财政年度", "2025年财政年度"})
    CHECK(parse_fiscal_year(text, united_states).year == 2025);
  std::ostringstream out;
  out << FiscalYear{2025, japan};
  CHECK(out.str() == "FY2025");
  for (const std::string_view text : {"", "2025", "FY25", "FY", "FY2025/", "FY2025-6", "2025年度", "FY2024-25-26", "FY20245", "财年2025"})
    CHECK_THROWS_AS(parse_fiscal_year(text, japan), ParseError);
  CHECK(failure("FY2024/26", japan) == "'FY2024/26' is not a fiscal year; expected two years that follow each other");
  CHECK(failure("FY2024/24", japan) == "'FY2024/24' is not a fiscal year; expected two years that follow each other");
  CHECK(failure("FY2024/25", calendar_years) == "'FY2024/25' is not a fiscal year; expected one year, for it begins in January");
  CHECK(failure("FY2025", {13, NamedBy::first_day}) == "'FY2025' is not a fiscal year; first month of the fiscal year 13: outside 1..12");
  CHECK(failure("FY9999", japan) == "'FY9999' is not a fiscal year; date 10000-3-31: no such day in the years 1 to 9999");
}

TEST_CASE("a rule without such a month is out of range") {
  CHECK_THROWS_AS(start_of(FiscalYear{2025, {0, NamedBy::first_day}}), OutOfRange);
  CHECK_THROWS_AS(fiscal_year_of({2025, 1, 1}, {13, NamedBy::last_day}), OutOfRange);
}
