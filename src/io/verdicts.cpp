#include "milepost/io/verdicts.hpp"

#include <cmath>
#include <map>

#include "../assessment/indicator_names.hpp"
#include "json_text.hpp"
#include "milepost/detail/text.hpp"

namespace milepost {

namespace {

// JSON, RFC 8259.

constexpr std::string_view null = "null";

std::string json(std::string_view text) { return detail::json_text(text); }

std::string json_or_null(std::string_view text) { return text.empty() ? std::string(null) : json(text); }

std::string number(std::optional<double> value) { return value && std::isfinite(*value) ? detail::shortest(*value) : ""; }

std::string json(std::optional<double> value) {
  const std::string digits = number(value);
  return digits.empty() ? std::string(null) : digits;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text.append(i == 0 ? "" : between).append(parts[i]);
  return text;
}

std::string json_list(const std::vector<std::string>& values) { return "[" + joined(values, ", ") + "]"; }

std::string json_list_of_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> values;
  for (const std::string& text : texts) values.push_back(json(text));
  return json_list(values);
}

// One fact in both writings.

struct Cell {
  std::string column;
  std::string text;
};

struct Fact {
  std::string key;
  std::string json;
  std::vector<Cell> cells;
};

Fact fact(std::string key, std::string_view text) { return {key, json_or_null(text), {{key, std::string(text)}}}; }
Fact fact(std::string key, std::optional<double> value) { return {key, json(value), {{key, number(value)}}}; }
Fact fact(std::string key, const std::optional<Date>& date) { return fact(std::move(key), date ? to_string(*date) : ""); }
Fact fact(const std::string& key, const std::vector<std::string>& texts) {
  return {key, json_list_of_texts(texts), {{key, joined(texts, "; ")}}};
}
/// Both languages, each as the plan gives it.
Fact bilingual(const std::string& key, const Text& text) {
  const std::string words = "{\"zh\": " + json_or_null(text.zh) + ", \"en\": " + json_or_null(text.en) + "}";
  return {key, words, {{key + "_zh", text.zh}, {key + "_en", text.en}}};
}

// What the facts are.

/// The number the path runs to, else the number in the words; both in the verdict's unit.
std::optional<double> value_of(const Verdict& verdict) {
  if (verdict.demand) return verdict.demand->limit;
  const std::optional<Quantity> limit = limit_of(verdict.bound, verdict.direction);
  if (!limit || !commensurable(limit->unit, verdict.unit)) return std::nullopt;
  return in(*limit, verdict.unit).value;
}

bool adds_up(Track track) { return track == Track::total || track == Track::budget || track == Track::chained_change; }

std::string period_words(const Verdict& verdict) {
  if (!verdict.observed) return {};
  const Date at = verdict.observed->at;
  if (adds_up(verdict.track) && verdict.start && verdict.start->date < at) return to_string(Period{day_after(verdict.start->date), at});
  return verdict.observed->frequency ? to_string(period_of(at, *verdict.observed->frequency)) : to_string(at);
}

std::string_view origin_word(StartOrigin origin) {
  constexpr std::string_view words[]{"named", "last_before_opening", "first_after_opening", "zero"};
  return words[static_cast<int>(origin)];
}

Fact baseline_fact(const std::optional<Start>& start) {
  if (!start) return {"baseline", std::string(null), {{"baseline_value", ""}, {"baseline_date", ""}, {"baseline_origin", ""}}};
  const std::string date = to_string(start->date);
  const std::string origin{origin_word(start->origin)};
  return {"baseline",
          "{\"value\": " + json(start->value) + ", \"date\": " + json(date) + ", \"origin\": " + json(origin) + "}",
          {{"baseline_value", number(start->value)}, {"baseline_date", date}, {"baseline_origin", origin}}};
}

Fact explanation_fact(const Plan& plan, const Verdict& verdict, const Indicator* indicator) {
  const auto in_language = [&](Language language) { return detail::explained(plan, verdict, language, indicator); };
  return bilingual("explanation", Text(in_language(Language::zh), in_language(Language::en)));
}

std::string json_of(const Instance& instance) {
  return "{\"period\": " + json(to_string(instance.period)) + ", \"status\": " + json(name_of(instance.status)) +
         ", \"observed\": " + json(instance.observed) + ", \"required\": " + json(instance.required) +
         ", \"figure\": " + json(instance.figure) + "}";
}

/// "2022 achieved 64; 2023 not_assessable".
Fact history_fact(const std::vector<Instance>& history) {
  std::vector<std::string> objects, words;
  for (const Instance& instance : history) {
    objects.push_back(json_of(instance));
    const std::string observed = number(instance.observed);
    words.push_back(to_string(instance.period) + " " + std::string(name_of(instance.status)) + (observed.empty() ? "" : " ") + observed);
  }
  return {"history", json_list(objects), {{"history", joined(words, "; ")}}};
}

std::vector<std::string> names_of(const std::vector<Mark>& marks) {
  std::vector<std::string> names;
  for (const Mark mark : marks) names.emplace_back(name_of(mark));
  return names;
}

std::vector<std::string> names_of(const std::vector<TargetId>& targets) {
  std::vector<std::string> names;
  for (const TargetId& target : targets) names.push_back(target.value);
  return names;
}

std::string json_of(const EntityStanding& one) {
  return "{\"entity\": " + json(one.entity) + ", \"status\": " + json(name_of(one.status)) + ", \"observed\": " + json(one.observed) +
         ", \"observed_at\": " + json_or_null(one.observed_at ? to_string(*one.observed_at) : "") + "}";
}

/// "乙 off_track 300; 甲 on_track 361": laggards first.
Fact entities_fact(const std::vector<EntityStanding>& entities) {
  std::vector<std::string> objects, words;
  for (const EntityStanding& one : entities) {
    objects.push_back(json_of(one));
    const std::string observed = number(one.observed);
    words.push_back(one.entity + " " + std::string(name_of(one.status)) + (observed.empty() ? "" : " ") + observed);
  }
  return {"entities", json_list(objects), {{"entities", joined(words, "; ")}}};
}

std::string json_of(const Alternative& form) {
  return "{\"name\": " + bilingual("name", form.name).json + ", \"status\": " + json(name_of(form.status)) +
         ", \"reason\": " + json_or_null(form.reason ? std::string(name_of(*form.reason)) : "") + ", \"figure\": " + json(form.figure) +
         ", \"observed\": " + json(form.observed) + ", \"required\": " + json(form.required) + "}";
}

/// "仅计专营机构 on_track; ...": tiers and readings in the order of the target.
Fact forms_fact(const std::string& key, const std::vector<Alternative>& forms) {
  std::vector<std::string> objects, words;
  for (const Alternative& form : forms) {
    objects.push_back(json_of(form));
    words.push_back(in(form.name, Language::zh) + " " + std::string(name_of(form.status)));
  }
  return {key, json_list(objects), {{key, joined(words, "; ")}}};
}

/// What the plan says of a row; nothing of what it does not hold.
struct Context {
  const Plan& plan;
  const Indicator* indicator{};
  const Task* task{};
  const Section* section{};
  std::vector<const Organization*> organizations{};
};

/// The plan by name.
struct Names {
  const Plan& plan;
  Directory directory;
  std::map<std::string, const Section*> sections{};
  std::map<std::string, const Organization*> organizations{};

  explicit Names(const Plan& whole) : plan(whole), directory(whole) {
    for (const Section& section : plan.sections) sections.emplace(section.id.value, &section);
    for (const Organization& organization : plan.organizations) organizations.emplace(organization.id.value, &organization);
  }
};

/// Who answers for the target itself, else for its task.
std::vector<const Organization*> answerable(const Names& names, const Target* target, const Task* task) {
  const Responsibility* answers = target && target->responsibility ? &*target->responsibility : task ? &task->responsibility : nullptr;
  std::vector<const Organization*> organizations;
  if (!answers) return organizations;
  for (const Responsible& one : answers->organizations)
    if (const Organization* organization = find(names.organizations, one.organization.value)) organizations.push_back(organization);
  return organizations;
}

/// CSV: organizations (ids), organizations_zh, organizations_en.
Fact organizations_fact(const std::vector<const Organization*>& organizations) {
  std::vector<std::string> objects, ids, zh, en;
  for (const Organization* one : organizations) {
    objects.push_back("{\"id\": " + json(one->id.value) + ", \"name\": " + bilingual("name", one->name).json + "}");
    ids.push_back(one->id.value);
    zh.push_back(in(one->name, Language::zh));
    en.push_back(in(one->name, Language::en));
  }
  return {"organizations", json_list(objects),
          {{"organizations", joined(ids, "; ")}, {"organizations_zh", joined(zh, "; ")}, {"organizations_en", joined(en, "; ")}}};
}

/// The one list of keys, in order. New ones come last: the order is an interface.
std::vector<Fact> facts_of(const ScorecardRow& row, const Context& context) {
  const Verdict& verdict = row.verdict;
  return {fact("indicator", row.indicator.value),
          fact("task", row.task.value),
          fact("target_id", row.target.value),
          fact("target", to_string(verdict.bound)),
          fact("bound", kind_word(verdict.bound)),
          fact("value", value_of(verdict)),
          fact("unit", verdict.unit.name),
          fact("due", verdict.schedule.due),
          fact("entity", ""),
          baseline_fact(verdict.start),
          fact("period", period_words(verdict)),
          fact("observed", verdict.observed ? std::optional(verdict.observed->value) : std::nullopt),
          fact("required", verdict.required),
          fact("required_today", verdict.required_today),
          fact("status", name_of(verdict.status)),
          fact("movement", name_of(verdict.movement)),
          fact("reason", verdict.reason ? name_of(*verdict.reason) : ""),
          fact("method", verdict.method),
          fact("figure", verdict.figure),
          fact("lead", verdict.lead),
          fact("label", verdict.label),
          fact("probability", verdict.probability),
          fact("marks", names_of(verdict.marks)),
          explanation_fact(context.plan, verdict, context.indicator),
          history_fact(verdict.history),
          forms_fact("readings", verdict.readings),
          fact("as_of", std::optional(verdict.as_of)),
          fact("mentions", names_of(row.mentions)),
          bilingual("name", context.indicator ? context.indicator->name : Text{}),
          fact("strength", name_of(row.strength)),
          fact("section", row.section.value),
          bilingual("section_title", context.section ? context.section->title : Text{}),
          bilingual("task_title", context.task ? context.task->title : Text{}),
          organizations_fact(context.organizations),
          entities_fact(verdict.entities),
          forms_fact("tiers", verdict.tiers)};
}

Context context_of(const Names& names, const ScorecardRow& row) {
  const Directory& directory = names.directory;
  const Task* task = find(directory.task_of, row.target.value);
  return {names.plan, find(directory.indicators, row.indicator.value), task, find(names.sections, row.section.value),
          answerable(names, find(directory.targets, row.target.value), task)};
}

std::vector<std::vector<Fact>> facts_of(const Plan& plan, const Scorecard& card) {
  const Names names{plan};
  std::vector<std::vector<Fact>> rows;
  for (const ScorecardRow& row : card.rows)
    if (row.counted) rows.push_back(facts_of(row, context_of(names, row)));
  return rows;
}

std::string object_of(const std::vector<Fact>& facts) {
  std::vector<std::string> members;
  for (const Fact& one : facts) members.push_back(json(one.key) + ": " + one.json);
  return "{" + joined(members, ", ") + "}";
}

// CSV, RFC 4180.

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

std::string line_of(const std::vector<Fact>& facts, std::string Cell::*part) {
  std::vector<std::string> cells;
  for (const Fact& one : facts)
    for (const Cell& cell : one.cells) cells.push_back(quoted(cell.*part));
  return joined(cells, ",") + "\r\n";
}

/// A card without rows has the columns of any other.
std::string head_line(const Date& as_of) {
  const ScorecardRow any{.verdict = Verdict{.reason = Reason::no_data, .as_of = as_of}};
  const Plan none{};
  return line_of(facts_of(any, Context{.plan = none}), &Cell::column);
}

}  // namespace

std::string_view kind_word(const Bound& bound) {
  constexpr std::string_view words[]{"some_of", "more_than", "at_least", "less_than", "at_most",   "reach",       "about",
                                     "between", "all_of",    "toward",   "change_by", "above", "in_step_with"};
  static_assert(std::size(words) == std::variant_size_v<Bound>);
  return words[bound.index()];
}

std::string write_json(const Plan& plan, const Scorecard& card) {
  std::vector<std::string> objects;
  for (const std::vector<Fact>& row : facts_of(plan, card)) objects.push_back("\n  " + object_of(row));
  return "[" + joined(objects, ",") + (objects.empty() ? "]\n" : "\n]\n");
}

std::string write_csv(const Plan& plan, const Scorecard& card) {
  std::string table = head_line(card.as_of);
  for (const std::vector<Fact>& row : facts_of(plan, card)) table += line_of(row, &Cell::text);
  return table;
}

}  // namespace milepost
