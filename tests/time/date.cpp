// Dates: which days exist, counting of days and months, the clock, text.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>
#include <sstream>

#include "milepost/time.hpp"

using namespace milepost;

namespace {

template <class A, class B>
concept addable = requires(A a, B b) {
  a + b;
};

static_assert(!addable<Date, Date>);
static_assert(!addable<Date, int>);
static_assert(!std::is_default_constructible_v<Date>, "an absent date is an empty optional, never a sentinel");
static_assert(!std::is_convertible_v<Year, Date>, "write end_of(Year{2025})");
static_assert(!std::is_convertible_v<int, Date>);
static_assert(add_months(Date{2022, 7, 11}, 60) == Date{2027, 7, 11});

/// The calendar rule written out once more, apart from <chrono>.
int plain_days_in_month(int year, int month) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days[]{31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1];
}

rc::Gen<Date> any_date() {
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(1, 10'000), rc::gen::inRange(1, 13), rc::gen::inRange(0, 31)),
                      [](const auto& parts) {
                        const auto [year, month, day] = parts;
                        return Date{year, month, 1 + day % plain_days_in_month(year, month)};
                      });
}

std::string failure(std::string_view text) {
  try {
    parse_date(text);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("days that do not exist are refused") {
  CHECK_NOTHROW(Date(2024, 2, 29));
  CHECK_NOTHROW(Date(2000, 2, 29));
  CHECK_THROWS_AS(Date(1900, 2, 29), OutOfRange);
  CHECK_THROWS_AS(Date(2025, 2, 29), OutOfRange);
  CHECK_THROWS_AS(Date(2025, 4, 31), OutOfRange);
  CHECK_THROWS_AS(Date(2025, 0, 1), OutOfRange);
  CHECK_THROWS_AS(Date(2025, 13, 1), OutOfRange);
  CHECK_THROWS_AS(Date(2025, 1, 0), OutOfRange);
  CHECK_THROWS_AS(Date(0, 1, 1), OutOfRange);
  CHECK_THROWS_AS(Date(10'000, 1, 1), OutOfRange);
  CHECK_THROWS_WITH(Date(2025, 2, 29), "date 2025-2-29: no such day in the years 1 to 9999");
}

TEST_CASE("months and days beyond a byte are not taken for small ones") {
  CHECK_THROWS_AS(Date(2025, 257, 1), OutOfRange);
  CHECK_THROWS_AS(Date(2025, 1, 257), OutOfRange);
  CHECK_THROWS_AS(Date(65'536 + 2025, 1, 1), OutOfRange);
  CHECK_THROWS_AS(Date(2025, -255, 1), OutOfRange);
}

TEST_CASE("days_of counts every day of the calendar once") {
  long count = days_of(Date{1, 1, 1});
  CHECK(days_of(Date{1970, 1, 1}) == 0);
  bool one_by_one = true;
  for (int year = 1; year <= 9999; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= plain_days_in_month(year, month); ++day)
        one_by_one = one_by_one && days_of(Date{year, month, day}) == count++;
  CHECK(one_by_one);
  CHECK(count == days_of(Date{9999, 12, 31}) + 1);
}

TEST_CASE("adding days undoes itself, and leaves the calendar with an error") {
  CHECK(rc::check("add_days there and back", [] {
    const Date date = *any_date();
    const long days = *rc::gen::inRange(days_of(Date{1, 1, 1}), days_of(Date{9999, 12, 31}) + 1) - days_of(date);
    RC_ASSERT(add_days(add_days(date, days), -days) == date);
    RC_ASSERT(days_of(add_days(date, days)) == days_of(date) + days);
  }));
  CHECK(eve_of(Date{2024, 3, 1}) == Date{2024, 2, 29});
  CHECK(day_after(Date{2025, 12, 31}) == Date{2026, 1, 1});
  CHECK_THROWS_AS(eve_of(Date{1, 1, 1}), OutOfRange);
  CHECK_THROWS_AS(day_after(Date{9999, 12, 31}), OutOfRange);
  CHECK_THROWS_AS(add_days(Date{2025, 1, 1}, 24'000'000), OutOfRange);
  CHECK_THROWS_AS(add_days(Date{2025, 1, 1}, std::numeric_limits<long>::min()), OutOfRange);
}

TEST_CASE("months are counted from the anchor, the day kept where the month has it") {
  CHECK(add_months(Date{2025, 1, 31}, 1) == Date{2025, 2, 28});
  CHECK(add_months(Date{2025, 1, 31}, 2) == Date{2025, 3, 31});
  CHECK(add_months(Date{2025, 3, 31}, -1) == Date{2025, 2, 28});
  CHECK(add_months(Date{2024, 2, 29}, 12) == Date{2025, 2, 28});
  CHECK(add_months(Date{2024, 2, 29}, 48) == Date{2028, 2, 29});
  CHECK(add_months(Date{2022, 7, 11}, 60) == Date{2027, 7, 11});
  // No snapping to month ends: 28 January plus two months is 28 March, also by way of February.
  CHECK(add_months(Date{2025, 1, 28}, 2) == Date{2025, 3, 28});
  CHECK(add_months(add_months(Date{2025, 1, 28}, 1), 1) == Date{2025, 3, 28});
  // Why series count from the anchor: step by step the 31st would be lost.
  CHECK(add_months(add_months(Date{2025, 1, 31}, 1), 1) == Date{2025, 3, 28});
}

TEST_CASE("the month reached is the anchor's plus the months, the day at most the anchor's") {
  CHECK(rc::check("add_months", [] {
    const Date anchor = *any_date();
    const int index = *rc::gen::inRange(12, 120'000);
    const Date moved = add_months(anchor, index - (anchor.year() * 12 + anchor.month() - 1));
    RC_ASSERT(moved.year() == index / 12);
    RC_ASSERT(moved.month() == index % 12 + 1);
    RC_ASSERT(moved.day() == std::min(anchor.day(), plain_days_in_month(moved.year(), moved.month())));
  }));
  CHECK_THROWS_AS(add_months(Date{1, 1, 31}, -1), OutOfRange);
  CHECK_THROWS_AS(add_months(Date{9999, 12, 1}, 1), OutOfRange);
  CHECK_THROWS_AS(add_months(Date{2025, 1, 1}, std::numeric_limits<int>::max()), OutOfRange);
  CHECK_THROWS_AS(add_months(Date{2025, 1, 1}, std::numeric_limits<int>::min()), OutOfRange);
}

TEST_CASE("the clock makes quarters even and runs on with every day") {
  CHECK(position(Date{2025, 3, 31}) - position(Date{2024, 12, 31}) == 3);
  CHECK(position(Date{2024, 3, 31}) - position(Date{2023, 12, 31}) == 3);
  CHECK(position(Date{2023, 12, 31}) == 12 * 2024);
  CHECK(position(Date{2024, 2, 29}) == 12 * 2024 + 2);
  CHECK(position(Date{2022, 7, 11}) == 12 * 2022 + 6 + 11.0 / 31);
  CHECK(position_in_years(Date{2024, 6, 30}) == 2024.5);
  CHECK(rc::check("later days stand further on", [] {
    const Date date = *rc::gen::suchThat(any_date(), [](const Date& d) { return d != Date{9999, 12, 31}; });
    RC_ASSERT(position(date) < position(day_after(date)));
  }));
}

TEST_CASE("dates are ordered as the calendar is") {
  CHECK(Date{2024, 12, 31} < Date{2025, 1, 1});
  CHECK(rc::check("order of days_of", [] {
    const Date a = *any_date(), b = *any_date();
    RC_ASSERT((a < b) == (days_of(a) < days_of(b)));
    RC_ASSERT((a == b) == (days_of(a) == days_of(b)));
  }));
}

TEST_CASE("dates are written in ISO 8601 and read back") {
  CHECK(to_string(Date{2025, 3, 1}) == "2025-03-01");
  CHECK(to_string(Date{1, 1, 1}) == "0001-01-01");
  std::ostringstream out;
  out << Date{2025, 12, 31};
  CHECK(out.str() == "2025-12-31");
  CHECK(rc::check("parse_date(to_string(date))", [] {
    const Date date = *any_date();
    RC_ASSERT(parse_date(to_string(date)) == date);
  }));
}

TEST_CASE("dates are read in the forms of documents") {
  for (const std::string_view text :
       {"2025-03-01", "2025-3-1", "2025/3/1", "2025.3.1", "2025年3月1日", "2025年03月01日", "2025年3月1号",
        "2025年3月1", " 2025-03-01 ", "２０２５年３月１日", "2025 年 3 月 1 日", "２０２５－０３－０１"})
    CHECK_MESSAGE((parse_date(text) == Date{2025, 3, 1}), text);
}

TEST_CASE("what is no date is refused with the text and what was expected") {
  for (const std::string_view text :
       {"", "2025", "2025-03", "25-3-1", "2025-3-1x", "2025-003-1", "2025-3-011", "2025-3/1", "2025年3-1",
        "March 1, 2025", "20250301", "-2025-03-01", "2025--3-1", "\xff\xfe", "2025-03-01 00:00"})
    CHECK_MESSAGE(failure(text).find("is not a date; expected a day such as 2025-03-01") != std::string::npos, text);
  CHECK(failure("2025-02-29") == "'2025-02-29' is not a date; date 2025-2-29: no such day in the years 1 to 9999");
  CHECK(failure("2025-13-01").find("date 2025-13-1") != std::string::npos);
  CHECK(failure("0000-01-01").find("'0000-01-01' is not a date") == 0);
}
