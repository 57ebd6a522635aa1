// How likely a weighted sum of uncertain scores is to reach a target.
#pragma once

#include <cmath>

#include "milepost/aggregation/composite.hpp"

namespace milepost {

/// A score that is not known exactly: normal about a mean.
struct UncertainScore {
  double mean{};
  double deviation{};  ///< standard deviation
  double weight{1};
  friend bool operator==(const UncertainScore&, const UncertainScore&) = default;
};

/// Probability, 0 to 1, that the weighted arithmetic mean of independent normal scores is at least the target. Without any spread 0 or
/// 1. Empty without scores, or without weight. Throws OutOfRange for a negative deviation or weight.
inline std::optional<double> probability_of_reaching(const std::vector<UncertainScore>& scores, double target) {
  double total = 0, sum = 0, variance = 0;
  for (const UncertainScore& one : scores) {
    if (!(one.deviation >= 0) || !(one.weight >= 0)) fail_range("uncertain score", detail::shortest(one.mean), "needs a deviation and a weight of 0 or more");
    total += one.weight;
    sum += one.weight * one.mean;
    variance += one.weight * one.weight * one.deviation * one.deviation;
  }
  if (!(total > 0)) return std::nullopt;
  if (variance == 0) return detail::at_least(sum, total * target) ? 1 : 0;
  return 0.5 * std::erfc((total * target - sum) / std::sqrt(2 * variance));
}

}  // namespace milepost
