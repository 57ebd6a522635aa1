// The commitments of a plan: targets with the runners that have to meet them.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "stage.hpp"

namespace milepost {

/// One target: its runners, one for each entity, all of whom have to meet it.
struct Commitment {
  std::span<const Runner> runners{};
  bool whole{};  ///< no entity of it is left out

  const Target& target() const { return *runners.front().target; }
  /// Among the targets that groups count: it stands for its commitment in the plan, and can be simulated.
  bool counts() const { return whole && repeated_by(*runners.front().indicator).empty(); }
};

/// In the order of the plan.
inline std::vector<Commitment> commitments_of(const Stage& stage) {
  const std::span<const Runner> all = stage.runners();
  const auto is_whole = [&](const Target& target) {
    return std::ranges::none_of(stage.left_out(), [&](const LeftOut& one) { return one.target.value == name_of(target); });
  };
  std::vector<Commitment> commitments;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end].target == all[begin].target) ++end;
    commitments.push_back({all.subspan(begin, end - begin), is_whole(*all[begin].target)});
  }
  return commitments;
}

}  // namespace milepost
