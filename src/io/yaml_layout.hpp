// The first line of a text that cannot be YAML by its layout: columns, colons, brackets and quotation marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "yaml_syntax.hpp"

namespace milepost::detail {

/// Asked only after the parser has failed, since the parser stops where it can go no further, often lines below the
/// cause. Reads the lines that begin at or before the byte `end`; empty if all of them could be right.
std::optional<SyntaxFault> fault_of_layout(const std::string& text, std::size_t end);

}  // namespace milepost::detail
