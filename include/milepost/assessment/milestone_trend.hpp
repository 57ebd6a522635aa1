// Milestone trend analysis: what becomes of a forecast date from report to report.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "milepost/time/date.hpp"
#include "milepost/trajectory/rate.hpp"

namespace milepost {

/// A report on a day, and the day on which it expected the milestone.
struct MilestoneForecast {
  Date reported;
  Date expected;
  friend bool operator==(const MilestoneForecast&, const MilestoneForecast&) = default;
};

/// How the line of forecasts runs over the days of the reports: rising, level, falling, or come to the diagonal, where the day
/// expected is the day of the report.
enum class MilestoneTrend { slipping, stable, improving, done };

constexpr std::string_view name_of(MilestoneTrend trend) {
  constexpr std::string_view names[]{"slipping", "stable", "improving", "done"};
  return names[static_cast<int>(trend)];
}

/// From the first forecast to the last, in the order of the reports; what happened between does not count. Done once the last report
/// expects no later day than its own. Empty for fewer than two reports, unless the only one says it is done.
inline std::optional<MilestoneTrend> milestone_trend(std::span<const MilestoneForecast> forecasts) {
  if (forecasts.empty()) return std::nullopt;
  const Date &first = forecasts.front().expected, &last = forecasts.back().expected;
  if (last <= forecasts.back().reported) return MilestoneTrend::done;
  if (forecasts.size() < 2) return std::nullopt;
  if (last == first) return MilestoneTrend::stable;
  return last > first ? MilestoneTrend::slipping : MilestoneTrend::improving;
}

/// Where a line of forecasts comes to the diagonal, on which the day expected is the day of the report: when the milestone will be
/// reached if it goes on slipping as it did. Time and value count days from any one day. Empty if it slips a day or more each day: such
/// a line never arrives.
inline std::optional<double> arrival_of(const Line& forecasts) {
  if (!(forecasts.slope < 1)) return std::nullopt;
  return (forecasts.mean_value - forecasts.slope * forecasts.mean_time) / (1 - forecasts.slope);
}

/// The same as a day, by the least-squares line through the forecasts; of a line that arrives within a day, its close. Empty also for
/// fewer than two different days of report.
inline std::optional<Date> arrival_by_trend(std::span<const MilestoneForecast> forecasts) {
  std::vector<Point> points;
  const auto day = [&](const Date& date) { return static_cast<double>(days_of(date) - days_of(forecasts.front().reported)); };
  for (const MilestoneForecast& one : forecasts) points.push_back({day(one.reported), day(one.expected)});
  const std::optional<Line> line = least_squares(points);
  const std::optional<double> arrival = line ? arrival_of(*line) : std::nullopt;
  if (!arrival) return std::nullopt;
  return add_days(forecasts.front().reported, static_cast<long>(std::ceil(*arrival - detail::slack_at(*arrival, 1))));
}

}  // namespace milepost
