// Working days of a calendar, numbered, so that dates are looked up and not counted.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "milepost/time/calendar.hpp"

namespace milepost {

/// Points in working time that differ by less are the same: what the arithmetic of doubles leaves.
inline constexpr double same_point = 1e-6;  ///< working days

/// The working day within which what is still to come ends, the first at the earliest: a milestone that nothing goes before is on it.
inline long day_number(double point) { return std::max(1L, static_cast<long>(std::ceil(point - same_point))); }

/// Point 0 is where work can begin on the first working day from the start on, 1 is its close. Days are found when they are first asked for.
class WorkingTime {
 public:
  WorkingTime(const Calendar& calendar, const Date& start) : calendar_(calendar), origin_(days_of(start)), last_(origin_ - 1), first_(origin_) {}

  /// Where work on a day begins, working or not, and its close.
  double opening_of(const Date& day) { return counted_before(days_of(day)); }
  double close_of(const Date& day) { return counted_before(days_of(day) + 1); }

  /// The day on which what begins at a point begins.
  Date day_of_start(double point) { return numbered(static_cast<long>(std::floor(point + same_point)) + 1); }

  /// The working day of a number: 1 is the first from the start on, 0 the last before it.
  Date numbered(long number) {
    if (number > 0) {
      while (static_cast<long>(after_.size()) < number) look_ahead();
      return day_at(after_[static_cast<std::size_t>(number - 1)]);
    }
    while (static_cast<long>(before_.size()) < 1 - number) look_back();
    return day_at(before_[static_cast<std::size_t>(-number)]);
  }

 private:
  static Date day_at(long days) { return add_days(Date{1970, 1, 1}, days); }

  void look_ahead() {
    if (is_working_day(calendar_, day_at(++last_))) after_.push_back(last_);
  }
  void look_back() {
    if (is_working_day(calendar_, day_at(--first_))) before_.push_back(first_);
  }

  double counted_before(long day) {
    while (last_ + 1 < day) look_ahead();
    while (first_ > day) look_back();
    if (day >= origin_) return static_cast<double>(std::ranges::lower_bound(after_, day) - after_.begin());
    return -static_cast<double>(std::ranges::upper_bound(before_, day, std::ranges::greater{}) - before_.begin());
  }

  const Calendar& calendar_;
  long origin_;
  long last_;   ///< looked at up to here
  long first_;  ///< and back to here
  std::vector<long> after_{}, before_{};  ///< days since 1970-01-01, before_ backwards
};

}  // namespace milepost
