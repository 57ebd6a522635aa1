// The colour and the arrow of a goal on the SDSN's dashboards.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "milepost/detail/numeric.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"

namespace milepost {

/// Of an indicator by its thresholds, of a goal by its indicators; from worst to best.
enum class DashboardColour { red, orange, yellow, green };

constexpr std::string_view name_of(DashboardColour colour) {
  constexpr std::string_view names[]{"red", "orange", "yellow", "green"};
  return names[static_cast<int>(colour)];
}

/// Sustainable Development Report: the mean of the two worst indicators, on a scale of 0 for red to 3 for green; green only if all are
/// green. A mean between two colours takes the better of them, which is how red comes only of two reds: that rounding is a
/// reading, the report does not tell. Of a single indicator, its own colour. Empty for none.
inline std::optional<DashboardColour> goal_colour(std::vector<DashboardColour> indicators) {
  if (indicators.empty()) return std::nullopt;
  std::ranges::sort(indicators);
  const int worst = static_cast<int>(indicators.front()), second = static_cast<int>(indicators[indicators.size() > 1 ? 1 : 0]);
  const int mean = (worst + second + 1) / 2;
  const bool all_green = worst == static_cast<int>(DashboardColour::green);
  return all_green ? DashboardColour::green : static_cast<DashboardColour>(std::min(mean, static_cast<int>(DashboardColour::yellow)));
}

/// Of an indicator by preset sdsn.2018, of a goal by its indicators; from worst to best, `maintaining` is green and stays so.
enum class Arrow { decreasing, stagnating, moderately_improving, on_track, maintaining };

constexpr std::string_view name_of(Arrow arrow) {
  constexpr std::string_view names[]{"decreasing", "stagnating", "moderately_improving", "on_track", "maintaining"};
  return names[static_cast<int>(arrow)];
}

/// Sustainable Development Report: trends of indicators on a scale of 0 (decreasing) to 4 (on track), where 3 exactly is maintaining.
/// Their mean below 1 is decreasing, below 2 stagnating, below 3 moderately improving, from 3 on track; maintaining only if all
/// maintain. Empty unless a share of `least_shown` of the indicators has a trend. Throws OutOfRange outside the scale.
inline std::optional<Arrow> goal_arrow(std::span<const std::optional<double>> trends, double least_shown = 0.75) {
  double sum = 0, count = 0;
  bool all_maintain = true;
  for (const std::optional<double>& trend : trends) {
    if (!trend) continue;
    if (!(*trend >= 0 && *trend <= 4)) fail_range("trend", detail::shortest(*trend), "outside 0..4");
    sum += *trend;
    ++count;
    all_maintain = all_maintain && *trend == 3;
  }
  if (count == 0 || !detail::at_least(count, least_shown * static_cast<double>(trends.size()))) return std::nullopt;
  if (all_maintain) return Arrow::maintaining;
  return static_cast<Arrow>(static_cast<int>(std::min(detail::whole(sum / count), 3.0)));
}

}  // namespace milepost
