// Dates as text.
#include "milepost/time/date.hpp"

#include <ostream>

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

std::string padded(int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::optional<Date> read_date(detail::Cursor cursor) {
  const std::optional<int> year = cursor.digits(4, 4);
  const bool words = cursor.take("年");
  const std::string_view mark = cursor.rest().substr(0, 1);
  if (!year || !(words || cursor.take_any({"-", "/", "."}))) return std::nullopt;
  const std::optional<int> month = cursor.digits(1, 2);
  if (!month || !cursor.take(words ? "月" : mark)) return std::nullopt;
  const std::optional<int> day = cursor.digits(1, 2);
  if (words) cursor.take_any({"日", "号"});
  if (!day || !cursor.done()) return std::nullopt;
  return Date{*year, *month, *day};
}

}  // namespace

std::string to_string(const Date& date) {
  return padded(date.year(), 4) + "-" + padded(date.month(), 2) + "-" + padded(date.day(), 2);
}

std::ostream& operator<<(std::ostream& out, const Date& date) { return out << to_string(date); }

Date parse_date(std::string_view text) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a date", [&] {
    const std::optional<Date> date = read_date(detail::Cursor{folded});
    if (!date)
      fail_parse(detail::excerpt(text), "a date", "a day such as 2025-03-01 or 2025年3月1日, the year in four digits");
    return *date;
  });
}

}  // namespace milepost
