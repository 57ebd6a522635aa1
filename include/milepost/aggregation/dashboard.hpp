// The colour and the arrow of a goal on the SDSN's dashboards.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
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

namespace detail {

/// The word of preset sdsn.2018 for an arrow: "moderately improving". Throws OutOfRange for a word that is none.
inline Arrow arrow_called(std::string label) {
  std::ranges::replace(label, ' ', '_');
  for (const Arrow arrow : {Arrow::decreasing, Arrow::stagnating, Arrow::moderately_improving, Arrow::on_track, Arrow::maintaining})
    if (label == name_of(arrow)) return arrow;
  fail_range("trend", "'" + label + "'", "expected 'decreasing', 'stagnating', 'moderately improving', 'on track' or 'maintaining'");
}

/// A label of maintaining belongs to 3 points exactly; on track may have as many.
inline bool is_maintaining(double trend, const std::string& label) {
  if (arrow_called(label) != Arrow::maintaining) return false;
  if (trend != 3) fail_range("trend", shortest(trend), "with label 'maintaining', which has 3 points");
  return true;
}

/// A score of NaN is none.
inline bool is_shown(const std::optional<double>& trend) {
  if (!trend || std::isnan(*trend)) return false;
  if (!(*trend >= 0 && *trend <= 4)) fail_range("trend", shortest(*trend), "outside 0..4");
  return true;
}

}  // namespace detail

/// Sustainable Development Report: trends of indicators on a scale of 0 (decreasing) to 4 (on track), where 3 exactly is maintaining:
/// the scores of preset sdsn.2018. Their mean below 1 is decreasing, below 2 stagnating, below 3 moderately improving, from 3 on track;
/// maintaining only if all maintain. `labels`, the classes of the same indicators, tell those who maintain from those who are on track
/// with 3 points to the digit. Empty unless a share of `least_shown` of the indicators has a trend (absent or NaN: none). Throws
/// OutOfRange outside the scale, for labels that are no arrows or not one for each trend, and for a maintaining one without its 3 points.
inline std::optional<Arrow> goal_arrow(std::span<const std::optional<double>> trends, double least_shown = 0.75, std::span<const std::string> labels = {}) {
  if (!labels.empty() && labels.size() != trends.size())
    fail_range("labels", std::to_string(labels.size()), "needs one for each of " + std::to_string(trends.size()) + " trends, or none");
  double sum = 0, count = 0;
  bool all_maintain = true;
  for (std::size_t i = 0; i < trends.size(); ++i) {
    if (!detail::is_shown(trends[i])) continue;
    sum += *trends[i];
    ++count;
    all_maintain &= labels.empty() ? *trends[i] == 3 : detail::is_maintaining(*trends[i], labels[i]);
  }
  if (count == 0 || !detail::at_least(count, least_shown * static_cast<double>(trends.size()))) return std::nullopt;
  if (all_maintain) return Arrow::maintaining;
  return static_cast<Arrow>(static_cast<int>(std::min(detail::whole(sum / count), 3.0)));
}

}  // namespace milepost
