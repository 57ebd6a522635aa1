// A YAML text as a tree of words, lists and maps with the place of each, within the limits that plan files set.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/io/source.hpp"

namespace milepost::detail {

struct Entry;

/// A value. `refused`: something that plan files may not hold (an alias, a tag); the problem has been reported. Words
/// and keys are views into the source, or into the tree where the source writes them in another way.
struct Node {
  enum class Kind { nothing, word, list, map, refused };

  Kind kind{Kind::nothing};
  std::size_t at{};  ///< byte of the source it begins at
  std::string_view word{};
  std::vector<Entry> entries;  ///< of a list (without keys) or a map
  bool is_part{false};         ///< a map that takes further keys from elsewhere

  Node();
  Node(Kind what, std::size_t where, std::string_view words = {});

  const Entry* find(std::string_view key) const;
};

struct Entry {
  std::string_view key{};
  std::size_t key_at{};
  Node node{};
};

inline Node::Node() = default;
inline Node::Node(Kind what, std::size_t where, std::string_view words) : kind(what), at(where), word(words) {}

inline const Entry* Node::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

/// True for the plain words that YAML takes for no value.
constexpr bool is_null(std::string_view word) {
  return word == "~" || word == "null" || word == "Null" || word == "NULL";
}

/// What a value is, in the words of error messages: "a list".
std::string_view words_for(Node::Kind kind);

/// `root` is empty if the text is no YAML, or holds nothing; then there is a problem that says so.
struct Tree {
  std::optional<Node> root{};
  std::deque<std::string> made{};  ///< words that the source folds, escapes or indents
  std::vector<Problem> problems{};
};

/// Deepest nesting of lists and maps.
inline constexpr std::size_t deepest_nesting = 50;

/// Reads the only document of a text. Keys given twice (the first one is kept), anchors, aliases, merge keys, tags and
/// keys that are not words are problems; a syntax error ends the reading. The tree is of use as long as the source is.
Tree read_tree(const SourceText& source);

}  // namespace milepost::detail
