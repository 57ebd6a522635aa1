// Method `time_proportional` 时序进度: completion minus elapsed time, in percentage points.
#pragma once

#include "milepost/assessment/score.hpp"

namespace milepost {

/// lead = 100 d(y - R)/|T - b| on the straight line (no steps, no milestones, no seasons); flat lines 100 d(y - T)/|T|.
/// 序时进度 as Chinese agencies report it. The cut of -10 points is the library's own parameter: places differ and there is no
/// national threshold (Yinchuan 2025 calls 10 to 30 points behind yellow).
struct TimeProportional {
  Cuts cuts{0, -10};
  friend bool operator==(const TimeProportional&, const TimeProportional&) = default;
};

inline std::string name_of(const TimeProportional&) { return "time_proportional"; }

inline Score score_of(const TimeProportional& method, const Standing& standing) {
  const std::optional<double> required = required_value(standing, standing.figure->at, Linear{}, false);
  if (!required) return unscored(Reason::undefined_rate);
  const std::optional<double> lead = lead_of(standing, *required);
  const double side = better_side(standing, *required);
  if (!lead) return {.status = detail::at_least(side * standing.figure->value, side * *required) ? Status::on_track : Status::off_track};
  return {.status = grade(*lead, method.cuts), .figure = lead};
}

}  // namespace milepost
