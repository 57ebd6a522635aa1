// Weeks of ISO 8601 against Python's calendar and against the rule of the Thursday.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/time/week.hpp"

using namespace milepost;

namespace {

static_assert(std::is_convertible_v<IsoWeek, Period> && !std::is_convertible_v<Period, IsoWeek>);
static_assert(weekday_of({2025, 3, 1}) == Weekday::saturday);

/// Days from 1 January to the Monday of week 1, for 1970 to 2035, by Python:
/// [(date.fromisocalendar(y, 1, 1) - date(y, 1, 1)).days for y in range(1970, 2036)]
constexpr int first_mondays[]{-3, 3,  2,  0, -1, -2, -3, 2,  1,  0, -1, -3, 3,  2,  1, -1, -2, -3, 3,  1, 0,  -1,
                              -2, 3,  2,  1, 0,  -2, -3, 3,  2,  0, -1, -2, -3, 2, 1,  0,  -1, -3, 3, 2,  1,  -1,
                              -2, -3, 3,  1, 0,  -1, -2, 3,  2,  1, 0,  -2, -3, 3, 2,  0,  -1, -2, -3, 2, 1,  0};
static_assert(std::size(first_mondays) == 66);

/// ISO 8601: a week belongs to the year of its Thursday and counts the Thursdays of that year.
IsoWeek by_thursday(const Date& date) {
  using namespace std::chrono;
  const sys_days day{days{days_of(date)}};
  const sys_days thursday = day + days{4} - days{static_cast<int>(weekday{day}.iso_encoding())};
  const year_month_day date_of_thursday{thursday};
  const sys_days new_year{date_of_thursday.year() / January / 1};
  return {static_cast<int>(date_of_thursday.year()), static_cast<int>((thursday - new_year).count() / 7 + 1)};
}

std::string week_failure(std::string_view text) {
  try {
    parse_iso_week(text);
  } catch (const ParseError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("week 1 begins where Python's calendar has it, 1970 to 2035") {
  for (int year = 1970; year <= 2035; ++year)
    CHECK(Period{IsoWeek{year, 1}}.first() == add_days(Date{year, 1, 1}, first_mondays[year - 1970]));
}

TEST_CASE("every day of 1970 to 2035 lies in the week of its Thursday") {
  bool same = true;
  for (Date date{1970, 1, 1}; date.year() <= 2035; date = day_after(date)) same = same && iso_week_of(date) == by_thursday(date);
  CHECK(same);
}

TEST_CASE("years of 53 weeks, as Python has them") {
  std::vector<int> long_years;
  for (int year = 1970; year <= 2035; ++year)
    if (weeks_in_iso_year(year) == 53) long_years.push_back(year);
  CHECK(long_years == std::vector{1970, 1976, 1981, 1987, 1992, 1998, 2004, 2009, 2015, 2020, 2026, 2032});
}

TEST_CASE("a week and the week of its days are the same; weeks follow each other without a gap") {
  CHECK(rc::check("weeks", [] {
    const int year = *rc::gen::inRange(2, 9999);
    const int week = *rc::gen::inRange(1, weeks_in_iso_year(year) + 1);
    const Period period = IsoWeek{year, week};
    RC_ASSERT(days_of(period.last()) - days_of(period.first()) == 6);
    RC_ASSERT(weekday_of(period.first()) == Weekday::monday);
    RC_ASSERT(iso_week_of(period.first()) == (IsoWeek{year, week}));
    RC_ASSERT(iso_week_of(period.last()) == (IsoWeek{year, week}));
    const IsoWeek next = iso_week_of(day_after(period.last()));
    RC_ASSERT(next == (week == weeks_in_iso_year(year) ? IsoWeek{year + 1, 1} : IsoWeek{year, week + 1}));
    RC_ASSERT(parse_iso_week(to_string(next)) == next);
  }));
}

TEST_CASE("the ends of the calendar") {
  CHECK(iso_week_of(Date{1, 1, 1}) == IsoWeek{1, 1});
  CHECK(weekday_of(Date{1, 1, 1}) == Weekday::monday);
  CHECK(iso_week_of(Date{9999, 12, 31}) == IsoWeek{9999, 52});
  CHECK_THROWS_AS(start_of(IsoWeek{9999, 52}), OutOfRange);  // it ends in the year 10000
  CHECK_THROWS_AS(start_of(IsoWeek{0, 1}), OutOfRange);
}

TEST_CASE("a week that the year does not have is out of range") {
  CHECK_THROWS_WITH_AS(start_of(IsoWeek{2025, 53}), "week 53: 2025 has weeks 1..52", OutOfRange);
  CHECK_THROWS_AS(start_of(IsoWeek{2025, 0}), OutOfRange);
  CHECK(Period{IsoWeek{2026, 53}} == Period{Date{2026, 12, 28}, Date{2027, 1, 3}});
}

TEST_CASE("weeks as text") {
  for (const std::string_view text : {"2025-W07", "2025W07", "2025-W7", "2025-w07", " ２０２５－Ｗ０７ ", "2025年第7周", "2025年 第 07 周", "2025年7周"})
    CHECK(parse_iso_week(text) == IsoWeek{2025, 7});
  std::ostringstream out;
  out << IsoWeek{2025, 7} << ' ' << IsoWeek{987, 12};
  CHECK(out.str() == "2025-W07 0987-W12");
  for (const std::string_view text : {"", "2025", "2025-07", "W07", "25-W07", "2025-W", "2025-W007", "2025-W07-1", "2025年第7", "2025年7月", "12025-W07"})
    CHECK_THROWS_AS(parse_iso_week(text), ParseError);
  CHECK(week_failure("2025-W53") == "'2025-W53' is not a week; week 53: 2025 has weeks 1..52");
  CHECK(week_failure("2025-W") == "'2025-W' is not a week; expected a year in four digits and a week of ISO 8601: 2025-W07 or 2025年第7周");
}
