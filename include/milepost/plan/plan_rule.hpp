// Rules that a plan sets for itself: 一项任务、一位领导、一个专班.
#pragma once

#include <optional>
#include <string>

#include "milepost/plan/deliverable.hpp"

namespace milepost {

/// Every task has exactly so many units in a role, or deliverables of a kind. check() names the tasks that have not.
struct PlanRule {
  std::string id{};
  Text name{};
  std::optional<Role> role{};
  std::optional<DeliverableKind> deliverable{};
  int exactly{1};
  Source source{};
  friend bool operator==(const PlanRule&, const PlanRule&) = default;
};

}  // namespace milepost
