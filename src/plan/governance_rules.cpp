// What can be wrong with bodies, cadences, child plans, and with the rules a plan sets for itself.
#include <algorithm>

#include "findings.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

void check_bodies(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.bodies.size(); ++i) {
    const Body& body = plan.bodies[i];
    Notebook notes(findings, Thing::body, i, body.id.value);
    if (body.convener) notes.reference(names, Thing::organization, "convener.id", body.convener->organization.value);
    check_answering(body.members, names, "members", notes);
    notes.reference(names, Thing::organization, "office", body.office.value);
    notes.reference(names, Thing::document, "source.document", body.source.document);
  }
}

void check_times(const Cadence& cadence, Notebook& notes) {
  const std::optional<Frequency> every = frequency_of(cadence);
  if (cadence.days_after_end != 0 && !every)
    notes.error("days_after_end", "days_after_end " + std::to_string(cadence.days_after_end) + " counts from the end of each period: due is not 'each month' or the like", {"due"});
  if (every && cadence.reporting_period && *every != *cadence.reporting_period)
    notes.warn("reporting_period",
               "comes due each " + std::string(name_of(*every)) + " and reports on a " + std::string(name_of(*cadence.reporting_period)) + ": both are kept", {"due"});
}

void check_cadences(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.cadences.size(); ++i) {
    const Cadence& cadence = plan.cadences[i];
    Notebook notes(findings, Thing::cadence, i, cadence.id.value);
    check_due_if_any({plan, cadence.due}, notes);
    check_times(cadence, notes);
    notes.reference(names, Thing::body, "body", cadence.body.value);
    check_responsibility(cadence.responsibility, names, "responsible", notes);
    if (cadence.each) notes.reference(names, Thing::entity, "each", cadence.each->value);
    notes.reference(names, Thing::document, "source.document", cadence.source.document);
  }
}

void check_child_plans(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.child_plans.size(); ++i) {
    const ChildPlans& required = plan.child_plans[i];
    Notebook notes(findings, Thing::child_plans, i, required.id.value);
    if (required.each) notes.reference(names, Thing::entity, "each", required.each->value);
    check_due_if_any({plan, required.due}, notes);
    check_names_of_parts(required.contents, "contents", notes);
    notes.reference(names, Thing::cadence, "reported", required.reported.value);
    notes.reference(names, Thing::document, "source.document", required.source.document);
  }
}

/// What a rule counts under a task, and where that stands.
struct Counted {
  std::size_t count{};
  std::string field{};
  std::string words{};
};

/// Deliverables of each task, by their kind.
using KindsOfTasks = std::unordered_map<std::string_view, std::vector<DeliverableKind>>;

Counted count_for(const PlanRule& rule, const Task& task, const KindsOfTasks& kinds) {
  if (rule.role) {
    const std::vector<Responsible>& units = task.responsibility.organizations;
    const auto count = std::count_if(units.begin(), units.end(), [&](const Responsible& one) { return one.role == *rule.role; });
    return {static_cast<std::size_t>(count), "responsible", "units in the role " + std::string(name_of(*rule.role))};
  }
  const auto found = kinds.find(task.id.value);
  const auto count = found == kinds.end() ? 0 : std::count(found->second.begin(), found->second.end(), *rule.deliverable);
  return {static_cast<std::size_t>(count), "deliverables", "deliverables of the kind " + std::string(name_of(*rule.deliverable))};
}

void check_task_by(const PlanRule& rule, const Task& task, const KindsOfTasks& kinds, Notebook& notes) {
  const Counted has = count_for(rule, task, kinds);
  if (has.count == static_cast<std::size_t>(rule.exactly)) return;
  notes.warn(has.field, "breaks the rule " + quoted(rule.id) + ": " + std::to_string(has.count) + " " + has.words + ", exactly " +
                            std::to_string(rule.exactly) + " asked for");
  notes.leans_on(Thing::rule, rule.id);
  if (rule.deliverable) notes.leans_on(Thing::deliverable, "");
}

/// True if the rule says what tasks are to have.
bool check_rule(const Names& names, const PlanRule& rule, Notebook& notes) {
  if (rule.role && rule.deliverable) notes.error("deliverable", "names role and deliverable; a rule counts one of them", {"role"});
  if (!rule.role && !rule.deliverable) notes.error("", "names neither role nor deliverable; a rule counts one of them", {"role", "deliverable"});
  if (rule.exactly < 0) notes.error("exactly", "exactly " + std::to_string(rule.exactly) + ": below 0");
  notes.reference(names, Thing::document, "source.document", rule.source.document);
  return rule.role.has_value() != rule.deliverable.has_value() && rule.exactly >= 0;
}

void check_rules(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  KindsOfTasks kinds;
  for (const Deliverable& deliverable : plan.deliverables) kinds[deliverable.task.value].push_back(deliverable.kind);
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    Notebook notes(findings, Thing::rule, i, plan.rules[i].id);
    if (!check_rule(names, plan.rules[i], notes)) continue;
    for (std::size_t t = 0; t < plan.tasks.size(); ++t) {
      Notebook of_task(findings, Thing::task, t, plan.tasks[t].id.value);
      check_task_by(plan.rules[i], plan.tasks[t], kinds, of_task);
    }
  }
}

}  // namespace

void check_governance(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  check_bodies(plan, names, findings);
  check_cadences(plan, names, findings);
  check_child_plans(plan, names, findings);
  check_rules(plan, names, findings);
}

}  // namespace milepost::detail
