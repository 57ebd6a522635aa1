// A YAML text as a tree of words, lists and maps with the place of each, within the limits that plan files set.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/io/source.hpp"

namespace milepost::detail {

struct Entry;

/// A value. `refused`: something that plan files may not hold (an alias, a tag); the problem has been reported. Words
/// and keys are views into the source, or into the tree where the source writes them in another way. Kept small, since a
/// plan of 50,000 tasks has more than a million of them; files end long before 32 bits do.
struct Node {
  enum class Kind : std::uint8_t { nothing, word, list, map, refused };

  const void* first{nullptr};  ///< character or entry
  std::uint32_t count{};
  std::uint32_t at{};          ///< byte of the source it begins at
  Kind kind{Kind::nothing};
  bool is_part{false};         ///< a map that takes further keys from elsewhere

  std::string_view word() const;           ///< empty for what is no word
  std::span<const Entry> entries() const;  ///< of a list (without keys) or a map; none for others
  const Entry* find(std::string_view key) const;
};

/// What a list or a map holds: a value, in a map with its key.
struct Entry {
  Node node{};
  std::uint32_t key_at{};
  std::uint32_t key_size{};
  const char* key_begin{nullptr};

  std::string_view key() const { return {key_begin, key_size}; }
};

inline std::string_view Node::word() const { return kind == Kind::word ? std::string_view{static_cast<const char*>(first), count} : std::string_view{}; }

inline std::span<const Entry> Node::entries() const {
  const bool holds = kind == Kind::list || kind == Kind::map;
  return holds ? std::span{static_cast<const Entry*>(first), count} : std::span<const Entry>{};
}

inline const Entry* Node::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (const Entry& entry : entries())
    if (entry.key() == key) return &entry;
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
  std::unique_ptr<std::pmr::monotonic_buffer_resource> entries{std::make_unique<std::pmr::monotonic_buffer_resource>()};
  std::deque<std::string> made{};  ///< words that the source folds, escapes or indents
  std::vector<Problem> problems{};
};

/// Deepest nesting of lists and maps.
inline constexpr std::size_t deepest_nesting = 50;

/// Reads the only document of a text. Keys given twice (the first one is kept), anchors, aliases, merge keys, tags and
/// keys that are not words are problems; a syntax error ends the reading. The tree is of use as long as the source is.
Tree read_tree(const SourceText& source);

}  // namespace milepost::detail
