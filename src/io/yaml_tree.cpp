#include "yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "milepost/detail/text.hpp"
#include "yaml_syntax.hpp"

namespace milepost::detail {

namespace {

/// Ends the reading of a text, with words of our own.
struct Stop {
  std::size_t at{};
  std::string message{};
};

constexpr std::string_view not_read = "; the rest of the file was not read";

std::size_t offset_of(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

/// Builds the tree from the parser's events, so that no alias is ever followed and depth is known before it hurts.
class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(const SourceText& source) : source_(source) {}

  Tree take() { return std::move(tree_); }
  void problem(std::size_t at, std::string message) {
    tree_.problems.push_back({Severity::error, "", "", std::move(message), source_.position_at(at)});
  }

  /// The innermost bracket that is still open.
  std::optional<std::size_t> open_bracket() const {
    const auto is_bracket = [this](const Open& open) {
      const char c = source_.text()[open.node.at];
      return open.in_brackets && (c == '[' || c == '{');
    };
    const auto innermost = std::find_if(open_.rbegin(), open_.rend(), is_bracket);
    return innermost == open_.rend() ? std::nullopt : std::optional{innermost->node.at};
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) throw Stop{offset_of(mark), "a second document begins here; a plan file holds one"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    const bool is_item = !open_.empty() && open_.back().node.kind == Node::Kind::list;
    value({Node::Kind::nothing, is_item ? place_of_nothing(mark) : offset_of(mark)});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problem(offset_of(mark), "aliases (*name) are not read: write the value out");
    value({Node::Kind::refused, offset_of(mark)});
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    problem(offset_of(mark), "anchors (&" + excerpt(name) + ") are not read: write the value out where it is needed");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& word) override {
    require_closed_quotes(offset_of(mark));
    const bool is_empty = trim(word).empty();  // "" says no more than nothing
    const Node::Kind kind = is_empty ? Node::Kind::nothing : Node::Kind::word;
    value({kind_with(tag, mark, kind), offset_of(mark), is_empty ? "" : word});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(Node::Kind::list, tag, mark, style);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(Node::Kind::map, tag, mark, style);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map that is still open, and the key that waits for its value.
  struct Open {
    Node node;
    bool in_brackets{false};
    bool tagged{false};
    bool has_key{false};
    bool key_is_word{false};
    std::string key{};
    std::size_t key_at{};
  };

  void open(Node::Kind kind, const std::string& tag, const YAML::Mark& mark, YAML::EmitterStyle::value style) {
    const std::size_t at = offset_of(mark);
    if (open_.size() >= deepest_nesting)
      throw Stop{at, "nested more than " + std::to_string(deepest_nesting) + " deep; a plan needs far less"};
    open_.push_back({.node = {kind, at},
                     .in_brackets = style == YAML::EmitterStyle::Flow,
                     .tagged = kind_with(tag, mark, kind) == Node::Kind::refused});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.node.kind == Node::Kind::map) drop_repeated_keys(done.node);
    if (done.tagged) done.node = {Node::Kind::refused, done.node.at};
    value(std::move(done.node));
  }

  void value(Node node) {
    if (open_.empty()) {
      tree_.root = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == Node::Kind::list)
      parent.node.entries.push_back({"", node.at, std::move(node)});
    else if (!parent.has_key)
      key(parent, std::move(node));
    else
      entry(parent, std::move(node));
  }

  void key(Open& parent, Node node) {
    parent.has_key = true;
    parent.key_at = node.at;
    parent.key_is_word = node.kind == Node::Kind::word && node.word != "<<";
    if (node.word == "<<") {
      problem(node.at, "merge keys (<<) are not read: write the keys out");
      parent.node.is_part = true;
    }
    if (node.kind != Node::Kind::word && node.kind != Node::Kind::refused)
      problem(node.at, "a key must be a word, found " + std::string(words_for(node.kind)));
    parent.key = std::move(node.word);
  }

  void entry(Open& parent, Node node) {
    parent.has_key = false;
    if (node.kind == Node::Kind::nothing) {
      if (parent.key_is_word && !parent.in_brackets) require_rest_of_entry(parent);
      node.at = parent.key_at;
    }
    if (parent.key_is_word) parent.node.entries.push_back({std::move(parent.key), parent.key_at, std::move(node)});
  }

  /// Later ones of the same key are reported and left out.
  void drop_repeated_keys(Node& map) {
    std::vector<const Entry*> order;
    for (const Entry& entry : map.entries)
      order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) { return a->key < b->key; });
    std::vector<std::size_t> repeated;
    const Entry* first = order.empty() ? nullptr : order.front();
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (order[i]->key != first->key)
        first = order[i];
      else
        repeated.push_back(report_repeated(*first, *order[i]));
    }
    std::sort(repeated.begin(), repeated.end());
    std::erase_if(map.entries, [&](const Entry& entry) {
      return std::binary_search(repeated.begin(), repeated.end(), entry.key_at);
    });
  }

  std::size_t report_repeated(const Entry& first, const Entry& again) {
    const int line = source_.position_at(first.key_at).line;
    problem(again.key_at,
            "key '" + excerpt(again.key) + "' is given twice; the first is in line " + std::to_string(line));
    return again.key_at;
  }

  Node::Kind kind_with(const std::string& tag, const YAML::Mark& mark, Node::Kind kind) {
    if (tag.empty() || tag == "?" || tag == "!") return kind;
    problem(offset_of(mark),
            "tags (!" + excerpt(tag.substr(tag.find_last_of("!:") + 1)) + ") are not read: leave the tag out");
    return Node::Kind::refused;
  }

  /// The parser accepts quotes that end with the file; the text would swallow everything below.
  void require_closed_quotes(std::size_t at) const {
    const std::string& text = source_.text();
    if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return;
    if (end_of_quotes(text, at) == std::string::npos) throw Stop{at, "a quotation mark is opened and never closed"};
  }

  /// The parser accepts a last key without its colon. A file that ends right behind a key, without the end of the line,
  /// was cut short: what else is missing in it says nothing.
  void require_rest_of_entry(const Open& parent) const {
    const std::string& text = source_.text();
    const char first = text[parent.key_at];
    const std::size_t end = first == '"' || first == '\'' ? end_of_quotes(text, parent.key_at)
                                                          : parent.key_at + parent.key.size();
    const std::size_t colon = text.find_first_not_of(' ', end);
    if (colon == std::string::npos || text[colon] == '\n')
      throw Stop{parent.key_at, "this line has no ':' between key and value"};
    if (text[colon] == ':' && text.find_first_not_of(' ', colon + 1) == std::string::npos)
      throw Stop{parent.key_at, "the file ends behind '" + excerpt(parent.key) + ":'; it may have been cut short"};
  }

  /// A value left out has the mark of what follows: an item of a list is looked for backwards, at its dash.
  std::size_t place_of_nothing(const YAML::Mark& mark) const {
    const std::string& text = source_.text();
    const std::size_t at = std::min(offset_of(mark), text.size());
    if (at < text.size() && (text[at] == '~' || text[at] == 'n' || text[at] == 'N')) return at;
    const std::size_t dash = at == 0 ? std::string::npos : text.find_last_of("-,[", at - 1);
    return dash == std::string::npos ? at : dash;
  }

  const SourceText& source_;
  Tree tree_{};
  std::vector<Open> open_{};
  int documents_{0};
};

void read_documents(const SourceText& source, Builder& builder) {
  std::istringstream text(source.text());
  YAML::Parser parser(text);
  while (parser.HandleNextDocument(builder)) {
  }
}

/// A reading that stopped: only what stopped it is told, what came before it was not read to its end.
Tree stopped(Builder& builder, const Stop& stop) {
  builder.problem(stop.at, stop.message + std::string(not_read));
  Tree tree = builder.take();
  tree.root.reset();
  return tree;
}

}  // namespace

std::string_view words_for(Node::Kind kind) {
  constexpr std::string_view words[]{"nothing", "text", "a list", "a map of keys", "something that is not read"};
  return words[static_cast<int>(kind)];
}

Tree read_tree(const SourceText& source) {
  Builder builder(source);
  try {
    read_documents(source, builder);
  } catch (const Stop& stop) {
    return stopped(builder, stop);
  } catch (const YAML::Exception& failure) {
    const SyntaxFault fault =
        explain_syntax(source.text(), offset_of(failure.mark), failure.msg, builder.open_bracket());
    return stopped(builder, {fault.at, fault.message});
  }
  Tree tree = builder.take();
  if (!tree.root && tree.problems.empty())
    tree.problems.push_back({Severity::error, "", "", "the file holds nothing; expected 'milepost: 1', then the plan",
                             source.position_at(0)});
  return tree;
}

}  // namespace milepost::detail
