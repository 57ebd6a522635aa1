// Lists within a sentence: 甲、乙和丙, "a, b and c".
#pragma once

#include <string>
#include <vector>

namespace milepost::detail {

/// With `comma` between, and `last` before the last.
inline std::string joined(const std::vector<std::string>& things, const std::string& comma, const std::string& last) {
  std::string list;
  for (std::size_t i = 0; i < things.size(); ++i) list += (i == 0 ? "" : i + 1 == things.size() ? last : comma) + things[i];
  return list;
}

}  // namespace milepost::detail
