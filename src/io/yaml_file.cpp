#include "yaml_file.hpp"

#include <algorithm>
#include <charconv>

#include "milepost/detail/text.hpp"
#include "milepost/io/plan_file.hpp"

namespace milepost::detail {

namespace {

/// Of a list of tiers the value under one key; null for other lists.
const Node* tier_of(const Node& list, const std::string& key) {
  if (list.kind != Node::Kind::list) return nullptr;
  for (const Entry& item : list.entries())
    if (const Entry* entry = item.node.find(key)) return &entry->node;
  return nullptr;
}

}  // namespace

void read_version(Fields& top) {
  if (!top.require("milepost")) return;
  const std::optional<std::string> version = top.word("milepost");
  const std::string known = std::to_string(plan_file_version);
  if (version && *version != known)
    top.error("milepost", top.place_of("milepost"),
              "milepost '" + excerpt(*version) + "' is not a version this library reads; expected " + known);
}

std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  for (std::size_t from = 0; from < path.size();) {
    const std::size_t dot = std::min(path.find('.', from), path.size());
    steps.push_back(path.substr(from, dot - from));
    from = dot + 1;
  }
  return steps;
}

const Node* step_into(const Node& node, const std::string& step) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), number);
  const bool is_number = error == std::errc{} && end == step.data() + step.size();
  if (is_number) return number < node.entries().size() ? &node.entries()[number].node : nullptr;
  const Entry* entry = node.find(step);
  return entry ? &entry->node : tier_of(node, step);
}

const Node* deepest(const Node& thing, const std::string& path) {
  const Node* node = nullptr;
  const Node* next = &thing;
  for (const std::string& step : steps_of(path)) {
    next = step_into(*next, step);
    if (!next) break;
    node = next;
  }
  const Node* own = node && path == "target" ? tier_of(*node, path) : nullptr;
  return own ? own : node;
}

}  // namespace milepost::detail
