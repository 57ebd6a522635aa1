// Early-warning lights 预警 as Chinese agencies set them: green, blue, yellow, orange, red.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/assessment/status.hpp"
#include "milepost/detail/numeric.hpp"

namespace milepost {

/// From good to bad; few rules use all five.
enum class Light { green, blue, yellow, orange, red };

constexpr std::string_view name_of(Light light) {
  constexpr std::string_view names[]{"green", "blue", "yellow", "orange", "red"};
  return names[static_cast<int>(light)];
}

/// 绿灯, 蓝灯, 黄灯, 橙灯, 红灯.
constexpr std::string_view word_of(Light light, Language language) {
  constexpr std::string_view zh[]{"绿灯", "蓝灯", "黄灯", "橙灯", "红灯"};
  constexpr std::string_view en[]{"green light", "blue light", "yellow light", "orange light", "red light"};
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

/// The light of a lag; empty where the rule has none, and for none (NaN). A lag within the last digits of a cut counts as on it.
inline std::optional<Light> light_of(const LagLights& rule, double lag) {
  if (std::isnan(lag)) return std::nullopt;
  if (!detail::exceeds(lag, 0)) return Light::green;
  if (!detail::reaches(lag, rule.yellow_from)) return rule.between;
  return detail::exceeds(lag, rule.red_above) ? Light::red : Light::yellow;
}

/// Tianjin 2022, special bonds: green as expected or better, yellow up to 30 per cent below, red more than that. Its lag is per cent
/// below the progress expected, not points of the way.
inline LagLights tianjin_bonds_2022() { return {"tianjin.2022 bonds", 0, 30, {}}; }

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

/// Lights by growth against a plan and against the mean of the region.
struct GrowthLights {
  std::string name{};
  std::optional<Light> at_zero{};  ///< of no growth at all, if that is below either; empty: the rule gives none
  friend bool operator==(const GrowthLights&, const GrowthLights&) = default;
};

/// Tianjin 2022, investment, each month: green if not below plan nor the mean of the city, yellow if growing but below either, red if
/// falling. Its notice gives growth of zero below either no light; `at_zero` says what is to be made of it.
inline GrowthLights tianjin_investment_2022(std::optional<Light> at_zero = {}) { return {"tianjin.2022 investment", at_zero}; }

/// The light of a growth in per cent, beside the growth planned and that of the region; empty where the rule has none. Falling is
/// red, even where less was planned.
inline std::optional<Light> light_of(const GrowthLights& rule, double growth, double planned, double region) {
  if (growth < 0) return Light::red;
  if (detail::at_least(growth, planned) && detail::at_least(growth, region)) return Light::green;
  return growth > 0 ? std::optional(Light::yellow) : rule.at_zero;
}

/// Lights by days late.
struct DelayLights {
  std::string name{};
  double orange_above{};  ///< the largest delay that is yellow
  double red_from{};      ///< the least delay that is red
  friend bool operator==(const DelayLights&, const DelayLights&) = default;
};

/// Construction sites (chaoliangfan.com): yellow up to 7 days late, orange 7 to 15, red from 15. The page gives both ends of a band
/// to both; the milder has the seventh day here, the worse the fifteenth.
inline DelayLights construction_delay() { return {"construction", 7, 15}; }

/// The light of a delay in days; empty if there is none.
inline std::optional<Light> light_of(const DelayLights& rule, double days_late) {
  if (!(days_late > 0)) return std::nullopt;
  if (days_late >= rule.red_from) return Light::red;
  return days_late > rule.orange_above ? Light::orange : Light::yellow;
}

/// Lights by what is the matter with a duty, the worst first.
struct DutyLights {
  std::string name{};
  Light overdue{Light::red};
  Light behind{Light::yellow};
  Light near_due{Light::blue};
  friend bool operator==(const DutyLights&, const DutyLights&) = default;
};

/// Suqian: red if overdue, yellow if below schedule or poorly done, blue if nearly due. How many days are near, its page does not say.
inline DutyLights suqian() { return {.name = "suqian"}; }

/// The light of a duty; empty if nothing is the matter. `behind` is below schedule, or done poorly.
inline std::optional<Light> light_of(const DutyLights& rule, bool overdue, bool behind, bool near_due) {
  if (overdue) return rule.overdue;
  if (behind) return rule.behind;
  return near_due ? std::optional(rule.near_due) : std::nullopt;
}

}  // namespace milepost
