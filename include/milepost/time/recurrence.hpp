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

/// The periods in order, counted from the first (never stepped): every year of 2022..2025 gives four.
inline std::vector<Period> instances_of(const Recurrence& recurrence) {
  std::vector<Period> instances;
  const Date anchor = period_of(recurrence.window.first(), recurrence.every).first();
  const int months = months_in(recurrence.every);
  const auto nth = [&](int index) {
    return months == 0 ? add_days(anchor, index) : add_months(anchor, index * months);
  };
  for (int index = 0; nth(index) <= recurrence.window.last(); ++index)
    instances.push_back(period_of(nth(index), recurrence.every));
  return instances;
}

}  // namespace milepost
