// Stretches of whole days that a value belongs to: years, halves, quarters, months, days, named periods.
#pragma once

#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "milepost/time/date.hpp"
#include "milepost/time/frequency.hpp"

namespace milepost {

/// A calendar year. It is not a date: write end_of(Year{2025}).
struct Year {
  int value;
  friend auto operator<=>(const Year&, const Year&) = default;
};

/// January to June is 1, July to December is 2 (上半年, 下半年).
struct Half {
  int year;
  int number;
  friend auto operator<=>(const Half&, const Half&) = default;
};

/// Quarter 1 to 4 of a calendar year.
struct Quarter {
  int year;
  int number;
  friend auto operator<=>(const Quarter&, const Quarter&) = default;
};

/// Month 1 to 12 of a calendar year.
struct Month {
  int year;
  int number;
  friend auto operator<=>(const Month&, const Month&) = default;
};

namespace detail {

/// The last day of some months inside one year, counted from the first day of the first.
inline Date last_day_of(const Date& first, int months) {
  const int month = first.month() + months - 1;
  return {first.year(), month, days_in_month(first.year(), month)};
}

}  // namespace detail

/// Whole days from the first to the last, both inside. Finer units become periods by themselves (nothing is lost);
/// the way back is never silent.
class Period {
 public:
  Period(Year year) : first_(year.value, 1, 1), last_(year.value, 12, 31) {}
  Period(Half half) : Period(of_months(half.year, half.number, 6, "half")) {}
  Period(Quarter quarter) : Period(of_months(quarter.year, quarter.number, 3, "quarter")) {}
  Period(Month month) : Period(of_months(month.year, month.number, 1, "month")) {}
  Period(const Date& day) : first_(day), last_(day) {}

  /// Throws OutOfRange if the last day is before the first.
  Period(const Date& first, const Date& last) : first_(first), last_(last) {
    if (last < first) fail_range("period", std::to_string(first.year()) + ".." + std::to_string(last.year()), "ends before it begins");
  }

  const Date& first() const { return first_; }
  const Date& last() const { return last_; }

  friend auto operator<=>(const Period&, const Period&) = default;

 private:
  static Period of_months(int year, int number, int months, std::string_view thing) {
    if (number < 1 || number > 12 / months)
      fail_range(thing, std::to_string(number), "outside 1.." + std::to_string(12 / months));
    const Date first{year, (number - 1) * months + 1, 1};
    return {first, detail::last_day_of(first, months)};
  }

  Date first_;
  Date last_;
};

/// First and last day. A value of a period sits at its end: the close of the last day.
inline Date start_of(const Period& period) { return period.first(); }
inline Date end_of(const Period& period) { return period.last(); }

/// Both ends are inside.
inline bool contains(const Period& period, const Date& date) { return period.first() <= date && date <= period.last(); }
inline bool contains(const Period& outer, const Period& inner) {
  return outer.first() <= inner.first() && inner.last() <= outer.last();
}

/// The calendar unit that the period is exactly; empty for spans such as 2021..2025.
inline std::optional<Frequency> frequency_of(const Period& period) {
  if (period.first() == period.last()) return Frequency::day;
  for (const Frequency frequency : {Frequency::month, Frequency::quarter, Frequency::half_year, Frequency::year}) {
    const int months = months_in(frequency);
    const bool aligned = period.first().day() == 1 && (period.first().month() - 1) % months == 0;
    if (aligned && period.last() == detail::last_day_of(period.first(), months)) return frequency;
  }
  return std::nullopt;
}

/// The period of a frequency in which a day lies: quarter of 2025-05-03 is 2025Q2.
inline Period period_of(const Date& date, Frequency frequency) {
  if (frequency == Frequency::day) return date;
  const int months = months_in(frequency);
  const Date first{date.year(), (date.month() - 1) / months * months + 1, 1};
  return {first, detail::last_day_of(first, months)};
}

/// "2025", "2025H1", "2025Q3", "2025-07", "2025-07-03"; other spans "2021..2025" or "2022-07-11..2027-07-11".
std::string to_string(const Period& period);
std::ostream& operator<<(std::ostream& out, const Period& period);

/// Reads what to_string writes and 2025年, 2025年底, 2025年末, 2025年上半年, 2025年三季度, 2025年3月, 2025年3月1日.
/// 2025年底 is the last day of the year. Throws ParseError.
Period parse_period(std::string_view text);

}  // namespace milepost
