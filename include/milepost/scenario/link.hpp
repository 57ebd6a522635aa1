// Indicators that move others: elasticity and lag, in an order without circles.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "milepost/error.hpp"
#include "milepost/plan/id.hpp"
#include "milepost/plan/text.hpp"
#include "milepost/scenario/distribution.hpp"

namespace milepost {

/// Where a scenario lifts the cause by 1 per cent over what it would have been, the effect is lifted by `elasticity` per cent so many years
/// later: its figures are multiplied by (with / without)^elasticity. What the cause does without a scenario does not count: that is in the
/// figures of the effect already.
struct Link {
  IndicatorId cause{};
  IndicatorId effect{};
  Uncertain elasticity{1.0};
  double lag{0};  ///< years, none below 0
  Text note{};
  friend bool operator==(const Link&, const Link&) = default;
};

/// Every parameter of a link that cannot be: one that lags backwards, an elasticity that is no number and no distribution, or beyond 100 either
/// way, which no figure follows.
std::vector<ParameterFault> faults_of(const Link& link);

/// Links that lead back to where they began: each indicator on the way, the first again at the end, and the place of the link that closes it.
struct LinkCircle {
  std::vector<std::string> steps{};
  std::size_t closing{};
};

/// A circle for every link that closes one, in the order in which links are followed.
std::vector<LinkCircle> circles_of(std::span<const Link> links);

/// Throws OutOfRange for the first parameter that cannot be, and for links that run in a circle, each step named: "links a -> b -> a: ...".
void check(std::span<const Link> links);

}  // namespace milepost
