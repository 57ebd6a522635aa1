// Indicators that move others: elasticity and lag, in an order without circles.
#pragma once

#include <algorithm>
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

namespace detail {

/// The way that leads back to where it began, from link to link; empty if there is none.
inline std::vector<std::string> way_back(std::span<const Link> links, const std::string& from, std::vector<std::string> way) {
  if (const auto met = std::find(way.begin(), way.end(), from); met != way.end()) {
    way.erase(way.begin(), met);
    way.push_back(from);
    return way;
  }
  way.push_back(from);
  for (const Link& link : links)
    if (link.cause.value == from)
      if (std::vector<std::string> circle = way_back(links, link.effect.value, way); !circle.empty()) return circle;
  return {};
}

}  // namespace detail

/// Throws OutOfRange for links that run in a circle, each step named: "links a -> b -> a: ...", for one that lags backwards, and for an
/// elasticity that is no number and no distribution.
inline void check(std::span<const Link> links) {
  for (const Link& link : links) {
    check(link.elasticity);
    if (!(link.lag >= 0)) fail_range("link " + link.cause.value + " -> " + link.effect.value, detail::shortest(link.lag), "an effect lags 0 years or more");
  }
  for (const Link& link : links) {
    const std::vector<std::string> circle = detail::way_back(links, link.cause.value, {});
    std::string words;
    for (const std::string& step : circle) words += (words.empty() ? "" : " -> ") + step;
    if (!circle.empty()) fail_range("links", words, "run in a circle; what moves an indicator may not hang on it");
  }
}

}  // namespace milepost
