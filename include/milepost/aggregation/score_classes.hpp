// From the mean score of an indicator or a goal to its category.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "milepost/assessment/ready_cuts.hpp"

namespace milepost {

/// Statistics Canada (Open SDG), an indicator by the mean score of its series, -5 to 5: substantial from 2.5, moderate from 0, limited
/// from -2.5, deterioration below.
inline CutTable statcan_score_cuts() {
  return {{{"substantial_progress", Status::on_track, Side::at_least, 2.5},
           {"moderate_progress", Status::at_risk, Side::at_least, 0},
           {"limited_progress", Status::off_track, Side::at_least, -2.5},
           {"deterioration", Status::off_track, Side::rest, 0, Movement::away}}};
}

/// Eustat, a goal by the mean score of its indicators, -5 to 5: significant above 2.5, moderate above 0.25, no progress within 0.25 of
/// 0, moderate deterioration from -2.5, significant below.
inline CutTable eustat_score_cuts() {
  return {{{"significant_progress", Status::on_track, Side::above, 2.5},
           {"moderate_progress", Status::at_risk, Side::above, 0.25},
           {"no_progress", Status::off_track, Side::at_least, -0.25},
           {"moderate_deterioration", Status::off_track, Side::at_least, -2.5, Movement::away},
           {"significant_deterioration", Status::off_track, Side::rest, 0, Movement::away}}};
}

/// Statistics Canada's class of a whole indicator: `target_achieved` only if every series has achieved its target, whatever the mean
/// score; else by the mean score. Empty for no score (NaN).
inline std::string statcan_indicator_class(double mean_score, const std::vector<std::string>& labels_of_series) {
  const std::string achieved = "target_achieved";
  const bool all = std::all_of(labels_of_series.begin(), labels_of_series.end(), [&](const std::string& label) { return label == achieved; });
  if (all && !labels_of_series.empty()) return achieved;
  const std::optional<Category> category = find_category(statcan_score_cuts(), mean_score);
  return category ? category->label : "";
}

}  // namespace milepost
