// Method `growth_ratio`: the growth seen against the growth needed.
#pragma once

#include "milepost/assessment/score.hpp"

namespace milepost {

/// figure = d g(b, y) / |g(b, T)| with compound growth a year g. Cuts of 0.95 and 0.60 as in Eurostat's monitoring of EU
/// sustainable development with a target; the class below 0.60 is off_track here, moving away or not.
struct GrowthRatio {
  Cuts cuts{0.95, 0.60};
  friend bool operator==(const GrowthRatio&, const GrowthRatio&) = default;
};

inline std::string name_of(const GrowthRatio&) { return "growth_ratio"; }

/// Undefined from, to or through zero, for lines to hold and where nothing has to grow.
inline Score score_of(const GrowthRatio& method, const Standing& standing) {
  if (is_flat(standing.track)) return unscored(Reason::undefined_rate);
  if (!standing.start || !standing.schedule.due) return unscored(Reason::no_baseline);
  const double from = standing.start->value;
  const double begun = position_in_years(standing.start->date);
  const auto seen = compound_growth(from, standing.figure->value, position_in_years(standing.figure->at) - begun);
  const auto needed = compound_growth(from, standing.demand->limit, position_in_years(*standing.schedule.due) - begun);
  if (!seen || !needed || *needed == 0) return unscored(Reason::undefined_rate);
  const double figure = sign_of(standing.direction) * *seen / std::abs(*needed);
  return {.status = grade(figure, method.cuts), .figure = figure, .observed_rate = seen, .required_rate = needed};
}

}  // namespace milepost
