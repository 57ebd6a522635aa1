// How much faster it has to go: acceleration factors, rates and gaps between two futures.
#pragma once

#include <limits>
#include <optional>
#include <string_view>

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

/// Classes of the State of Climate Action reports. Without data there is none ("insufficient data").
enum class Acceleration { on_track, off_track, well_off_track, wrong_direction };

constexpr std::string_view name_of(Acceleration acceleration) {
  constexpr std::string_view names[]{"on_track", "off_track", "well_off_track", "wrong_direction"};
  return names[static_cast<int>(acceleration)];
}

/// World Resources Institute, State of Climate Action: acceleration factor of 1 or less on track, under 2 off track, from 2 well off
/// track, against the rate needed wrong direction. No movement where some is needed is well off track.
inline Acceleration acceleration_class(double observed_rate, double required_rate) {
  if (required_rate == 0) return Acceleration::on_track;
  const std::optional<double> factor = acceleration_factor(observed_rate, required_rate);
  if (!factor) return Acceleration::well_off_track;
  if (*factor < 0) return Acceleration::wrong_direction;
  if (detail::at_least(*factor, 2)) return Acceleration::well_off_track;
  return detail::more_than(*factor, 1) ? Acceleration::off_track : Acceleration::on_track;
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
