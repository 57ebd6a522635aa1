// 旬: the first ten days of a month, the second ten, and the rest.
#pragma once

#include <algorithm>
#include <compare>
#include <iosfwd>
#include <string>
#include <string_view>

#include "milepost/time/period.hpp"

namespace milepost {

/// 上旬 (1) is the 1st to the 10th, 中旬 (2) the 11th to the 20th, 下旬 (3) the 21st to the end of the month: 8 to 11 days.
struct TenDays {
  int year;
  int month;
  int number;

  /// Throws OutOfRange for a month or a number that does not exist.
  operator Period() const {
    if (number < 1 || number > 3) fail_range("ten days", std::to_string(number), "outside 1 (上旬)..3 (下旬)");
    const Period whole = Month{year, month};
    const Date first = add_days(whole.first(), 10L * (number - 1));
    return {first, number == 3 ? whole.last() : add_days(first, 9)};
  }

  friend auto operator<=>(const TenDays&, const TenDays&) = default;
};

/// The 旬 in which a day lies; the 31st belongs to 下旬.
constexpr TenDays ten_days_of(const Date& date) {
  return {date.year(), date.month(), std::min((date.day() - 1) / 10 + 1, 3)};
}

/// "2025年3月上旬".
std::string to_string(const TenDays& ten_days);
std::ostream& operator<<(std::ostream& out, const TenDays& ten_days);

/// Reads 2025年3月上旬, 2025-03上旬, and what translations write for it: early March 2025, mid-March 2025, late March 2025.
/// Throws ParseError.
TenDays parse_ten_days(std::string_view text);

}  // namespace milepost
