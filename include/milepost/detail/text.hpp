// Words and characters: UTF-8, full-width letters, columns on a screen, numbers as text.
#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace milepost::detail {

/// One character of UTF-8. A byte that begins no valid character counts as one character of its own, `valid` false.
struct Character {
  char32_t code{};
  std::size_t bytes{1};
  bool valid{true};
};

/// Bytes that the first byte of a character announces; 0 for a byte that begins none.
constexpr std::size_t announced_bytes(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// The character at a byte inside the text. Overlong forms, surrogates and codes above U+10FFFF are not valid (RFC
/// 3629).
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const Character broken{byte(0), 1, false};
  const std::size_t bytes = announced_bytes(byte(0));
  if (bytes == 0 || bytes > text.size() - at) return broken;
  constexpr unsigned char payload[]{0, 0x7F, 0x1F, 0x0F, 0x07};
  constexpr char32_t smallest[]{0, 0, 0x80, 0x800, 0x10000};
  char32_t code = byte(0) & payload[bytes];
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return broken;
    code = code << 6 | (byte(i) & 0x3F);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < smallest[bytes] || code > 0x10FFFF || surrogate) return broken;
  return {code, bytes, true};
}

/// All characters in order; broken bytes stand for themselves.
inline std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t at = 0; at < text.size(); at += characters.back().bytes)
    characters.push_back(character_at(text, at));
  return characters;
}

inline bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!character.valid) return false;
    at += character.bytes;
  }
  return true;
}

inline std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count)
    at += character_at(text, at).bytes;
  return count;
}

inline bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Without ASCII white space at both ends; fold_width first turns the ideographic space into one.
inline std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back()))
    text.remove_suffix(1);
  return text;
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A to Z in lower case, everything else as it is; independent of any locale.
inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// Full-width forms (U+FF01 to U+FF5E) and the ideographic space (U+3000) as ASCII: １．５％ is 1.5%. Broken bytes
/// stay.
inline std::string fold_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (character.valid && character.code >= 0xFF01 && character.code <= 0xFF5E)
      folded += static_cast<char>(character.code - 0xFF01 + 0x21);
    else if (character.valid && character.code == 0x3000)
      folded += ' ';
    else
      folded.append(text.substr(at, character.bytes));
    at += character.bytes;
  }
  return folded;
}

struct CodeRange {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
constexpr bool is_in(const CodeRange (&ranges)[N], char32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](const CodeRange& range) { return range.first <= code && code <= range.last; });
}

/// Columns of one character: 0 for controls and marks that combine, 2 for the wide and full-width classes of Unicode
/// Standard Annex 11, else 1 (the ambiguous ones such as “ ” ● too, as terminals outside East Asian locales draw them).
/// Right for Latin, Chinese, Japanese and Korean text; marks of further scripts and some emoji count as 1.
constexpr int columns_of(char32_t code) {
  constexpr CodeRange none[]{{0x0, 0x1F},      {0x7F, 0x9F},     {0xAD, 0xAD},     {0x300, 0x36F},
                             {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
                             {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
                             {0x2060, 0x2064}, {0x20D0, 0x20F0}, {0x302A, 0x302D}, {0x3099, 0x309A},
                             {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};
  constexpr CodeRange wide[]{{0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
                             {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},
                             {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2757, 0x2757},
                             {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
                             {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},
                             {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
                             {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                             {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}};
  if (is_in(none, code)) return 0;
  return is_in(wide, code) ? 2 : 1;
}

/// Columns that a text takes on a screen; a broken byte takes one.
inline std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    width += character.valid ? static_cast<std::size_t>(columns_of(character.code)) : 1;
    at += character.bytes;
  }
  return width;
}

/// A text as an error message may show it: at most 60 characters, controls and broken bytes written as \xNN.
inline std::string excerpt(std::string_view text) {
  std::string shown;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const Character character = character_at(text, at);
    if (count == 60) return shown + "…";
    if (!character.valid || character.code < 0x20 || character.code == 0x7F) {
      constexpr char digits[] = "0123456789ABCDEF";
      shown += {'\\', 'x', digits[character.code >> 4], digits[character.code & 15]};
    } else {
      shown.append(text.substr(at, character.bytes));
    }
    at += character.bytes;
  }
  return shown;
}

/// The shortest decimal that reads back as the same number: 0.1, 400, 37.5. No exponent below 1e15; zero has no sign.
inline std::string shortest(double value) {
  if (value == 0) return "0";
  char digits[400];
  const auto end = std::abs(value) < 1e15
                       ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
                       : std::to_chars(digits, digits + sizeof digits, value);
  return {digits, end.ptr};
}

/// A number with a given count of decimals, without a sign on zero; never depends on the locale. Halves go away from zero (四舍五入), as
/// the decimal says that people see: 1.005 to 1.01, though its double lies below.
inline std::string fixed(double value, int decimals) {
  char buffer[400];
  const double nudged = value * (1 + 2 * std::numeric_limits<double>::epsilon());
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::isfinite(nudged) ? nudged : value, std::chars_format::fixed, decimals);
  std::string digits(buffer, end.ptr);
  const bool zero = digits.find_first_not_of("-0.") == std::string::npos;
  return zero && digits.front() == '-' ? digits.substr(1) : digits;
}

/// The whole text as a finite number: 12, -3.5, +4, .5, 1e3. Empty for anything else: inf, nan, 0x10, 1e400, "4 ".
inline std::optional<double> to_number(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  if (text.empty() || !(is_digit(text.back()) || text.back() == '.')) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  return whole ? std::optional{value} : std::nullopt;
}

}  // namespace milepost::detail
