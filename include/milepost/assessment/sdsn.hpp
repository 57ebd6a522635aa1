// Preset `sdsn.2018`: trend arrows of the Sustainable Development Report.
#pragma once

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// Scores of 0 to 100 move in a straight line: the change a year since 2015 (or a year beside it) over the change needed to reach the
/// green threshold by the due day, cut at 1, 0.5 and 0, each included. Green at both ends is "maintaining", whatever happens above
/// green. With columns `worst` and `best`, values and threshold are brought to 0..100 first, ending there. The score runs from 0 to 4,
/// one point a category, and is exactly 3 for maintaining, as the text of the Africa SDG Index and Dashboards has it and goal_arrow()
/// takes it. Verified: cut points, bounds and rescaling. Unverified: the years of "recent"; no numeric case is published.
inline Preset sdsn_2018() {
  Preset preset{.name = "sdsn.2018", .title = {"可持续发展解决方案网络趋势箭头法（2018年版）", "SDSN, trend arrows of the Sustainable Development Report, 2018"}};
  preset.source = "Sustainable Development Report, methodology pages, 2018 to 2025";
  preset.unverified = "the years that count as recent; no numeric case is published";
  preset.rate = RateEstimator::linear;
  preset.points = {.base = BaseChoice::nearest, .base_year = 2015, .reach = 1};
  preset.cuts.categories = {{"on track", Status::on_track, Side::at_least, 1},
                            {"moderately improving", Status::at_risk, Side::at_least, 0.5},
                            {"stagnating", Status::off_track, Side::at_least, 0},
                            {"decreasing", Status::off_track, Side::rest, 0, Movement::away}};
  preset.score = {.pieces = {{.slope = 1, .intercept = 1}, {0, 2, 1}, {1, 1, 2}}, .least = 0, .most = 4};
  preset.treatments.kept = Category{.label = "maintaining", .status = Status::on_track, .score = 3};
  return preset;
}

}  // namespace milepost
