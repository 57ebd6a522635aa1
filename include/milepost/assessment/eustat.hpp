// Preset `eustat.2024`: the Basque institute's five categories.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

namespace detail {

inline Category eustat_top() { return {.label = "significant_progress", .status = Status::on_track, .score = 5}; }

}  // namespace detail

/// Eurostat's ratio and rate with Eustat's words and scores from -5 to 5: the band from 0 to 0.60 is called a moderate deterioration.
/// Without a target cuts at 1 %, 0.1 % and -0.1 % a year, scores 250 times the rate, which ends at 2 %. Base 2015 or the nearest year
/// with a figure, of two equally near the later (they are tried in turn: +1, -1, ...). A met target and a value at its natural limit
/// have 5 points; 0 counts as 0.001. Verified against stored outputs.
inline Preset eustat_2024() {
  Preset preset{.name = "eustat.2024", .title = {"巴斯克统计局五级评估法（2024年版）", "Eustat, five categories, 2024"}};
  preset.source = "Eustat, indicator_calculation_components.yml and the methodology beside it";
  preset.points = {.base = BaseChoice::nearest, .base_year = 2015};
  preset.cuts.categories = {{"significant_progress", Status::on_track, Side::at_least, 0.95},
                            {"moderate_progress", Status::at_risk, Side::at_least, 0.60},
                            {"moderate_deterioration", Status::off_track, Side::at_least, 0, Movement::away},
                            {"significant_deterioration", Status::off_track, Side::rest, 0, Movement::away}};
  preset.cuts_without_target.categories = {{"significant_progress", Status::on_track, Side::at_least, 0.01},
                                           {"moderate_progress", Status::at_risk, Side::at_least, 0.001},
                                           {"no_progress", Status::off_track, Side::at_least, -0.001},
                                           {"moderate_deterioration", Status::off_track, Side::at_least, -0.01, Movement::away},
                                           {"significant_deterioration", Status::off_track, Side::rest, 0, Movement::away}};
  preset.score.pieces = {{.slope = 5 / 1.2, .intercept = 5 / 1.2 * 0.6 - 5}, {0.6, 5 / 0.7, -5 / 0.7 * 0.6}};
  preset.score_without_target.pieces = {{.slope = 250}};
  preset.rate_cap = 0.02;
  preset.treatments = {.zero = 0.001, .met = detail::eustat_top(), .at_limit = detail::eustat_top()};
  return preset;
}

}  // namespace milepost
