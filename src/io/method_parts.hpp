// A method of a file of methods, part by part: from its keys, and back to them.
#pragma once

#include "fields.hpp"
#include "milepost/assessment/preset.hpp"
#include "yaml_words.hpp"

namespace milepost::detail {

/// The keys of a method.
extern const Keys method_keys;

/// Changes the parts that the file names; the others stay as they are.
void read_parts(Fields& fields, Preset& preset);

/// A method as an item of a list, by the parts that are not as in Preset{}.
std::string method_text(const Preset& preset);

}  // namespace milepost::detail
