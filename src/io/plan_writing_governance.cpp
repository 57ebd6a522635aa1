// Deliverables and what stands beside the tasks, as YAML.
#include "milepost/detail/text.hpp"
#include "plan_writing.hpp"

namespace milepost::detail {

namespace {

void add_own_due(YamlMap& map, const Due& own) {
  if (own != Due{}) map.raw("due", due(own));
}

void add_each(YamlMap& map, const std::optional<EntitySetId>& each) {
  if (each) map.word("each", each->value);
}

void add_responsible(YamlMap& map, const Responsibility& who) {
  if (who != Responsibility{}) map.raw("responsible", responsibility(who).flow());
}

void add_ends(YamlMap& map, const Source& where, const Text& note) {
  map.raw("source", source(where).flow());
  map.text("note", note);
}

std::string texts(const std::vector<Text>& all) {
  return flow_list_of(all, [](const Text& one) { return flow_text(one); });
}

std::string step(const Step& step) {
  if (step == Step{.id = step.id}) return flow_word(step.id);
  YamlMap map;
  map.word("id", step.id);
  map.text("name", step.name);
  if (step.weight != 1) map.raw("weight", shortest(step.weight));
  add_own_due(map, step.due);
  return map.flow();
}

void add_work(YamlMap& map, const Plan& plan, const Deliverable& deliverable) {
  add_due(map, plan, deliverable.due, deliverable.first_day);
  map.raw("steps", flow_list_of(deliverable.steps, step));
  if (deliverable.strength != Strength::must) map.word("strength", name_of(deliverable.strength));
  add_each(map, deliverable.each);
  map.word("granted_by", deliverable.granted_by.value);
  map.text("proof", deliverable.proof);
  map.text("condition", deliverable.condition);
  map.raw("relations", forms(deliverable.relations, &relation));
  if (deliverable.ending) map.raw("ending", ending(*deliverable.ending).flow());
  if (deliverable.responsibility) map.raw("responsible", responsibility(*deliverable.responsibility).flow_or_empty());
}

YamlMap grade(const Grade& grade) {
  YamlMap map;
  map.word("id", grade.id);
  map.text("name", grade.name);
  if (grade.at_least) map.raw("at_least", shortest(*grade.at_least));
  return map;
}

YamlMap decision(const Decision& decision) {
  YamlMap map;
  map.word("grade", decision.grade);
  if (decision.kind != DecisionKind::other) map.word("kind", name_of(decision.kind));
  map.text("name", decision.name);
  add_flag(map, "discretion", decision.discretion);
  map.word("proposer", decision.proposer.value);
  map.word("approver", decision.approver.value);
  map.raw("source", source(decision.source).flow());
  return map;
}

YamlMap state(const State& state) {
  YamlMap map;
  map.word("id", state.id);
  map.text("name", state.name);
  add_flag(map, "final", state.final_state);
  add_flag(map, "implied", state.implied);
  if (state.effect != StateEffect::none) map.word("effect", name_of(state.effect));
  return map;
}

YamlMap transition(const Transition& transition) {
  YamlMap map;
  map.word("from", transition.from);
  map.word("to", transition.to);
  map.text("event", transition.event);
  map.word("by", transition.by.value);
  if (transition.within) map.raw("within", std::to_string(*transition.within));
  add_flag(map, "working_days", transition.working_days);
  map.text("condition", transition.condition);
  map.text("obligation", transition.obligation);
  add_flag(map, "implied", transition.implied);
  map.raw("source", source(transition.source).flow());
  return map;
}

std::string verdict_rule(const VerdictRule& rule) {
  YamlMap map;
  map.word("status", rule.status);
  if (rule.lead_below) map.raw("lead_below", shortest(*rule.lead_below));
  if (rule.in_a_row != 1) map.raw("in_a_row", std::to_string(rule.in_a_row));
  return map.flow_or_empty();
}

YamlMap required_content(const RequiredContent& content) {
  YamlMap map;
  map.word("id", content.id);
  map.text("name", content.name);
  return map;
}

}  // namespace

YamlMap deliverable(const Plan& plan, const Deliverable& deliverable, bool under_task) {
  YamlMap map;
  map.word("id", deliverable.id.value);
  map.text("name", deliverable.name);
  if (deliverable.kind != DeliverableKind::other) map.word("kind", name_of(deliverable.kind));
  map.word("type", deliverable.type);
  if (!under_task) map.word("task", deliverable.task.value);
  add_work(map, plan, deliverable);
  map.word("possibly_same_as", deliverable.possibly_same_as.value);
  map.word("cadence", deliverable.cadence.value);
  add_ends(map, deliverable.source, deliverable.note);
  return map;
}

YamlMap stated_number(const StatedNumber& number) {
  YamlMap map;
  map.word("id", number.id.value);
  map.word("role", name_of(number.role));
  map.text("name", number.name);
  if (number.value) map.raw("value", shortest(*number.value));
  map.word("unit", number.unit.name);
  map.word("task", number.task.value);
  map.word("indicator", number.indicator.value);
  map.text("condition", number.condition);
  add_ends(map, number.source, number.note);
  return map;
}

YamlMap body(const Body& body) {
  YamlMap map;
  map.text("name", body.name);
  if (body.convener) map.raw("convener", responsible(*body.convener, Role::convener));
  map.raw("members", answering(body.members));
  add_flag(map, "open_ended", body.open_ended);
  map.word("office", body.office.value);
  map.text("liaison", body.liaison);
  map.raw("mandate", texts(body.mandate));
  add_ends(map, body.source, body.note);
  return map;
}

YamlMap cadence(const Cadence& cadence) {
  YamlMap map;
  map.text("name", cadence.name);
  if (cadence.kind != CadenceKind::other) map.word("kind", name_of(cadence.kind));
  add_own_due(map, cadence.due);
  if (cadence.days_after_end != 0) map.raw("days_after_end", std::to_string(cadence.days_after_end));
  add_flag(map, "working_days", cadence.working_days);
  if (cadence.reporting_period) map.word("reporting_period", name_of(*cadence.reporting_period));
  map.text("trigger", cadence.trigger);
  add_flag(map, "soft", cadence.soft);
  map.word("body", cadence.body.value);
  add_responsible(map, cadence.responsibility);
  add_each(map, cadence.each);
  map.raw("contents", texts(cadence.contents));
  add_ends(map, cadence.source, cadence.note);
  return map;
}

YamlMap evaluation(const Evaluation& evaluation) {
  YamlMap map;
  map.text("name", evaluation.name);
  map.text("subject", evaluation.subject);
  add_each(map, evaluation.each);
  add_own_due(map, evaluation.due);
  map.word("cadence", evaluation.cadence.value);
  add_responsible(map, evaluation.responsibility);
  map.raw("grades", forms(evaluation.grades, &grade));
  map.raw("decisions", forms(evaluation.decisions, &decision));
  add_ends(map, evaluation.source, evaluation.note);
  return map;
}

YamlMap workflow(const Workflow& workflow) {
  YamlMap map;
  map.text("name", workflow.name);
  map.text("subject", workflow.subject);
  map.raw("states", forms(workflow.states, &state));
  map.raw("transitions", forms(workflow.transitions, &transition));
  if (workflow.entered_when) map.raw("entered_when", verdict_rule(*workflow.entered_when));
  if (workflow.left_when) map.raw("left_when", verdict_rule(*workflow.left_when));
  add_ends(map, workflow.source, workflow.note);
  return map;
}

YamlMap child_plans(const ChildPlans& required) {
  YamlMap map;
  map.text("name", required.name);
  add_each(map, required.each);
  add_own_due(map, required.due);
  map.raw("contents", forms(required.contents, &required_content));
  map.word("reported", required.reported.value);
  add_ends(map, required.source, required.note);
  return map;
}

YamlMap plan_rule(const PlanRule& rule) {
  YamlMap map;
  map.word("id", rule.id);
  map.text("name", rule.name);
  if (rule.role) map.word("role", name_of(*rule.role));
  if (rule.deliverable) map.word("deliverable", name_of(*rule.deliverable));
  if (rule.exactly != 1) map.raw("exactly", std::to_string(rule.exactly));
  map.raw("source", source(rule.source).flow());
  return map;
}

}  // namespace milepost::detail
