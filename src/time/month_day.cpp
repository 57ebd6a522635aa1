// Days of the year as text.
#include "milepost/time/month_day.hpp"

#include <ostream>

#include "milepost/detail/cursor.hpp"
#include "month_names.hpp"

namespace milepost {

namespace {

using detail::Cursor;

constexpr int leap_year = 2000;

/// Throws OutOfRange for a month-day that no year has.
MonthDay checked(const MonthDay& month_day) {
  date_in(month_day, Year{leap_year});
  return month_day;
}

MonthDay end_of_month(int month) {
  checked({month, 1});
  return {month, days_in_month(leap_year, month)};
}

/// 6月30日, 6月底, 年底.
std::optional<MonthDay> read_chinese(Cursor cursor) {
  if (cursor.take_any({"年底", "年末"})) return cursor.done() ? std::optional{MonthDay{12, 31}} : std::nullopt;
  const std::optional<int> month = cursor.digits(1, 2);
  if (!month || !cursor.take("月")) return std::nullopt;
  if (cursor.take_any({"底", "末"})) return cursor.done() ? std::optional{end_of_month(*month)} : std::nullopt;
  const std::optional<int> day = cursor.digits(1, 2);
  cursor.take_any({"日", "号"});
  if (!day || !cursor.done()) return std::nullopt;
  return MonthDay{*month, *day};
}

/// 06-30, --06-30 (ISO 8601:2000): two digits each.
std::optional<MonthDay> read_digits(Cursor cursor) {
  cursor.take("--");
  const std::optional<int> month = cursor.digits(2, 2);
  const std::optional<int> day = month && cursor.take("-") ? cursor.digits(2, 2) : std::nullopt;
  if (!day || !cursor.done()) return std::nullopt;
  return MonthDay{*month, *day};
}

/// 30 June, June 30, end of June.
std::optional<MonthDay> read_english(Cursor cursor) {
  const bool at_end = cursor.take("end") && cursor.take("of");
  std::optional<int> day = cursor.digits(1, 2);
  const std::optional<int> month = detail::take_month_name(cursor);
  if (!day && !at_end) day = cursor.digits(1, 2);
  if (!month || !cursor.done() || day.has_value() == at_end) return std::nullopt;
  return at_end ? end_of_month(*month) : MonthDay{*month, *day};
}

std::optional<MonthDay> read_month_day(const Cursor& cursor) {
  if (const auto month_day = read_chinese(cursor)) return month_day;
  if (const auto month_day = read_digits(cursor)) return month_day;
  return read_english(cursor);
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string to_string(const MonthDay& month_day) { return two_digits(month_day.month) + "-" + two_digits(month_day.day); }

std::ostream& operator<<(std::ostream& out, const MonthDay& month_day) { return out << to_string(month_day); }

MonthDay parse_month_day(std::string_view text) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a day of the year", [&] {
    const std::optional<MonthDay> month_day = read_month_day(Cursor{folded});
    if (!month_day)
      fail_parse(detail::excerpt(text), "a day of the year", "a month and a day such as 6月30日, 6月底, 年底, 06-30, 30 June or end of June");
    return checked(*month_day);
  });
}

}  // namespace milepost
