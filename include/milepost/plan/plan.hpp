// A plan as a value: what was promised, by whom, by when.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "milepost/plan/body.hpp"
#include "milepost/plan/bundle.hpp"
#include "milepost/plan/cadence.hpp"
#include "milepost/plan/child_plan.hpp"
#include "milepost/plan/evaluation.hpp"
#include "milepost/plan/indicator.hpp"
#include "milepost/plan/organization.hpp"
#include "milepost/plan/plan_rule.hpp"
#include "milepost/plan/section.hpp"
#include "milepost/plan/stated_number.hpp"
#include "milepost/plan/target.hpp"
#include "milepost/plan/task.hpp"
#include "milepost/plan/workflow.hpp"

namespace milepost {

/// A period with a name of its own: 十四五 = 2021..2025.
struct NamedPeriod {
  std::string id{};
  Period period;
  Text name{};
  friend bool operator==(const NamedPeriod&, const NamedPeriod&) = default;
};

/// How far the document binds: not said; an order; an opinion 意见; advice 建议.
enum class Authority { none, binding, opinion, suggestion };

constexpr std::string_view name_of(Authority authority) {
  constexpr std::string_view names[]{"none", "binding", "opinion", "suggestion"};
  return names[static_cast<int>(authority)];
}

/// All lists stand in the order of the document. An indicator without a target is context. A plan is a plain value: it may
/// hold dangling names; check(plan) finds them.
struct Plan {
  std::string id{};
  Text title{};
  Text issuer{};
  std::string number{};  ///< document number 文号
  std::optional<Date> published{};
  PlanFrame frame{};  ///< day of issue and horizon
  Authority authority{Authority::none};
  std::map<std::string, Known> metadata{};  ///< how far title, issuer, number, issued, horizon are known; what is not listed: stated
  std::optional<ParentPlan> parent{};       ///< of a child plan
  std::vector<DocumentRelation> relations{};  ///< of the plan to other documents
  Text note{};
  std::string method{};   ///< by which it is judged unless another is asked for: the name of a method or a preset
  std::string methods{};  ///< path of a file with methods of its own, from the folder of the plan file
  std::vector<Document> documents{};
  std::vector<NamedPeriod> periods{};
  std::vector<Unit> units{};  ///< those the plan declares beside the known ones
  std::vector<EntitySet> entities{};
  std::vector<Organization> organizations{};
  std::vector<Section> sections{};
  std::vector<Bundle> bundles{};  ///< composite targets; their parts are among the targets
  std::vector<Task> tasks{};
  std::vector<Indicator> indicators{};
  std::vector<Target> targets{};
  std::vector<Deliverable> deliverables{};
  std::vector<StatedNumber> numbers{};  ///< in the document, and no targets
  std::vector<Body> bodies{};
  std::vector<Cadence> cadences{};
  std::vector<Evaluation> evaluations{};
  std::vector<Workflow> workflows{};
  std::vector<ChildPlans> child_plans{};
  std::vector<PlanRule> rules{};
  friend bool operator==(const Plan&, const Plan&) = default;
};

namespace detail {

inline const std::string& key_of(const Target& target) { return name_of(target); }
inline const std::string& key_of(const NamedPeriod& period) { return period.id; }
inline const std::string& key_of(const Document& document) { return document.id; }
inline const std::string& key_of(const PlanRule& rule) { return rule.id; }
inline const std::string& key_of(const Unit& unit) { return unit.name; }
template <class Thing>
const std::string& key_of(const Thing& thing) {
  return thing.id.value;
}

template <class Thing>
const Thing* find_in(const std::vector<Thing>& things, const std::string& key) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return key_of(thing) == key; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace detail

/// Look things up by name: a pointer into the plan, null if there is none. Linear; for many look-ups use Directory.
inline const Indicator* find(const Plan& plan, const IndicatorId& id) { return detail::find_in(plan.indicators, id.value); }
inline const Target* find(const Plan& plan, const TargetId& id) { return detail::find_in(plan.targets, id.value); }
inline const Task* find(const Plan& plan, const TaskId& id) { return detail::find_in(plan.tasks, id.value); }
inline const Section* find(const Plan& plan, const SectionId& id) { return detail::find_in(plan.sections, id.value); }
inline const Organization* find(const Plan& plan, const OrganizationId& id) { return detail::find_in(plan.organizations, id.value); }
inline const EntitySet* find(const Plan& plan, const EntitySetId& id) { return detail::find_in(plan.entities, id.value); }
inline const Bundle* find(const Plan& plan, const BundleId& id) { return detail::find_in(plan.bundles, id.value); }

inline const Deliverable* find(const Plan& plan, const DeliverableId& id) { return detail::find_in(plan.deliverables, id.value); }
inline const StatedNumber* find(const Plan& plan, const StatedNumberId& id) { return detail::find_in(plan.numbers, id.value); }
inline const Body* find(const Plan& plan, const BodyId& id) { return detail::find_in(plan.bodies, id.value); }
inline const Cadence* find(const Plan& plan, const CadenceId& id) { return detail::find_in(plan.cadences, id.value); }
inline const Evaluation* find(const Plan& plan, const EvaluationId& id) { return detail::find_in(plan.evaluations, id.value); }
inline const Workflow* find(const Plan& plan, const WorkflowId& id) { return detail::find_in(plan.workflows, id.value); }
inline const ChildPlans* find(const Plan& plan, const ChildPlansId& id) { return detail::find_in(plan.child_plans, id.value); }

/// Names to places for large plans: built once, in n log n. Holds pointers into the plan, which must outlive it.
struct Directory {
  explicit Directory(const Plan& plan) {
    for (const Indicator& indicator : plan.indicators) indicators.emplace(indicator.id.value, &indicator);
    for (const Target& target : plan.targets) targets.emplace(name_of(target), &target);
    for (const Task& task : plan.tasks)
      for (const TargetId& target : task.targets) task_of.emplace(target.value, &task);
  }

  std::map<std::string, const Indicator*> indicators;
  std::map<std::string, const Target*> targets;
  std::map<std::string, const Task*> task_of;  ///< target name to its task
};

/// What stands under a name, or null.
template <class Thing>
const Thing* find(const std::map<std::string, const Thing*>& things, const std::string& name) {
  const auto found = things.find(name);
  return found == things.end() ? nullptr : found->second;
}

/// The mention that this indicator repeats, certain or possible; empty if it stands for itself.
inline const IndicatorId& repeated_by(const Indicator& indicator) {
  return indicator.same_as.empty() ? indicator.possibly_same_as : indicator.same_as;
}

}  // namespace milepost
