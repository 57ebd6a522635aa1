// 旬: how a month falls into three.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/time/ten_days.hpp"

using namespace milepost;

namespace {

static_assert(std::is_convertible_v<TenDays, Period> && !std::is_convertible_v<Period, TenDays>);

std::string ten_days_failure(std::string_view text) {
  try {
    parse_ten_days(text);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("下旬 has 8 to 11 days, the others ten") {
  CHECK(Period{TenDays{2025, 3, 1}} == Period{Date{2025, 3, 1}, Date{2025, 3, 10}});
  CHECK(Period{TenDays{2025, 3, 2}} == Period{Date{2025, 3, 11}, Date{2025, 3, 20}});
  CHECK(Period{TenDays{2025, 3, 3}} == Period{Date{2025, 3, 21}, Date{2025, 3, 31}});
  CHECK(end_of(TenDays{2025, 2, 3}) == Date{2025, 2, 28});
  CHECK(end_of(TenDays{2024, 2, 3}) == Date{2024, 2, 29});
  CHECK(end_of(TenDays{9999, 12, 3}) == Date{9999, 12, 31});
}

TEST_CASE("the three of a month are the month, and each day lies in one") {
  CHECK(rc::check("ten days", [] {
    const int year = *rc::gen::inRange(1, 10'000), month = *rc::gen::inRange(1, 13);
    const Period first = TenDays{year, month, 1}, second = TenDays{year, month, 2}, third = TenDays{year, month, 3};
    RC_ASSERT((Period{first.first(), third.last()} == Period{Month{year, month}}));
    RC_ASSERT(day_after(first.last()) == second.first());
    RC_ASSERT(day_after(second.last()) == third.first());
    const Date day{year, month, *rc::gen::inRange(1, days_in_month(year, month) + 1)};
    RC_ASSERT(contains(ten_days_of(day), day));
    if (year >= 1000) RC_ASSERT(parse_ten_days(to_string(ten_days_of(day))) == ten_days_of(day));
  }));
}

TEST_CASE("what does not exist is out of range, in words too") {
  CHECK_THROWS_WITH_AS(start_of(TenDays{2025, 3, 4}), "ten days 4: outside 1 (上旬)..3 (下旬)", OutOfRange);
  CHECK_THROWS_AS(start_of(TenDays{2025, 3, 0}), OutOfRange);
  CHECK_THROWS_AS(start_of(TenDays{2025, 13, 1}), OutOfRange);
  CHECK_THROWS_AS(to_string(TenDays{2025, 3, 4}), OutOfRange);
  CHECK(ten_days_failure("2025年13月上旬") == "'2025年13月上旬' is not a ten-day period; month 13: outside 1..12");
}

TEST_CASE("旬 as text") {
  for (const std::string_view text : {"2025年3月上旬", "2025年03月上旬", "２０２５年３月上旬", " 2025 年 3 月 上旬 ", "2025年3月份上旬", "2025-03上旬",
                                      "2025-03 上旬", "early March 2025", "Early  march 2025"})
    CHECK(parse_ten_days(text) == TenDays{2025, 3, 1});
  CHECK(parse_ten_days("2025年3月中旬") == parse_ten_days("mid-March 2025"));
  CHECK(parse_ten_days("2025年12月下旬") == parse_ten_days("late December 2025"));
  std::ostringstream out;
  out << TenDays{2025, 12, 3};
  CHECK(out.str() == "2025年12月下旬");
  for (const std::string_view text : {"", "上旬", "3月上旬", "2025年上旬", "2025年3月", "2025年3上旬", "2025年3月上旬底", "25年3月上旬", "March 2025",
                                      "early 2025", "early March", "earlyMarch 2025", "early Mar 2025"})
    CHECK_THROWS_AS(parse_ten_days(text), ParseError);
  CHECK(ten_days_failure("2025年3月") ==
        "'2025年3月' is not a ten-day period; expected 2025年3月上旬, 中旬 or 下旬, or early, mid or late March 2025");
}

TEST_CASE("a year has four digits in words too: what is written is read again") {
  const TenDays early{25, 2, 1};
  CHECK(to_string(early) == "0025年2月上旬");
  CHECK(parse_ten_days(to_string(early)) == early);
}
