// Average annual rates of reduction, seen and required: how fast what should fall is falling.
#pragma once

#include <vector>

#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// Rate of reduction a year behind the slope of the logarithms: 1 - exp(slope). 0.064 is 6.4 %; below 0 it grows. The rule of the
/// UNICEF technical note on the average annual rate of reduction (AARR).
inline double reduction_of_slope(double slope) { return -detail::expm1<2>(slope)[0]; }

/// AARR of several figures: from the least-squares line through their logarithms. Empty for a figure that is not above 0 and for
/// fewer than two different times.
inline std::optional<double> average_annual_reduction(std::span<const Point> points) {
  std::vector<Point> logarithms;
  for (const Point& point : points) {
    if (!(point.value > 0)) return std::nullopt;
    logarithms.push_back({point.time, detail::log_of(point.value)});
  }
  const std::optional<Line> line = least_squares(logarithms);
  return line ? std::optional(reduction_of_slope(line->slope)) : std::nullopt;
}

/// Reduction a year needed to come from one figure to another, compounding yearly: 1 - (to / from)^(1 / years). Empty where growth
/// is undefined.
inline std::optional<double> required_reduction(double from, double to, double years) {
  const std::optional<double> growth = compound_growth(from, to, years);
  return growth ? std::optional(-*growth) : std::nullopt;
}

/// The same, compounding at every moment: ln(from / to) / years, always the larger of the two for a fall. The published rates of
/// child mortality (48 to 30 in three years: 15.6 %) come closer to this one.
inline std::optional<double> required_log_reduction(double from, double to, double years) {
  const double reduced = detail::log_ratio<2>(to, from)[0];
  return years > 0 && !std::isnan(reduced) ? std::optional(reduced / years) : std::nullopt;
}

}  // namespace milepost
