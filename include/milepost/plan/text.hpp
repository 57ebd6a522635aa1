// Words in Chinese and English, equal.
#pragma once

#include <string>
#include <string_view>

namespace milepost {

enum class Language { zh, en };

/// A text in one or both languages.
struct Text {
  std::string zh{};
  std::string en{};

  Text() = default;
  /// Words of one language: text with any character outside ASCII is taken for Chinese.
  Text(const char* words) : Text(std::string(words)) {}
  Text(std::string words) { (is_ascii(words) ? en : zh) = std::move(words); }
  Text(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}

  bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Text&, const Text&) = default;

 private:
  static bool is_ascii(std::string_view words) {
    for (const char c : words)
      if (static_cast<unsigned char>(c) > 127) return false;
    return true;
  }
};

/// The text in a language, or in the other one where that is missing.
inline const std::string& in(const Text& text, Language language) {
  const std::string& wanted = language == Language::zh ? text.zh : text.en;
  if (!wanted.empty()) return wanted;
  return language == Language::zh ? text.en : text.zh;
}

/// One after the other, in each language; what is empty adds nothing.
inline Text joined(const Text& first, const Text& second) {
  const auto both = [](const std::string& a, const std::string& b, const char* between) { return a.empty() || b.empty() ? a + b : a + between + b; };
  return {both(first.zh, second.zh, "；"), both(first.en, second.en, "; ")};
}

}  // namespace milepost
