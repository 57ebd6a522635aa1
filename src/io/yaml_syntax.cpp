#include "yaml_syntax.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "milepost/detail/text.hpp"
#include "yaml_layout.hpp"

namespace milepost::detail {

namespace {

/// Parts of what LibYAML 0.2 says, and what it means.
constexpr std::pair<std::string_view, std::string_view> meanings[]{
    {"expected ',' or '}'", "a '{' is not closed, or a comma or ':' is missing before this place"},
    {"expected ',' or ']'", "a '[' is not closed, or a comma or ':' is missing before this place"},
    {"expected key", "this line does not fit the lines above it; keys of one thing begin in the same column"},
    {"expected '-' indicator", "this line does not fit the list above it; each item begins with '- ' in the same column"},
    {"expected ':'", "this line has no ':' between key and value"},
    {"a tab character", "a tab stands in the indentation; indent with spaces"},
    {"unexpected end of stream", "a quotation mark is opened and never closed"},
    {"unexpected document indicator", "'---' or '...' stands inside quotes; a quotation mark above is not closed"},
    {"node content", "this bracket closes nothing that is open; another one may be missing before it"},
    {"block sequence entries", "a list item '- ' cannot stand here; list items begin on lines of their own"},
    {"mapping keys", "a key cannot stand here"},
    {"<document start>", "this does not fit what stands above it; a plan file is one map of keys"},
    {"unknown escape", "an unknown escape stands in double quotes; write \\\\ for \\, or use single quotes"},
    {"alphabetic or numeric character",
     "aliases (*name) are not read: write the value out; text that begins with * must stand in quotes"},
    {"hexdecimal number", "an escape in double quotes lacks its digits"},
    {"invalid Unicode", "an escape in double quotes stands for no character"},
    {"incompatible YAML", "the file asks for another version of YAML; expected 1.2"},
};

std::size_t line_start(const std::string& text, std::size_t at) {
  const std::size_t end_above = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return end_above == std::string::npos ? 0 : end_above + 1;
}

std::string_view line_at(const std::string& text, std::size_t start) {
  return std::string_view(text).substr(start, text.find('\n', start) - start);
}

/// The column in which the first word of a line begins, behind the dashes of list items.
std::size_t word_column(std::string_view line) {
  std::size_t column = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(column, 2) == "- ")
    column = std::min(line.find_first_not_of(' ', column + 1), line.size());
  return column;
}

/// The first byte of the line above that is neither empty nor a comment; npos if there is none.
std::size_t written_line_above(const std::string& text, std::size_t start) {
  while (start > 0) {
    start = line_start(text, start - 1);
    const std::string_view line = trim(line_at(text, start));
    if (!line.empty() && line.front() != '#') return start;
  }
  return std::string::npos;
}

bool has_colon(std::string_view line) { return line.find(": ") != std::string_view::npos || trim(line).ends_with(':'); }

/// Where a ':' that fits nowhere has its cause, and what that is.
SyntaxFault stray_colon(const std::string& text, std::size_t at) {
  const std::size_t here = line_start(text, at);
  const std::size_t above = written_line_above(text, here);
  const std::size_t before = above == std::string::npos ? above : written_line_above(text, above);
  const auto column_of = [&](std::size_t start) { return word_column(line_at(text, start)); };
  const bool at_key_level = before == std::string::npos || above == std::string::npos ||
                            column_of(above) <= column_of(before) ||
                            (trim(line_at(text, before)).ends_with(':') && column_of(above) == column_of(here));
  if (above != std::string::npos && !has_colon(line_at(text, above)) && at_key_level)
    return {above + column_of(above), "this line has no ':' between key and value"};
  const bool first_on_line = text.find(':', here) == at && above != std::string::npos;
  if (first_on_line)
    return {here + column_of(here), "this line begins in another column than the keys it should stand among"};
  return {at, "this ':' fits nowhere; text with ': ' in it must stand in quotes"};
}

/// The key before a ':' that the parser stopped at for want of a comma or a bracket.
std::size_t start_of_key(const std::string& text, std::size_t colon) {
  if (colon == 0 || colon >= text.size() || text[colon] != ':') return colon;
  const char last = text[colon - 1];
  const bool quoted = colon > 1 && (last == '"' || last == '\'');
  const std::size_t before = quoted ? text.rfind(last, colon - 2) : text.find_last_of(" ,[]{}\n", colon - 1);
  if (before == std::string::npos) return colon;
  return quoted ? before : before + 1;
}

/// The tab in the white space that the line begins with; npos if there is none.
std::size_t tab_in_indentation(const std::string& text, std::size_t at) {
  const std::size_t start = line_start(text, at), tab = text.find('\t', start);
  const std::size_t first_word = text.find_first_not_of(" \t", start);
  return tab < first_word ? tab : std::string::npos;
}

/// Characters that cannot begin a word, met where people forget the quotes.
std::string about_first_character(char c) {
  return std::string("text that begins with ") + c + " must stand in quotes, such as '" + c + "'";
}

bool says(const std::string& message, std::string_view part) { return message.find(part) != std::string::npos; }

std::string meaning_of(const std::string& parser_message) {
  const auto meaning = std::find_if(std::begin(meanings), std::end(meanings),
                                    [&](const auto& entry) { return says(parser_message, entry.first); });
  return std::string(meaning == std::end(meanings) ? "this is not YAML that can be read" : meaning->second);
}

std::size_t end_of_single_quotes(const std::string& text, std::size_t at) {
  for (std::size_t end = text.find('\'', at + 1); end != std::string::npos; end = text.find('\'', end + 2))
    if (end + 1 >= text.size() || text[end + 1] != '\'') return end + 1;
  return std::string::npos;
}

std::size_t end_of_double_quotes(const std::string& text, std::size_t at) {
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] == '"') return end + 1;
    if (text[end] == '\\') ++end;
  }
  return std::string::npos;
}

/// The innermost bracket that is open at `end`, counted from `start` on, words in quotes left aside; npos if there is
/// none.
std::size_t bracket_left_open(const std::string& text, std::size_t start, std::size_t end) {
  std::vector<std::size_t> open;
  for (std::size_t at = start; at < end; ++at) {
    const char c = text[at];
    const bool opens_quotes =
        (c == '"' || c == '\'') && at > start && std::string_view(" [{,").find(text[at - 1]) != std::string_view::npos;
    if (opens_quotes) at = std::min(end_of_quotes(text, at), end) - 1;
    if (c == '[' || c == '{') open.push_back(at);
    if ((c == ']' || c == '}') && !open.empty()) open.pop_back();
  }
  return open.empty() ? std::string::npos : open.back();
}

bool is_in_brackets_throughout(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \n");
  return first != std::string::npos && (text[first] == '{' || text[first] == '[');
}

/// The bracket that an error comes from: one open since a line above, or one that the wrong bracket closes.
std::optional<std::size_t> bracket_to_blame(const std::string& text, const SyntaxFault& error,
                                            std::optional<std::size_t> known) {
  const bool of_structure = says(error.message, "not allowed") || says(error.message, "did not find");
  const bool before_bracket = error.at < text.size() && (text[error.at] == '[' || text[error.at] == '{');
  if (!of_structure || before_bracket || is_in_brackets_throughout(text)) return std::nullopt;
  const std::size_t here = line_start(text, error.at);
  if (known && *known < here) return known;
  const std::size_t above = written_line_above(text, here);
  const std::size_t bracket = bracket_left_open(text, above == std::string::npos ? here : above, error.at);
  const bool blamed = bracket != std::string::npos && (bracket < here || says(error.message, "node content"));
  return blamed ? std::optional{bracket} : std::nullopt;
}

}  // namespace

std::size_t end_of_quotes(const std::string& text, std::size_t at) {
  return text[at] == '"' ? end_of_double_quotes(text, at) : end_of_single_quotes(text, at);
}

SyntaxFault explain_syntax(const std::string& text, std::size_t at, const std::string& parser_message,
                           std::optional<std::size_t> open_bracket) {
  at = std::min(at, text.size());
  const std::size_t tab = tab_in_indentation(text, at);
  if (tab != std::string::npos) return {tab, meaning_of("a tab character")};
  const bool in_brackets = is_in_brackets_throughout(text);
  if (const auto fault = in_brackets ? std::nullopt : fault_of_layout(text, at)) return *fault;
  if (says(parser_message, "cannot start any token") && at < text.size())
    return {at, text[at] == '\t' ? meaning_of("a tab character") : about_first_character(text[at])};
  if (const auto bracket = bracket_to_blame(text, {at, parser_message}, open_bracket))
    return {*bracket, std::string("this '") + text[*bracket] + "' is not closed"};
  if (says(parser_message, "mapping values")) return stray_colon(text, at);
  if (says(parser_message, "expected ','")) at = start_of_key(text, at);
  return {at, meaning_of(parser_message)};
}

}  // namespace milepost::detail
