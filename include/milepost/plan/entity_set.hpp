// Districts, schools, enterprises: the members for each of which a promise holds, and since when.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "milepost/plan/id.hpp"
#include "milepost/plan/text.hpp"
#include "milepost/time/date.hpp"

namespace milepost {

/// When a member joined or left. Both days are inside.
struct Membership {
  std::string member{};
  std::optional<Date> from{};   ///< the first day in the set; empty: from the beginning
  std::optional<Date> until{};  ///< the last day in the set; empty: still in it
  Text why{};
  friend bool operator==(const Membership&, const Membership&) = default;
};

/// The members for each of which a target holds. Without members the list is not known. A member without a membership belongs
/// to the set at all times.
struct EntitySet {
  EntitySetId id{};
  Text name{};
  std::vector<std::string> members{};
  std::vector<Membership> memberships{};
  Text note{};
  friend bool operator==(const EntitySet&, const EntitySet&) = default;
};

/// True if the member belongs to the set on that day. Several memberships of one member: any of them.
inline bool is_member(const EntitySet& set, const std::string& member, const Date& date) {
  bool listed = false;
  for (const Membership& membership : set.memberships) {
    if (membership.member != member) continue;
    listed = true;
    if ((!membership.from || *membership.from <= date) && (!membership.until || date <= *membership.until)) return true;
  }
  return !listed && std::find(set.members.begin(), set.members.end(), member) != set.members.end();
}

/// The members on a day, in the order of the set.
inline std::vector<std::string> members_on(const EntitySet& set, const Date& date) {
  std::vector<std::string> members;
  for (const std::string& member : set.members)
    if (is_member(set, member, date)) members.push_back(member);
  return members;
}

}  // namespace milepost
