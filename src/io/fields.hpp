// The keys of one map in a plan file, read into values of the library; every problem is noted, none stops the reading.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// One map: what it is about ("indicator carrier-platforms") and the map it is a part of.
class Fields {
 public:
  /// Notes keys that are not among `keys`.
  Fields(Log& log, std::string subject, const Node& map, Keys keys);

  /// A map under a key of another; its problems count as problems of that key.
  Fields(Fields& parent, const std::string& key, const Node& map, Keys keys);

  const Node& map() const { return map_; }
  const std::string& subject() const { return subject_; }
  bool has(const std::string& key) const { return map_.find(key) != nullptr; }
  std::size_t place_of(const std::string& key) const {
    return map_.find(key)->node.at;
  }  ///< of its value; it must be there

  /// A key whose value is of no use: findings about it would mislead.
  void mark_unreadable(const std::string& key);
  bool is_unreadable(const std::string& key) const { return log_.unreadable.contains({&map_, key}); }

  /// The value of a key; null if the key is absent or has a value that is nothing (an error) or refused (noted before).
  const Node* find(const std::string& key);

  /// The same, of one kind: another kind is an error, "expected a list, found text".
  const Node* find(const std::string& key, Node::Kind kind);

  /// Notes a missing key at the map, unless a misspelt one has been noted in its place. True if it is there.
  bool require(const std::string& key);

  std::optional<Text> text(const std::string& key);
  std::optional<std::string> word(const std::string& key);
  std::optional<std::string> id(const std::string& key);
  std::optional<bool> flag(const std::string& key);
  std::optional<double> number(const std::string& key);
  std::optional<int> whole_number(const std::string& key);
  std::optional<Date> date(const std::string& key);

  /// The words of a list, each with its place; items that are not words are errors.
  std::vector<std::string> words(const std::string& key);

  template <class Value>
  std::optional<Value> choice(const std::string& key, Choices<Value> choices);

  /// What `parse` makes of the word under a key; what it throws becomes an error at the value.
  template <class Parse>
  auto parsed(const std::string& key, Parse parse) -> std::optional<decltype(parse(std::string()))>;

  void error(const std::string& key, std::size_t at, std::string message);
  /// What a reader threw, after the name of the key: "baseline at 'fyp13' is not a period; ..."
  void error(const std::string& key, const Error& failure, std::size_t at);

 private:
  void note_unknown(Keys keys);
  void note_unknown(const Entry& entry, const std::vector<std::string>& known);
  std::string label(const std::string& key) const;
  std::string path(const std::string& key) const;
  std::optional<Text> text_of(const std::string& key, const Node& node);
  void reject(const std::string& key, const Node& node, const std::vector<std::string>& choices);

  Log& log_;
  std::string subject_;
  const Node& map_;
  Fields* parent_{nullptr};
  std::string key_in_parent_{};
};

/// What a name would be if it were written by the rule: "Carrier Platforms" as carrier-platforms; empty if nothing is
/// left.
std::string as_id(std::string_view name);

/// "id 'Carrier Platforms' is not ..." if a name is not of lower-case words joined by hyphens, else empty.
std::string fault_of_id(std::string_view id);

template <class Value>
std::optional<Value> Fields::choice(const std::string& key, Choices<Value> choices) {
  const Node* node = find(key, Node::Kind::word);
  if (!node) return std::nullopt;
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) {
    if (word == node->word) return value;
    words.emplace_back(word);
  }
  reject(key, *node, words);
  return std::nullopt;
}

template <class Parse>
auto Fields::parsed(const std::string& key, Parse parse) -> std::optional<decltype(parse(std::string()))> {
  const Node* node = find(key, Node::Kind::word);
  if (!node) return std::nullopt;
  try {
    return parse(node->word);
  } catch (const Error& failure) {
    error(key, failure, node->at);
    return std::nullopt;
  }
}

}  // namespace milepost::detail
