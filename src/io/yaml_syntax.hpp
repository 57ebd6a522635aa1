// What is wrong with YAML that cannot be read, in words for the people who write plan files.
#pragma once

#include <cstddef>
#include <string>

namespace milepost::detail {

struct SyntaxFault {
  std::size_t at{};
  std::string message{};
};

/// Turns what the parser says, and where, into the place and the words for a planner.
SyntaxFault explain_syntax(const std::string& text, std::size_t at, const std::string& parser_message);

/// The byte behind the closing quotation mark of the text in quotes that begins at `at`; npos if it never closes.
std::size_t end_of_quotes(const std::string& text, std::size_t at);

}  // namespace milepost::detail
