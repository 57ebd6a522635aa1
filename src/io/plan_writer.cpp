// A plan as the text of a plan file.
#include "milepost/io/plan_file.hpp"

#include <algorithm>
#include <fstream>
#include <map>

#include "milepost/detail/text.hpp"
#include "plan_writing.hpp"

namespace milepost {

namespace detail {

namespace {

// A target and its other forms.

YamlMap baseline(const Baseline& start) {
  YamlMap map;
  map.raw("value", shortest(start.value));
  map.word("at", to_string(start.period));
  map.raw("source", source(start.source).flow());
  if (start.confirmation != Confirmation::stated) map.word("status", name_of(start.confirmation));
  return map;
}

std::string bound(const Bound& bound) { return flow_word(to_string(bound)); }

/// The tiers in their order, the target's own bound among them.
std::string tiers(const Target& target) {
  std::vector<std::string> items;
  const auto add = [&](TierLevel level, const Bound& demand) { items.push_back("{" + std::string(name_of(level)) + ": " + bound(demand) + "}"); };
  for (const Tier& tier : target.tiers)
    if (tier.level == TierLevel::floor) add(tier.level, tier.bound);
  add(TierLevel::target, target.bound);
  for (const Tier& tier : target.tiers)
    if (tier.level == TierLevel::stretch) add(tier.level, tier.bound);
  return flow_list(items);
}

std::string milestones(const std::vector<Milestone>& milestones) {
  YamlMap map;
  for (const Milestone& milestone : milestones) map.raw(to_string(milestone.period), shortest(milestone.value));
  return map.flow();
}

YamlMap revision(const Revision& revision) {
  YamlMap map;
  map.word("from", to_string(revision.from));
  if (revision.bound) map.raw("target", bound(*revision.bound));
  if (revision.due) map.raw("due", due(*revision.due));
  if (revision.baseline) map.raw("baseline", baseline(*revision.baseline).flow());
  map.word("by", revision.by);
  map.raw("source", source(revision.source).flow());
  map.text("note", revision.note);
  return map;
}

YamlMap reading(const Reading& reading) {
  YamlMap map;
  map.text("name", reading.name);
  if (reading.bound) map.raw("target", bound(*reading.bound));
  if (reading.kind) map.word("kind", name_of(*reading.kind));
  if (reading.due) map.raw("due", due(*reading.due));
  if (reading.first_day) map.word("opens", to_string(*reading.first_day));
  if (reading.baseline) map.raw("baseline", baseline(*reading.baseline).flow());
  if (reading.adding) map.word("adding", name_of(*reading.adding));
  map.word("indicator", reading.indicator.value);
  return map;
}

/// Parts that follow one another for one entity stand under its name.
std::string breakdown(const std::vector<Part>& parts) {
  YamlMap map;
  for (std::size_t i = 0; i < parts.size();) {
    const Part& first = parts[i];
    if (first.entity.empty() || !first.period) {
      map.raw(first.period ? to_string(*first.period) : first.entity, shortest(first.value));
      ++i;
      continue;
    }
    YamlMap periods;
    for (; i < parts.size() && parts[i].entity == first.entity && parts[i].period; ++i) periods.raw(to_string(*parts[i].period), shortest(parts[i].value));
    map.raw(first.entity, periods.flow());
  }
  return map.flow();
}

void add_shape(YamlMap& map, const Shape& shape) {
  if (const auto* seasonal = std::get_if<Profile>(&shape)) {
    std::vector<std::string> shares;
    for (const double share : seasonal->shares) shares.push_back(shortest(share));
    return map.raw("profile", flow_list(shares));
  }
  constexpr std::string_view names[]{"linear", "geometric", "logistic", "steps", "profile", "front_loaded", "back_loaded"};
  if (shape.index() > 0) map.word("path", names[shape.index()]);
}

void add_promise(YamlMap& map, const Plan& plan, const Target& target) {
  map.raw("target", target.tiers.empty() ? bound(target.bound) : tiers(target));
  add_due(map, plan, target.due, target.first_day);
  if (target.strength != Strength::must) map.word("strength", name_of(target.strength));
  if (target.baseline) map.raw("baseline", baseline(*target.baseline).flow());
}

void add_target(YamlMap& map, const Plan& plan, const Target& target) {
  add_promise(map, plan, target);
  add_flag(map, "hold", target.hold);
  if (target.if_target_worse == IfTargetWorse::follow) map.word("if_target_worse", "follow");
  map.raw("milestones", milestones(target.milestones));
  add_shape(map, target.shape);
  add_flag(map, "unconfirmed", target.unconfirmed);
  if (target.adding == Adding::sum) map.word("adding", "sum");
  map.raw("revisions", forms(target.revisions, &revision));
  map.raw("readings", forms(target.readings, &reading));
  map.raw("breakdown", breakdown(target.parts));
  if (target.ending) map.raw("ending", ending(*target.ending).flow());
  map.text("condition", target.condition);
  map.word("bundle", target.bundle.value);
  if (target.responsibility) map.raw("responsible", responsibility(*target.responsibility).flow_or_empty());
}

void add_measure(YamlMap& map, const Indicator& indicator) {
  map.word("id", indicator.id.value);
  map.text("name", indicator.name);
  map.word("unit", indicator.unit.name);
  if (indicator.kind != Kind::stock) map.word("kind", name_of(indicator.kind));
  if (indicator.direction) map.word("direction", *indicator.direction == Direction::increase ? "increase" : "decrease");
  map.text("definition", indicator.definition);
  map.text("scope", indicator.scope);
  if (indicator.each) map.word("each", indicator.each->value);
  if (indicator.frequency) map.word("frequency", name_of(*indicator.frequency));
  if (indicator.period_average) map.raw("period_average", "true");
  if (indicator.population) map.raw("population", shortest(*indicator.population));
}

YamlMap indicator(const Plan& plan, const Indicator& indicator, const Target* target) {
  YamlMap map;
  add_measure(map, indicator);
  if (target) add_target(map, plan, *target);
  map.word("same_as", indicator.same_as.value);
  map.word("possibly_same_as", indicator.possibly_same_as.value);
  map.raw("source", source(indicator.source).flow());
  map.text("note", indicator.note);
  return map;
}

// The lists of the plan.

std::string metadata(const std::map<std::string, Known>& lines) {
  YamlMap map;
  for (const auto& [line, known] : lines) map.word(line, name_of(known));
  return map.flow();
}

YamlMap parent(const ParentPlan& parent) {
  YamlMap map, held;
  for (const auto& [content, words] : parent.contents) held.raw(content, flow_word(words));
  map.word("plan", parent.plan);
  map.word("requirement", parent.requirement.value);
  map.word("entity", parent.entity);
  map.raw("contents", held.flow());
  return map;
}

YamlMap header(const Plan& plan) {
  YamlMap map;
  map.word("id", plan.id);
  map.text("title", plan.title);
  map.text("issuer", plan.issuer);
  map.word("number", plan.number);
  if (plan.frame.issued) map.word("issued", to_string(*plan.frame.issued));
  if (plan.published) map.word("published", to_string(*plan.published));
  if (plan.frame.horizon) map.word("horizon", to_string(*plan.frame.horizon));
  if (plan.authority != Authority::none) map.word("authority", name_of(plan.authority));
  map.raw("metadata", metadata(plan.metadata));
  if (plan.parent) map.raw("parent", parent(*plan.parent).flow_or_empty());
  map.raw("relations", forms(plan.relations, &relation));
  map.text("note", plan.note);
  return map;
}

YamlMap judged_by(const Plan& plan) {
  YamlMap map;
  map.word("method", plan.method);
  map.word("methods", plan.methods);
  return map;
}

YamlMap document(const Document& document) {
  YamlMap map;
  map.text("title", document.title);
  map.word("number", document.number);
  map.text("issuer", document.issuer);
  if (document.issued) map.word("issued", to_string(*document.issued));
  map.word("url", document.url);
  add_flag(map, "missing", document.missing);
  map.text("note", document.note);
  return map;
}

YamlMap period(const NamedPeriod& period) {
  YamlMap map;
  map.word("span", to_string(period.period));
  map.text("name", period.name);
  return map;
}

YamlMap unit(const Unit& unit) {
  YamlMap map;
  map.word("zh", unit.zh);
  map.word("en", unit.en);
  if (!unit.base.empty()) map.raw("scale", shortest(unit.scale));
  map.word("base", unit.base);
  map.raw("counted", unit.counted ? "true" : "false");
  return map;
}

YamlMap membership(const Membership& membership) {
  YamlMap map;
  map.word("member", membership.member);
  if (membership.from) map.word("from", to_string(*membership.from));
  if (membership.until) map.word("until", to_string(*membership.until));
  map.text("why", membership.why);
  return map;
}

YamlMap entity_set(const EntitySet& set) {
  YamlMap map;
  map.text("name", set.name);
  map.raw("members", words(set.members));
  map.raw("memberships", forms(set.memberships, &membership));
  map.text("note", set.note);
  return map;
}

YamlMap organization(const Organization& organization) {
  YamlMap map;
  map.text("name", organization.name);
  map.word("type", organization.type);
  map.raw("aliases", words(organization.aliases));
  if (organization.collective != Collective::none) map.word("collective", name_of(organization.collective));
  map.raw("members", flow_list_of(organization.members, [](const OrganizationId& member) { return flow_word(member.value); }));
  add_flag(map, "masked", organization.masked);
  map.text("note", organization.note);
  return map;
}

YamlMap section(const Section& section) {
  YamlMap map;
  map.word("id", section.id.value);
  map.word("number", section.number);
  map.text("title", section.title);
  map.word("within", section.within.value);
  return map;
}

YamlMap bundle(const Bundle& bundle) {
  YamlMap map;
  map.text("name", bundle.name);
  map.raw("source", source(bundle.source).flow());
  map.text("note", bundle.note);
  return map;
}

/// "documents:" and an entry a line.
template <class Thing>
std::string named(const std::string& key, const std::vector<Thing>& things, YamlMap (*write)(const Thing&)) {
  std::string text;
  for (const Thing& thing : things) text += "  " + flow_word(key_of(thing)) + ": " + write(thing).flow_or_empty() + "\n";
  return text.empty() ? "" : "\n" + key + ":\n" + text;
}

YamlMap task(const Task& task) {
  YamlMap map;
  map.word("id", task.id.value);
  map.word("number", task.number);
  map.word("section", task.section.value);
  map.text("title", task.title);
  if (task.responsibility != Responsibility{}) map.raw("responsible", responsibility(task.responsibility).flow());
  map.word("possibly_same_as", task.possibly_same_as.value);
  map.raw("source", source(task.source).flow());
  map.text("note", task.note);
  return map;
}

/// The indicators by the task they stand under: that of their target, or of the next one that has a task; the last ones stand
/// apart, under no name.
std::map<std::string, std::vector<const Indicator*>> indicators_by_task(const Plan& plan) {
  std::map<std::string, std::string> owner;
  for (const Task& task : plan.tasks)
    for (const TargetId& target : task.targets) owner.emplace(target.value, task.id.value);
  std::map<std::string, std::vector<const Indicator*>> by_task;
  std::string next;
  for (std::size_t i = plan.indicators.size(); i-- > 0;) {
    const auto found = owner.find(plan.indicators[i].id.value);
    if (found != owner.end()) next = found->second;
    by_task[next].push_back(&plan.indicators[i]);
  }
  for (auto& [task, indicators] : by_task) std::reverse(indicators.begin(), indicators.end());
  return by_task;
}

/// "bodies:" and a line a key.
template <class Thing>
std::string named_blocks(const std::string& key, const std::vector<Thing>& things, YamlMap (*write)(const Thing&)) {
  std::string text;
  for (const Thing& thing : things) text += "  " + flow_word(key_of(thing)) + ":\n" + write(thing).block("    ");
  return text.empty() ? "" : "\n" + key + ":\n" + text;
}

/// "numbers:" and an item a line.
template <class Thing>
std::string listed_in_lines(const std::string& key, const std::vector<Thing>& things, YamlMap (*write)(const Thing&)) {
  std::string text;
  for (const Thing& thing : things) text += "  - " + write(thing).flow() + "\n";
  return text.empty() ? "" : "\n" + key + ":\n" + text;
}

/// Deliverables stand under their tasks as long as the order of the plan's list allows it; from the first one that is out of
/// order, all stand apart.
std::size_t count_under_tasks(const Plan& plan) {
  std::size_t count = 0;
  for (const Task& task : plan.tasks)
    while (count < plan.deliverables.size() && !task.id.empty() && plan.deliverables[count].task == task.id) ++count;
  return count;
}

/// Writes what stands in one place of the file, indicators in the order of the plan.
class Writer {
 public:
  explicit Writer(const Plan& plan) : plan_(plan), by_task_(indicators_by_task(plan)), under_tasks_(count_under_tasks(plan)) {
    for (const Target& target : plan.targets) targets_.emplace(target.indicator.value, &target);
    refuse_what_files_cannot_hold();
  }

  std::string text() const {
    return "milepost: " + std::to_string(plan_file_version) + "\n" + judged_by(plan_).block("") + "\nplan:\n" + header(plan_).block("  ") + named("documents", plan_.documents, &document) +
           named("periods", plan_.periods, &period) + named("units", plan_.units, &unit) + named("entities", plan_.entities, &entity_set) +
           named("organizations", plan_.organizations, &organization) + listed_in_lines("sections", plan_.sections, &section) +
           named("bundles", plan_.bundles, &bundle) + tasks() + indicators("indicators", "", "  ") +
           deliverables() + listed_in_lines("numbers", plan_.numbers, &stated_number) + named_blocks("bodies", plan_.bodies, &body) +
           named_blocks("cadences", plan_.cadences, &cadence) + named_blocks("evaluations", plan_.evaluations, &evaluation) +
           named_blocks("workflows", plan_.workflows, &workflow) + named_blocks("child_plans", plan_.child_plans, &child_plans) +
           listed_in_lines("rules", plan_.rules, &plan_rule);
  }

 private:
  std::string tasks() const {
    std::string text;
    std::size_t next = 0;
    for (const Task& one : plan_.tasks)
      text += item(task(one), "  ") + indicators("    indicators", one.id.value, "      ") + deliverables_of(one, next);
    return text.empty() ? "" : "\ntasks:\n" + text;
  }

  /// Those of a task, from the next one that has not been written.
  std::string deliverables_of(const Task& task, std::size_t& next) const {
    std::string text;
    for (; next < under_tasks_ && plan_.deliverables[next].task == task.id; ++next) text += item(deliverable(plan_, plan_.deliverables[next], true), "      ");
    return text.empty() ? "" : "    deliverables:\n" + text;
  }

  std::string deliverables() const {
    std::string text;
    for (std::size_t i = under_tasks_; i < plan_.deliverables.size(); ++i) text += item(deliverable(plan_, plan_.deliverables[i], false), "  ");
    return text.empty() ? "" : "\ndeliverables:\n" + text;
  }

  std::string indicators(const std::string& key, const std::string& task, const std::string& indent) const {
    std::string text;
    if (const auto found = by_task_.find(task); found != by_task_.end())
      for (const Indicator* one : found->second) text += item(indicator(plan_, *one, target_of(*one)), indent);
    return text.empty() ? "" : (task.empty() ? "\n" : "") + key + ":\n" + text;
  }

  static std::string item(const YamlMap& map, const std::string& indent) {
    std::string text = map.block(indent + "  ");
    return text.replace(indent.size(), 1, "-");
  }

  const Target* target_of(const Indicator& indicator) const {
    const auto found = targets_.find(indicator.id.value);
    return found == targets_.end() ? nullptr : found->second;
  }

  void refuse_what_files_cannot_hold() const {
    if (targets_.size() != plan_.targets.size()) fail_range("plan", plan_.id, "has an indicator with two targets, which a plan file cannot hold");
    for (const auto& [line, known] : plan_.metadata)
      if (std::ranges::find(title_page_lines, line) == std::end(title_page_lines)) fail_range("metadata", line, "is no line of the title page that a plan file holds");
    const Directory directory(plan_);
    for (const Target& target : plan_.targets) {
      const Indicator* measure = find(directory.indicators, target.indicator.value);
      if (!measure) fail_range("target", name_of(target), "has no indicator in the plan");
      if (!target.id.empty() && target.id.value != target.indicator.value) fail_range("target", target.id.value, "has a name of its own, which a plan file cannot hold");
      if (target.source != measure->source) fail_range("target", name_of(target), "has another source than its indicator, which a plan file cannot hold");
      if (!target.note.empty()) fail_range("target", name_of(target), "has a note of its own: in a plan file it is the indicator's");
    }
  }

  const Plan& plan_;
  std::map<std::string, std::vector<const Indicator*>> by_task_;
  std::map<std::string, const Target*> targets_{};
  std::size_t under_tasks_;
};

}  // namespace

}  // namespace detail

std::string plan_text(const Plan& plan) { return detail::Writer(plan).text(); }

void write_plan(const Plan& plan, const std::filesystem::path& path) {
  const std::string text = plan_text(plan);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) fail_range("file", path.string(), "cannot be written");
}

}  // namespace milepost
