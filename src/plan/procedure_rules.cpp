// What can be wrong with evaluations and workflows.
#include <algorithm>

#include "findings.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

/// An error unless a part of this thing goes by the name; `what` is the kind of part.
void check_part(const std::vector<std::string>& known, const std::string& name, const std::string& field, const std::string& what, const Names& names, Notebook& notes) {
  if (name.empty() || std::find(known.begin(), known.end(), name) != known.end()) return;
  notes.error(field, what + " " + quoted(name) + " is not in the plan" + names.near(name, known), {what + "s"});
}

void check_grades(const Evaluation& evaluation, Notebook& notes) {
  check_names_of_parts(evaluation.grades, "grades", notes);
  const Grade* better = nullptr;
  for (std::size_t i = 0; i < evaluation.grades.size(); ++i) {
    const Grade& grade = evaluation.grades[i];
    if (!grade.at_least) continue;
    if (better && !(*grade.at_least < *better->at_least))
      notes.error("grades." + std::to_string(i) + ".at_least", "grade " + quoted(grade.id) + " is earned from " + shortest(*grade.at_least) + ", not below the better one, " +
                                                                   quoted(better->id) + " from " + shortest(*better->at_least));
    better = &grade;
  }
}

void check_decisions(const Evaluation& evaluation, const Names& names, Notebook& notes) {
  const std::vector<std::string> grades = ids_of(evaluation.grades);
  for (std::size_t i = 0; i < evaluation.decisions.size(); ++i) {
    const Decision& decision = evaluation.decisions[i];
    const std::string field = "decisions." + std::to_string(i);
    if (decision.grade.empty()) notes.error(field + ".grade", "decision names no grade");
    check_part(grades, decision.grade, field + ".grade", "grade", names, notes);
    notes.reference(names, Thing::organization, field + ".proposer", decision.proposer.value);
    notes.reference(names, Thing::organization, field + ".approver", decision.approver.value);
    notes.reference(names, Thing::document, field + ".source.document", decision.source.document);
  }
}

void check_undecided(const Evaluation& evaluation, Notebook& notes) {
  std::set<std::string_view> decided;
  for (const Decision& decision : evaluation.decisions) decided.insert(decision.grade);
  for (std::size_t i = 0; i < evaluation.grades.size(); ++i)
    if (!decided.contains(evaluation.grades[i].id))
      notes.warn("grades." + std::to_string(i), "grade " + quoted(evaluation.grades[i].id) + " has no decision", {"decisions"});
}

void check_evaluations(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.evaluations.size(); ++i) {
    const Evaluation& evaluation = plan.evaluations[i];
    Notebook notes(findings, Thing::evaluation, i, evaluation.id.value);
    if (evaluation.each) notes.reference(names, Thing::entity, "each", evaluation.each->value);
    check_due_if_any({plan, evaluation.due}, notes);
    notes.reference(names, Thing::cadence, "cadence", evaluation.cadence.value);
    check_responsibility(evaluation.responsibility, names, "responsible", notes);
    check_grades(evaluation, notes);
    check_decisions(evaluation, names, notes);
    check_undecided(evaluation, notes);
    notes.reference(names, Thing::document, "source.document", evaluation.source.document);
  }
}

void check_transition(const Workflow& workflow, std::size_t index, const std::vector<std::string>& states, const Names& names, Notebook& notes) {
  const Transition& step = workflow.transitions[index];
  const std::string field = "transitions." + std::to_string(index);
  if (step.to.empty()) notes.error(field + ".to", "transition leads to no state");
  check_part(states, step.from, field + ".from", "state", names, notes);
  check_part(states, step.to, field + ".to", "state", names, notes);
  const State* from = find_state(workflow, step.from);
  if (from && from->final_state) notes.error(field + ".from", "transition leaves " + quoted(step.from) + ", a final state", {"states"});
  if (step.within && *step.within < 0) notes.error(field + ".within", "within " + std::to_string(*step.within) + " days: below 0");
  notes.reference(names, Thing::organization, field + ".by", step.by.value);
  notes.reference(names, Thing::document, field + ".source.document", step.source.document);
}

/// The states that transitions lead to from outside, in any number of steps.
std::set<std::string_view> reached_in(const Workflow& workflow) {
  std::unordered_map<std::string_view, std::vector<std::string_view>> next;
  for (const Transition& step : workflow.transitions) next[step.from].push_back(step.to);
  std::set<std::string_view> reached;
  std::vector<std::string_view> open = next[""];
  while (!open.empty()) {
    const std::string_view state = open.back();
    open.pop_back();
    if (!reached.insert(state).second) continue;
    open.insert(open.end(), next[state].begin(), next[state].end());
  }
  return reached;
}

void check_states(const Workflow& workflow, Notebook& notes) {
  check_names_of_parts(workflow.states, "states", notes);
  const std::set<std::string_view> reached = reached_in(workflow);
  if (reached.empty() && !workflow.states.empty())
    return notes.warn("transitions", "no transition leads into the workflow from outside (without from): no state can be reached", {"states"});
  for (std::size_t i = 0; i < workflow.states.size(); ++i)
    if (!reached.contains(workflow.states[i].id))
      notes.warn("states." + std::to_string(i), "no transition leads to state " + quoted(workflow.states[i].id), {"transitions"});
}

void check_verdict_rule(const std::optional<VerdictRule>& rule, const std::string& field, Notebook& notes) {
  if (!rule) return;
  const std::vector<std::string> known{"achieved", "on_track", "at_risk", "off_track", "missed"};
  if (!rule->status.empty() && std::find(known.begin(), known.end(), rule->status) == known.end())
    notes.error(field + ".status", "status " + quoted(rule->status) + " is not known; expected achieved, on_track, at_risk, off_track or missed" + did_you_mean(rule->status, known));
  if (rule->in_a_row < 1) notes.error(field + ".in_a_row", "in_a_row " + std::to_string(rule->in_a_row) + ": a rule looks at one report or more");
}

void check_workflows(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < plan.workflows.size(); ++i) {
    const Workflow& workflow = plan.workflows[i];
    Notebook notes(findings, Thing::workflow, i, workflow.id.value);
    check_states(workflow, notes);
    const std::vector<std::string> states = ids_of(workflow.states);
    for (std::size_t t = 0; t < workflow.transitions.size(); ++t) check_transition(workflow, t, states, names, notes);
    check_verdict_rule(workflow.entered_when, "entered_when", notes);
    check_verdict_rule(workflow.left_when, "left_when", notes);
    notes.reference(names, Thing::document, "source.document", workflow.source.document);
  }
}

}  // namespace

void check_procedures(const Plan& plan, const Names& names, std::vector<Finding>& findings) {
  check_evaluations(plan, names, findings);
  check_workflows(plan, names, findings);
}

}  // namespace milepost::detail
