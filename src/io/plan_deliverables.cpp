// What is to be made or set up, and the numbers that are no targets.
#include "milepost/detail/text.hpp"
#include "plan_reading.hpp"
#include "plan_target.hpp"

namespace milepost::detail {

namespace {

const Keys keys_under_tasks{"id",         "name",      "kind",    "type",   "due",       "opens",     "steps",       "strength",         "each",
                            "granted_by", "proof",     "condition", "relations", "ending", "responsible", "possibly_same_as", "cadence", "source", "note"};
const Keys keys_of_deliverables{"id",         "name",      "kind",    "type",   "task",      "due",       "opens",     "steps",       "strength",         "each",
                                "granted_by", "proof",     "condition", "relations", "ending", "responsible", "possibly_same_as", "cadence", "source", "note"};
const Keys keys_of_steps{"id", "name", "weight", "due"};

Step read_step(const PlanSoFar& reading, Fields& fields) {
  Step step{.id = fields.id("id").value_or("")};
  step.name = fields.text("name").value_or(Text());
  step.weight = fields.number("weight").value_or(1);
  step.due = read_own_due(reading, fields);
  return step;
}

/// A word alone is the name of a step.
Step read_plain_step(Fields& fields, const Node& node) {
  const std::string fault = fault_of_id(node.word());
  if (!fault.empty()) fields.error("steps", node.at, fault);
  return {.id = std::string(node.word())};
}

std::vector<Step> read_steps(const PlanSoFar& reading, Fields& fields) {
  std::vector<Step> steps;
  const Node* list = fields.find("steps", Node::Kind::list);
  if (!list) return steps;
  for (const Entry& item : list->entries()) {
    if (item.node.kind == Node::Kind::map) {
      Fields parts(fields, "steps", item.node, keys_of_steps);
      steps.push_back(read_step(reading, parts));
    } else if (item.node.kind == Node::Kind::word) {
      steps.push_back(read_plain_step(fields, item.node));
    } else if (item.node.kind == Node::Kind::refused) {
      fields.mark_unreadable("steps");
    } else {
      fields.error("steps", item.node.at, "steps: expected the id of a step, or a map of keys, found " + std::string(words_for(item.node.kind)));
    }
  }
  return steps;
}

void read_what_is_made(Fields& fields, Deliverable& deliverable) {
  deliverable.name = read_name(fields);
  deliverable.kind = fields.named("kind", DeliverableKind::document, DeliverableKind::other).value_or(DeliverableKind::other);
  deliverable.type = fields.word("type").value_or("");
  deliverable.each = read_each(fields);
  deliverable.granted_by = OrganizationId(fields.word("granted_by").value_or(""));
  deliverable.proof = fields.text("proof").value_or(Text());
  deliverable.condition = fields.text("condition").value_or(Text());
  deliverable.relations = read_relations(fields);
}

void read_what_is_promised(const PlanSoFar& reading, Fields& fields, Deliverable& deliverable) {
  deliverable.due = read_due(reading, fields);
  deliverable.first_day = fields.date("opens");
  deliverable.steps = read_steps(reading, fields);
  deliverable.strength = read_strength(fields);
  deliverable.ending = read_ending(fields);
  deliverable.responsibility = read_responsibility(reading, fields);
}

void read_deliverable(PlanSoFar& reading, Fields& fields, const TaskId& task) {
  Deliverable deliverable{.id = DeliverableId(read_id(reading, fields, Thing::deliverable)), .task = task};
  read_what_is_made(fields, deliverable);
  read_what_is_promised(reading, fields, deliverable);
  deliverable.possibly_same_as = DeliverableId(fields.word("possibly_same_as").value_or(""));
  deliverable.cadence = CadenceId(fields.word("cadence").value_or(""));
  read_ends(fields, deliverable.source, deliverable.note);
  reading.plan.deliverables.push_back(std::move(deliverable));
  reading.places_of(Thing::deliverable).push_back({&fields.map(), fields.map().at});
}

StatedNumber read_number(PlanSoFar& reading, Fields& fields) {
  StatedNumber number{.id = StatedNumberId(read_id(reading, fields, Thing::number))};
  fields.require("role");
  number.role = fields.named("role", NumberRole::baseline, NumberRole::slogan).value_or(NumberRole::descriptor);
  number.name = fields.text("name").value_or(Text());
  number.value = fields.number("value");
  number.unit = read_unit_word(reading, fields, "unit").value_or(Unit{});
  number.task = TaskId(fields.word("task").value_or(""));
  number.indicator = IndicatorId(fields.word("indicator").value_or(""));
  number.condition = fields.text("condition").value_or(Text());
  read_ends(fields, number.source, number.note);
  return number;
}

/// Those that stand under a task are that task's.
void read_deliverables_in(PlanSoFar& reading, Fields& fields, const Keys& keys, const TaskId& task) {
  read_list(reading, fields, "deliverables", Thing::deliverable, [&](const Node& node) {
    Fields parts(reading.log, Subject{Thing::deliverable, name_in(node)}, node, keys);
    read_deliverable(reading, parts, task.empty() ? TaskId(parts.word("task").value_or("")) : task);
  });
}

}  // namespace

void read_deliverables_of(PlanSoFar& reading, Fields& task, const TaskId& id) { read_deliverables_in(reading, task, keys_under_tasks, id); }

void read_deliverables(PlanSoFar& reading, Fields& top) { read_deliverables_in(reading, top, keys_of_deliverables, {}); }

void read_numbers(PlanSoFar& reading, Fields& top) {
  read_list(reading, top, "numbers", Thing::number, [&](const Node& node) {
    Fields fields(reading.log, Subject{Thing::number, name_in(node)}, node,
                  {"id", "role", "name", "value", "unit", "task", "indicator", "condition", "source", "note"});
    reading.plan.numbers.push_back(read_number(reading, fields));
    reading.places_of(Thing::number).push_back({&node, node.at});
  });
}

}  // namespace milepost::detail
