// Preset `oecd.2019`: distance to targets in standard deviations.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// max(0, d (T - y)) / standard deviation of the member countries (column `deviation`), ending at 3; 0 where the target is met. One
/// figure is enough. Verified: the standardised distance. Unverified: the end at 3 and both cuts, 0.5 and 1.5.
inline Preset oecd_2019(double small = 0.5, double medium = 1.5) {
  Preset preset{.name = "oecd.2019", .title = {"经合组织目标距离法（2019年版）", "OECD, distance to targets, 2019"}};
  preset.source = "OECD, Measuring Distance to the SDG Targets 2019";
  preset.unverified = "the end at 3 deviations and both cuts; no numeric case is published";
  preset.statistic = Statistic::distance;
  preset.rate = RateEstimator::linear;
  preset.points.least = 1;
  preset.cuts.categories = {{"small distance", Status::on_track, Side::at_most, small},
                            {"medium distance", Status::at_risk, Side::at_most, medium},
                            {"long distance", Status::off_track, Side::rest}};
  preset.treatments.met = Category{.label = "met", .status = Status::achieved};
  return preset;
}

}  // namespace milepost
