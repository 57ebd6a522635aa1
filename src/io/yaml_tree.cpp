#include "yaml_tree.hpp"

#include <yaml.h>

#include <algorithm>
#include <memory>

#include "milepost/detail/text.hpp"
#include "yaml_syntax.hpp"

namespace milepost::detail {

namespace {

/// Ends the reading of a text, with words of our own.
struct Stop {
  std::size_t at{};
  std::string message{};
};

/// Up to so many keys are compared each with each.
constexpr std::size_t short_map = 16;

constexpr std::string_view not_read = "; the rest of the file was not read";

/// The parser counts characters, the source bytes. Quick for marks that come one soon after the other.
class Bytes {
 public:
  explicit Bytes(std::string_view text) : text_(text) {}

  std::size_t at(std::size_t character) {
    while (characters_ < character && byte_ < text_.size()) step_forward();
    while (characters_ > character) step_back();
    return byte_;
  }

 private:
  bool is_inside() const { return byte_ < text_.size() && (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80; }
  void step_forward() {
    do ++byte_;
    while (is_inside());
    ++characters_;
  }
  void step_back() {
    do --byte_;
    while (is_inside());
    --characters_;
  }

  std::string_view text_;
  std::size_t byte_{};
  std::size_t characters_{};
};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string text_of(const yaml_char_t* characters) {
  return characters ? reinterpret_cast<const char*>(characters) : "";
}

/// Builds the tree from the parser's events, so that no alias is ever followed and depth is known before it hurts.
class Builder {
 public:
  explicit Builder(const SourceText& source) : source_(source), bytes_(source.text()) {}

  Tree take() { return std::move(tree_); }
  std::size_t offset_of(const yaml_mark_t& mark) { return bytes_.at(mark.index); }
  void problem(std::size_t at, std::string message) {
    tree_.problems.push_back({Severity::error, "", "", std::move(message), source_.position_at(at)});
  }

  /// The innermost bracket that is still open.
  std::optional<std::size_t> open_bracket() const {
    const auto is_bracket = [this](const Open& open) {
      constexpr std::string_view brackets = "[{";
      return open.in_brackets && brackets.find(source_.text()[open.node.at]) != std::string_view::npos;
    };
    const auto innermost = std::find_if(open_.rbegin(), open_.rend(), is_bracket);
    return innermost == open_.rend() ? std::nullopt : std::optional{innermost->node.at};
  }

  void read(const yaml_event_t& event) {
    const std::size_t at = offset_of(event.start_mark);
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT: return begin_document(at);
      case YAML_ALIAS_EVENT: return refuse_alias(at);
      case YAML_SCALAR_EVENT: return scalar(event.data.scalar, at);
      case YAML_SEQUENCE_START_EVENT: return open(Node::Kind::list, event.data.sequence_start, at, YAML_FLOW_SEQUENCE_STYLE);
      case YAML_MAPPING_START_EVENT: return open(Node::Kind::map, event.data.mapping_start, at, YAML_FLOW_MAPPING_STYLE);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: return close();
      default: return;
    }
  }

 private:
  /// A list or map that is still open, and the key that waits for its value.
  struct Open {
    Node node;
    std::size_t first_entry{};
    bool in_brackets{false};
    bool tagged{false};
    bool has_key{false};
    bool key_is_word{false};
    std::string_view key{};
    std::size_t key_at{};
  };

  void begin_document(std::size_t at) {
    if (documents_++ > 0) throw Stop{at, "a second document begins here; a plan file holds one"};
  }

  void refuse_alias(std::size_t at) {
    problem(at, "aliases (*name) are not read: write the value out");
    value(node_at(Node::Kind::refused, at));
  }

  static Node node_at(Node::Kind kind, std::size_t at) { return {.at = static_cast<std::uint32_t>(at), .kind = kind}; }

  static Node word_at(std::string_view word, Node::Kind kind, std::size_t at) {
    return {.first = word.data(), .count = static_cast<std::uint32_t>(word.size()), .at = static_cast<std::uint32_t>(at), .kind = kind};
  }

  static Entry entry_of(std::string_view key, std::size_t key_at, const Node& node) {
    return {.node = node, .key_at = static_cast<std::uint32_t>(key_at), .key_size = static_cast<std::uint32_t>(key.size()), .key_begin = key.data()};
  }

  template <class Data>
  void refuse_anchor(const Data& data, std::size_t at) {
    if (data.anchor)
      problem(at, "anchors (&" + excerpt(text_of(data.anchor)) + ") are not read: write the value out where it is needed");
  }

  template <class Data>
  void scalar(const Data& data, std::size_t at) {
    refuse_anchor(data, at);
    const std::string_view said(reinterpret_cast<const char*>(data.value), data.length);
    const bool plain = data.style == YAML_PLAIN_SCALAR_STYLE;
    const bool is_nothing = trim(said).empty() || (plain && is_null(said));  // "" says no more than nothing
    const Node::Kind kind = kind_with(data.tag, at, is_nothing ? Node::Kind::nothing : Node::Kind::word);
    if (is_nothing && plain && said.empty() && is_in_list()) at = place_of_nothing(at);
    value(word_at(is_nothing ? std::string_view() : kept(said, at), kind, at));
  }

  bool is_in_list() const { return !open_.empty() && open_.back().node.kind == Node::Kind::list; }

  /// The word where the source has it as it is, also behind a quotation mark, else a copy of it.
  std::string_view kept(std::string_view word, std::size_t at) {
    const std::string_view text = source_.text();
    for (const std::size_t begin : {at, at + 1})
      if (begin <= text.size() && text.substr(begin, word.size()) == word) return text.substr(begin, word.size());
    return tree_.made.emplace_back(word);
  }

  template <class Data, class Style>
  void open(Node::Kind kind, const Data& data, std::size_t at, Style in_brackets) {
    if (open_.size() >= deepest_nesting)
      throw Stop{at, "nested more than " + std::to_string(deepest_nesting) + " deep; a plan needs far less"};
    refuse_anchor(data, at);
    open_.push_back({.node = node_at(kind, at),
                     .first_entry = entries_.size(),
                     .in_brackets = data.style == in_brackets,
                     .tagged = kind_with(data.tag, at, kind) == Node::Kind::refused});
  }

  void close() {
    Open done = open_.back();
    open_.pop_back();
    if (done.node.kind == Node::Kind::map && has_repeated_keys(entries_from(done))) drop_repeated_keys(done);
    keep_entries(done);
    value(done.tagged ? node_at(Node::Kind::refused, done.node.at) : done.node);
  }

  std::span<const Entry> entries_from(const Open& open) const { return std::span(entries_).subspan(open.first_entry); }

  /// What stood open moves from the stack to the tree.
  void keep_entries(Open& done) {
    const std::span<const Entry> own = entries_from(done);
    auto* const kept = static_cast<Entry*>(tree_.entries->allocate(own.size_bytes(), alignof(Entry)));
    std::uninitialized_copy(own.begin(), own.end(), kept);
    done.node.first = kept;
    done.node.count = static_cast<std::uint32_t>(own.size());
    entries_.erase(entries_.end() - static_cast<std::ptrdiff_t>(own.size()), entries_.end());
  }

  void value(const Node& node) {
    if (open_.empty()) {
      tree_.root = node;
      return;
    }
    Open& parent = open_.back();
    if (parent.node.kind == Node::Kind::list)
      entries_.push_back(entry_of("", node.at, node));
    else if (!parent.has_key)
      key(parent, node);
    else
      entry(parent, node);
  }

  void key(Open& parent, const Node& node) {
    parent.has_key = true;
    parent.key_at = node.at;
    parent.key_is_word = node.kind == Node::Kind::word && node.word() != "<<";
    if (node.word() == "<<") {
      problem(node.at, "merge keys (<<) are not read: write the keys out");
      parent.node.is_part = true;
    }
    if (node.kind != Node::Kind::word && node.kind != Node::Kind::refused)
      problem(node.at, "a key must be a word, found " + std::string(words_for(node.kind)));
    if (std::ranges::any_of(node.word(), is_control)) {
      problem(node.at, "key '" + excerpt(node.word()) + "' must stand on one line, without control characters");
      parent.key_is_word = false;
    }
    parent.key = node.word();
  }

  void entry(Open& parent, Node node) {
    parent.has_key = false;
    if (node.kind == Node::Kind::nothing) {
      if (parent.key_is_word && !parent.in_brackets) require_rest_of_entry(parent);
      node.at = static_cast<std::uint32_t>(parent.key_at);
    }
    if (parent.key_is_word) entries_.push_back(entry_of(parent.key, parent.key_at, node));
  }

  /// Without a word to the allocator for the short maps that plans are made of.
  static bool has_repeated_keys(std::span<const Entry> entries) {
    if (entries.size() > short_map) return true;  // to be looked for in order
    for (std::size_t i = 1; i < entries.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (entries[i].key() == entries[j].key()) return true;
    return false;
  }

  /// Later ones of the same key are reported and left out.
  void drop_repeated_keys(const Open& map) {
    std::vector<const Entry*> order;
    for (const Entry& entry : entries_from(map)) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) { return a->key() < b->key(); });
    std::vector<std::uint32_t> repeated;
    const Entry* first = order.front();
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (order[i]->key() != first->key())
        first = order[i];
      else
        repeated.push_back(report_repeated(*first, *order[i]));
    }
    std::sort(repeated.begin(), repeated.end());
    const auto is_repeated = [&](const Entry& entry) { return std::binary_search(repeated.begin(), repeated.end(), entry.key_at); };
    entries_.erase(std::remove_if(entries_.begin() + static_cast<std::ptrdiff_t>(map.first_entry), entries_.end(), is_repeated), entries_.end());
  }

  std::uint32_t report_repeated(const Entry& first, const Entry& again) {
    const int line = source_.position_at(first.key_at).line;
    problem(again.key_at,
            "key '" + excerpt(again.key()) + "' is given twice; the first is in line " + std::to_string(line));
    return again.key_at;
  }

  Node::Kind kind_with(const yaml_char_t* tag, std::size_t at, Node::Kind kind) {
    const std::string name = text_of(tag);
    if (name.empty() || name == "!") return kind;
    problem(at, "tags (!" + excerpt(name.substr(name.find_last_of("!:") + 1)) + ") are not read: leave the tag out");
    return Node::Kind::refused;
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
  std::size_t place_of_nothing(std::size_t at) const {
    const std::string& text = source_.text();
    const std::size_t dash = at == 0 ? std::string::npos : text.find_last_of("-,[", at - 1);
    return dash == std::string::npos ? at : dash;
  }

  const SourceText& source_;
  Bytes bytes_;
  Tree tree_{};
  std::vector<Open> open_{};
  std::vector<Entry> entries_{};  ///< of all that is open, outermost first
  int documents_{0};
};

/// The parser, given back to its library at the end.
class Parser {
 public:
  explicit Parser(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser_); }

  /// Hands every event to the builder; false where the text is no YAML.
  bool read_into(Builder& builder) {
    for (bool goes_on = true; goes_on;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser_, &event)) return false;
      const std::unique_ptr<yaml_event_t, void (*)(yaml_event_t*)> given_back(&event, yaml_event_delete);
      goes_on = event.type != YAML_STREAM_END_EVENT;
      builder.read(event);
    }
    return true;
  }

  const yaml_parser_t& fault() const { return parser_; }

 private:
  yaml_parser_t parser_{};
};

Stop syntax_fault(const SourceText& source, Builder& builder, const yaml_parser_t& fault) {
  if (fault.error == YAML_READER_ERROR) return {fault.problem_offset, "a control character stands in the text"};
  const std::string_view context = fault.context ? fault.context : "";
  const bool at_its_beginning = context.ends_with("simple key") || context.ends_with("alias");
  const yaml_mark_t& mark = at_its_beginning ? fault.context_mark : fault.problem_mark;
  const SyntaxFault found = explain_syntax(source.text(), builder.offset_of(mark), fault.problem, builder.open_bracket());
  return {found.at, found.message};
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
  Parser parser(source.text());
  try {
    if (!parser.read_into(builder)) return stopped(builder, syntax_fault(source, builder, parser.fault()));
  } catch (const Stop& stop) {
    return stopped(builder, stop);
  }
  Tree tree = builder.take();
  if (!tree.root && tree.problems.empty())
    tree.problems.push_back({Severity::error, "", "", "the file holds nothing; expected 'milepost: 1', then the plan",
                             source.position_at(0)});
  return tree;
}

}  // namespace milepost::detail
