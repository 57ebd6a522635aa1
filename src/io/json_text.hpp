// Text in double quotes, as JSON and YAML both read it.
#pragma once

#include <string>
#include <string_view>

namespace milepost::detail {

/// True for what neither format takes as it is, or YAML folds: control characters, line and paragraph separators, the
/// byte order mark.
constexpr bool must_be_escaped(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 || code == 0xFEFF;
}

/// The text in double quotes, by RFC 8259. Bytes that are not UTF-8 become U+FFFD.
std::string json_text(std::string_view text);

}  // namespace milepost::detail
