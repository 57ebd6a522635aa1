// Who meets and what is done again and again: bodies, cadences; what the plan asks of others and of itself.
#include <algorithm>

#include "milepost/assessment/method.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "plan_reading.hpp"
#include "plan_target.hpp"

namespace milepost::detail {

namespace {

std::optional<Responsible> read_convener(Fields& fields) {
  const Node* node = fields.find("convener");
  if (!node) return std::nullopt;
  if (node->kind == Node::Kind::word || node->kind == Node::Kind::map) return read_responsible(fields, "convener", *node, Role::convener);
  fields.error("convener", node->at, "convener: expected the id of an organization, or id and post, found " + std::string(words_for(node->kind)));
  return std::nullopt;
}

Body read_body(Fields& fields, const Entry& entry) {
  Body body{.id = BodyId(std::string(entry.key())), .name = read_name(fields)};
  body.convener = read_convener(fields);
  body.members = read_answering(fields, "members");
  body.open_ended = fields.flag("open_ended").value_or(false);
  body.office = OrganizationId(fields.word("office").value_or(""));
  body.liaison = fields.text("liaison").value_or(Text());
  body.mandate = fields.texts("mandate");
  read_ends(fields, body.source, body.note);
  return body;
}

void read_when(const PlanSoFar& reading, Fields& fields, Cadence& cadence) {
  cadence.due = read_own_due(reading, fields);
  cadence.days_after_end = fields.whole_number("days_after_end").value_or(0);
  cadence.working_days = fields.flag("working_days").value_or(false);
  cadence.reporting_period = fields.named("reporting_period", Frequency::day, Frequency::year);
  cadence.trigger = fields.text("trigger").value_or(Text());
  cadence.soft = fields.flag("soft").value_or(false);
}

Cadence read_cadence(const PlanSoFar& reading, Fields& fields, const Entry& entry) {
  Cadence cadence{.id = CadenceId(std::string(entry.key())), .name = read_name(fields)};
  cadence.kind = fields.named("kind", CadenceKind::report, CadenceKind::other).value_or(CadenceKind::other);
  read_when(reading, fields, cadence);
  cadence.body = BodyId(fields.word("body").value_or(""));
  cadence.responsibility = read_responsibility(reading, fields).value_or(Responsibility());
  cadence.each = read_each(fields);
  cadence.contents = fields.texts("contents");
  read_ends(fields, cadence.source, cadence.note);
  return cadence;
}

ChildPlans read_required_plans(const PlanSoFar& reading, Fields& fields, const Entry& entry) {
  ChildPlans required{.id = ChildPlansId(std::string(entry.key())), .name = read_name(fields)};
  required.each = read_each(fields);
  required.due = read_own_due(reading, fields);
  read_forms(fields, "contents", {"id", "name"}, [&](Fields& parts) {
    required.contents.push_back({parts.id("id").value_or(""), parts.text("name").value_or(Text())});
  });
  required.reported = CadenceId(fields.word("reported").value_or(""));
  read_ends(fields, required.source, required.note);
  return required;
}

PlanRule read_rule_of_plan(PlanSoFar& reading, Fields& fields) {
  PlanRule rule{.id = read_id(reading, fields, Thing::rule)};
  rule.name = fields.text("name").value_or(Text());
  rule.role = fields.named("role", Role::responsible, Role::convener);
  rule.deliverable = fields.named("deliverable", DeliverableKind::document, DeliverableKind::other);
  rule.exactly = fields.whole_number("exactly").value_or(1);
  rule.source = read_source(fields);
  for (const std::string_view key : {"role", "deliverable", "exactly"})
    if (fields.is_unreadable(key)) reading.broken.emplace(Thing::rule, rule.id);
  return rule;
}

}  // namespace

void read_bodies(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "bodies", Thing::body, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::body, entry.key()}, entry.node,
                  {"name", "convener", "members", "open_ended", "office", "liaison", "mandate", "source", "note"});
    reading.plan.bodies.push_back(read_body(fields, entry));
    place(reading, Thing::body, entry);
  });
}

void read_cadences(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "cadences", Thing::cadence, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::cadence, entry.key()}, entry.node,
                  {"name", "kind", "due", "days_after_end", "working_days", "reporting_period", "trigger", "soft", "body", "responsible", "each", "contents",
                   "source", "note"});
    reading.plan.cadences.push_back(read_cadence(reading, fields, entry));
    place(reading, Thing::cadence, entry);
  });
}

void read_child_plans(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "child_plans", Thing::child_plans, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::child_plans, entry.key()}, entry.node, {"name", "each", "due", "contents", "reported", "source", "note"});
    reading.plan.child_plans.push_back(read_required_plans(reading, fields, entry));
    place(reading, Thing::child_plans, entry);
  });
}

void read_rules(PlanSoFar& reading, Fields& top) {
  read_list(reading, top, "rules", Thing::rule, [&](const Node& node) {
    Fields fields(reading.log, Subject{Thing::rule, name_in(node)}, node, {"id", "name", "role", "deliverable", "exactly", "source"});
    reading.plan.rules.push_back(read_rule_of_plan(reading, fields));
    reading.places_of(Thing::rule).push_back({&node, node.at});
  });
}

void read_method(PlanSoFar& reading, Fields& top) {
  reading.plan.methods = top.word("methods").value_or("");
  reading.plan.method = top.word("method").value_or("");
  if (reading.plan.method.empty() || top.has("methods") || top.is_unreadable("methods")) return;
  const std::vector<std::string> known = method_names();
  if (std::find(known.begin(), known.end(), reading.plan.method) == known.end())
    top.error("method", top.place_of("method"), "method '" + excerpt(reading.plan.method) + "' is neither a method nor a shipped preset" + did_you_mean_edition(reading.plan.method, known));
}

}  // namespace milepost::detail
