// What stands in a plan file above its tasks.
#include <array>

#include "amount.hpp"
#include "milepost/detail/text.hpp"
#include "plan_reading.hpp"
#include "plan_words.hpp"

namespace milepost::detail {

namespace {

const Choices<Collective> collectives{
    {"all", Collective::all}, {"concerned", Collective::concerned}, {"open", Collective::open}};

/// A unit on another: so many of it. The scale counts in the other one's base.
void read_base(PlanSoFar& reading, Fields& fields, Unit& unit) {
  const std::optional<Unit> base = read_unit_word(reading, fields, "base");
  if (!base) return;
  if (base_of(unit_in_words(reading.words, base_of(*base))) != base_of(*base))
    fields.error("base", fields.place_of("base"),
                 "base " + excerpt(base->name) + " is counted in " + excerpt(base_of(*base)) + ", and the plan has a unit of its own by that name");
  unit.base = base_of(*base);
  unit.scale *= base->scale;
  if (!fields.has("counted")) unit.counted = base->counted;
}

void read_unit(PlanSoFar& reading, const Entry& entry) {
  Fields fields(reading.log, Subject{Thing::unit, entry.key()}, entry.node, {"zh", "en", "scale", "base", "counted"});
  Unit unit{.name = std::string(entry.key())};
  unit.zh = fields.word("zh").value_or("");
  unit.en = fields.word("en").value_or("");
  unit.scale = fields.number("scale").value_or(1);
  unit.counted = fields.flag("counted").value_or(true);
  read_base(reading, fields, unit);
  if (fields.has("scale") && !fields.has("base"))
    fields.error("scale", fields.place_of("scale"), "scale says how many of a base one unit is: base is missing");
  reading.words.add(unit);
  reading.plan.units.push_back(std::move(unit));
  place(reading, Thing::unit, entry);
}

Text read_organization_name(Fields& fields) {
  if (fields.has("zh") || fields.has("en")) {
    if (fields.has("name"))
      fields.error("name", fields.map().find("name")->key_at, "the name is given twice: under name, and as zh or en");
    return Text(fields.word("zh").value_or(""), fields.word("en").value_or(""));
  }
  return read_name(fields);
}

Organization read_organization(PlanSoFar& reading, const Entry& entry) {
  Organization organization{.id = OrganizationId(std::string(entry.key()))};
  if (entry.node.kind == Node::Kind::word) {
    organization.name = Text(std::string(entry.node.word()));
    return organization;
  }
  Fields fields(reading.log, Subject{Thing::organization, entry.key()}, entry.node,
                {"zh", "en", "name", "type", "aliases", "collective", "members", "masked", "note"});
  organization.name = read_organization_name(fields);
  organization.type = fields.word("type").value_or("");
  organization.aliases = fields.words("aliases");
  organization.collective = fields.choice<Collective>("collective", collectives).value_or(Collective::none);
  for (std::string& member : fields.words("members")) organization.members.emplace_back(std::move(member));
  organization.masked = fields.flag("masked").value_or(false);
  organization.note = fields.text("note").value_or(Text());
  return organization;
}

/// How far the lines of the title page are known.
std::map<std::string, Known> read_metadata(Fields& fields) {
  std::map<std::string, Known> known;
  const Node* node = fields.find("metadata", Node::Kind::map);
  if (!node) return known;
  Fields lines(fields, "metadata", *node, {"title", "issuer", "number", "issued", "horizon"});
  for (const std::string_view line : {"title", "issuer", "number", "issued", "horizon"})
    if (const auto how = lines.named(line, Known::stated, Known::missing)) known.emplace(line, *how);
  return known;
}

std::map<std::string, std::string> read_contents_held(Fields& parent) {
  std::map<std::string, std::string> held;
  const Node* node = parent.find("contents", Node::Kind::map);
  if (!node) return held;
  for (const Entry& entry : node->entries()) {
    if (entry.node.kind == Node::Kind::word)
      held.emplace(entry.key(), entry.node.word());
    else if (entry.node.kind != Node::Kind::refused)
      parent.error("contents", entry.node.at, "contents: expected the section, or the words, that hold '" + excerpt(entry.key()) + "', found " + std::string(words_for(entry.node.kind)));
  }
  return held;
}

std::optional<ParentPlan> read_parent(Fields& fields) {
  const Node* node = fields.find("parent", Node::Kind::map);
  if (!node) return std::nullopt;
  Fields parts(fields, "parent", *node, {"plan", "requirement", "entity", "contents"});
  for (const std::string_view key : {"plan", "requirement"}) parts.require(key);
  ParentPlan parent{.plan = parts.word("plan").value_or("")};
  parent.requirement = ChildPlansId(parts.word("requirement").value_or(""));
  parent.entity = parts.word("entity").value_or("");
  parent.contents = read_contents_held(parts);
  return parent;
}

std::vector<Membership> read_memberships(Fields& fields) {
  std::vector<Membership> memberships;
  read_forms(fields, "memberships", {"member", "from", "until", "why"}, [&](Fields& parts) {
    parts.require("member");
    memberships.push_back({parts.word("member").value_or(""), parts.date("from"), parts.date("until"), parts.text("why").value_or(Text())});
  });
  return memberships;
}

}  // namespace

void read_periods(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "periods", Thing::period, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::period, entry.key()}, entry.node, {"span", "name"});
    fields.require("span");
    const auto span = fields.parsed("span", [](std::string_view word) { return parse_period(word); });
    const Text name = fields.text("name").value_or(Text());
    if (!span) return void(reading.broken.emplace(Thing::period, entry.key()));
    reading.plan.periods.push_back({std::string(entry.key()), *span, name});
    reading.words.add(reading.plan.periods.back());
    place(reading, Thing::period, entry);
  });
}

void read_units(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "units", Thing::unit, [&](const Entry& entry) { read_unit(reading, entry); });
}

void read_header(PlanSoFar& reading, Fields& top) {
  top.require("plan");
  const Node* node = top.find("plan", Node::Kind::map);
  reading.places_of(Thing::plan).push_back({node ? node : &top.map(), node ? node->at : top.map().at});
  if (!node) {
    for (const std::string key : {"horizon", "issued"})
      top.mark_unreadable(key);
    return;
  }
  Fields fields(reading.log, Subject{Thing::plan, name_in(*node)}, *node,
                {"id", "title", "issuer", "number", "issued", "published", "horizon", "authority", "metadata", "parent", "relations", "note"});
  Plan& plan = reading.plan;
  plan.id = fields.id("id").value_or("");
  fields.require("title");
  plan.title = fields.text("title").value_or(Text());
  plan.issuer = fields.text("issuer").value_or(Text());
  plan.number = fields.word("number").value_or("");
  plan.frame.issued = fields.date("issued");
  plan.published = fields.date("published");
  plan.frame.horizon = read_period(reading, fields, "horizon");
  plan.authority = fields.named("authority", Authority::binding, Authority::suggestion).value_or(Authority::none);
  plan.metadata = read_metadata(fields);
  plan.parent = read_parent(fields);
  plan.relations = read_relations(fields);
  plan.note = fields.text("note").value_or(Text());
}

void read_documents(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "documents", Thing::document, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::document, entry.key()}, entry.node, {"title", "number", "issuer", "issued", "url", "missing", "note"});
    Document document{.id = std::string(entry.key())};
    document.title = fields.text("title").value_or(Text());
    document.number = fields.word("number").value_or("");
    document.issuer = fields.text("issuer").value_or(Text());
    document.issued = fields.date("issued");
    document.url = fields.word("url").value_or("");
    document.missing = fields.flag("missing").value_or(false);
    document.note = fields.text("note").value_or(Text());
    reading.plan.documents.push_back(std::move(document));
    place(reading, Thing::document, entry);
  });
}

void read_entities(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "entities", Thing::entity, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::entity, entry.key()}, entry.node, {"name", "members", "memberships", "note"});
    EntitySet set{.id = EntitySetId(std::string(entry.key()))};
    set.name = fields.text("name").value_or(Text());
    set.members = fields.words("members");
    set.memberships = read_memberships(fields);
    set.note = fields.text("note").value_or(Text());
    reading.plan.entities.push_back(std::move(set));
    place(reading, Thing::entity, entry);
  });
}

void read_organizations(PlanSoFar& reading, Fields& top) {
  const auto read = [&](const Entry& entry) {
    reading.plan.organizations.push_back(read_organization(reading, entry));
    place(reading, Thing::organization, entry);
  };
  read_names(reading, top, "organizations", Thing::organization, read, true);
  reading.organizations = OrganizationNames(reading.plan);
}

void read_bundles(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "bundles", Thing::bundle, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::bundle, entry.key()}, entry.node, {"name", "source", "note"});
    Bundle bundle{.id = BundleId(std::string(entry.key())), .name = read_name(fields)};
    read_ends(fields, bundle.source, bundle.note);
    reading.plan.bundles.push_back(std::move(bundle));
    place(reading, Thing::bundle, entry);
  });
}

void read_sections(PlanSoFar& reading, Fields& top) {
  read_list(reading, top, "sections", Thing::section, [&](const Node& node) {
    Fields fields(reading.log, Subject{Thing::section, name_in(node)}, node, {"id", "number", "title", "within"});
    const std::optional<std::string> name = fields.id("id");
    if (!name) reading.incomplete.insert(Thing::section);
    if (fields.is_unreadable("id")) reading.broken.emplace(Thing::section, as_id(name.value_or("")));
    const std::string number = fields.word("number").value_or("");
    const Text title = fields.text("title").value_or(Text());
    const SectionId within(fields.word("within").value_or(""));
    if (!name) return;
    reading.plan.sections.push_back({SectionId(*name), number, title, within});
    reading.places_of(Thing::section).push_back({&node, node.at});
  });
}

}  // namespace milepost::detail
