// A day of the year without the year: 6月30日.
#pragma once

#include <algorithm>
#include <compare>
#include <iosfwd>
#include <string>
#include <string_view>

#include "milepost/time/period.hpp"

namespace milepost {

/// 30 June is {6, 30}. 29 February is a month-day; in a year without one it means the 28th, as an anniversary does.
struct MonthDay {
  int month;
  int day;
  friend auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

/// The day in a year. Throws OutOfRange for a month-day that no year has ({2, 30}).
constexpr Date date_in(const MonthDay& month_day, Year year) {
  constexpr int leap_year = 2000;
  const auto [month, day] = month_day;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(leap_year, month))
    fail_range("month-day", std::to_string(month) + "-" + std::to_string(day), "no such day in any year");
  return {year.value, month, std::min(day, days_in_month(year.value, month))};
}

/// The first such day that is not before `date`: the day itself counts. Throws OutOfRange after 9999.
constexpr Date next_on_or_after(const MonthDay& month_day, const Date& date) {
  const Date this_year = date_in(month_day, Year{date.year()});
  return this_year < date ? date_in(month_day, Year{date.year() + 1}) : this_year;
}

/// The last such day that is not after `date`. Throws OutOfRange before the year 1.
constexpr Date last_on_or_before(const MonthDay& month_day, const Date& date) {
  const Date this_year = date_in(month_day, Year{date.year()});
  return date < this_year ? date_in(month_day, Year{date.year() - 1}) : this_year;
}

/// "06-30".
std::string to_string(const MonthDay& month_day);
std::ostream& operator<<(std::ostream& out, const MonthDay& month_day);

/// Reads 6月30日, 6月底, 年底, 06-30, --06-30, 30 June, June 30, end of June. The end of February is the 29th, so that it is the
/// 28th in a common year. 6/7 is refused: it has two readings. Throws ParseError.
MonthDay parse_month_day(std::string_view text);

}  // namespace milepost
