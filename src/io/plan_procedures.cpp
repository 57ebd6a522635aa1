// Evaluations with their grades and decisions, workflows with their states and transitions.
#include "plan_reading.hpp"
#include "plan_target.hpp"

namespace milepost::detail {

namespace {

Grade read_grade(Fields& fields) {
  return {fields.id("id").value_or(""), fields.text("name").value_or(Text()), fields.number("at_least")};
}

Decision read_decision(Fields& fields) {
  fields.require("grade");
  Decision decision{.grade = fields.word("grade").value_or("")};
  decision.kind = fields.named("kind", DecisionKind::praise_and_reward, DecisionKind::other).value_or(DecisionKind::other);
  decision.name = fields.text("name").value_or(Text());
  decision.discretion = fields.flag("discretion").value_or(false);
  decision.proposer = OrganizationId(fields.word("proposer").value_or(""));
  decision.approver = OrganizationId(fields.word("approver").value_or(""));
  decision.source = read_source(fields);
  return decision;
}

Evaluation read_evaluation(const PlanSoFar& reading, Fields& fields, const Entry& entry) {
  Evaluation evaluation{.id = EvaluationId(std::string(entry.key()))};
  evaluation.name = read_name(fields);
  evaluation.subject = fields.text("subject").value_or(Text());
  evaluation.each = read_each(fields);
  evaluation.due = read_own_due(reading, fields);
  evaluation.cadence = CadenceId(fields.word("cadence").value_or(""));
  evaluation.responsibility = read_responsibility(reading, fields).value_or(Responsibility());
  read_forms(fields, "grades", {"id", "name", "at_least"}, [&](Fields& parts) { evaluation.grades.push_back(read_grade(parts)); });
  read_forms(fields, "decisions", {"grade", "kind", "name", "discretion", "proposer", "approver", "source"},
             [&](Fields& parts) { evaluation.decisions.push_back(read_decision(parts)); });
  read_ends(fields, evaluation.source, evaluation.note);
  return evaluation;
}

State read_state(Fields& fields) {
  State state{.id = fields.id("id").value_or("")};
  state.name = fields.text("name").value_or(Text());
  state.final_state = fields.flag("final").value_or(false);
  state.implied = fields.flag("implied").value_or(false);
  state.effect = fields.named("effect", StateEffect::exempts, StateEffect::exits).value_or(StateEffect::none);
  return state;
}

Transition read_transition(Fields& fields) {
  Transition step{.from = fields.word("from").value_or("")};
  fields.require("to");
  step.to = fields.word("to").value_or("");
  step.event = fields.text("event").value_or(Text());
  step.by = OrganizationId(fields.word("by").value_or(""));
  step.within = fields.whole_number("within");
  step.working_days = fields.flag("working_days").value_or(false);
  step.condition = fields.text("condition").value_or(Text());
  step.obligation = fields.text("obligation").value_or(Text());
  step.implied = fields.flag("implied").value_or(false);
  step.source = read_source(fields);
  return step;
}

std::optional<VerdictRule> read_verdict_rule(Fields& fields, std::string_view key) {
  const Node* node = fields.find(key, Node::Kind::map);
  if (!node) return std::nullopt;
  Fields parts(fields, key, *node, {"status", "lead_below", "in_a_row"});
  return VerdictRule{parts.word("status").value_or(""), parts.number("lead_below"), parts.whole_number("in_a_row").value_or(1)};
}

Workflow read_workflow(Fields& fields, const Entry& entry) {
  Workflow workflow{.id = WorkflowId(std::string(entry.key()))};
  workflow.name = read_name(fields);
  workflow.subject = fields.text("subject").value_or(Text());
  read_forms(fields, "states", {"id", "name", "final", "implied", "effect"}, [&](Fields& parts) { workflow.states.push_back(read_state(parts)); });
  read_forms(fields, "transitions", {"from", "to", "event", "by", "within", "working_days", "condition", "obligation", "implied", "source"},
             [&](Fields& parts) { workflow.transitions.push_back(read_transition(parts)); });
  workflow.entered_when = read_verdict_rule(fields, "entered_when");
  workflow.left_when = read_verdict_rule(fields, "left_when");
  read_ends(fields, workflow.source, workflow.note);
  return workflow;
}

}  // namespace

void read_evaluations(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "evaluations", Thing::evaluation, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::evaluation, entry.key()}, entry.node,
                  {"name", "subject", "each", "due", "cadence", "responsible", "grades", "decisions", "source", "note"});
    reading.plan.evaluations.push_back(read_evaluation(reading, fields, entry));
    place(reading, Thing::evaluation, entry);
  });
}

void read_workflows(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "workflows", Thing::workflow, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::workflow, entry.key()}, entry.node,
                  {"name", "subject", "states", "transitions", "entered_when", "left_when", "source", "note"});
    reading.plan.workflows.push_back(read_workflow(fields, entry));
    place(reading, Thing::workflow, entry);
  });
}

}  // namespace milepost::detail
