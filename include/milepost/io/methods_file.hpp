// Files of methods: presets of one's own, put together from parts or like one that is shipped.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/assessment/preset.hpp"

namespace milepost {

/// What came of reading a file of methods. `methods` is empty if any problem is an error.
struct MethodsReading {
  std::vector<Preset> methods{};    ///< in the order of the file
  std::vector<Problem> problems{};  ///< in the order of the file
};

/// Reads the text of a file of methods: `milepost: 1` and a list `methods`, whose keys are the fields of Preset; `file_name` is only
/// for the positions. A method may say `like`, the name of a shipped preset or of one above it in the file: then it has all parts
/// of that one but those that it names. Maps are changed key by key, lists and categories as a whole; `none` takes an optional part
/// away. Title, source and what is unverified are not taken over.
///
/// All problems are found at once: what plan files refuse, names given twice or taken by another shipped preset, and everything
/// that check(preset) says. Never throws for bad input.
MethodsReading load_methods(std::string_view text, const std::string& file_name);

/// The methods in a file. Throws InvalidInput with every problem.
std::vector<Preset> read_methods(const std::filesystem::path& path);

/// The text of a file of methods; what load_methods reads from it is equal. Parts that are as in Preset{} are left out. Throws
/// OutOfRange for what a file cannot hold: a preset in which check() finds something, a name twice, or a shipped preset's name on
/// another one.
std::string methods_text(const std::vector<Preset>& methods);

/// The same as a file. Throws OutOfRange also if the file cannot be written; what stood there before is replaced.
void write_methods(const std::filesystem::path& path, const std::vector<Preset>& methods);

}  // namespace milepost
