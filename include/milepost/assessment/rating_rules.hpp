// What of a preset the loops over rows read: switches and numbers side by side, without names, words and lists.
#pragma once

#include <algorithm>

#include "milepost/assessment/preset.hpp"

namespace milepost::detail {

/// A copy of its own for every loop: g++ keeps it in registers and takes decisions out of the loop, which it cannot do
/// for a Preset in memory that results might overwrite.
struct RatingRules {
  RateEstimator rate{RateEstimator::compound};
  Statistic statistic{Statistic::rate_ratio};
  PathShape path{PathShape::linear};
  NegativeValues negative{NegativeValues::as_computed};
  IfTargetWorse if_target_worse{IfTargetWorse::follow};
  bool met{}, kept{}, at_limit{}, adverse{}, target_at_base{}, maintain{}, direction{}, history{};  ///< treatments that there are
  bool near_end{}, limit_exponent{}, rate_cap{};  ///< numbers that there are
  bool goes_straight{};                           ///< are rows that change their sign measured along straight lines?
  bool scores{};                                  ///< can a row have a score?
  double zero{}, near{}, lower_end{}, upper_end{}, exponent{}, cap{}, farthest{};
};

/// Can a row have a score, by a map or with its category?
inline bool has_scores(const Preset& preset) {
  const bool maps = !preset.score.pieces.empty() || !preset.score_without_target.pieces.empty();
  return maps || std::ranges::any_of(categories_of(preset), [](const Category& category) { return category.score.has_value(); });
}

inline RatingRules rules_of(const Preset& preset) {
  const Treatments& t = preset.treatments;
  return {preset.rate, preset.statistic, preset.path, t.negative, t.if_target_worse,
          t.met.has_value(), t.kept.has_value(), t.at_limit.has_value(), t.adverse.has_value(), t.target_at_base.has_value(), t.maintain.has_value(), t.direction.has_value(), t.history.has_value(),
          t.near_end.has_value(), t.limit_exponent.has_value(), preset.rate_cap.has_value(),
          t.sign_change == SignChange::linear && preset.rate == RateEstimator::compound, has_scores(preset),
          t.zero, t.near_end.value_or(0), t.lower_end, t.upper_end, t.limit_exponent.value_or(0), preset.rate_cap.value_or(0), preset.farthest};
}

}  // namespace milepost::detail
