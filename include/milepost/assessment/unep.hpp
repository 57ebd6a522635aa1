// Preset `unep.gap`: what will be missing at the due day, in units.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// d (T - e): where a straight line leads against the level asked for, as the emissions gap is counted. The report gives the gap and no
/// category; the words here are the library's. Verified: 56 - 41 = 15 Gt.
inline Preset unep_gap() {
  Preset preset{.name = "unep.gap", .title = {"联合国环境规划署差距法", "UNEP, gap at the due day"}};
  preset.source = "UNEP, Emissions Gap Report 2019";
  preset.unverified = "the words of the categories, which the report does not have";
  preset.rate = RateEstimator::linear;
  preset.statistic = Statistic::gap;
  preset.cuts.categories = {{"no gap", Status::on_track, Side::at_most, 0}, {"gap", Status::off_track, Side::rest}};
  return preset;
}

}  // namespace milepost
