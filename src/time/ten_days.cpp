// 旬 as text.
#include "milepost/time/ten_days.hpp"

#include <ostream>

#include "milepost/detail/cursor.hpp"
#include "month_names.hpp"

namespace milepost {

namespace {

using detail::Cursor;

constexpr std::string_view names[]{"上旬", "中旬", "下旬"};

std::optional<int> take_first_of(Cursor& cursor, const std::string_view (&words)[3]) {
  for (int number = 1; number <= 3; ++number)
    if (cursor.take(words[number - 1])) return number;
  return std::nullopt;
}

/// 2025年3月上旬, 2025-03上旬.
std::optional<TenDays> chinese_ten_days(Cursor cursor) {
  const std::optional<int> year = cursor.digits(4, 4);
  const bool words = cursor.take("年");
  if (!year || !(words || cursor.take("-"))) return std::nullopt;
  const std::optional<int> month = cursor.digits(1, 2);
  if (!month || (words && !cursor.take("月"))) return std::nullopt;
  cursor.take("份");
  const std::optional<int> number = take_first_of(cursor, names);
  if (!number || !cursor.done()) return std::nullopt;
  return TenDays{*year, *month, *number};
}

/// early March 2025, mid-March 2025.
std::optional<TenDays> english_ten_days(Cursor cursor) {
  const std::optional<int> number = take_first_of(cursor, {"early", "mid", "late"});
  cursor.take("-");
  const std::optional<int> month = detail::take_month_name(cursor);
  const std::optional<int> year = month ? cursor.digits(4, 4) : std::nullopt;
  if (!number || !year || !cursor.done()) return std::nullopt;
  return TenDays{*year, *month, *number};
}

}  // namespace

std::string to_string(const TenDays& ten_days) {
  static_cast<void>(Period{ten_days});  // what does not exist has no name
  const std::string year = std::to_string(ten_days.year);
  const std::string zeros(year.size() < 4 ? 4 - year.size() : 0, '0');
  return zeros + year + "年" + std::to_string(ten_days.month) + "月" + std::string(names[ten_days.number - 1]);
}

std::ostream& operator<<(std::ostream& out, const TenDays& ten_days) { return out << to_string(ten_days); }

TenDays parse_ten_days(std::string_view text) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a ten-day period", [&] {
    const std::optional<TenDays> chinese = chinese_ten_days(Cursor{folded});
    const std::optional<TenDays> ten_days = chinese ? chinese : english_ten_days(Cursor{folded});
    if (!ten_days)
      fail_parse(detail::excerpt(text), "a ten-day period", "2025年3月上旬, 中旬 or 下旬, or early, mid or late March 2025");
    static_cast<void>(Period{*ten_days});
    return *ten_days;
  });
}

}  // namespace milepost
