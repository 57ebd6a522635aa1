// Words, lists and maps as YAML, quoted only where they must be.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "milepost/plan/text.hpp"

namespace milepost::detail {

/// A word that YAML reads back as it is, also inside brackets: in double quotes if it holds what YAML would take for its own.
std::string flow_word(std::string_view word);

/// Both languages, or the words alone where they say which language they are; "" for none.
std::string flow_text(const Text& text);

/// "[a, b]".
std::string flow_list(const std::vector<std::string>& items);

/// Keys and values in order; empty values are left out.
class YamlMap {
 public:
  void word(const std::string& key, std::string_view value) {
    if (!value.empty()) raw(key, flow_word(value));
  }
  void text(const std::string& key, const Text& value) {
    if (!value.empty()) raw(key, flow_text(value));
  }

  /// A value that is YAML already.
  void raw(const std::string& key, std::string value) {
    if (!value.empty()) entries_.emplace_back(flow_word(key), std::move(value));
  }

  /// "{a: 1, b: 2}", or nothing for nothing.
  std::string flow() const;
  std::string flow_or_empty() const { return entries_.empty() ? "{}" : flow(); }

  /// A line for each key.
  std::string block(const std::string& indent) const;

 private:
  std::vector<std::pair<std::string, std::string>> entries_{};
};

}  // namespace milepost::detail
