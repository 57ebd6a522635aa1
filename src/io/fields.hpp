// The keys of one map in a plan file, read into values of the library; every problem is noted, none stops the reading.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../plan/findings.hpp"
#include "milepost/plan/plan.hpp"
#include "yaml_tree.hpp"

namespace milepost::detail {

/// Keys of maps, by the map's place in the tree.
using KeysOfMaps = std::set<std::pair<const Node*, std::string>>;

/// Problems found while reading.
struct Log {
  const SourceText& source;
  std::vector<Problem> problems{};
  KeysOfMaps unreadable{};  ///< keys whose value could not be read
  KeysOfMaps touched{};     ///< keys below which something could not be read
};

/// A word of the file and what it stands for.
template <class Value>
using Choices = std::initializer_list<std::pair<std::string_view, Value>>;

using Keys = std::initializer_list<std::string_view>;

/// One map: what it is about ("indicator carrier-platforms") and the map it is a part of, under a key that outlives it.
class Fields {
 public:
  /// Notes keys that are not among `keys`.
  Fields(Log& log, std::optional<Subject> subject, const Node& map, Keys keys);

  /// A map under a key of another; its problems count as problems of that key.
  Fields(Fields& parent, std::string_view key, const Node& map, Keys keys);

  const Node& map() const { return map_; }
  bool has(std::string_view key) const { return map_.find(key) != nullptr; }
  std::size_t place_of(std::string_view key) const {
    return map_.find(key)->node.at;
  }  ///< of its value; it must be there

  /// A key whose value is of no use: findings about it would mislead.
  void mark_unreadable(std::string_view key);
  bool is_unreadable(std::string_view key) const { return log_.unreadable.contains({&map_, std::string(key)}); }

  /// The value of a key; null if the key is absent or has a value that is nothing (an error) or refused (noted before).
  const Node* find(std::string_view key);

  /// The same, of one kind: another kind is an error, "expected a list, found text".
  const Node* find(std::string_view key, Node::Kind kind);

  /// Notes a missing key at the map, unless a misspelt one has been noted in its place. True if it is there.
  bool require(std::string_view key);

  std::optional<Text> text(std::string_view key);
  std::optional<std::string> word(std::string_view key);
  std::optional<std::string> id(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<int> whole_number(std::string_view key);
  std::optional<Date> date(std::string_view key);

  /// The words of a list, each with its place; items that are not words are errors.
  std::vector<std::string> words(std::string_view key);

  /// The texts of a list; items that are no texts are errors.
  std::vector<Text> texts(std::string_view key);

  template <class Value>
  std::optional<Value> choice(std::string_view key, Choices<Value> choices);

  /// The value that goes by the word under a key, as name_of says it: one of those from `first` to `last`.
  template <class Value>
  std::optional<Value> named(std::string_view key, Value first, Value last);

  /// What `parse` makes of the word under a key; what it throws becomes an error at the value.
  template <class Parse>
  auto parsed(std::string_view key, Parse parse) -> std::optional<decltype(parse(std::string_view()))>;

  void error(std::string_view key, std::size_t at, std::string message);
  /// What a reader threw, after the name of the key: "baseline at 'fyp13' is not a period; ..."
  void error(std::string_view key, const Error& failure, std::size_t at);

 private:
  void note_unknown(Keys keys);
  void note_unknown(const Entry& entry, const std::vector<std::string>& known);
  std::string label(std::string_view key) const;
  std::string path(std::string_view key) const;
  std::optional<Text> text_of(std::string_view key, const Node& node);
  void reject(std::string_view key, const Node& node, const std::vector<std::string>& choices);

  Log& log_;
  std::optional<Subject> subject_;  ///< empty for the file as a whole
  const Node& map_;
  Fields* parent_{nullptr};
  std::string_view key_in_parent_{};
};

/// What a name would be if it were written by the rule: "Carrier Platforms" as carrier-platforms; empty if nothing is
/// left.
std::string as_id(std::string_view name);

/// "id 'Carrier Platforms' is not ..." if a name is not of lower-case words joined by hyphens, else empty.
std::string fault_of_id(std::string_view id);

template <class Value>
std::optional<Value> Fields::choice(std::string_view key, Choices<Value> choices) {
  const Node* node = find(key, Node::Kind::word);
  if (!node) return std::nullopt;
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) {
    if (word == node->word()) return value;
    words.emplace_back(word);
  }
  reject(key, *node, words);
  return std::nullopt;
}

template <class Value>
std::optional<Value> Fields::named(std::string_view key, Value first, Value last) {
  const Node* node = find(key, Node::Kind::word);
  if (!node) return std::nullopt;
  std::vector<std::string> words;
  for (int value = static_cast<int>(first); value <= static_cast<int>(last); ++value) {
    words.emplace_back(name_of(static_cast<Value>(value)));
    if (words.back() == node->word()) return static_cast<Value>(value);
  }
  reject(key, *node, words);
  return std::nullopt;
}

template <class Parse>
auto Fields::parsed(std::string_view key, Parse parse) -> std::optional<decltype(parse(std::string_view()))> {
  const Node* node = find(key, Node::Kind::word);
  if (!node) return std::nullopt;
  try {
    return parse(node->word());
  } catch (const Error& failure) {
    error(key, failure, node->at);
    return std::nullopt;
  }
}

}  // namespace milepost::detail
