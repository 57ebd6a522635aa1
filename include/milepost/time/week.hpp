// Days of the week, and weeks as ISO 8601 numbers them.
#pragma once

#include <compare>
#include <iosfwd>
#include <string>
#include <string_view>

#include "milepost/time/period.hpp"

namespace milepost {

/// Monday is 1 and Sunday 7, as in ISO 8601.
enum class Weekday { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

constexpr Weekday weekday_of(const Date& date) {
  constexpr long monday = 4;  // 1970-01-05
  return static_cast<Weekday>(((days_of(date) - monday) % 7 + 7) % 7 + 1);
}

/// Weeks in a year of ISO 8601, 52 or 53. A week belongs to the year that its Thursday lies in: 53 where a year has 53.
constexpr int weeks_in_iso_year(int year) {
  const bool long_year = weekday_of({year, 1, 1}) == Weekday::thursday || weekday_of({year, 12, 31}) == Weekday::thursday;
  return long_year ? 53 : 52;
}

/// Monday to Sunday. Week 1 is the one with 4 January in it, so that `year` may not be the year of every day: 2025-W01 begins
/// on 2024-12-30.
struct IsoWeek {
  int year;
  int week;

  /// Throws OutOfRange for a week that the year does not have.
  operator Period() const {
    if (week < 1 || week > weeks_in_iso_year(year))
      fail_range("week", std::to_string(week), std::to_string(year) + " has weeks 1.." + std::to_string(weeks_in_iso_year(year)));
    const Date in_week_1{year, 1, 4};
    const Date monday = add_days(in_week_1, 7 * (week - 1) + 1 - static_cast<int>(weekday_of(in_week_1)));
    return {monday, add_days(monday, 6)};
  }

  friend auto operator<=>(const IsoWeek&, const IsoWeek&) = default;
};

/// The week in which a day lies: 2024-12-30 is in 2025-W01, 2027-01-03 in 2026-W53.
constexpr IsoWeek iso_week_of(const Date& date) {
  const int days_from_new_year = static_cast<int>(days_of(date) - days_of({date.year(), 1, 1}));
  const int week = (days_from_new_year + 11 - static_cast<int>(weekday_of(date))) / 7;
  if (week < 1) return {date.year() - 1, weeks_in_iso_year(date.year() - 1)};
  if (week > weeks_in_iso_year(date.year())) return {date.year() + 1, 1};
  return {date.year(), week};
}

/// "2025-W07".
std::string to_string(const IsoWeek& week);
std::ostream& operator<<(std::ostream& out, const IsoWeek& week);

/// Reads 2025-W07, 2025W07, 2025-W7 and 2025年第7周. Throws ParseError, also for a week that the year does not have.
IsoWeek parse_iso_week(std::string_view text);

}  // namespace milepost
