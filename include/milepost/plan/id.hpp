// Names of the things in a plan: a task's name is not an indicator's.
#pragma once

#include <compare>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace milepost {

/// A name inside one plan; plan files demand lower-case words joined by hyphens. Names of different things do not mix.
template <class Thing>
struct Id {
  std::string value{};

  Id() = default;
  Id(const char* name) : value(name) {}
  Id(std::string name) : value(std::move(name)) {}

  bool empty() const { return value.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Id& id) { return out << id.value; }
};

using IndicatorId = Id<struct Indicator>;
using TargetId = Id<struct Target>;
using TaskId = Id<struct Task>;
using SectionId = Id<struct Section>;
using OrganizationId = Id<struct Organization>;
using EntitySetId = Id<struct EntitySet>;
using BundleId = Id<struct Bundle>;
using DeliverableId = Id<struct Deliverable>;
using StatedNumberId = Id<struct StatedNumber>;
using BodyId = Id<struct Body>;
using CadenceId = Id<struct Cadence>;
using EvaluationId = Id<struct Evaluation>;
using WorkflowId = Id<struct Workflow>;
using ChildPlansId = Id<struct ChildPlans>;

namespace detail {

/// The part of a thing that goes by a name: a step, a state, a grade; null if there is none.
template <class Part>
const Part* named_in(const std::vector<Part>& parts, std::string_view id) {
  for (const Part& part : parts)
    if (part.id == id) return &part;
  return nullptr;
}

}  // namespace detail

}  // namespace milepost
