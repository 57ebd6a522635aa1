// Presets `statcan.2024` and `statcan.2023`: Statistics Canada, and Open SDG before it.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// Statistics Canada's progress towards the Sustainable Development Goals, current method. With a target: d CAGR / |required CAGR|,
/// cut at 0.95, 0.60 and 0; a met target is a category of its own. Without: d CAGR a year, cut at 1.5 %, 0.5 % and 0, which shrink
/// near a natural limit. Scores from -5 to 5. Base 2015 or the next year with a figure.
/// Source: formulas of the Open SDG progress measure and the stored outputs of both of Canada's data repositories.
inline Preset statistics_canada_2024() {
  const auto away = Movement::away;
  Preset preset{.name = "statcan.2024", .title = {"加拿大统计局进展评估法（2024年版）", "Statistics Canada, progress measure, 2024"}};
  preset.source = "Open SDG progress measure as run by Statistics Canada, 2025-03 to 2026-07";
  preset.points = {.base = BaseChoice::next, .base_year = 2015};
  preset.cuts.categories = {{"substantial_progress", Status::on_track, Side::at_least, 0.95},
                            {"moderate_progress", Status::at_risk, Side::at_least, 0.60},
                            {"limited_progress", Status::off_track, Side::at_least, 0},
                            {"deterioration", Status::off_track, Side::rest, 0, away}};
  preset.cuts_without_target.categories = {{"substantial_progress", Status::on_track, Side::at_least, 0.015},
                                           {"moderate_progress", Status::at_risk, Side::at_least, 0.005},
                                           {"limited_progress", Status::off_track, Side::at_least, 0},
                                           {"deterioration", Status::off_track, Side::rest, 0, away}};
  preset.score.pieces = {{.slope = 4.1667, .intercept = -2.5}, {0.6, 7.1429, -4.2857}};
  preset.score_without_target.pieces = {{.slope = 125, .intercept = -2.5}, {0, 500, -2.5}, {0.005, 250, -1.25}, {0.015, 500, -5}};
  preset.treatments.zero = 0.001;
  preset.treatments.negative = NegativeValues::turned;
  preset.treatments.met = Category{.label = "target_achieved", .status = Status::achieved, .score = 5};
  preset.treatments.limit_exponent = 4.44;
  return preset;
}

}  // namespace milepost
