// Comparisons that forgive the last digits of a double, in one place.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace milepost::detail {

/// All comparisons of figures with bounds and cuts have this relative slack, so that 0.1 + 0.2 reaches 0.3.
inline constexpr double slack = 1e-9;

inline double slack_at(double a, double b) { return slack * std::max(std::abs(a), std::abs(b)); }
inline bool at_least(double a, double b) { return a >= b - slack_at(a, b); }
inline bool more_than(double a, double b) { return a > b + slack_at(a, b); }

/// What is left where equal numbers are subtracted, as a share of their size: a double is rounded at 1e-16 of it, times near the year 2000
/// at 1e-13 of a year, and no published figure has twelve digits. Much finer than `slack`: a difference is judged by a way that may be far
/// shorter than its sides are large.
inline constexpr double rounding = 1e-12;

/// a - b, and 0 where no more is left than the rounding of both sides, or of the way of the given length along which they were drawn.
inline double difference(double a, double b, double way = 0) {
  const double left = a - b;
  return std::abs(left) < rounding * std::max({std::abs(a), std::abs(b), std::abs(way)}) ? 0 : left;
}

/// How far beside a cut a figure still counts as on it: the slack of all comparisons, and of a cut at 0, which has no size, the rounding of
/// figures that are shares or points.
inline double leeway_at(double cut) { return std::max(slack * std::abs(cut), rounding); }

inline bool reaches(double figure, double cut) { return figure >= cut - leeway_at(cut); }
inline bool exceeds(double figure, double cut) { return figure > cut + leeway_at(cut); }

inline bool equal(double a, double b) { return at_least(a, b) && at_least(b, a); }

/// Whole steps in a number: 2.9999999999 is 3. A whole number is itself, however large.
inline double whole(double value) {
  const double nearest = std::round(value);
  return at_least(value, nearest) ? nearest : std::floor(value);
}

/// True if both are above zero or both below: growth from one to the other is defined.
inline bool same_sign(double a, double b) { return (a > 0 && b > 0) || (a < 0 && b < 0); }

/// Empty where there is nothing to divide by.
inline std::optional<double> quotient(double over, double under) { return under == 0 ? std::nullopt : std::optional(over / under); }

inline double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

/// -1, 0 or 1; differences within the slack of both sides are 0.
inline int sign_of_change(double from, double to) {
  if (more_than(to, from)) return 1;
  return more_than(from, to) ? -1 : 0;
}

}  // namespace milepost::detail
