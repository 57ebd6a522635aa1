// Fiscal years as text.
#include "milepost/time/fiscal_year.hpp"

#include <ostream>
#include <vector>

#include "milepost/detail/cursor.hpp"

namespace milepost {

namespace {

using detail::Cursor;

/// The years that the text names: 2025, or 2024 and 2025; none if it cannot be read.
using Years = std::vector<int>;

/// 25 after 2024 is 2025; after 2099, 00 is 2100.
int full_year(int second, int first) { return second >= 100 ? second : first + 1 - (first + 1) % 100 + second; }

bool take_second_mark(Cursor& cursor) { return cursor.take("/") || cursor.take_dash(); }

Years read_years(Cursor& cursor) {
  const std::optional<int> first = cursor.digits(4, 4);
  if (!first) return {};
  if (!take_second_mark(cursor)) return {*first};
  Cursor ahead = cursor;
  const std::optional<int> short_year = ahead.digits(2, 2);
  const std::optional<int> second = short_year ? short_year : (ahead = cursor, ahead.digits(4, 4));
  if (!second) return {};
  cursor = ahead;
  return {*first, full_year(*second, *first)};
}

/// FY stands against the year, or apart from it.
bool take_prefix(Cursor& cursor) {
  if (detail::lower(cursor.rest().substr(0, 2)) != "fy") return false;
  cursor.skip(2);
  return true;
}

/// A year alone must be called a fiscal year.
Years read_fiscal(Cursor cursor) {
  const bool before = take_prefix(cursor);
  const Years years = read_years(cursor);
  const bool after = cursor.take_any({"财年", "财政年度", "年财政年度"});
  return cursor.done() && (before || after || years.size() == 2) ? years : Years{};
}

FiscalYear named(std::string_view text, const Years& years, const FiscalRule& rule) {
  if (years.size() == 1) return {years.front(), rule};
  if (years.back() != years.front() + 1) fail_parse(detail::excerpt(text), "a fiscal year", "two years that follow each other");
  if (rule.first_month == 1) fail_parse(detail::excerpt(text), "a fiscal year", "one year, for it begins in January");
  return {rule.named_by == NamedBy::first_day ? years.front() : years.back(), rule};
}

}  // namespace

std::string to_string(const FiscalYear& fiscal_year) {
  const std::string year = std::to_string(fiscal_year.year);
  return "FY" + std::string(year.size() < 4 ? 4 - year.size() : 0, '0') + year;
}

std::ostream& operator<<(std::ostream& out, const FiscalYear& fiscal_year) { return out << to_string(fiscal_year); }

FiscalYear parse_fiscal_year(std::string_view text, const FiscalRule& rule) {
  const std::string folded = detail::readable(text);
  return detail::reading(text, "a fiscal year", [&] {
    const Years years = read_fiscal(Cursor{folded});
    if (years.empty()) fail_parse(detail::excerpt(text), "a fiscal year", "FY2025, FY2024/25, 2024-25 or 2025财年, the first year in four digits");
    const FiscalYear fiscal_year = named(text, years, rule);
    static_cast<void>(Period{fiscal_year});
    return fiscal_year;
  });
}

}  // namespace milepost
