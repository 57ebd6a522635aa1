// Early-warning lights 预警 as Chinese agencies set them: green, yellow, red.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/assessment/status.hpp"

namespace milepost {

enum class Light { green, yellow, red };

constexpr std::string_view name_of(Light light) {
  constexpr std::string_view names[]{"green", "yellow", "red"};
  return names[static_cast<int>(light)];
}

/// 绿灯, 黄灯, 红灯.
constexpr std::string_view word_of(Light light, Language language) {
  constexpr std::string_view zh[]{"绿灯", "黄灯", "红灯"};
  constexpr std::string_view en[]{"green light", "yellow light", "red light"};
  return (language == Language::zh ? zh : en)[static_cast<int>(light)];
}

/// Lights by the lag behind schedule, in percentage points of the way: scheduled less achieved.
struct LagLights {
  std::string name{};
  double yellow_from{};           ///< the least lag that is yellow, itself yellow
  double red_above{};             ///< the largest lag that is not red
  std::optional<Light> between{};  ///< light of a lag above 0 and under `yellow_from`; empty: the rule gives none
  friend bool operator==(const LagLights&, const LagLights&) = default;
};

/// Yinchuan 2025: green on schedule or ahead, yellow 10 to 30 points behind, red over 30. Its notice gives the lag between 0 and 10
/// points no light; `between` says what is to be made of it.
inline LagLights yinchuan_2025(std::optional<Light> between = {}) { return {"yinchuan.2025", 10, 30, between}; }

/// The light of a lag; empty where the rule has none.
inline std::optional<Light> light_of(const LagLights& rule, double lag) {
  if (lag <= 0) return Light::green;
  if (!(lag >= rule.yellow_from)) return lag > 0 ? rule.between : std::nullopt;
  return lag > rule.red_above ? Light::red : Light::yellow;
}

/// Lights by what became of a duty in its period.
struct HistoryLights {
  std::string name{};
  Light in_time{Light::green};
  Light caught_up{Light::yellow};
  Light missed{Light::red};
  friend bool operator==(const HistoryLights&, const HistoryLights&) = default;
};

/// Ouhai 2020: green if done within its month, yellow if missed and caught up with since, red if missed.
inline HistoryLights ouhai_2020() { return {.name = "ouhai.2020"}; }

/// The light of one month's work, from whether it was done by its end, and whether it has been done since. Needs the history: the
/// present standing alone cannot tell green from yellow.
inline Light light_of(const HistoryLights& rule, bool done_in_time, bool done_since) {
  if (done_in_time) return rule.in_time;
  return done_since ? rule.caught_up : rule.missed;
}

}  // namespace milepost
