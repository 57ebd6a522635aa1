// ESCAP's two measures: how far from base to target today, and how much of the way would be left in the target year.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "milepost/detail/numeric.hpp"
#include "milepost/quantity/bound.hpp"

namespace milepost {

/// Current status index: 10 d (y - b) / |T - b|, 10 at the target and at most; below 0 it has gone the wrong way. Empty where base and
/// target are the same. United Nations ESCAP, technical notes of the SDG progress report.
inline std::optional<double> current_status_index(double base, double latest, double target, Direction direction) {
  const std::optional<double> index = detail::quotient(10 * sign_of(direction) * (latest - base), std::abs(target - base));
  return index ? std::optional(std::min(*index, 10.0)) : std::nullopt;
}

/// The same for parities, which may be missed on either side: 10 - 10 |T - y| / |T - b|.
inline std::optional<double> parity_status_index(double base, double latest, double target = 1) {
  const std::optional<double> left = detail::quotient(10 * std::abs(target - latest), std::abs(target - base));
  return left ? std::optional(10 - *left) : std::nullopt;
}

/// Anticipated progress: what will be missing in the target year, as a share of the way from base to target; 0 if the value predicted
/// meets. Empty where base and target are the same.
inline std::optional<double> progress_gap(double base, double predicted, double target, Direction direction) {
  if (detail::at_least(sign_of(direction) * predicted, sign_of(direction) * target)) return 0;
  return detail::quotient(std::abs(target - predicted), std::abs(target - base));
}

/// What has to be done about a gap.
enum class ProgressNeed { maintain, accelerate, reverse_trend };

constexpr std::string_view name_of(ProgressNeed need) {
  constexpr std::string_view names[]{"maintain", "accelerate", "reverse_trend"};
  return names[static_cast<int>(need)];
}

/// Upper ends of two classes of gaps, each included; above both the trend has to be reversed. ESCAP's cuts are remembered, not read in
/// its notes: a parameter.
struct GapCuts {
  double maintain{0.1};
  double accelerate{1};
  friend bool operator==(const GapCuts&, const GapCuts&) = default;
};

inline ProgressNeed need_of(double gap, const GapCuts& cuts = {}) {
  if (detail::at_least(cuts.maintain, gap)) return ProgressNeed::maintain;
  return detail::at_least(cuts.accelerate, gap) ? ProgressNeed::accelerate : ProgressNeed::reverse_trend;
}

}  // namespace milepost
