// Periods as text.
#include "milepost/time/period.hpp"

#include <ostream>

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

using detail::Cursor;

std::string year_of(const Date& date) { return to_string(date).substr(0, 4); }

/// 底 and 末 name the last day of what stands before them.
Period up_to_end(Cursor& cursor, const Period& period) {
  return cursor.take_any({"底", "末"}) ? Period{period.last()} : period;
}

std::optional<int> read_quarter_number(Cursor& cursor) {
  cursor.take("第");
  int number = 0;
  for (const std::string_view word : {"一", "二", "三", "四"}) {
    ++number;
    if (cursor.take(word)) return number;
  }
  return cursor.digits(1, 1);
}

std::optional<Period> read_quarter_words(Cursor& cursor, int year) {
  Cursor ahead = cursor;
  const std::optional<int> number = read_quarter_number(ahead);
  if (!number || !ahead.take("季度")) return std::nullopt;
  cursor = ahead;
  return up_to_end(cursor, Quarter{year, *number});
}

/// 3月, 3月底, 3月1日, 1—6月.
std::optional<Period> read_month_words(Cursor& cursor, int year) {
  Cursor ahead = cursor;
  const std::optional<int> number = ahead.digits(1, 2);
  const bool more = number && ahead.take_dash();
  const std::optional<int> last = more ? ahead.digits(1, 2) : number;
  if (!last || !ahead.take("月")) return std::nullopt;
  cursor = ahead;
  if (more) return Period{Period{Month{year, *number}}.first(), Period{Month{year, *last}}.last()};
  const std::optional<int> day = cursor.digits(1, 2);
  if (!day) return up_to_end(cursor, Month{year, *number});
  cursor.take_any({"日", "号"});
  return Date{year, *number, *day};
}

/// What may follow 2025年.
Period read_words(Cursor& cursor, int year) {
  if (cursor.take("上半年")) return up_to_end(cursor, Half{year, 1});
  if (cursor.take("下半年")) return up_to_end(cursor, Half{year, 2});
  if (const auto quarter = read_quarter_words(cursor, year)) return *quarter;
  if (const auto month = read_month_words(cursor, year)) return *month;
  const bool end = cursor.take_any({"年底", "年末", "底", "末"});
  return end ? Period{Date{year, 12, 31}} : Period{Year{year}};
}

/// 2025-07, 2025-07-03 and the same with / and dots.
std::optional<Period> read_digits(Cursor& cursor, int year) {
  Cursor ahead = cursor;
  const std::string_view mark = ahead.rest().substr(0, 1);
  if (!ahead.take_any({"-", "/", "."})) return std::nullopt;
  const std::optional<int> month = ahead.digits(1, 2);
  if (!month) return std::nullopt;
  cursor = ahead;
  const bool more = ahead.take(mark);
  const std::optional<int> day = more ? ahead.digits(1, 2) : std::nullopt;
  if (!day) return Month{year, *month};
  cursor = ahead;
  return Date{year, *month, *day};
}

/// 2025Q3, 2025H1; a hyphen before the letter is allowed.
std::optional<Period> read_letter(Cursor& cursor, int year) {
  Cursor ahead = cursor;
  ahead.take("-");
  const std::string letter = detail::lower(ahead.rest().substr(0, 1));
  if (letter != "q" && letter != "h") return std::nullopt;
  ahead.skip(1);
  const std::optional<int> number = ahead.digits(1, 1);
  if (!number) return std::nullopt;
  cursor = ahead;
  return letter == "q" ? Period{Quarter{year, *number}} : Period{Half{year, *number}};
}

std::optional<Period> read_one(Cursor& cursor) {
  const std::optional<int> year = cursor.digits(4, 4);
  if (!year) return std::nullopt;
  if (cursor.take("年度")) return Year{*year};
  if (cursor.take("年")) return read_words(cursor, *year);
  if (const auto period = read_letter(cursor, *year)) return period;
  if (const auto period = read_digits(cursor, *year)) return period;
  return Year{*year};
}

std::optional<Period> read_period(Cursor cursor) {
  const std::optional<Period> first = read_one(cursor);
  if (!first || cursor.done()) return first;
  if (!cursor.take_dash()) return std::nullopt;
  const std::optional<Period> last = read_one(cursor);
  if (!last || !cursor.done()) return std::nullopt;
  return Period{first->first(), last->last()};
}

bool is_whole_years(const Period& period) {
  return to_string(period.first()).ends_with("-01-01") && to_string(period.last()).ends_with("-12-31");
}

}  // namespace

std::string to_string(const Period& period) {
  const Date& first = period.first();
  const int month = first.month();
  if (const std::optional<Frequency> frequency = frequency_of(period)) switch (*frequency) {
    case Frequency::day:
      return to_string(first);
    case Frequency::month:
      return to_string(first).substr(0, 7);
    case Frequency::quarter:
      return year_of(first) + "Q" + std::to_string((month + 2) / 3);
    case Frequency::half_year:
      return year_of(first) + "H" + (month == 1 ? "1" : "2");
    case Frequency::year:
      return year_of(first);
    }
  if (is_whole_years(period)) return year_of(first) + ".." + year_of(period.last());
  return to_string(first) + ".." + to_string(period.last());
}

std::ostream& operator<<(std::ostream& out, const Period& period) { return out << to_string(period); }

Period parse_period(std::string_view text) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a period", [&] {
    const std::optional<Period> period = read_period(Cursor{folded});
    if (!period)
      fail_parse(
          detail::excerpt(text), "a period",
          "2025, 2025H1, 2025Q3, 2025-07, 2025-07-03, 2021..2025, 2025年上半年, 2025年三季度, 2025年3月 or 2025年底");
    return *period;
  });
}

}  // namespace milepost
