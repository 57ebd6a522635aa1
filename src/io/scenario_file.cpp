#include "milepost/io/scenario_file.hpp"

#include <algorithm>
#include <map>

#include "milepost/detail/text.hpp"
#include "plan_target.hpp"
#include "scenario_parts.hpp"
#include "schedule_section.hpp"

namespace milepost {

namespace detail {

namespace {

/// Reads the parts of one scenario file.
class ScenarioReader {
 public:
  ScenarioReader(const SourceText& source, const Plan& plan) : log_{source}, plan_(plan), directory_(plan), words_(source) { words_.words = PlanWords(plan); }

  ScenarioReading read(Tree tree) {
    log_.problems = std::move(tree.problems);
    if (tree.root && tree.root->kind == Node::Kind::map)
      read_top(*tree.root);
    else if (tree.root && tree.root->kind != Node::Kind::refused)
      log_.problems.push_back({Severity::error, "", "", "a scenario file is a map of keys that begins with 'milepost: 1', found " + std::string(words_for(tree.root->kind)),
                               log_.source.position_at(tree.root->at)});
    put_in_order(log_.problems);
    if (has_errors(log_.problems)) return {std::nullopt, std::move(log_.problems)};
    return {std::move(scenario_), std::move(log_.problems)};
  }

 private:
  void read_top(const Node& root) {
    Fields top(log_, std::nullopt, root, {"milepost", "scenario", "interventions", "targets", "links", "schedule", "correlations"});
    read_version(top);
    top.require("scenario");
    if (const Node* head = top.find("scenario", Node::Kind::map)) {
      Fields fields(top, "scenario", *head, {"id", "title"});
      fields.require("id");
      scenario_.id = fields.id("id").value_or("");
      scenario_.title = fields.text("title").value_or(Text{});
    }
    each(top, "interventions", [this](const Node& node) { read_intervention(node); });
    each(top, "targets", [this](const Node& node) { read_target(node); });
    each(top, "links", [this](const Node& node) { read_link(node); });
    scenario_.schedule = read_schedule(log_, top, &read_uncertain);
    scenario_.correlations = read_correlations(log_, top, places_);
    add_findings(root);
  }

  template <class Read>
  void each(Fields& top, std::string_view key, const Read& read) {
    const Node* list = top.find(key, Node::Kind::list);
    if (!list) return;
    for (const Entry& item : list->entries())
      if (item.node.kind == Node::Kind::map) read(item.node);
      else if (item.node.kind != Node::Kind::refused) top.error(key, item.node.at, std::string(key) + ": expected a map of keys, found " + std::string(words_for(item.node.kind)));
  }

  static std::string word_of(const Node& node, std::string_view key) {
    const Entry* entry = node.find(key);
    return entry ? std::string(entry->node.word()) : "";
  }

  // ---- measures, targets, links

  void read_intervention(const Node& node) {
    const std::string name = word_of(node, "id");
    Fields fields(log_, Subject{Thing::intervention, name}, node,
                  {"id", "indicator", "entity", "effect", "start", "delay", "ramp", "duration", "half_life", "after", "share", "limits", "note"});
    for (const std::string_view key : {"id", "indicator", "start"}) fields.require(key);
    refuse_myriads(fields, node);
    nodes_["intervention " + name].push_back(&node);
    scenario_.interventions.push_back({.id = fields.id("id").value_or(""),
                                       .indicator = fields.id("indicator").value_or(""),
                                       .entity = fields.word("entity").value_or(""),
                                       .effect = read_effect(fields, words_.words),
                                       .timing = read_timing(fields),
                                       .share = fields.number("share").value_or(1),
                                       .trim = read_limits(fields),
                                       .note = fields.text("note").value_or(Text{})});
  }

  /// 5万 of what is counted in 万人 is 5 of them, or 50,000: nobody can tell.
  void refuse_myriads(Fields& fields, const Node& node) {
    const Indicator* indicator = milepost::find(directory_.indicators, word_of(node, "indicator"));
    if (!indicator || !holds_myriads(indicator->unit.name)) return;
    for (const std::string_view key : {"effect", "limits"})
      if (const Entry* entry = node.find(key)) refuse_myriads(fields, key, entry->node, *indicator);
  }

  void refuse_myriads(Fields& fields, std::string_view key, const Node& node, const Indicator& indicator) {
    if (node.kind == Node::Kind::word && holds_myriads(node.word()))
      fields.error(key, node.at, "'" + detail::excerpt(node.word()) + "' is ambiguous: " + indicator.id.value + " is counted in " + indicator.unit.name + " already; write the number alone");
    for (const Entry& entry : node.entries()) refuse_myriads(fields, key, entry.node, indicator);
  }

  static bool holds_myriads(std::string_view words) { return words.find("万") != std::string_view::npos || words.find("亿") != std::string_view::npos; }

  /// 9999-12-31 stands for a day that could not be read: then nothing is made of the file.
  static Timing read_timing(Fields& fields) {
    return {.start = fields.date("start").value_or(Date{9999, 12, 31}),
            .delay = read_uncertain(fields, "delay").value_or(0.0),
            .ramp = read_uncertain(fields, "ramp").value_or(0.0),
            .duration = read_uncertain(fields, "duration"),
            .half_life = read_uncertain(fields, "half_life"),
            .after = fields.has("after") ? fields.id("after").value_or("") : ""};
  }

  /// Bounds are read in the unit of the target's indicator.
  void read_target(const Node& node) {
    const std::string name = word_of(node, "target");
    Fields fields(log_, Subject{Thing::changed_target, name}, node, {"target", "bound", "due", "note"});
    fields.require("target");
    TargetChange change{.target = fields.word("target").value_or("")};
    const Target* target = milepost::find(directory_.targets, change.target.value);
    const Indicator* indicator = target ? milepost::find(directory_.indicators, target->indicator.value) : nullptr;
    change.bound = read_bound(fields, "bound", indicator ? *indicator : Indicator{});
    if (fields.has("due")) change.due = read_own_due(words_, fields);
    change.note = fields.text("note").value_or(Text{});
    nodes_["target " + name].push_back(&node);
    scenario_.targets.push_back(std::move(change));
  }

  void read_link(const Node& node) {
    const std::string name = word_of(node, "cause") + " -> " + word_of(node, "effect");
    Fields fields(log_, Subject{Thing::link, name}, node, {"cause", "effect", "elasticity", "lag", "note"});
    for (const std::string_view key : {"cause", "effect"}) fields.require(key);
    nodes_["link " + name].push_back(&node);
    scenario_.links.push_back({.cause = fields.id("cause").value_or(""), .effect = fields.id("effect").value_or(""), .elasticity = read_uncertain(fields, "elasticity").value_or(1.0),
                               .lag = fields.number("lag").value_or(0), .note = fields.text("note").value_or(Text{})});
  }

  // ---- findings of check()

  /// Findings come thing after thing, in the order of the file: with "stands twice" the second of a name begins.
  const Node* node_of(const Node& root, const Problem& problem) {
    const auto found = nodes_.find(problem.subject);
    if (found == nodes_.end()) return scenario_.schedule ? schedule_node(root, *scenario_.schedule, problem.subject) : nullptr;
    std::size_t& place = reached_[problem.subject];
    if (problem.message.starts_with("stands twice")) ++place;
    return found->second[std::min(place, found->second.size() - 1)];
  }

  bool is_unread(const Node& thing, std::string_view key) const {
    return log_.unreadable.contains({&thing, std::string(key)}) || log_.touched.contains({&thing, std::string(key)});
  }

  /// What leans on something that could not be read would mislead: a finding about the thing as a whole on every key of it, one about its effect
  /// on its start too.
  bool leans_on_unread(const Node& thing, const std::string& field) const {
    const std::string key = field.substr(0, field.find('.'));
    if (key.empty()) return std::ranges::any_of(thing.entries(), [&](const Entry& entry) { return is_unread(thing, entry.key()); });
    return is_unread(thing, key) || (key == "effect" && is_unread(thing, "start"));
  }

  /// As deep into a path as the file goes. The best of several may be a list of them alone.
  static const Node& value_at(const Node& thing, const std::string& field) {
    const Node* node = &thing;
    for (const std::string& step : steps_of(field)) {
      if (step == "of" && node->kind == Node::Kind::list) continue;
      const Node* next = step_into(*node, step);
      if (!next) break;
      node = next;
    }
    return *node;
  }

  void add_findings(const Node& root) {
    const bool readable = !has_errors(log_.problems);
    correlations_unread_ = std::ranges::any_of(log_.problems, [](const Problem& one) { return one.subject == "correlations"; });
    for (Problem& problem : check(scenario_, plan_)) {
      if (problem.subject == "correlations") {
        add_about_correlations(root, problem);
        continue;
      }
      const Node* thing = node_of(root, problem);
      if (problem.field == "after" && !scenario_.schedule && root.find("schedule")) continue;  // it has one that could not be read
      if (!thing || leans_on_unread(*thing, problem.field) || (!readable && problem.severity == Severity::warning)) continue;
      problem.position = log_.source.position_at(value_at(*thing, problem.field).at);
      log_.problems.push_back(std::move(problem));
    }
  }

  /// "indicators.2": an unknown one is told where it is named first, one that does not fit where it is spoken of last.
  void add_about_correlations(const Node& root, Problem& problem) {
    if (correlations_unread_ || is_unread(root, "correlations")) return;
    const std::size_t place = std::stoul(problem.field.substr(problem.field.find('.') + 1));
    const bool unknown = problem.message.starts_with("indicator ");
    problem.position = log_.source.position_at((unknown ? places_.first : places_.last)[place]);
    log_.problems.push_back(std::move(problem));
  }

  Log log_;
  const Plan& plan_;
  Directory directory_;
  PlanSoFar words_;  ///< the periods that the plan names
  Scenario scenario_{};
  std::map<std::string, std::vector<const Node*>> nodes_{};
  std::map<std::string, std::size_t> reached_{};
  CorrelationPlaces places_{};
  bool correlations_unread_{false};
};

ScenarioReading load_scenario_from(const SourceText& source, const Plan& plan) {
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) return {std::nullopt, std::move(problems)};
  return ScenarioReader(source, plan).read(read_tree(source));
}

}  // namespace

}  // namespace detail

ScenarioReading load_scenario(std::string_view text, const std::string& file_name, const Plan& plan) {
  return detail::load_scenario_from(SourceText(std::string(text), file_name), plan);
}

Scenario read_scenario(const std::filesystem::path& path, const Plan& plan) {
  ScenarioReading reading = detail::load_scenario_from(SourceText(read_file(path), path.string()), plan);
  if (!reading.scenario) throw InvalidInput(std::move(reading.problems));
  return std::move(*reading.scenario);
}

}  // namespace milepost
