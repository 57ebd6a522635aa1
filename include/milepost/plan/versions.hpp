// Other forms of one promise: later versions, tiers, readings, its breakdown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "milepost/plan/baseline.hpp"
#include "milepost/plan/indicator.hpp"
#include "milepost/time/due.hpp"

namespace milepost {

/// How yearly rates make a cumulative change. They are chained, 1 - prod(1 - c); adding them up is a reading.
enum class Adding { chain, sum };

constexpr std::string_view name_of(Adding adding) { return adding == Adding::chain ? "chain" : "sum"; }

/// A later version of a promise, in force from a day on, the day inside. What is empty stays as it was.
struct Revision {
  Date from;
  std::optional<Bound> bound{};
  std::optional<Due> due{};
  std::optional<Baseline> baseline{};
  std::string by{};  ///< who set it: a number given to 一批 is somebody's
  Source source{};
  Text note{};
  friend bool operator==(const Revision&, const Revision&) = default;
};

/// 底线目标, 目标, 奋斗目标: what must at least be reached, what is promised, what is hoped for.
enum class TierLevel { floor, target, stretch };

constexpr std::string_view name_of(TierLevel level) {
  constexpr std::string_view names[]{"floor", "target", "stretch"};
  return names[static_cast<int>(level)];
}

inline Text text_of(TierLevel level) {
  const Text texts[]{{"底线目标", "floor"}, {"目标", "target"}, {"奋斗目标", "stretch"}};
  return texts[static_cast<int>(level)];
}

/// One of several bounds for the same indicator and day. The target's own bound is the tier `target` and is not listed.
struct Tier {
  TierLevel level{};
  Bound bound{};
  friend bool operator==(const Tier&, const Tier&) = default;
};

/// One way to read an ambiguous sentence: what it changes in the target. What is empty stays.
struct Reading {
  Text name{};                              ///< what is read differently: 仅计专营机构
  std::optional<Bound> bound{};             ///< another value
  std::optional<Kind> kind{};               ///< a total or a level
  std::optional<Due> due{};                 ///< another window or anchor
  std::optional<Date> first_day{};          ///< another opening
  std::optional<Baseline> baseline{};
  std::optional<Adding> adding{};           ///< another way of adding
  IndicatorId indicator{};                  ///< another definition: the figures of that indicator
  friend bool operator==(const Reading&, const Reading&) = default;
};

/// A part of a target that is broken down 指标分解: to an entity, to a period, or to both. In the indicator's unit.
struct Part {
  std::string entity{};            ///< empty: the whole
  std::optional<Period> period{};  ///< empty: the whole window
  double value{};
  friend bool operator==(const Part&, const Part&) = default;
};

}  // namespace milepost
