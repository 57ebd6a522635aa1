// Preset `wri.2025`: how much faster it must go, as in the State of Climate Action.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// Yearly change needed from now on over the yearly change of the straight line through the last five years: up to 1 on track, under
/// 2 off track, else well off track; under 0 wrong direction. A met target needs nothing: 0. Verified: the bands. Unverified: the five
/// years; changes that an exponential path would ask for are not read here.
inline Preset wri_2025() {
  Preset preset{.name = "wri.2025", .title = {"世界资源研究所加速倍数法（2025年版）", "World Resources Institute, acceleration factors, 2025"}};
  preset.source = "Systems Change Lab, State of Climate Action 2025";
  preset.unverified = "the five years of the trend; no numeric case is published";
  preset.rate = RateEstimator::least_squares;
  preset.statistic = Statistic::acceleration;
  preset.points.window = 5;
  preset.cuts.categories = {{"wrong direction", Status::off_track, Side::below, 0, Movement::away},
                            {"on track", Status::on_track, Side::at_most, 1},
                            {"off track", Status::at_risk, Side::below, 2},
                            {"well off track", Status::off_track, Side::rest}};
  return preset;
}

}  // namespace milepost
