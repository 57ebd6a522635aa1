// Fiscal years: twelve months from the first day of any month.
#pragma once

#include <compare>
#include <iosfwd>
#include <string>
#include <string_view>

#include "milepost/time/period.hpp"

namespace milepost {

/// Which calendar year gives a fiscal year its number, where the two are not the same.
enum class NamedBy {
  first_day,  ///< Japan: the year from 1 April 2025 is 2025
  last_day    ///< United States: the year to 30 September 2025 is 2025
};

/// How a government or a firm counts its years. There is no default: "FY2025" alone does not say when it begins.
struct FiscalRule {
  int first_month;
  NamedBy named_by;
  friend bool operator==(const FiscalRule&, const FiscalRule&) = default;
};

/// The calendar year, as in the budgets of China.
inline constexpr FiscalRule calendar_years{1, NamedBy::first_day};

namespace detail {

/// Calendar years between the number of a fiscal year and the year it begins in: 0 or 1.
constexpr int years_before_name(const FiscalRule& rule) {
  if (rule.first_month < 1 || rule.first_month > 12)
    fail_range("first month of the fiscal year", std::to_string(rule.first_month), "outside 1..12");
  return rule.named_by == NamedBy::last_day && rule.first_month > 1 ? 1 : 0;
}

}  // namespace detail

/// Fiscal year `year` under a rule: {2025, {10, NamedBy::last_day}} is 2024-10-01 to 2025-09-30.
struct FiscalYear {
  int year;
  FiscalRule rule;

  /// Throws OutOfRange for a month outside 1..12.
  operator Period() const {
    const Date first{year - detail::years_before_name(rule), rule.first_month, 1};
    const int last_month = (rule.first_month + 10) % 12 + 1, last_year = first.year() + (rule.first_month > 1 ? 1 : 0);
    return {first, Date{last_year, last_month, days_in_month(last_year, last_month)}};
  }

  friend bool operator==(const FiscalYear&, const FiscalYear&) = default;
};

/// The fiscal year in which a day lies.
constexpr FiscalYear fiscal_year_of(const Date& date, const FiscalRule& rule) {
  const int name = date.year() + detail::years_before_name(rule);
  return {date.month() < rule.first_month ? name - 1 : name, rule};
}

/// "FY2025".
std::string to_string(const FiscalYear& fiscal_year);
std::ostream& operator<<(std::ostream& out, const FiscalYear& fiscal_year);

/// Reads FY2025, FY2024/25, FY2024-2025, 2024-25, 2025财年, 2024—2025财政年度 under a rule. Two years must follow each other and are
/// refused for a rule whose years begin in January. Throws ParseError.
FiscalYear parse_fiscal_year(std::string_view text, const FiscalRule& rule);

}  // namespace milepost
