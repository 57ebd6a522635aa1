// How much faster it has to go: acceleration factors, rates and gaps between two futures.
#pragma once

#include <limits>
#include <optional>

#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// Rate needed over rate seen, both with their signs: 3.25 means "3.25 times as fast". Below 0 it goes the other way. Empty where
/// nothing moves. The measure of the WHO/UNICEF Joint Monitoring Programme and of the World Resources Institute.
inline std::optional<double> acceleration_factor(double observed_rate, double required_rate) {
  return detail::quotient(required_rate, observed_rate);
}

/// The same from figures: the change a year still needed over the change a year seen. Empty for no time or no change.
inline std::optional<double> acceleration_factor(double from, double to, double years_seen, double target, double years_left) {
  const std::optional<double> seen = linear_rate(from, to, years_seen);
  const std::optional<double> needed = linear_rate(to, target, years_left);
  return seen && needed ? acceleration_factor(*seen, *needed) : std::nullopt;
}

/// Emissions in a year under what has been pledged, less those of the least-cost path (UNEP, Emissions Gap Report), in their unit.
/// Above 0 there is something left to close.
constexpr double emissions_gap(double projected, double pathway) { return projected - pathway; }

/// Compound rate in per cent a year as a survey of food systems computes it, edges included: infinite in no time, none from 0 or
/// less. Elsewhere in the library no time gives no rate: see compound_growth.
inline std::optional<double> food_systems_growth(double from, double to, double years) {
  if (!(from > 0)) return std::nullopt;
  if (!(years > 0)) return std::numeric_limits<double>::infinity();
  const std::optional<double> growth = compound_growth(from, to, years);
  return growth ? std::optional(100 * *growth) : std::nullopt;
}

/// Change a year by the same survey: infinite in no time.
inline double food_systems_change(double from, double to, double years) {
  return linear_rate(from, to, years).value_or(std::numeric_limits<double>::infinity());
}

}  // namespace milepost
