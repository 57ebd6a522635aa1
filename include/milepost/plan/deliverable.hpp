// What is to be made or set up: a document, a platform, a fund, a mechanism; with the steps that lead to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/target.hpp"

namespace milepost {

/// Kinds of deliverable. What fits none is `other`; the plan's own word stands in `type`. `outcome`: a state of things without
/// a number that somebody has to find reached (生态链基本形成); `title`: a standing that another body grants (国家自主创新示范区).
enum class DeliverableKind {
  document, platform, fund, mechanism, campaign, zone, facility, institution, programme, project, event, title, outcome, other
};

constexpr std::string_view name_of(DeliverableKind kind) {
  constexpr std::string_view names[]{"document", "platform", "fund", "mechanism", "campaign", "zone", "facility", "institution", "programme",
                                     "project", "event", "title", "outcome", "other"};
  return names[static_cast<int>(kind)];
}

/// A step on the way: draft, consult, approve, publish, file (编制、咨询、审定、公布、备案).
struct Step {
  std::string id{};
  Text name{};
  double weight{1};  ///< share of the work, against the weights of the other steps; more than 0
  Due due{};         ///< where the step has a day of its own
  friend bool operator==(const Step&, const Step&) = default;
};

/// A deliverable of a plan. Due `each year` it is due once a period, an instance each; without a due date nothing can be late.
struct Deliverable {
  DeliverableId id{};
  Text name{};
  DeliverableKind kind{DeliverableKind::other};
  std::string type{};  ///< the plan's own word for the kind
  TaskId task{};       ///< empty: of the plan as a whole
  Due due{};
  CadenceId cadence{};  ///< in whose course it is made, and which owes it: no duty of its own
  std::optional<Date> first_day{};  ///< of the window, where the document states it
  std::vector<Step> steps{};        ///< in the order they are to be taken; none: done or not
  Strength strength{Strength::must};
  std::optional<EntitySetId> each{};  ///< one of each entity
  OrganizationId granted_by{};        ///< the body that grants it
  Text proof{};                       ///< what shows that it is done
  Text condition{};                   ///< on which the promise depends
  std::vector<DocumentRelation> relations{};
  std::optional<Ending> ending{};
  std::optional<Responsibility> responsibility{};  ///< where other units than the task's answer for it
  DeliverableId possibly_same_as{};                ///< promised elsewhere in the plan too, perhaps
  Source source{};
  Text note{};
  friend bool operator==(const Deliverable&, const Deliverable&) = default;
};

/// The weights of all steps; 0 if there are none.
inline double total_weight(const Deliverable& deliverable) {
  double total = 0;
  for (const Step& step : deliverable.steps) total += step.weight;
  return total;
}

/// A step by its name; null if the deliverable has none.
inline const Step* find_step(const Deliverable& deliverable, std::string_view id) { return detail::named_in(deliverable.steps, id); }

}  // namespace milepost
