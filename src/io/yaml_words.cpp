#include "yaml_words.hpp"

#include <algorithm>

#include "json_text.hpp"
#include "milepost/detail/text.hpp"
#include "yaml_tree.hpp"

namespace milepost::detail {

namespace {

/// Characters that mean something to YAML in the first place of a word, and those that do anywhere inside brackets.
constexpr std::string_view at_first = "-?:,[]{}#&*!|>'\"%@` ";
constexpr std::string_view anywhere = ",[]{}\"\\?";

bool needs_escapes(std::string_view word) {
  const std::vector<Character> characters = characters_of(word);
  return std::any_of(characters.begin(), characters.end(), [](const Character& c) { return must_be_escaped(c.code); });
}

/// A minus before a digit begins a number, not an item of a list.
bool begins_plainly(std::string_view word) {
  const bool negative = word.size() > 1 && word[0] == '-' && word[1] >= '0' && word[1] <= '9';
  return negative || at_first.find(word.front()) == std::string_view::npos;
}

bool is_plain(std::string_view word) {
  if (word.empty() || !begins_plainly(word) || word.back() == ' ' || word.back() == ':' || is_null(word)) return false;
  if (word.find(": ") != std::string_view::npos || word.find(" #") != std::string_view::npos) return false;
  return word.find_first_of(anywhere) == std::string_view::npos && !needs_escapes(word);
}

}  // namespace

std::string flow_word(std::string_view word) { return is_plain(word) ? std::string(word) : json_text(word); }

std::string flow_list(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return "[" + text + "]";
}

std::string flow_text(const Text& text) {
  const std::string& only = text.en.empty() ? text.zh : text.en;
  if (text == Text(only)) return flow_word(only);
  YamlMap both;
  both.word("zh", text.zh);
  both.word("en", text.en);
  return both.flow();
}

std::string YamlMap::flow() const {
  std::string text;
  for (const auto& [key, value] : entries_) text += (text.empty() ? "" : ", ") + key + ": " + value;
  return text.empty() ? "" : "{" + text + "}";
}

std::string YamlMap::block(const std::string& indent) const {
  std::string text;
  for (const auto& [key, value] : entries_) text += indent + key + ": " + value + "\n";
  return text;
}

}  // namespace milepost::detail
