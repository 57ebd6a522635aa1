// What can be wrong with deliverables, their steps, and the numbers that are no targets.
#include "findings.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

void check_names_in(const Deliverable& deliverable, const Names& names, Notebook& notes) {
  notes.reference(names, Thing::task, "task", deliverable.task.value);
  if (deliverable.each) notes.reference(names, Thing::entity, "each", deliverable.each->value);
  notes.reference(names, Thing::organization, "granted_by", deliverable.granted_by.value);
  check_relations(deliverable.relations, names, notes);
  if (deliverable.responsibility) check_responsibility(*deliverable.responsibility, names, "responsible", notes);
  notes.reference(names, Thing::document, "source.document", deliverable.source.document);
}

void check_steps(const Plan& plan, const Deliverable& deliverable, Notebook& notes) {
  check_names_of_parts(deliverable.steps, "steps", notes);
  for (std::size_t i = 0; i < deliverable.steps.size(); ++i) {
    const Step& step = deliverable.steps[i];
    const std::string field = "steps." + std::to_string(i);
    if (!(step.weight > 0)) notes.error(field + ".weight", "weight " + shortest(step.weight) + " of step " + quoted(step.id) + " is not above 0");
    check_due_if_any({plan, step.due, {}, field + ".due"}, notes);
  }
}

void check_deliverable(const Plan& plan, const Names& names, const Deliverable& deliverable, Notebook& notes) {
  if (!deliverable.id.empty() && names.has(Thing::indicator, deliverable.id.value))
    notes.error("id", "id " + quoted(deliverable.id.value) + " is an indicator's too: tables of observations name both");
  check_names_in(deliverable, names, notes);
  check_due_if_any({plan, deliverable.due, deliverable.first_day}, notes);
  check_steps(plan, deliverable, notes);
  check_possibly_same(Thing::deliverable, deliverable.id.value, deliverable.possibly_same_as.value, "may be the same as", names, notes);
  notes.reference(names, Thing::cadence, "cadence", deliverable.cadence.value);
  if (deliverable.kind == DeliverableKind::title && deliverable.granted_by.empty())
    notes.warn("kind", "is a title, and granted_by does not say who grants it", {"granted_by"});
  if (deliverable.task.empty() && !deliverable.responsibility)
    notes.warn("", "stands under no task: nobody answers for it", {"task", "responsible"});
}

void check_numbers(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
    const StatedNumber& number = plan.numbers[i];
    Notebook notes(findings, Thing::number, i, number.id.value);
    notes.reference(names, Thing::task, "task", number.task.value);
    notes.reference(names, Thing::indicator, "indicator", number.indicator.value);
    notes.reference(names, Thing::document, "source.document", number.source.document);
  }
}

constexpr std::size_t names_shown = 3;

/// "fund, platform, rules and 64 more".
std::string some_of(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size() && i < names_shown; ++i) words += (i == 0 ? "" : ", ") + excerpt(names[i]);
  return names.size() > names_shown ? words + " and " + std::to_string(names.size() - names_shown) + " more" : words;
}

std::string count_of_deliverables(std::size_t count) { return count == 1 ? "1 deliverable has" : std::to_string(count) + " deliverables have"; }

/// Most deliverables of a policy document have no date: said once, not once for each.
void check_missing_dates(const Plan& plan, std::vector<Finding>& findings) {
  std::vector<std::string> undated;
  std::vector<std::string> inherited;
  for (const Deliverable& one : plan.deliverables) {
    if (std::holds_alternative<NoDue>(one.due.rule)) undated.push_back(one.id.value);
    else if (one.due.basis == Basis::inherited) inherited.push_back(one.id.value);
  }
  Notebook notes(findings, Thing::plan, 0, plan.id);
  if (!undated.empty()) notes.warn("", count_of_deliverables(undated.size()) + " no due date, and cannot be late: " + some_of(undated));
  if (!inherited.empty())
    notes.warn("horizon", count_of_deliverables(inherited.size()) + " no due date of " + (inherited.size() == 1 ? "its" : "their") +
                              " own: the end of the plan is taken: " + some_of(inherited));
}

}  // namespace

void check_deliverables(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.deliverables.size(); ++i) {
    Notebook notes(findings, Thing::deliverable, i, plan.deliverables[i].id.value);
    check_deliverable(plan, names, plan.deliverables[i], notes);
  }
  check_missing_dates(plan, findings);
  check_numbers(plan, names, findings);
}

}  // namespace milepost::detail
