// The choice of methods, made at run time.
#pragma once

#include <string_view>
#include <variant>

#include "milepost/assessment/custom.hpp"
#include "milepost/assessment/earned_schedule.hpp"
#include "milepost/assessment/earned_value.hpp"
#include "milepost/assessment/growth_ratio.hpp"
#include "milepost/assessment/path.hpp"
#include "milepost/assessment/preset_score.hpp"
#include "milepost/assessment/presets.hpp"
#include "milepost/assessment/time_proportional.hpp"
#include "milepost/assessment/trend_projection.hpp"
#include "milepost/detail/near_names.hpp"

namespace milepost {

using Method = std::variant<Path, TimeProportional, GrowthRatio, TrendProjection, EarnedValue, EarnedSchedule, Preset, Custom>;

inline std::string name_of(const Method& method) {
  return std::visit([](const auto& m) { return name_of(m); }, method);
}

namespace detail {

template <class Parts>
std::optional<Cuts> cuts_within(const Parts& method) {
  if constexpr (std::is_same_v<Parts, Preset>) return std::nullopt;
  else return method.cuts;
}

}  // namespace detail

/// Empty for presets, whose cut tables have categories of their own.
inline std::optional<Cuts> cuts_of(const Method& method) {
  return std::visit([](const auto& m) { return detail::cuts_within(m); }, method);
}

/// The class that a method gives a standing with a figure, a start and a demand. Called by assess(), which sees to all the rest.
inline Score score_of(const Method& method, const Standing& standing) {
  return std::visit([&](const auto& m) { return score_of(m, standing); }, method);
}

/// Every name that method_named() knows: the library's own methods, then the presets.
inline std::vector<std::string> method_names() {
  std::vector<std::string> names{"path", "time_proportional", "growth_ratio", "trend_projection", "earned_value", "earned_schedule"};
  for (std::string& name : preset_names()) names.push_back(std::move(name));
  return names;
}

/// A method by its name: one of the library's own, as path, or an institution's preset, as eurostat.2021. Throws ParseError for any
/// other, with the editions of an institution or the nearest name there is.
inline Method method_named(std::string_view name) {
  if (name == "path") return Path{};
  if (name == "time_proportional") return TimeProportional{};
  if (name == "growth_ratio") return GrowthRatio{};
  if (name == "trend_projection") return TrendProjection{};
  if (name == "earned_value") return EarnedValue{};
  if (name == "earned_schedule") return EarnedSchedule{};
  if (std::optional<Preset> preset = find_preset(name)) return *std::move(preset);
  fail_parse(name, "a method", "path, time_proportional, growth_ratio, trend_projection, earned_value, earned_schedule or a preset" +
                                   detail::did_you_mean_edition(name, method_names()));
}

}  // namespace milepost
