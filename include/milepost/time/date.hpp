// Civil dates: a day of the calendar, never unset, never a midnight.
#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "milepost/error.hpp"

namespace milepost {

/// A day of the proleptic Gregorian calendar, years 1 to 9999. As a point in time it means the **close** of that day.
/// There is no default: an absent date is an empty std::optional<Date>.
class Date {
 public:
  /// Throws OutOfRange for a day that does not exist (2025-02-29) or a year outside 1..9999.
  constexpr Date(int year, int month, int day)
      : day_(std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
             std::chrono::day{static_cast<unsigned>(day)}) {
    // chrono keeps months and days in a byte, where 257 is 1.
    const bool in_bytes = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (year < 1 || year > 9999 || !in_bytes || !day_.ok()) fail(year, month, day);
  }

  constexpr int year() const { return static_cast<int>(day_.year()); }
  constexpr int month() const { return static_cast<int>(static_cast<unsigned>(day_.month())); }
  constexpr int day() const { return static_cast<int>(static_cast<unsigned>(day_.day())); }

  friend constexpr auto operator<=>(const Date& a, const Date& b) { return a.day_ <=> b.day_; }
  friend constexpr bool operator==(const Date& a, const Date& b) = default;

 private:
  [[noreturn]] static void fail(int year, int month, int day) {
    fail_range("date", std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day),
               "no such day in the years 1 to 9999");
  }

  std::chrono::year_month_day day_;
};

/// Days in a month, 28 to 31.
constexpr int days_in_month(int year, int month) {
  using namespace std::chrono;
  const year_month_day_last last{std::chrono::year{year}, month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

/// Days since 1970-01-01.
constexpr long days_of(const Date& date) {
  using namespace std::chrono;
  const year_month_day day{year{date.year()}, month{static_cast<unsigned>(date.month())},
                           std::chrono::day{static_cast<unsigned>(date.day())}};
  return sys_days{day}.time_since_epoch().count();
}

/// The day `days` later (earlier if negative). Throws OutOfRange beyond the years 1 to 9999.
constexpr Date add_days(const Date& date, long days) {
  using namespace std::chrono;
  // Beyond some 32,000 years chrono's year wraps around and would name a wrong day.
  if (days < -4'000'000 || days > 4'000'000)
    fail_range("date", std::to_string(days) + " days away", "outside the years 1 to 9999");
  const year_month_day moved{sys_days{std::chrono::days{days_of(date) + days}}};
  return Date{static_cast<int>(moved.year()), static_cast<int>(static_cast<unsigned>(moved.month())),
              static_cast<int>(static_cast<unsigned>(moved.day()))};
}

/// The same day `months` later, or the last day of a month that is shorter: 31 January + 1 month = 28 February.
/// Always count from the anchor: a series of dates is add_months(anchor, 1), add_months(anchor, 2), never step by step.
constexpr Date add_months(const Date& anchor, int months) {
  if (months < -120'000 || months > 120'000)
    fail_range("date", std::to_string(months) + " months away", "outside the years 1 to 9999");
  const int month_index = anchor.year() * 12 + anchor.month() - 1 + months;
  const int year = month_index / 12;
  const int month = month_index % 12 + 1;
  return Date{year, month, std::min(anchor.day(), days_in_month(year, month))};
}

/// The day before: a window that opens on 1 January opens at the close of its eve.
constexpr Date eve_of(const Date& date) { return add_days(date, -1); }
constexpr Date day_after(const Date& date) { return add_days(date, 1); }

/// The clock of the library, in months: 12*year + (month - 1) + day/days-in-month, at the close of the day.
/// A month is a twelfth of a year whatever its days, so that even quarters are even (306.67, not 306.62).
constexpr double position(const Date& date) {
  return 12.0 * date.year() + (date.month() - 1) +
         static_cast<double>(date.day()) / days_in_month(date.year(), date.month());
}

/// The same clock in years, for rates per year.
constexpr double position_in_years(const Date& date) { return position(date) / 12.0; }

/// "2025-03-01" (ISO 8601).
std::string to_string(const Date& date);
std::ostream& operator<<(std::ostream& out, const Date& date);

/// Reads 2025-03-01, 2025/3/1, 2025.3.1, 2025年3月1日 (full width digits too). Throws ParseError.
Date parse_date(std::string_view text);

}  // namespace milepost
