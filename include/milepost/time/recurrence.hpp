// What happens once in every year, half, quarter or month of a window.
#pragma once

#include <vector>

#include "milepost/time/period.hpp"

namespace milepost {

/// One instance in each period of the window. A first or last period that lies only partly inside counts whole.
struct Recurrence {
  Frequency every;
  Period window;
  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

namespace detail {

/// How many instances come after the first one: whole months or days from its first day to the window's last.
inline int instances_after_first(const Recurrence& recurrence, const Date& anchor) {
  const Date& last = recurrence.window.last();
  const int months = months_in(recurrence.every);
  if (months == 0) return static_cast<int>(days_of(last) - days_of(anchor));
  return ((last.year() - anchor.year()) * 12 + last.month() - anchor.month()) / months;
}

}  // namespace detail

/// The periods in order, counted from the first (never stepped): every year of 2022..2025 gives four.
inline std::vector<Period> instances_of(const Recurrence& recurrence) {
  const Date anchor = period_of(recurrence.window.first(), recurrence.every).first();
  const int months = months_in(recurrence.every);
  const int after_first = detail::instances_after_first(recurrence, anchor);
  std::vector<Period> instances;
  for (int index = 0; index <= after_first; ++index) {
    const Date first = months == 0 ? add_days(anchor, index) : add_months(anchor, index * months);
    instances.push_back(period_of(first, recurrence.every));
  }
  return instances;
}

}  // namespace milepost
