// ISO weeks as text.
#include "milepost/time/week.hpp"

#include <ostream>

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

using detail::Cursor;

/// 2025-W07; take("w") would want a word of its own, and here digits follow.
std::optional<int> read_number(Cursor& cursor) {
  cursor.take("-");
  const std::string_view letter = cursor.rest().substr(0, 1);
  if (letter != "W" && letter != "w") return std::nullopt;
  cursor.skip(1);
  return cursor.digits(1, 2);
}

std::optional<int> read_number_in_chinese(Cursor& cursor) {
  cursor.take("第");
  const std::optional<int> week = cursor.digits(1, 2);
  return week && cursor.take("周") ? week : std::nullopt;
}

std::optional<IsoWeek> read_week(Cursor cursor) {
  const std::optional<int> year = cursor.digits(4, 4);
  if (!year) return std::nullopt;
  const std::optional<int> week = cursor.take("年") ? read_number_in_chinese(cursor) : read_number(cursor);
  if (!week || !cursor.done()) return std::nullopt;
  return IsoWeek{*year, *week};
}

}  // namespace

std::string to_string(const IsoWeek& week) {
  const std::string year = std::to_string(week.year);
  return std::string(year.size() < 4 ? 4 - year.size() : 0, '0') + year + (week.week < 10 ? "-W0" : "-W") + std::to_string(week.week);
}

std::ostream& operator<<(std::ostream& out, const IsoWeek& week) { return out << to_string(week); }

IsoWeek parse_iso_week(std::string_view text) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a week", [&] {
    const std::optional<IsoWeek> week = read_week(Cursor{folded});
    if (!week) fail_parse(detail::excerpt(text), "a week", "a year in four digits and a week of ISO 8601: 2025-W07 or 2025年第7周");
    static_cast<void>(Period{*week});
    return *week;
  });
}

}  // namespace milepost
