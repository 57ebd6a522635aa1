// Child plans in their parent: what they lack, and their figures as the parent's.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "milepost/aggregation/scorecard.hpp"

namespace milepost {

/// A plan that was written for an entity of its parent, with what has been seen of it.
struct ChildPlan {
  Plan plan{};
  Observations seen{};
  friend bool operator==(const ChildPlan&, const ChildPlan&) = default;
};

/// How one entity stands to what it was asked to write.
struct ChildStanding {
  std::string entity{};
  std::string plan{};  ///< id of the child plan; empty: there is none yet
  std::vector<RequiredContent> missing{};
  friend bool operator==(const ChildStanding&, const ChildStanding&) = default;
};

namespace detail {

/// The child plan was written for this requirement of this parent.
inline bool is_for(const ChildPlan& child, const Plan& parent, const ChildPlans& required) {
  const std::optional<ParentPlan>& link = child.plan.parent;
  return link && link->plan == parent.id && link->requirement == required.id;
}

inline bool answers(const ChildPlan& child, const Plan& parent, const ChildPlans& required, const std::string& entity) {
  return is_for(child, parent, required) && child.plan.parent->entity == entity;
}

/// The figures of a child under the name of its entity, for the indicators that the parent asks of each. The parent's own come first.
inline void take_figures(Observations& seen, const Plan& parent, const ChildPlan& child) {
  for (const Indicator& indicator : parent.indicators) {
    const auto own = child.seen.find({indicator.id, ""});
    if (!indicator.each || own == child.seen.end()) continue;
    seen.emplace(SeriesKey{indicator.id, child.plan.parent->entity}, in(own->second, indicator.unit));
  }
}

}  // namespace detail

/// The checklist of a requirement on a day: every entity of the set in its order, with what its child plan does not hold; without a
/// plan, everything. Without a list of entities: the child plans there are.
inline std::vector<ChildStanding> check_children(const Plan& parent, const ChildPlans& required, const std::vector<ChildPlan>& children, const Date& as_of) {
  const EntitySet* set = required.each ? find(parent, *required.each) : nullptr;
  std::vector<std::string> entities = set ? members_on(*set, as_of) : std::vector<std::string>();
  const bool unlisted = !set || set->members.empty();
  for (const ChildPlan& child : children)
    if (unlisted && detail::is_for(child, parent, required) && std::ranges::find(entities, child.plan.parent->entity) == entities.end())
      entities.push_back(child.plan.parent->entity);
  std::vector<ChildStanding> standings;
  for (const std::string& entity : entities) {
    const auto child = std::find_if(children.begin(), children.end(), [&](const ChildPlan& one) { return detail::answers(one, parent, required, entity); });
    const bool none = child == children.end();
    standings.push_back({entity, none ? "" : child->plan.id, missing_contents(required, none ? std::nullopt : child->plan.parent)});
  }
  return standings;
}

/// What has been seen of the parent, with the figures of its children: an indicator of the same name that the parent asks of each
/// entity takes each child's own series as that entity's. What the parent has of an entity itself is kept. Throws UnitMismatch if
/// a child counts something else under that name.
inline Observations with_children(const Plan& parent, Observations seen, const std::vector<ChildPlan>& children) {
  for (const ChildPlan& child : children)
    if (child.plan.parent && child.plan.parent->plan == parent.id) detail::take_figures(seen, parent, child);
  return seen;
}

}  // namespace milepost
