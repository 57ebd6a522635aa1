// Other forms of a target in a plan file: tiers, revisions, readings, the breakdown.
#include <algorithm>
#include <functional>

#include "milepost/detail/text.hpp"
#include "plan_target.hpp"
#include "plan_words.hpp"

namespace milepost::detail {

namespace {

const Choices<TierLevel> levels{
    {"floor", TierLevel::floor}, {"target", TierLevel::target}, {"stretch", TierLevel::stretch}};

const Choices<Adding> ways_of_adding{{"chain", Adding::chain}, {"sum", Adding::sum}};

/// "floor: at least 30": one tier to an item.
void read_tier(Fields& fields, const Node& item, const Indicator& indicator, std::vector<Tier>& tiers) {
  Fields parts(fields, "target", item, {"floor", "target", "stretch"});
  if (item.entries().size() != 1)
    return fields.error("target", item.at, "target: each item of the list is one tier, such as 'floor: at least 30'");
  for (const auto& [word, level] : levels)
    if (const auto bound = read_bound(parts, std::string(word), indicator)) tiers.push_back({level, *bound});
}

const Tier* find_tier(const std::vector<Tier>& tiers, TierLevel level) {
  const auto found = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& tier) { return tier.level == level; });
  return found == tiers.end() ? nullptr : &*found;
}

void refuse_tiers_given_twice(Fields& fields, const Node& list, const std::vector<Tier>& tiers) {
  for (const auto& [word, level] : levels)
    if (std::count_if(tiers.begin(), tiers.end(), [&, wanted = level](const Tier& tier) { return tier.level == wanted; }) > 1)
      fields.error("target", list.at, "target: the tier " + std::string(word) + " is given twice");
}

std::optional<Due> read_changed_due(const PlanSoFar& reading, Fields& fields) {
  return fields.has("due") ? std::optional{read_due(reading, fields)} : std::nullopt;
}

Revision read_revision(const PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  fields.require("from");
  Revision revision{.from = fields.date("from").value_or(Date{1, 1, 1})};
  revision.bound = read_bound(fields, "target", indicator);
  revision.due = read_changed_due(reading, fields);
  revision.baseline = read_baseline(reading, fields, indicator);
  revision.by = fields.word("by").value_or("");
  revision.source = read_source(fields);
  revision.note = fields.text("note").value_or(Text());
  if (!fields.has("target") && !fields.has("due") && !fields.has("baseline"))
    fields.error("from", fields.map().at, "a revision changes something: give target, due or baseline");
  return revision;
}

Reading read_reading(const PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  Reading other;
  other.name = read_name(fields);
  other.bound = read_bound(fields, "target", indicator);
  other.kind = read_kind(fields);
  other.due = read_changed_due(reading, fields);
  other.first_day = fields.date("opens");
  other.baseline = read_baseline(reading, fields, indicator);
  other.adding = fields.choice<Adding>("adding", ways_of_adding);
  other.indicator = IndicatorId(fields.word("indicator").value_or(""));
  if (fields.map().entries().size() == (fields.has("name") ? 1u : 0u))
    fields.error("name", fields.map().at, "a reading changes something: give target, kind, due, opens, baseline, adding or indicator");
  return other;
}

/// The period a key names, or none: then it names an entity.
std::optional<Period> period_if_any(const PlanSoFar& reading, std::string_view key) {
  try {
    return period_in_words(reading.words, key);
  } catch (const Error&) {
    return std::nullopt;
  }
}

void read_part(Fields& fields, const Entry& entry, Part part, const Indicator& indicator, std::vector<Part>& parts) {
  try {
    if (entry.node.kind != Node::Kind::word)
      throw ParseError("'" + excerpt(entry.key()) + "': expected a number, found " + std::string(words_for(entry.node.kind)));
    part.value = read_amount(entry.node.word(), indicator);
    parts.push_back(std::move(part));
  } catch (const Error& failure) {
    fields.error("breakdown", failure, entry.node.at);
  }
}

void read_periods_of(const PlanSoFar& reading, Fields& fields, const Entry& entity, const Indicator& indicator, std::vector<Part>& parts) {
  if (entity.node.entries().empty())
    fields.error("breakdown", entity.node.at, "breakdown of '" + excerpt(entity.key()) + "' has no value; give one, or leave the key out");
  for (const Entry& entry : entity.node.entries()) {
    const std::optional<Period> period = period_if_any(reading, entry.key());
    if (period) read_part(fields, entry, {std::string(entity.key()), period}, indicator, parts);
    else fields.error("breakdown", entry.key_at, "breakdown of '" + excerpt(entity.key()) + "': '" + excerpt(entry.key()) + "' is not a period; expected 2025, 2025Q3, 2025-07 or a name under periods");
  }
}

/// 2023: 120, or 历下区: 40, or 历下区: {2023: 20, 2024: 20}.
std::vector<Part> read_parts(const PlanSoFar& reading, Fields& fields, const Indicator& indicator) {
  std::vector<Part> parts;
  const Node* node = fields.find("breakdown", Node::Kind::map);
  if (!node) return parts;
  for (const Entry& entry : node->entries()) {
    const std::optional<Period> period = period_if_any(reading, entry.key());
    if (entry.node.kind == Node::Kind::map && !period) read_periods_of(reading, fields, entry, indicator, parts);
    else read_part(fields, entry, {period ? "" : std::string(entry.key()), period}, indicator, parts);
  }
  return parts;
}

}  // namespace

Bound read_tiers(Fields& fields, const Node& list, const Indicator& indicator, std::vector<Tier>& tiers) {
  for (const Entry& item : list.entries()) {
    if (item.node.kind == Node::Kind::map) read_tier(fields, item.node, indicator, tiers);
    else if (item.node.kind != Node::Kind::refused)
      fields.error("target", item.node.at, "target: expected a tier such as 'floor: at least 30', found " + std::string(words_for(item.node.kind)));
  }
  refuse_tiers_given_twice(fields, list, tiers);
  const Tier* own = find_tier(tiers, TierLevel::target);
  const Bound bound = own ? own->bound : Bound{};
  const bool all_others = std::all_of(list.entries().begin(), list.entries().end(), [](const Entry& item) { return item.node.find("floor") || item.node.find("stretch"); });
  if (!own && all_others)
    fields.error("target", list.at, "target: of several tiers one must be the target itself, 'target: at least 40'");
  std::erase_if(tiers, [](const Tier& tier) { return tier.level == TierLevel::target; });
  return bound;
}

void read_versions(PlanSoFar& reading, Fields& fields, const Indicator& indicator, Target& target) {
  target.adding = fields.choice<Adding>("adding", ways_of_adding).value_or(Adding::chain);
  read_forms(fields, "revisions", {"from", "target", "due", "baseline", "by", "source", "note"},
             [&](Fields& parts) { target.revisions.push_back(read_revision(reading, parts, indicator)); });
  read_forms(fields, "readings", {"name", "target", "kind", "due", "opens", "baseline", "adding", "indicator"},
             [&](Fields& parts) { target.readings.push_back(read_reading(reading, parts, indicator)); });
  target.parts = read_parts(reading, fields, indicator);
}

}  // namespace milepost::detail
