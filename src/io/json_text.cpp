#include "json_text.hpp"

#include "milepost/detail/text.hpp"

namespace milepost::detail {

namespace {

std::string escaped(char32_t code) {
  switch (code) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
  }
  constexpr char digits[] = "0123456789abcdef";
  return {'\\', 'u', digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15], digits[code & 15]};
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!character.valid) quoted += "\uFFFD";
    else if (must_be_escaped(character.code)) quoted += escaped(character.code);
    else if (character.code == '"' || character.code == '\\') quoted.append("\\").append(text, at, 1);
    else quoted += text.substr(at, character.bytes);
    at += character.bytes;
  }
  return quoted + '"';
}

}  // namespace milepost::detail
