// What all files in YAML share: the version at their head, and the way to the value that a finding is about.
#pragma once

#include <string>

#include "fields.hpp"

namespace milepost::detail {

/// Notes a version that is missing or not the one this library reads.
void read_version(Fields& top);

/// The keys of a path: responsible, organizations, 2.
std::vector<std::string> steps_of(const std::string& path);

/// One step down from a node: by number into a list or a map, by key into a map or a list of tiers. Null if there is none.
const Node* step_into(const Node& node, const std::string& step);

/// As deep into a path as the file goes; of several tiers the target's own. Null if not even the first key is there.
const Node* deepest(const Node& thing, const std::string& path);

}  // namespace milepost::detail
