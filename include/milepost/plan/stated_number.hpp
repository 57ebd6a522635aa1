// Numbers in a document that are no targets: kept with their role, never scored.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/plan/id.hpp"
#include "milepost/plan/provenance.hpp"
#include "milepost/quantity/unit.hpp"

namespace milepost {

/// What a number is there for. Baseline: a start somebody may measure from; descriptor: it describes (52个部门); population: the
/// size of a whole; policy_parameter: the content of a rule (提高到75%); service_standard: what anyone may ask for (不超过3个工作日);
/// slogan: a figure of speech (引进一个龙头企业).
enum class NumberRole { baseline, descriptor, population, policy_parameter, service_standard, slogan };

constexpr std::string_view name_of(NumberRole role) {
  constexpr std::string_view names[]{"baseline", "descriptor", "population", "policy_parameter", "service_standard", "slogan"};
  return names[static_cast<int>(role)];
}

/// A number as the document states it. What a target has is no stated number: it stands at the target.
struct StatedNumber {
  StatedNumberId id{};
  NumberRole role{NumberRole::descriptor};
  Text name{};
  std::optional<double> value{};  ///< empty where the words hold more, or less, than one number
  Unit unit{};                    ///< no name: the words have none
  TaskId task{};                  ///< empty: of the plan as a whole
  IndicatorId indicator{};        ///< that it says something of, if any
  Text condition{};               ///< under which it holds: 对提交材料齐全的
  Source source{};
  Text note{};
  friend bool operator==(const StatedNumber&, const StatedNumber&) = default;
};

}  // namespace milepost
