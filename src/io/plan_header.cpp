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

/// Notes where the thing stands that has just been added to the plan.
void place(PlanSoFar& reading, Thing thing, const Entry& entry) {
  reading.places_of(thing).push_back({&entry.node, entry.key_at});
}

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
  Fields fields(reading.log, Subject{Thing::unit, entry.key}, entry.node, {"zh", "en", "scale", "base", "counted"});
  Unit unit{.name = std::string(entry.key)};
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
  fields.require("name");
  return fields.text("name").value_or(Text());
}

Organization read_organization(PlanSoFar& reading, const Entry& entry) {
  Organization organization{.id = OrganizationId(std::string(entry.key))};
  if (entry.node.kind == Node::Kind::word) {
    organization.name = Text(std::string(entry.node.word));
    return organization;
  }
  Fields fields(reading.log, Subject{Thing::organization, entry.key}, entry.node,
                {"zh", "en", "name", "type", "aliases", "collective", "note"});
  organization.name = read_organization_name(fields);
  organization.type = fields.word("type").value_or("");
  organization.aliases = fields.words("aliases");
  organization.collective = fields.choice<Collective>("collective", collectives).value_or(Collective::none);
  organization.note = fields.text("note").value_or(Text());
  return organization;
}

}  // namespace

void read_periods(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "periods", Thing::period, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::period, entry.key}, entry.node, {"span", "name"});
    fields.require("span");
    const auto span = fields.parsed("span", [](std::string_view word) { return parse_period(word); });
    const Text name = fields.text("name").value_or(Text());
    if (!span) return void(reading.broken.emplace(Thing::period, entry.key));
    reading.plan.periods.push_back({std::string(entry.key), *span, name});
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
  const Entry* id = node->find("id");
  Fields fields(reading.log, Subject{Thing::plan, id ? id->node.word : std::string_view()}, *node,
                {"id", "title", "issuer", "number", "issued", "published", "horizon", "note"});
  Plan& plan = reading.plan;
  plan.id = fields.id("id").value_or("");
  fields.require("title");
  plan.title = fields.text("title").value_or(Text());
  plan.issuer = fields.text("issuer").value_or(Text());
  plan.number = fields.word("number").value_or("");
  plan.frame.issued = fields.date("issued");
  plan.published = fields.date("published");
  plan.frame.horizon = read_period(reading, fields, "horizon");
  plan.note = fields.text("note").value_or(Text());
}

void read_documents(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "documents", Thing::document, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::document, entry.key}, entry.node, {"title", "issued", "url", "note"});
    Document document{.id = std::string(entry.key)};
    document.title = fields.text("title").value_or(Text());
    document.issued = fields.date("issued");
    document.url = fields.word("url").value_or("");
    document.note = fields.text("note").value_or(Text());
    reading.plan.documents.push_back(std::move(document));
    place(reading, Thing::document, entry);
  });
}

void read_entities(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "entities", Thing::entity, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::entity, entry.key}, entry.node, {"name", "members", "note"});
    EntitySet set{.id = EntitySetId(std::string(entry.key))};
    set.name = fields.text("name").value_or(Text());
    set.members = fields.words("members");
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
}

void read_bundles(PlanSoFar& reading, Fields& top) {
  read_names(reading, top, "bundles", Thing::bundle, [&](const Entry& entry) {
    Fields fields(reading.log, Subject{Thing::bundle, entry.key}, entry.node, {"name", "source", "note"});
    fields.require("name");
    Bundle bundle{.id = BundleId(std::string(entry.key))};
    bundle.name = fields.text("name").value_or(Text());
    bundle.source = read_source(fields);
    bundle.note = fields.text("note").value_or(Text());
    reading.plan.bundles.push_back(std::move(bundle));
    place(reading, Thing::bundle, entry);
  });
}

void read_sections(PlanSoFar& reading, Fields& top) {
  read_list(reading, top, "sections", Thing::section, [&](const Node& node) {
    const Entry* id = node.find("id");
    Fields fields(reading.log, Subject{Thing::section, id ? id->node.word : std::string_view()}, node, {"id", "number", "title"});
    const std::optional<std::string> name = fields.id("id");
    if (!name) reading.incomplete.insert(Thing::section);
    if (fields.is_unreadable("id")) reading.broken.emplace(Thing::section, as_id(name.value_or("")));
    const std::string number = fields.word("number").value_or("");
    const Text title = fields.text("title").value_or(Text());
    if (!name) return;
    reading.plan.sections.push_back({SectionId(*name), number, title});
    reading.places_of(Thing::section).push_back({&node, node.at});
  });
}

}  // namespace milepost::detail
