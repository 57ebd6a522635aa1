// Tasks, and the indicators under them and apart from them.
#include "milepost/detail/text.hpp"
#include "plan_reading.hpp"
#include "plan_target.hpp"

namespace milepost::detail {

namespace {

const Keys task_keys{"id", "number", "section", "title", "responsible", "source", "indicators", "deliverables", "possibly_same_as", "note"};

const Keys indicator_keys{"id",          "name",       "unit",        "kind",    "direction",        "definition",
                          "frequency",   "population", "scope",       "each",    "target",           "tolerance",
                          "due",         "opens",      "baseline",    "hold",    "if_target_worse",  "milestones",
                          "path",        "profile",    "strength",    "same_as", "possibly_same_as", "ending",
                          "unconfirmed", "source",     "responsible", "note",    "revisions",        "readings",
                          "breakdown",   "adding",     "period_average", "bundle", "condition"};

/// Keys that say something of a target alone.
constexpr std::string_view keys_of_targets[]{"tolerance",       "due",         "opens",      "baseline", "hold",
                                             "if_target_worse", "milestones",  "path",       "profile",  "strength",
                                             "ending",          "unconfirmed", "responsible", "revisions", "readings",  "breakdown", "adding", "bundle", "condition"};

const Choices<Frequency> frequencies{{"year", Frequency::year},
                                     {"half_year", Frequency::half_year},
                                     {"quarter", Frequency::quarter},
                                     {"month", Frequency::month}};

void read_measure(PlanSoFar& reading, Fields& fields, Indicator& indicator) {
  fields.require("unit");
  indicator.unit = read_unit_word(reading, fields, "unit").value_or(Unit{});
  indicator.kind = read_kind(fields).value_or(Kind::stock);
  if (fields.has("target")) fields.require("direction");
  indicator.direction =
      fields.choice<Direction>("direction", {{"increase", Direction::increase}, {"decrease", Direction::decrease}});
  indicator.frequency = fields.choice<Frequency>("frequency", frequencies);
  indicator.population = fields.number("population");
  indicator.period_average = fields.flag("period_average").value_or(false);
}

void read_words(Fields& fields, Indicator& indicator) {
  indicator.name = read_name(fields);
  indicator.definition = fields.text("definition").value_or(Text());
  indicator.scope = fields.text("scope").value_or(Text());
  indicator.note = fields.text("note").value_or(Text());
  indicator.source = read_source(fields);
}

void read_links(Fields& fields, Indicator& indicator) {
  indicator.each = read_each(fields);
  indicator.same_as = IndicatorId(fields.word("same_as").value_or(""));
  indicator.possibly_same_as = IndicatorId(fields.word("possibly_same_as").value_or(""));
}

void refuse_keys_of_targets(Fields& fields) {
  for (const std::string_view key : keys_of_targets) {
    const Entry* entry = fields.map().find(key);
    if (entry)
      fields.error(entry->key(), entry->key_at,
                   std::string(entry->key()) + " belongs to a target, and this indicator has none: give a target, or leave it out");
  }
}

void add_target(PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  reading.plan.targets.push_back(read_target(reading, fields, indicator));
  reading.places_of(Thing::target).push_back({&fields.map(), fields.map().at});
  if (fields.is_unreadable("target")) reading.broken.emplace(Thing::target, indicator.id.value);
}

Task read_task(PlanSoFar& reading, Fields& fields, std::string_view name) {
  Task task{.id = TaskId(std::string(name))};
  task.number = fields.word("number").value_or("");
  task.section = SectionId(fields.word("section").value_or(""));
  task.title = fields.text("title").value_or(Text());
  task.responsibility = read_responsibility(reading, fields).value_or(Responsibility());
  task.possibly_same_as = TaskId(fields.word("possibly_same_as").value_or(""));
  task.source = read_source(fields);
  task.note = fields.text("note").value_or(Text());
  read_list(reading, fields, "indicators", Thing::indicator, [&](const Node& node) {
    const std::optional<TargetId> target = read_indicator(reading, node);
    if (target) task.targets.push_back(*target);
  });
  read_deliverables_of(reading, fields, task.id);
  return task;
}

/// Lists of tens of thousands grow in place: no second copy of the plan while it is read.
void make_room(PlanSoFar& reading, const Node& top) {
  const Entry* tasks = top.find("tasks");
  const Entry* apart = top.find("indicators");
  if (!tasks) return;
  std::size_t indicators = apart ? apart->node.entries().size() : 0;
  for (const Entry& task : tasks->node.entries())
    if (const Entry* own = task.node.find("indicators")) indicators += own->node.entries().size();
  reading.plan.tasks.reserve(tasks->node.entries().size());
  reading.plan.indicators.reserve(indicators);
  reading.plan.targets.reserve(indicators);
}

}  // namespace

std::optional<TargetId> read_indicator(PlanSoFar& reading, const Node& node) {
  Fields fields(reading.log, Subject{Thing::indicator, name_in(node)}, node, indicator_keys);
  Indicator indicator{.id = IndicatorId(read_id(reading, fields, Thing::indicator))};
  read_words(fields, indicator);
  read_measure(reading, fields, indicator);
  read_links(fields, indicator);
  const TargetId id(indicator.id.value);
  const bool has_target = fields.has("target");
  if (has_target)
    add_target(reading, fields, indicator);
  else if (!fields.is_unreadable("target"))
    refuse_keys_of_targets(fields);
  reading.plan.indicators.push_back(std::move(indicator));
  reading.places_of(Thing::indicator).push_back({&node, node.at});
  return has_target ? std::optional{id} : std::nullopt;
}

void read_tasks(PlanSoFar& reading, Fields& top) {
  make_room(reading, top.map());
  bool nameless = false;
  read_list(reading, top, "tasks", Thing::task, [&](const Node& node) {
    Fields fields(reading.log, Subject{Thing::task, name_in(node)}, node, task_keys);
    const std::optional<std::string> name = fields.id("id");
    nameless = nameless || !name;
    if (fields.is_unreadable("id")) reading.broken.emplace(Thing::task, as_id(name.value_or("")));
    reading.plan.tasks.push_back(read_task(reading, fields, name.value_or("")));
    reading.places_of(Thing::task).push_back({&node, node.at});
  });
  if (reading.incomplete.contains(Thing::task)) reading.incomplete.insert({Thing::indicator, Thing::deliverable});
  if (nameless) reading.incomplete.insert(Thing::task);
  read_list(reading, top, "indicators", Thing::indicator, [&](const Node& node) { read_indicator(reading, node); });
}

}  // namespace milepost::detail
