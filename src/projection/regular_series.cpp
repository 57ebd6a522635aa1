#include "milepost/projection/regular_series.hpp"

#include <algorithm>
#include <string>

#include "milepost/detail/text.hpp"
#include "milepost/projection/trend.hpp"
#include "milepost/time/date.hpp"

namespace milepost {

namespace {

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool is_near(double a, double b) { return std::abs(a - b) < detail::month_leeway; }

/// The day whose close lies nearest to a time; the year alone outside the years of dates.
std::string day_label(double at) {
  const double last_day = 12.0 * 9999 + 12;
  if (!(12 * at > 12 && 12 * at <= last_day)) return detail::shortest(std::floor(at));
  const double months = 12 * at, before = std::ceil(months) - 1;
  const auto index = static_cast<int>(before);
  const int year = index / 12, month = index % 12 + 1, days = days_in_month(year, month);
  return to_string(Date{year, month, std::clamp(static_cast<int>(std::nearbyint((months - before) * days)), 1, days)});
}

}  // namespace

std::string period_label(double at, double step) {
  const double months = std::nearbyint(12 * step), last_month = std::nearbyint(12 * at);
  const bool on_months = std::abs(at) < detail::longest_clock && is_near(12 * at, last_month) && is_near(12 * step, months) && months >= 1;
  if (!on_months) return day_label(at);
  const auto end = static_cast<std::int64_t>(last_month) - 1;
  const std::int64_t year = end >= 0 ? end / 12 : -((11 - end) / 12), month = end - 12 * year + 1;
  if (std::fmod(months, 12) == 0 && month == 12) return std::to_string(year);
  if (months == 6 && month % 6 == 0) return std::to_string(year) + "-H" + std::to_string(month / 6);
  if (std::fmod(months, 3) == 0 && month % 3 == 0) return std::to_string(year) + "-Q" + std::to_string(month / 3);
  return std::to_string(year) + "-" + two_digits(month);
}

RegularSeries regular_series(const Series& series) {
  std::vector<double> times, values;
  for (const Point& point : points_of(series)) times.push_back(point.time), values.push_back(point.value);
  return regular_series(PanelRow{times, values});
}

}  // namespace milepost
