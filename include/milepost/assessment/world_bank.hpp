// Preset `worldbank.2018`: speed against a typical path.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// Years that a typical country takes between the two levels, over the years taken; at least five years. The typical path changes by
/// constant + slope * level a year (columns `typical_constant`, `typical_slope`). Verified: the idea and the five years. Unverified: the words, and the path, which the World Bank finds by quantile
/// regression over all countries.
inline Preset world_bank_2018() {
  Preset preset{.name = "worldbank.2018", .title = {"世界银行典型路径速度法（2018年版）", "World Bank, speed against a typical path, 2018"}};
  preset.source = "World Bank, sdgtrackr";
  preset.unverified = "the words of the categories; the typical path is the user's";
  preset.statistic = Statistic::typical_speed;
  preset.rate = RateEstimator::linear;
  preset.points.least_years = 5;
  preset.cuts.categories = {{"faster than typical", Status::on_track, Side::at_least, 1},
                            {"slower than typical", Status::at_risk, Side::at_least, 0},
                            {"moving away", Status::off_track, Side::rest, 0, Movement::away}};
  return preset;
}

}  // namespace milepost
