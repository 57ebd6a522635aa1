// Targets that count in a plan, and the weight of those that a future meets.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "stage.hpp"

namespace milepost {

/// One target that counts and can be simulated: the places of its runners, one for each entity, all of whom have to meet it.
struct CountedTarget {
  std::vector<std::size_t> runners{};
  double weight{1};
};

/// As groups of simulate() count: one for each commitment, none that is left out in part.
inline std::vector<CountedTarget> counted_targets(const Stage& stage, const std::map<Strength, double>& weights) {
  std::vector<CountedTarget> targets;
  const std::vector<Runner>& runners = stage.runners();
  const Target* latest = nullptr;
  for (std::size_t place = 0; place < runners.size(); ++place) {
    const Target& target = *runners[place].target;
    const auto lacks = [&](const LeftOut& one) { return one.target.value == name_of(target); };
    if (!repeated_by(*runners[place].indicator).empty() || std::any_of(stage.left_out().begin(), stage.left_out().end(), lacks)) continue;
    const auto weight = weights.find(target.strength);
    if (latest != &target) targets.push_back({{}, weight == weights.end() ? 1 : weight->second});
    targets.back().runners.push_back(place), latest = &target;
  }
  return targets;
}

}  // namespace milepost
