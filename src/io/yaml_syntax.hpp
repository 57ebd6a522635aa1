// What is wrong with YAML that cannot be read, in words for the people who write plan files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace milepost::detail {

struct SyntaxFault {
  std::size_t at{};
  std::string message{};
};

/// Turns what the parser says, and where, into the place and the words for a planner. A bracket that is open since an
/// earlier line is taken for the cause, except in files of brackets throughout (JSON), where any may be meant.
SyntaxFault explain_syntax(const std::string& text, std::size_t at, const std::string& parser_message,
                           std::optional<std::size_t> open_bracket);

/// The byte behind the closing quotation mark of the text in quotes that begins at `at`; npos if it never closes.
std::size_t end_of_quotes(const std::string& text, std::size_t at);

}  // namespace milepost::detail
