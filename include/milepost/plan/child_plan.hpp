// Plans that a plan asks others to write, and what they must hold.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "milepost/plan/id.hpp"
#include "milepost/plan/provenance.hpp"
#include "milepost/time/due.hpp"

namespace milepost {

/// Something a child plan must contain: 发展目标及相关指标.
struct RequiredContent {
  std::string id{};
  Text name{};
  friend bool operator==(const RequiredContent&, const RequiredContent&) = default;
};

/// A plan that every entity has to write.
struct ChildPlans {
  ChildPlansId id{};
  Text name{};
  std::optional<EntitySetId> each{};
  Due due{};
  std::vector<RequiredContent> contents{};
  CadenceId reported{};  ///< the cadence by which they report upwards
  Source source{};
  Text note{};
  friend bool operator==(const ChildPlans&, const ChildPlans&) = default;
};

/// Of a child plan: whose it is, and where it has what its parent asks for.
struct ParentPlan {
  std::string plan{};          ///< id of the parent plan
  ChildPlansId requirement{};  ///< in the parent plan
  std::string entity{};        ///< whose plan this is
  std::map<std::string, std::string> contents{};  ///< content to the section, or the words, that hold it
  friend bool operator==(const ParentPlan&, const ParentPlan&) = default;
};

/// What a child plan does not have of what is required, in the order of the requirement.
inline std::vector<RequiredContent> missing_contents(const ChildPlans& required, const std::optional<ParentPlan>& child) {
  std::vector<RequiredContent> missing;
  for (const RequiredContent& content : required.contents)
    if (!child || !child->contents.contains(content.id)) missing.push_back(content);
  return missing;
}

}  // namespace milepost
