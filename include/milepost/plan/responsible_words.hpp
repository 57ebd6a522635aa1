// Who answers, read from the words of a document: 省市场监管厅、自然资源厅、水利厅等按职责分工负责.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/plan.hpp"

namespace milepost {

/// What the words say, and the names among them that the plan does not have.
struct ResponsibleWords {
  Responsibility responsibility{};
  std::vector<std::string> unknown{};
  friend bool operator==(const ResponsibleWords&, const ResponsibleWords&) = default;
};

/// Reads a list of units in Chinese. A level given once holds for the rest of the list: 省市场监管厅、自然资源厅 is 省自然资源厅 too, and
/// a name that stands in the plan as written comes first, so that 吉林证监局 stays what it is. 市市场监管局 loses no 市. 牵头 makes a lead,
/// 会同 or 配合 a joint unit; 按职责分工负责 and 按职能分工负责 say `by_function`; 等 leaves the list open. A single unit and no more words
/// is `sole` only if the list is not open. Nothing is guessed: a name that no organization, alias or collective goes by is unknown.
ResponsibleWords parse_responsible(std::string_view words, const Plan& plan);

}  // namespace milepost
