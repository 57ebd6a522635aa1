// UNICEF's bands of 2004 for the average annual rate of reduction of child mortality.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/detail/numeric.hpp"

namespace milepost {

/// The classes of Progress for Children, volume 1 (UNICEF 2004).
enum class ReductionBand { going_backwards, stagnating, falling_short, advancing, on_target, forging_ahead };

constexpr std::string_view name_of(ReductionBand band) {
  constexpr std::string_view names[]{"going_backwards", "stagnating", "falling_short", "advancing", "on_target", "forging_ahead"};
  return names[static_cast<int>(band)];
}

/// What becomes of a rate that lies in none of the published bands: 0 to 0.1, 1.2 to 1.3, 4.3 to 4.4.
enum class BandHoles {
  as_published,  ///< it has no class
  closed         ///< it stays in the band below, until the next begins
};

namespace detail {

/// A band of rates in per cent a year: where it begins, where its published range ends, where the next begins.
struct ReductionRange {
  double from;
  double to;
  double next;
  ReductionBand band;
};

inline constexpr ReductionRange reduction_ranges[]{{-0.5, 0, 0.1, ReductionBand::stagnating},
                                                   {0.1, 1.2, 1.3, ReductionBand::falling_short},
                                                   {1.3, 4.3, 4.4, ReductionBand::advancing}};

inline bool is_within(const ReductionRange& range, double rate, BandHoles holes) {
  if (!at_least(rate, range.from)) return false;
  if (at_least(range.to, rate)) return true;
  const bool last = range.band == ReductionBand::advancing;  // of the highest band 4.4 itself is no part: it is above 4.4
  return holes == BandHoles::closed && (last ? at_least(range.next, rate) : !at_least(rate, range.next));
}

}  // namespace detail

/// The band of a rate in per cent a year: below -0.5 going backwards; -0.5 to 0 stagnating; 0.1 to 1.2 falling short; 1.3 to 4.3
/// advancing, or on target if the goal is within five points; above 4.4, the rate that cuts by two thirds in 25 years, forging
/// ahead. Empty in a hole between bands as published.
inline std::optional<ReductionBand> reduction_band(double rate, bool within_five_points, BandHoles holes = BandHoles::as_published) {
  if (!detail::at_least(rate, -0.5)) return ReductionBand::going_backwards;
  if (detail::more_than(rate, 4.4)) return ReductionBand::forging_ahead;
  for (const detail::ReductionRange& range : detail::reduction_ranges) {
    if (!detail::is_within(range, rate, holes)) continue;
    return within_five_points && range.band == ReductionBand::advancing ? ReductionBand::on_target : range.band;
  }
  return std::nullopt;
}

}  // namespace milepost
