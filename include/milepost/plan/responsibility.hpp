// Who answers for a task: an ordered list with roles, as the document gives it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/id.hpp"
#include "milepost/plan/text.hpp"

namespace milepost {

/// Role in a task. `lead` only where the document says 牵头: the first of a list is not a lead by itself.
enum class Role { responsible, lead, joint, coordinator, delegate, approver, recipient, convener };

constexpr std::string_view name_of(Role role) {
  constexpr std::string_view names[]{"responsible", "lead", "joint", "coordinator", "delegate", "approver", "recipient", "convener"};
  return names[static_cast<int>(role)];
}

/// How several units share a task: not said; one alone; by their functions 按职能分工负责.
enum class Coordination { none, sole, by_function };

constexpr std::string_view name_of(Coordination mode) {
  constexpr std::string_view names[]{"none", "sole", "by_function"};
  return names[static_cast<int>(mode)];
}

struct Responsible {
  OrganizationId organization{};
  Role role{Role::responsible};
  Text post{};  ///< where an office holder answers, not the unit: 主要负责同志, 分管负责同志
  friend bool operator==(const Responsible&, const Responsible&) = default;
};

/// The units in the order of the document. `open_ended`: the list ends in 等, more may answer.
struct Responsibility {
  std::vector<Responsible> organizations{};
  Coordination mode{Coordination::none};
  bool open_ended{false};
  std::string words{};
  friend bool operator==(const Responsibility&, const Responsibility&) = default;
};

}  // namespace milepost
