#include "plan_reading.hpp"

#include "milepost/detail/text.hpp"
#include "plan_words.hpp"

namespace milepost::detail {

namespace {

const Choices<Role> roles{
    {"responsible", Role::responsible}, {"lead", Role::lead},         {"joint", Role::joint},
    {"coordinator", Role::coordinator}, {"delegate", Role::delegate}, {"approver", Role::approver},
    {"recipient", Role::recipient},     {"convener", Role::convener}};

std::string found(const Node& node) { return std::string(words_for(node.kind)); }

/// The list or map under a key. If it is there and of no use, any name may be missing.
const Node* find_all(PlanSoFar& reading, Fields& fields, std::string_view key, Thing thing, Node::Kind kind) {
  const Node* all = fields.find(key, kind);
  if (!all && fields.is_unreadable(key)) reading.incomplete.insert(thing);
  return all;
}

}  // namespace

void read_list(PlanSoFar& reading, Fields& fields, std::string_view key, Thing thing, const ReadItem& read) {
  const Node* list = find_all(reading, fields, key, thing, Node::Kind::list);
  if (!list) return;
  for (const Entry& item : list->entries()) {
    if (item.node.kind == Node::Kind::map) {
      read(item.node);
      continue;
    }
    reading.incomplete.insert(thing);
    if (item.node.kind != Node::Kind::refused)
      fields.error(key, item.node.at, std::string(key) + ": expected a map of keys that begins with id, found " + found(item.node));
  }
}

namespace {

/// A name that breaks the rule is told once: that it also resembles another one says no more.
void look_at_name(PlanSoFar& reading, Fields& top, std::string_view key, Thing thing, const Entry& entry) {
  const std::string fault = fault_of_id(entry.key());
  if (fault.empty()) return;
  top.error(key, entry.key_at, fault);
  reading.log.unreadable.emplace(&entry.node, "id");
  reading.broken.emplace(thing, as_id(entry.key()));
}

}  // namespace

void read_names(PlanSoFar& reading, Fields& top, std::string_view key, Thing thing, const ReadNamed& read,
                bool words_allowed) {
  const Node* names = find_all(reading, top, key, thing, Node::Kind::map);
  if (!names) return;
  for (const Entry& entry : names->entries()) {
    const Node::Kind kind = entry.node.kind;
    if (thing != Thing::unit) look_at_name(reading, top, key, thing, entry);
    if (kind == Node::Kind::map || (words_allowed && kind == Node::Kind::word)) {
      read(entry);
      continue;
    }
    reading.broken.emplace(thing, entry.key());
    if (kind != Node::Kind::refused)
      top.error(key, entry.node.at,
                subject_of(thing, entry.key()) + ": expected a map of keys, found " + found(entry.node));
  }
}

void read_forms(Fields& fields, std::string_view key, Keys keys, const ReadPart& read) {
  const Node* list = fields.find(key, Node::Kind::list);
  if (!list) return;
  for (const Entry& item : list->entries()) {
    if (item.node.kind == Node::Kind::map) {
      Fields parts(fields, key, item.node, keys);
      read(parts);
    } else if (item.node.kind == Node::Kind::refused) {
      fields.mark_unreadable(key);
    } else {
      fields.error(key, item.node.at, std::string(key) + ": expected a map of keys, found " + found(item.node));
    }
  }
}

std::string read_id(PlanSoFar& reading, Fields& fields, Thing thing) {
  const std::optional<std::string> id = fields.id("id");
  if (!id) reading.incomplete.insert(thing);
  if (fields.is_unreadable("id")) reading.broken.emplace(thing, as_id(id.value_or("")));
  return id.value_or("");
}

std::string_view name_in(const Node& node) {
  const Entry* id = node.find("id");
  return id ? id->node.word() : "";
}

void place(PlanSoFar& reading, Thing thing, const Entry& entry) {
  reading.places_of(thing).push_back({&entry.node, entry.key_at});
}

std::optional<EntitySetId> read_each(Fields& fields) {
  const std::optional<std::string> each = fields.word("each");
  return each ? std::optional{EntitySetId(*each)} : std::nullopt;
}

Source read_source(Fields& fields) {
  const Node* node = fields.find("source", Node::Kind::map);
  if (!node) return {};
  Fields parts(fields, "source", *node, {"document", "line", "words", "note"});
  Source source;
  source.document = parts.word("document").value_or("");
  source.line = parts.whole_number("line").value_or(0);
  source.words = parts.word("words").value_or("");
  source.note = parts.text("note").value_or(Text());
  if (parts.has("line") && source.line < 1 && !parts.is_unreadable("line"))
    parts.error("line", node->find("line")->node.at, "line " + std::to_string(source.line) + ": lines count from 1");
  return source;
}

Text read_name(Fields& fields) {
  fields.require("name");
  return fields.text("name").value_or(Text());
}

void read_ends(Fields& fields, Source& source, Text& note) {
  source = read_source(fields);
  note = fields.text("note").value_or(Text());
}

std::vector<DocumentRelation> read_relations(Fields& fields) {
  std::vector<DocumentRelation> relations;
  read_forms(fields, "relations", {"relation", "document"}, [&](Fields& parts) {
    for (const std::string_view key : {"relation", "document"}) parts.require(key);
    const Relation relation = parts.named("relation", Relation::implements, Relation::cites).value_or(Relation::cites);
    relations.push_back({relation, parts.word("document").value_or("")});
  });
  return relations;
}

Responsible read_responsible(Fields& fields, std::string_view key, const Node& node, Role role) {
  if (node.kind == Node::Kind::word) return {OrganizationId(std::string(node.word())), role};
  Fields parts(fields, key, node, {"id", "role", "post"});
  parts.require("id");
  return {OrganizationId(parts.word("id").value_or("")), parts.choice<Role>("role", roles).value_or(role), parts.text("post").value_or(Text())};
}

std::vector<Responsible> read_answering(Fields& fields, std::string_view key) {
  std::vector<Responsible> answering;
  const Node* list = fields.find(key, Node::Kind::list);
  if (!list) return answering;
  for (const Entry& item : list->entries()) {
    const bool readable = item.node.kind == Node::Kind::word || item.node.kind == Node::Kind::map;
    if (readable)
      answering.push_back(read_responsible(fields, key, item.node));
    else
      fields.error(key, item.node.at,
                   std::string(key) + ": expected the id of an organization, or id and role, found " + found(item.node));
  }
  return answering;
}

namespace {

/// An organization that could not be read may go by any name.
bool has_unread_organizations(const PlanSoFar& reading) {
  const auto first = reading.broken.lower_bound({Thing::organization, ""});
  return reading.incomplete.contains(Thing::organization) || (first != reading.broken.end() && first->first == Thing::organization);
}

Responsibility read_words_of_who(const PlanSoFar& reading, Fields& fields, const Node& node) {
  ResponsibleWords said = parse_responsible(node.word(), reading.organizations);
  if (!said.unknown.empty() && has_unread_organizations(reading)) {
    fields.mark_unreadable("responsible");
    return {};
  }
  for (const std::string& name : said.unknown)
    fields.error("responsible", node.at, "responsible: organization '" + excerpt(name) + "' is not in the plan" + reading.organizations.hint(name));
  return std::move(said.responsibility);
}

Responsibility read_map_of_who(Fields& fields, const Node& node) {
  Fields parts(fields, "responsible", node, {"organizations", "mode", "open", "words"});
  Responsibility who;
  who.organizations = read_answering(parts, "organizations");
  who.mode = parts
                 .choice<Coordination>("mode", {{"by_function", Coordination::by_function},
                                                {"sole", Coordination::sole},
                                                {"none", Coordination::none}})
                 .value_or(Coordination::none);
  who.open_ended = parts.flag("open").value_or(false);
  who.words = parts.word("words").value_or("");
  return who;
}

}  // namespace

std::optional<Responsibility> read_responsibility(const PlanSoFar& reading, Fields& fields) {
  const Node* node = fields.find("responsible");
  if (!node) return std::nullopt;
  if (node->kind == Node::Kind::word) return read_words_of_who(reading, fields, *node);
  if (node->kind == Node::Kind::map) return read_map_of_who(fields, *node);
  fields.error("responsible", node->at, "responsible: expected a map, or the words of the document, found " + found(*node));
  return std::nullopt;
}

namespace {

/// A name of the plan under a key; one that could not be read where it stands is no further problem here.
template <class Read>
auto parsed_name(const PlanSoFar& reading, Thing thing, Fields& fields, std::string_view key, Read read) {
  const Entry* entry = fields.map().find(key);
  const bool is_word = entry && entry->node.kind == Node::Kind::word;
  using Value = decltype(read(reading.words, std::string_view()));
  if (!is_word || !reading.may_be_missing(thing, entry->node.word()))
    return fields.parsed(key, [&](std::string_view word) { return read(reading.words, word); });
  try {
    return std::optional<Value>(read(reading.words, entry->node.word()));
  } catch (const ParseError&) {
    fields.mark_unreadable(key);
    return std::optional<Value>();
  }
}

}  // namespace

std::optional<Period> read_period(const PlanSoFar& reading, Fields& fields, std::string_view key) {
  return parsed_name(reading, Thing::period, fields, key, period_in_words);
}

std::optional<Kind> read_kind(Fields& fields) {
  return fields.choice<Kind>("kind", {{"stock", Kind::stock},
                                      {"flow", Kind::flow},
                                      {"growth", Kind::growth},
                                      {"ratio", Kind::ratio},
                                      {"duration", Kind::duration},
                                      {"milestone", Kind::milestone}});
}

std::optional<Unit> read_unit_word(const PlanSoFar& reading, Fields& fields, std::string_view key) {
  return parsed_name(reading, Thing::unit, fields, key, unit_in_words);
}

}  // namespace milepost::detail
