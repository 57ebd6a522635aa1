#include "schedule_section.hpp"

namespace milepost::detail {

namespace {

class ScheduleReader {
 public:
  ScheduleReader(Log& log, const ReadUncertain& read_uncertain) : log_(log), uncertain_(read_uncertain) {}

  std::optional<TaskNetwork> read(Fields& top, const Node& node) {
    Fields fields(top, "schedule", node, {"start", "tasks", "precedences"});
    fields.require("start");
    const std::optional<Date> start = fields.date("start");
    TaskNetwork network{.start = start.value_or(Date{9999, 12, 31})};
    each(fields, "tasks", [&](const Node& item) { network.tasks.push_back(task(item)); });
    each(fields, "precedences", [&](const Node& item) { network.precedences.push_back(precedence(fields, item)); });
    return start ? std::optional(std::move(network)) : std::nullopt;
  }

 private:
  template <class Read>
  static void each(Fields& fields, std::string_view key, const Read& read) {
    const Node* list = fields.find(key, Node::Kind::list);
    if (!list) return;
    for (const Entry& item : list->entries())
      if (item.node.kind == Node::Kind::map) read(item.node);
      else if (item.node.kind != Node::Kind::refused) fields.error(key, item.node.at, std::string(key) + ": expected a map of keys, found " + std::string(words_for(item.node.kind)));
  }

  ScheduledTask task(const Node& node) {
    const Entry* name = node.find("id");
    Fields fields(log_, Subject{Thing::task, name ? name->node.word() : ""}, node, {"id", "title", "duration", "not_before", "started", "finished", "remaining"});
    fields.require("id");
    return {.id = fields.id("id").value_or(""), .title = fields.text("title").value_or(Text{}), .duration = uncertain_(fields, "duration").value_or(0.0),
            .not_before = fields.date("not_before"), .started = fields.date("started"), .finished = fields.date("finished"), .remaining = uncertain_(fields, "remaining")};
  }

  static Precedence precedence(Fields& schedule, const Node& node) {
    Fields fields(schedule, "precedences", node, {"from", "to", "type", "lag"});
    for (const std::string_view key : {"from", "to"}) fields.require(key);
    return {.from = fields.id("from").value_or(""), .to = fields.id("to").value_or(""),
            .type = fields.named("type", PrecedenceType::finish_start, PrecedenceType::start_finish).value_or(PrecedenceType::finish_start),
            .lag = fields.number("lag").value_or(0)};
  }

  Log& log_;
  const ReadUncertain& uncertain_;
};

const Node* node_under(const Node* map, std::string_view key) {
  const Entry* entry = map ? map->find(key) : nullptr;
  return entry ? &entry->node : nullptr;
}

/// The last entry of a list whose thing goes by the subject.
template <class Thing, class Name>
const Node* last_of(const Node* list, const std::vector<Thing>& things, const std::string& subject, const Name& name) {
  const Node* found = nullptr;
  for (std::size_t k = 0; list && k < list->entries().size() && k < things.size(); ++k)
    if (name(things[k]) == subject) found = &list->entries()[k].node;
  return found;
}

}  // namespace

std::optional<TaskNetwork> read_schedule(Log& log, Fields& top, const ReadUncertain& read_uncertain) {
  const Node* node = top.find("schedule", Node::Kind::map);
  return node ? ScheduleReader(log, read_uncertain).read(top, *node) : std::nullopt;
}

const Node* schedule_node(const Node& root, const TaskNetwork& network, const std::string& subject) {
  const Node* schedule = node_under(&root, "schedule");
  const Node *tasks = node_under(schedule, "tasks"), *precedences = node_under(schedule, "precedences");
  if (subject == "precedences") return precedences ? precedences : schedule;
  if (const Node* found = last_of(tasks, network.tasks, subject, [](const ScheduledTask& one) { return "task " + one.id; })) return found;
  return last_of(precedences, network.precedences, subject, [](const Precedence& one) { return "precedence " + one.from + " -> " + one.to; });
}

}  // namespace milepost::detail
