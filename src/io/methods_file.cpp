#include "milepost/io/methods_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "method_parts.hpp"
#include "milepost/assessment/preset_rules.hpp"
#include "milepost/assessment/presets.hpp"
#include "milepost/detail/near_names.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/io/plan_file.hpp"
#include "yaml_file.hpp"

namespace milepost {

namespace detail {

namespace {

/// A shipped preset by the same name that says otherwise.
bool takes_shipped_name(const Preset& preset) {
  const std::optional<Preset> shipped = find_preset(preset.name);
  return shipped && *shipped != preset;
}

/// Keys that a rule about another one looks at, too: if one could not be read, the finding means nothing.
constexpr std::pair<std::string_view, std::string_view> leanings[]{
    {"half_life", "rate"}, {"cuts_without_target", "statistic"}, {"cuts", "cuts_without_target"}, {"cuts", "treatments"}};

/// Reads the methods of one file.
class MethodsReader {
 public:
  explicit MethodsReader(const SourceText& source) : log_{source} {}

  MethodsReading read(Tree tree) {
    log_.problems = std::move(tree.problems);
    if (tree.root && tree.root->kind == Node::Kind::map)
      read_top(*tree.root);
    else if (tree.root && tree.root->kind != Node::Kind::refused)
      log_.problems.push_back(not_a_map(*tree.root));
    put_in_order(log_.problems);
    if (has_errors(log_.problems)) methods_.clear();
    return {std::move(methods_), std::move(log_.problems)};
  }

 private:
  Problem not_a_map(const Node& root) const {
    return {Severity::error, "", "", "a file of methods is a map of keys that begins with 'milepost: 1', found " + std::string(words_for(root.kind)),
            log_.source.position_at(root.at)};
  }

  void read_top(const Node& root) {
    Fields top(log_, std::nullopt, root, {"milepost", "methods"});
    read_version(top);
    top.require("methods");
    const Node* list = top.find("methods", Node::Kind::list);
    if (!list) return;
    for (const Entry& item : list->entries()) {
      if (item.node.kind == Node::Kind::map)
        read_method(item.node);
      else if (item.node.kind != Node::Kind::refused)
        top.error("methods", item.node.at, "methods: expected a map of keys that begins with name, found " + std::string(words_for(item.node.kind)));
    }
  }

  void read_method(const Node& node) {
    const Entry* name = node.find("name");
    Fields fields(log_, Subject{Thing::method, name ? name->node.word() : ""}, node, method_keys);
    fields.require("name");
    Preset preset = begun(fields);
    preset.name = fields.word("name").value_or("");
    read_parts(fields, preset);
    check_name(fields, preset);
    add_findings(node, preset);
    methods_.push_back(std::move(preset));
  }

  const Preset* above(std::string_view name) const {
    const auto found = std::find_if(methods_.begin(), methods_.end(), [&](const Preset& preset) { return preset.name == name; });
    return found == methods_.end() ? nullptr : &*found;
  }

  /// The preset that a method is like, or one with every part as usual.
  Preset begun(Fields& fields) {
    const std::optional<std::string> like = fields.word("like");
    if (!like) return {};
    const Preset* own = above(*like);
    std::optional<Preset> found = own ? std::optional(*own) : find_preset(*like);
    if (!found) refuse_like(fields, *like);
    Preset preset = found.value_or(Preset{});
    preset.title = {};
    preset.source = preset.unverified = "";
    return preset;
  }

  void refuse_like(Fields& fields, const std::string& like) {
    std::vector<std::string> known = preset_names();
    for (const Preset& preset : methods_) known.push_back(preset.name);
    fields.error("like", fields.place_of("like"), "like '" + excerpt(like) + "' is neither a shipped preset nor a method above" + did_you_mean_edition(like, known));
    for (const std::string_view key : method_keys) fields.mark_unreadable(key);
  }

  void check_name(Fields& fields, const Preset& preset) {
    if (preset.name.empty() || fields.is_unreadable("name")) return;
    const std::string name = "name '" + excerpt(preset.name) + "'";
    if (above(preset.name)) fields.error("name", fields.place_of("name"), name + " is that of a method above");
    const bool readable = !std::ranges::any_of(method_keys, [&](std::string_view key) { return means_nothing(fields.map(), key); });
    if (readable && takes_shipped_name(preset))
      fields.error("name", fields.place_of("name"), name + " is that of a shipped preset, which says otherwise; give yours a name of its own");
  }

  /// Is a part of no use, so that what is found about it would mislead?
  bool means_nothing(const Node& method, std::string_view key) const {
    const std::pair place{&method, std::string(key)};
    return log_.unreadable.contains(place) || log_.touched.contains(place);
  }

  bool misleads(const Node& method, std::string_view key) const {
    const bool leans = std::ranges::any_of(leanings, [&](const auto& pair) { return pair.first == key && means_nothing(method, pair.second); });
    return leans || means_nothing(method, key);
  }

  /// What check() says of the method, each with the place of the value it is about.
  void add_findings(const Node& node, const Preset& preset) {
    for (Problem& problem : check(preset)) {
      if (misleads(node, steps_of(problem.field).front())) continue;
      const Node* value = deepest(node, problem.field);
      problem.position = log_.source.position_at(value ? value->at : node.at);
      log_.problems.push_back(std::move(problem));
    }
  }

  Log log_;
  std::vector<Preset> methods_{};
};

void require_writable(const std::vector<Preset>& methods) {
  for (const Preset& preset : methods) {
    const auto twins = std::ranges::count(methods, preset.name, &Preset::name);
    if (twins > 1) fail_range("method", preset.name, "stands in the list twice");
    if (takes_shipped_name(preset)) fail_range("method", preset.name, "has the name of a shipped preset, which says otherwise");
    const std::vector<Problem> problems = check(preset);
    if (!problems.empty()) throw OutOfRange(problems.front().subject + ": " + problems.front().message);
  }
}

MethodsReading load_methods_from(const SourceText& source) {
  std::vector<Problem> problems = problems_of_text(source);
  if (!problems.empty()) return {{}, std::move(problems)};
  return MethodsReader(source).read(read_tree(source));
}

}  // namespace

}  // namespace detail

MethodsReading load_methods(std::string_view text, const std::string& file_name) {
  return detail::load_methods_from(SourceText(std::string(text), file_name));
}

std::vector<Preset> read_methods(const std::filesystem::path& path) {
  MethodsReading reading = detail::load_methods_from(SourceText(read_file(path), path.string()));
  if (has_errors(reading.problems)) throw InvalidInput(std::move(reading.problems));
  return std::move(reading.methods);
}

std::string methods_text(const std::vector<Preset>& methods) {
  detail::require_writable(methods);
  std::string text = "milepost: " + std::to_string(plan_file_version) + "\n\nmethods:" + (methods.empty() ? " []\n" : "\n");
  for (const Preset& preset : methods) text += detail::method_text(preset);
  return text;
}

void write_methods(const std::filesystem::path& path, const std::vector<Preset>& methods) {
  const std::string text = methods_text(methods);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) fail_range("file", path.string(), "cannot be written");
}

}  // namespace milepost
