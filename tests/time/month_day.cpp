// Days without a year: the next one, and 29 February.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/time/month_day.hpp"

using namespace milepost;

namespace {

static_assert(!std::is_convertible_v<MonthDay, Date> && !std::is_convertible_v<MonthDay, Period>, "a month-day lacks its year");
static_assert(next_on_or_after({6, 30}, {2025, 6, 30}) == Date{2025, 6, 30});

std::string month_day_failure(std::string_view text) {
  try {
    parse_month_day(text);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the day itself counts") {
  CHECK(next_on_or_after({6, 30}, {2025, 6, 29}) == Date{2025, 6, 30});
  CHECK(next_on_or_after({6, 30}, {2025, 7, 1}) == Date{2026, 6, 30});
  CHECK(last_on_or_before({6, 30}, {2025, 6, 30}) == Date{2025, 6, 30});
  CHECK(last_on_or_before({6, 30}, {2025, 6, 29}) == Date{2024, 6, 30});
}

TEST_CASE("29 February is the 28th in a common year, as an anniversary is") {
  CHECK(next_on_or_after({2, 29}, {2024, 3, 1}) == Date{2025, 2, 28});
  CHECK(next_on_or_after({2, 29}, {2025, 2, 28}) == Date{2025, 2, 28});
  CHECK(next_on_or_after({2, 29}, {2028, 2, 28}) == Date{2028, 2, 29});
  for (int year = 1999; year <= 2009; ++year) CHECK(date_in({2, 29}, Year{year}) == add_months({1996, 2, 29}, 12 * (year - 1996)));
  CHECK(date_in({2, 29}, Year{1900}) == Date{1900, 2, 28});
}

TEST_CASE("each month-day comes once a year") {
  CHECK(rc::check("next and last", [] {
    const MonthDay month_day{*rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
    const Date date = add_days({1, 1, 1}, *rc::gen::inRange(366L, 3'651'000L));
    const Date next = next_on_or_after(month_day, date), last = last_on_or_before(month_day, date);
    RC_ASSERT(last <= date && date <= next);
    RC_ASSERT((next == last) == (date == last));
    if (next != last) RC_ASSERT(next == add_months(last, 12));
    RC_ASSERT((MonthDay{next.month(), next.day()} == month_day));
    RC_ASSERT(parse_month_day(to_string(month_day)) == month_day);
  }));
}

TEST_CASE("the ends of the calendar, and days that no year has") {
  CHECK_THROWS_AS(next_on_or_after({6, 30}, {9999, 7, 1}), OutOfRange);
  CHECK_THROWS_AS(last_on_or_before({6, 30}, {1, 6, 29}), OutOfRange);
  CHECK_THROWS_WITH_AS(date_in({2, 30}, Year{2024}), "month-day 2-30: no such day in any year", OutOfRange);
  for (const MonthDay& wrong : {MonthDay{0, 1}, MonthDay{13, 1}, MonthDay{6, 31}, MonthDay{6, 0}, MonthDay{1, -1}})
    CHECK_THROWS_AS(date_in(wrong, Year{2024}), OutOfRange);
}

TEST_CASE("month-days as text") {
  for (const std::string_view text : {"6月30日", "６月３０日", "6月30号", "06月30", "6月底", "6 月 末", "06-30", "--06-30", "30 June", "june 30", "end of June"})
    CHECK(parse_month_day(text) == MonthDay{6, 30});
  CHECK(parse_month_day("年底") == MonthDay{12, 31});
  CHECK(parse_month_day("2月底") == MonthDay{2, 29});
  std::ostringstream out;
  out << MonthDay{6, 3};
  CHECK(out.str() == "06-03");
  for (const std::string_view text : {"", "6月", "30日", "6/30", "6-30", "06-3", "0630", "2025-06-30", "6月30日底", "6月底30日", "June", "June 2025",
                                      "end of 30 June", "end June", "年", "6月30日6月30日"})
    CHECK_THROWS_AS(parse_month_day(text), ParseError);
  CHECK(month_day_failure("2月30日") == "'2月30日' is not a day of the year; month-day 2-30: no such day in any year");
  CHECK(month_day_failure("13月底") == "'13月底' is not a day of the year; month-day 13-1: no such day in any year");
  CHECK(month_day_failure("6/7") == "'6/7' is not a day of the year; expected a month and a day such as 6月30日, 6月底, 年底, 06-30, 30 June or end of June");
}
