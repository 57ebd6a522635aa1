// The arrow of the SDSN's dashboards: the pace of a score against the pace that reaches green in time.
#pragma once

#include <optional>
#include <string_view>

#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// From worst to best; `maintaining` is green and stays so.
enum class Arrow { decreasing, stagnating, moderately_improving, on_track, maintaining };

constexpr std::string_view name_of(Arrow arrow) {
  constexpr std::string_view names[]{"decreasing", "stagnating", "moderately_improving", "on_track", "maintaining"};
  return names[static_cast<int>(arrow)];
}

/// Two scores of 0 to 100 (more is better), and the score from which the dashboard is green.
struct ScoreTrend {
  double base{};
  double base_year{};
  double latest{};
  double latest_year{};
  double green{};
  double target_year{2030};
  friend bool operator==(const ScoreTrend&, const ScoreTrend&) = default;
};

/// Sustainable Development Report, methodology: green at both ends is maintaining, whatever moved above the threshold; else change a
/// year over the change a year that would reach green in the target year: below 0 decreasing, under a half stagnating, under 1
/// moderately improving. Empty for no time.
inline std::optional<Arrow> arrow_of(const ScoreTrend& trend) {
  if (detail::at_least(trend.base, trend.green) && detail::at_least(trend.latest, trend.green)) return Arrow::maintaining;
  const std::optional<double> seen = linear_rate(trend.base, trend.latest, trend.latest_year - trend.base_year);
  const std::optional<double> needed = linear_rate(trend.base, trend.green, trend.target_year - trend.base_year);
  if (!seen || !needed) return std::nullopt;
  if (*seen < 0) return Arrow::decreasing;
  if (detail::at_least(*seen, *needed)) return Arrow::on_track;
  return detail::at_least(*seen, *needed / 2) ? Arrow::moderately_improving : Arrow::stagnating;
}

}  // namespace milepost
