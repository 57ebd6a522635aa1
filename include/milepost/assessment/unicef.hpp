// Preset `unicef.2004`: average annual rate of reduction, Progress for Children.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// 100 (1 - exp(slope of ln y)) per cent a year for what is to fall, by the bands printed in 2004: going backwards under -0.5,
/// stagnating to 0, falling short 0.1 to 1.2, advancing 1.3 to 4.3, forging ahead above 4.4; advancing within 5 points of the target is
/// on target. The bands leave holes, 0 to 0.1, 1.2 to 1.3 and 4.3 to 4.4: a rate in a hole has no category, unless they are closed
/// downwards. 4.4 is ln 3 / 25, a cut by two thirds in 25 years. Verified: the bands and that rate.
inline Preset unicef_2004(bool holes_closed = false) {
  Preset preset{.name = "unicef.2004", .title = {"联合国儿童基金会年均下降率法（2004年版）", "UNICEF, average annual rate of reduction, 2004"}};
  preset.source = "UNICEF, Progress for Children 2004";
  preset.unverified = "no numeric case of a class is published";
  preset.rate = RateEstimator::log_least_squares;
  preset.statistic = Statistic::rate;
  const Category hole{.side = Side::above};
  auto& bands = preset.cuts.categories;
  bands = {{"forging ahead", Status::on_track, Side::above, 4.4},
           {.label = "on target", .status = Status::on_track, .side = Side::at_least, .cut = 1.3, .within = 5},
           {"advancing", Status::at_risk, Side::at_least, 1.3},
           {"falling short", Status::off_track, Side::at_least, 0.1},
           {"stagnating", Status::off_track, Side::at_least, -0.5},
           {"going backwards", Status::off_track, Side::rest, 0, Movement::away}};
  if (holes_closed) return preset;
  for (const auto& [before, cut] : {std::pair{4, 0.0}, {3, 1.2}, {1, 4.3}}) {
    bands.insert(bands.begin() + before, hole);
    bands[static_cast<std::size_t>(before)].cut = cut;
  }
  return preset;
}

}  // namespace milepost
