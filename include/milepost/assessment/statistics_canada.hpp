// Presets `statcan.2024` and `statcan.2023`: Statistics Canada's measure of progress.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

namespace detail {

/// The four categories of both editions, with or without a target.
inline CutTable canadian_cuts(double substantial, double moderate, std::string limited) {
  return {{{"substantial_progress", Status::on_track, Side::at_least, substantial},
           {"moderate_progress", Status::at_risk, Side::at_least, moderate},
           {std::move(limited), Status::off_track, Side::at_least, 0},
           {"deterioration", Status::off_track, Side::rest, 0, Movement::away}}};
}

}  // namespace detail

/// With a target: d CAGR / |required CAGR|, cut at 0.95, 0.60 and 0, each included; a met target is a category of its own. Without:
/// d CAGR a year, cut at 1.5 %, 0.5 % and 0, of which those above 0 shrink near a natural limit (see limit_factor()). Scores -5 to
/// 5. Base 2015 or the next year with a figure; 0 counts as 0.001; values that are all negative turn the sign of the rate.
/// Verified: formulas, scores and categories against the stored outputs of both Canadian data repositories.
inline Preset statistics_canada_2024() {
  Preset preset{.name = "statcan.2024", .title = {"加拿大统计局进展衡量法（2024年版）", "Statistics Canada, measure of progress, 2024"}};
  preset.source = "Open SDG progress measure as run by Statistics Canada from March 2025 on";
  preset.points = {.base = BaseChoice::next, .base_year = 2015};
  preset.cuts = detail::canadian_cuts(0.95, 0.60, "limited_progress");
  preset.cuts_without_target = detail::canadian_cuts(0.015, 0.005, "limited_progress");
  preset.score.pieces = {{.slope = 4.1667, .intercept = -2.5}, {0.6, 7.1429, -4.2857}};
  preset.score_without_target.pieces = {{.slope = 125, .intercept = -2.5}, {0, 500, -2.5}, {0.005, 250, -1.25}, {0.015, 500, -5}};
  preset.treatments = {.zero = 0.001, .negative = NegativeValues::turned, .limit_exponent = 4.44};
  preset.treatments.met = Category{.label = "target_achieved", .status = Status::achieved, .score = 5};
  return preset;
}

/// The earlier measure, June 2023 to spring 2025: the plain ratio CAGR / required CAGR, whatever the direction, so that a series that
/// runs away from a target already passed may look fast; no natural limit, no score. Verified against the outputs stored then.
inline Preset statistics_canada_2023() {
  Preset preset{.name = "statcan.2023", .title = {"加拿大统计局进展衡量法（2023年版）", "Statistics Canada, measure of progress, 2023"}};
  preset.source = "Open SDG progress measure as run by Statistics Canada from June 2023 to spring 2025";
  preset.statistic = Statistic::plain_ratio;
  preset.points = {.base = BaseChoice::next, .base_year = 2015};
  preset.cuts = detail::canadian_cuts(0.95, 0.60, "negligible_progress");
  preset.cuts_without_target = detail::canadian_cuts(0.015, 0.005, "negligible_progress");
  preset.treatments.zero = 0.001;
  preset.treatments.met = Category{.label = "target_achieved", .status = Status::achieved};
  return preset;
}

}  // namespace milepost
