// A text read from left to right: words, digits, dashes, and what is left.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"

namespace milepost::detail {

/// A text made ready for reading: full-width letters folded, every run of white space one blank.
inline std::string readable(std::string_view text) {
  std::string result;
  for (const char c : fold_width(text)) {
    const bool repeated = is_ascii_space(c) && !result.empty() && result.back() == ' ';
    if (!repeated) result += is_ascii_space(c) ? ' ' : c;
  }
  return result;
}

/// Reads a readable text; spaces before a word or a number are skipped. A copy is a place to come back to. The text
/// must outlive the cursor.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(trim(text)) {}

  std::string_view rest() const { return rest_; }
  bool done() const { return rest_.empty(); }

  /// Takes a word, its ASCII letters in either case. A word that ends in a letter is taken whole: "all" not out of
  /// "allow".
  bool take(std::string_view word) {
    const bool begins = rest_.size() >= word.size() && std::equal(word.begin(), word.end(), rest_.begin(),
                                                                  [](char a, char b) { return a == lower(b); });
    if (!begins) return false;
    const bool letter_follows = rest_.size() > word.size() && is_letter(rest_[word.size()]);
    if (letter_follows && is_letter(word.back())) return false;
    skip(word.size());
    return true;
  }

  /// Takes the first of the words that stands here.
  bool take_any(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return take(word); });
  }

  /// Takes a run of `least` to `most` digits that no further digit follows.
  std::optional<int> digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    for (; count < rest_.size() && is_digit(rest_[count]); ++count) {
      if (count == most) return std::nullopt;
      value = value * 10 + (rest_[count] - '0');
    }
    if (count < least) return std::nullopt;
    skip(count);
    return value;
  }

  /// Takes what joins the two ends of a range: any dash, ~, 至, 到, "..".
  bool take_dash() { return take_any({"..", "——", "--", "-", "–", "—", "―", "‐", "‑", "−", "~", "〜", "至", "到"}); }

  void skip(std::size_t bytes) { rest_ = trim(rest_.substr(bytes)); }

 private:
  std::string_view rest_;
};

/// Runs a reader over a text; what it finds out of range becomes a ParseError in the same words, after the text.
template <class Reader>
auto reading(std::string_view text, std::string_view thing, Reader read) {
  try {
    return read();
  } catch (const OutOfRange& error) {
    throw ParseError("'" + excerpt(text) + "' is not " + std::string(thing) + "; " + error.what());
  }
}

}  // namespace milepost::detail
