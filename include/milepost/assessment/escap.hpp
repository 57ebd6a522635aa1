// Preset `escap.2019`: anticipated progress by the Economic and Social Commission for Asia and the Pacific.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// A line through all figures since 2000 predicts the due day; what will be missing there, |T - e| / |T - b| with the base of 2015, is
/// cut at 0.1 and 1, each included. `half_life` years weigh the figures by age.
/// Verified: the gap and the years. Unverified: both cuts and the weights, which were not found: here all years weigh the same.
inline Preset escap_2019(std::optional<double> half_life = {}, double maintain = 0.1, double accelerate = 1) {
  Preset preset{.name = "escap.2019", .title = {"亚太经社会预期进展法（2019年版）", "ESCAP, anticipated progress, 2019"}};
  preset.source = "ESCAP, Asia and the Pacific SDG Progress Report, technical notes";
  preset.unverified = "both cuts and the weights of the years; no numeric case is published";
  preset.rate = RateEstimator::least_squares;
  preset.half_life = half_life;
  preset.statistic = Statistic::gap_left;
  preset.points = {.base = BaseChoice::next, .base_year = 2015, .fitted_from = 2000};
  preset.cuts.categories = {{"maintain", Status::on_track, Side::at_most, maintain},
                            {"accelerate", Status::at_risk, Side::at_most, accelerate},
                            {"reverse trend", Status::off_track, Side::rest, 0, Movement::away}};
  return preset;
}

}  // namespace milepost
