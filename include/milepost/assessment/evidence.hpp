// The one door into assessment: all that a method may see.
#pragma once

#include <optional>

#include "milepost/observation/vintage.hpp"
#include "milepost/plan/indicator.hpp"
#include "milepost/plan/target.hpp"

namespace milepost {

/// A target, one series, a day; nothing global. A target that holds for each of many entities is one Evidence an entity.
struct Evidence {
  Target target{};
  Series series{};
  std::optional<Indicator> indicator{};  ///< absent: a stock, its direction from the bound
  std::optional<Baseline> baseline{};    ///< takes the place of the target's own
  Date as_of;                            ///< what was known at the close of this day counts, nothing later
  PlanFrame frame{};                     ///< day of issue and horizon of the plan; empty outside a plan
  std::optional<Series> reference{};     ///< figures of the indicator that `above` and `in step with` name
  bool baseline_from_figures{true};      ///< without a named baseline, may a figure serve? if not: no_baseline
};

/// With the version of the target that is in force on the as-of day.
inline Evidence in_force(Evidence evidence) {
  if (!evidence.target.revisions.empty()) evidence.target = in_force(std::move(evidence.target), evidence.as_of);
  return evidence;
}

inline Kind kind_of(const Evidence& evidence) { return evidence.indicator ? evidence.indicator->kind : Kind::stock; }

/// The indicator's direction, else the one of the bound's words, else increase.
inline Direction direction_of(const Evidence& evidence) {
  if (evidence.indicator && evidence.indicator->direction) return *evidence.indicator->direction;
  return direction_of(evidence.target.bound).value_or(Direction::increase);
}

/// The named baseline: of the evidence, else of the target.
inline const std::optional<Baseline>& named_baseline(const Evidence& evidence) {
  return evidence.baseline ? evidence.baseline : evidence.target.baseline;
}

inline Schedule schedule_of(const Evidence& evidence) {
  return schedule_of(evidence.target.due, evidence.frame, evidence.target.first_day);
}

}  // namespace milepost
