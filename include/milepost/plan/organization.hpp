// Units, offices, collectives: who can answer for something.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/id.hpp"
#include "milepost/plan/text.hpp"

namespace milepost {

/// How a collective is meant: not one; all members (各区县); those concerned (有关部门); an open list (相关单位).
enum class Collective { none, all, concerned, open };

constexpr std::string_view name_of(Collective collective) {
  constexpr std::string_view names[]{"none", "all", "concerned", "open"};
  return names[static_cast<int>(collective)];
}

/// One organization, or a collective whose members the document does not list.
struct Organization {
  OrganizationId id{};
  Text name{};
  std::string type{};  ///< the plan's own word: municipal_department, district, ...
  std::vector<std::string> aliases{};
  Collective collective{Collective::none};
  std::vector<OrganizationId> members{};  ///< of a collective, as far as somebody has said who they are
  bool masked{false};  ///< the copy at hand hides the name: an unknown of its own, never the same as another
  Text note{};
  friend bool operator==(const Organization&, const Organization&) = default;
};

}  // namespace milepost
