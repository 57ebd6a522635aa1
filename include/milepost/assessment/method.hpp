// The choice of methods, made at run time.
#pragma once

#include <string_view>
#include <variant>

#include "milepost/assessment/custom.hpp"
#include "milepost/assessment/earned_schedule.hpp"
#include "milepost/assessment/earned_value.hpp"
#include "milepost/assessment/growth_ratio.hpp"
#include "milepost/assessment/path.hpp"
#include "milepost/assessment/time_proportional.hpp"
#include "milepost/assessment/trend_projection.hpp"

namespace milepost {

using Method = std::variant<Path, TimeProportional, GrowthRatio, TrendProjection, EarnedValue, EarnedSchedule, Custom>;

inline std::string name_of(const Method& method) {
  return std::visit([](const auto& m) { return name_of(m); }, method);
}

inline Cuts cuts_of(const Method& method) {
  return std::visit([](const auto& m) { return m.cuts; }, method);
}

/// The class that a method gives a standing with a figure, a start and a demand. Called by assess(), which sees to all the rest.
inline Score score_of(const Method& method, const Standing& standing) {
  return std::visit([&](const auto& m) { return score_of(m, standing); }, method);
}

/// A method by its name: path, time_proportional, growth_ratio, trend_projection, earned_value, earned_schedule. Throws ParseError for any other.
inline Method method_named(std::string_view name) {
  if (name == "path") return Path{};
  if (name == "time_proportional") return TimeProportional{};
  if (name == "growth_ratio") return GrowthRatio{};
  if (name == "trend_projection") return TrendProjection{};
  if (name == "earned_value") return EarnedValue{};
  if (name == "earned_schedule") return EarnedSchedule{};
  fail_parse(name, "a method", "path, time_proportional, growth_ratio, trend_projection, earned_value or earned_schedule");
}

}  // namespace milepost
