#include "milepost/io/plan_file.hpp"

#include "milepost/detail/text.hpp"
#include "plan_reading.hpp"
#include "yaml_file.hpp"

namespace milepost {

namespace detail {

namespace {

const Keys top_keys{"milepost", "plan",          "documents", "periods", "units",
                    "entities", "organizations", "sections",  "bundles", "tasks",   "indicators",
                    "deliverables", "numbers",   "bodies",    "cadences", "evaluations", "workflows",
                    "child_plans", "rules", "method", "methods"};

void read_everything(PlanSoFar& reading, const Node& root) {
  Fields top(reading.log, std::nullopt, root, top_keys);
  read_version(top);
  read_periods(reading, top);
  read_units(reading, top);
  read_header(reading, top);
  read_documents(reading, top);
  read_entities(reading, top);
  read_organizations(reading, top);
  read_sections(reading, top);
  read_bundles(reading, top);
  read_tasks(reading, top);
  read_deliverables(reading, top);
  read_numbers(reading, top);
  read_bodies(reading, top);
  read_cadences(reading, top);
  read_evaluations(reading, top);
  read_workflows(reading, top);
  read_child_plans(reading, top);
  read_rules(reading, top);
  read_method(reading, top);
}

/// True if what the path leads to, or what leads to it, could not be read.
bool is_unreadable(const Log& log, const Node& thing, const std::string& path) {
  const Node* node = &thing;
  const std::vector<std::string> steps = steps_of(path);
  for (std::size_t i = 0; node && i < steps.size(); ++i) {
    const std::pair key{node, steps[i]};
    if (log.unreadable.contains(key) || (i + 1 == steps.size() && log.touched.contains(key))) return true;
    node = step_into(*node, steps[i]);
  }
  return false;
}

/// A finding that leans on something that could not be read would mislead.
bool means_nothing(const PlanSoFar& reading, const Finding& finding, const Node& thing) {
  const Node& header = *reading.places_of(Thing::plan).front().node;
  if (is_unreadable(reading.log, thing, finding.problem.field)) return true;
  for (const std::string& key : finding.reads)
    if (is_unreadable(reading.log, thing, key) || is_unreadable(reading.log, header, key)) return true;
  for (const auto& [thing_named, name] : finding.leans_on)
    if (reading.may_be_missing(thing_named, name)) return true;
  return false;
}

/// What check() says of the plan, each problem with the place of the value it is about.
void add_findings(PlanSoFar& reading) {
  for (Finding& finding : findings_of(reading.plan)) {
    const Place& place = reading.places_of(finding.thing).at(finding.index);
    if (means_nothing(reading, finding, *place.node)) continue;
    const Node* value = deepest(*place.node, finding.problem.field);
    finding.problem.position = reading.log.source.position_at(value ? value->at : place.at);
    reading.log.problems.push_back(std::move(finding.problem));
  }
}

Problem not_a_map(const SourceText& source, const Node& root) {
  return {Severity::error, "", "",
          "a plan file is a map of keys that begins with 'milepost: 1', found " + std::string(words_for(root.kind)),
          source.position_at(root.at)};
}

PlanReading read_source_text(const SourceText& source) {
  Tree tree = read_tree(source);
  if (!tree.root) {
    put_in_order(tree.problems);
    return {std::nullopt, std::move(tree.problems)};
  }
  PlanSoFar reading(source);
  reading.log.problems = std::move(tree.problems);
  if (tree.root->kind == Node::Kind::map) {
    read_everything(reading, *tree.root);
    add_findings(reading);
  } else if (tree.root->kind != Node::Kind::refused) {
    reading.log.problems.push_back(not_a_map(source, *tree.root));
  }
  put_in_order(reading.log.problems);
  PlanReading result{std::move(reading.plan), std::move(reading.log.problems)};
  if (has_errors(result.problems)) result.plan.reset();
  return result;
}

}  // namespace

}  // namespace detail

namespace {

PlanReading load(const SourceText& source) {
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) return {std::nullopt, std::move(problems)};
  return detail::read_source_text(source);
}

}  // namespace

PlanReading load_plan(std::string_view text, const std::string& file_name) {
  return load(SourceText(std::string(text), file_name));
}

Plan read_plan(const std::filesystem::path& path) {
  PlanReading reading = load(SourceText(read_file(path), path.string()));
  if (!reading.plan) throw InvalidInput(std::move(reading.problems));
  return std::move(*reading.plan);
}

}  // namespace milepost
