// Which observations of a series a method looks at.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "milepost/assessment/status.hpp"
#include "milepost/observation/panel.hpp"

namespace milepost {

/// Where the base year has no figure: none; the next year that has one; the nearest (of two equally near the later);
/// `first` asks for no year at all.
enum class BaseChoice { first, exact, next, nearest };

/// The choice of points. Years are calendar years: 2015 is any period that ends in 2015. Missing values are passed over.
struct PointChoice {
  BaseChoice base{BaseChoice::first};
  std::optional<int> base_year{};     ///< asked for by exact, next and nearest; a base period of the target comes before it
  std::optional<double> reach{};      ///< how many years away a next or nearest figure may be; absent: any
  std::optional<double> window{};     ///< only the last so many years before the latest figure
  std::optional<int> last{};          ///< only so many latest figures
  std::optional<int> fitted_from{};   ///< a fitted line begins in this year; absent: at the base
  int least{2};                       ///< with fewer figures: too_few_points
  double least_years{};               ///< from the base to the latest figure, else too_few_points
  bool until_due{false};              ///< figures after the due day do not count
  friend bool operator==(const PointChoice&, const PointChoice&) = default;
};

/// Positions in a row: the base, the latest figure, the one before it (the latest again where the base is that, or there is none);
/// or why there are none.
struct ChosenPoints {
  std::optional<Reason> reason{};
  std::size_t base{};
  std::size_t latest{};
  std::size_t previous{};
  int count{};
};

constexpr std::string_view name_of(BaseChoice choice) {
  constexpr std::string_view names[]{"first", "exact", "next", "nearest"};
  return names[static_cast<int>(choice)];
}

namespace detail {

/// Positions closer than half a minute are one.
inline constexpr double same_time = 1e-6;

/// The calendar year in which a period ends: the end of 2015 is 2016.0 on the clock and belongs to 2015. Positions beyond what an
/// int can count come to its furthest years.
inline int year_of_position(double position) { return static_cast<int>(std::clamp(std::ceil(position - same_time) - 1, -1e9, 1e9)); }

/// The first position in or after a calendar year.
inline std::size_t first_of_year(const PanelRow& row, int year) {
  std::size_t i = 0;
  while (i < row.size() && year_of_position(row.times[i]) < year) ++i;
  return i;
}

/// A time that is none, a value that is infinite, or a time that comes again or too early. Without branches: it is asked of
/// every point. A yes may be too much: of two at the same time one may be a blank.
inline bool may_be_disordered(const PanelRow& row) {
  bool odd = false;
  double before = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < row.size(); ++i) {
    odd |= !(row.times[i] > before);
    odd |= !(row.times[i] < std::numeric_limits<double>::infinity());
    odd |= std::abs(row.values[i]) == std::numeric_limits<double>::infinity();
    before = row.times[i];
  }
  return odd;
}

inline bool is_disordered(const PanelRow& row) { return may_be_disordered(row) && has_odd_figures(row); }

inline std::size_t first_with_value(const PanelRow& row, std::size_t from, std::size_t end) {
  while (from < end && std::isnan(row.values[from])) ++from;
  return from;
}

/// The last figure before `end`; `end` itself where there is none.
inline std::size_t last_with_value(const PanelRow& row, std::size_t end) {
  for (std::size_t i = end; i > 0; --i)
    if (!std::isnan(row.values[i - 1])) return i - 1;
  return end;
}

inline std::size_t end_of_known(const PanelRow& row, const PointChoice& choice, double due) {
  std::size_t end = row.size();
  if (choice.until_due && !std::isnan(due))
    while (end > 0 && row.times[end - 1] > due) --end;
  return end;
}

inline int count_with_value(const PanelRow& row, std::size_t from, std::size_t last) {
  int count = 0;
  for (std::size_t i = from; i <= last; ++i) count += !std::isnan(row.values[i]);
  return count;
}

/// The first position that the window and the number of latest figures leave.
inline std::size_t start_of_choice(const PanelRow& row, const PointChoice& choice, std::size_t latest) {
  std::size_t start = 0;
  if (choice.window)
    while (row.times[start] < row.times[latest] - *choice.window - same_time) ++start;
  if (!choice.last) return start;
  std::size_t counted = latest;
  for (int found = 1; counted > start && found < *choice.last; --counted) found += !std::isnan(row.values[counted - 1]);
  return counted;
}

/// Is figure i a better answer to "base year" than the one found so far? Times ascend, so the later wins ties.
inline bool is_better_base(const PointChoice& choice, int distance, std::optional<int> found) {
  if (choice.base == BaseChoice::exact || choice.base == BaseChoice::first) return distance == 0 && !found;
  if (choice.base == BaseChoice::next) return distance >= 0 && !found;
  return !found || std::abs(distance) <= std::abs(*found);
}

/// The figure for the base year; empty where the choice finds none.
inline std::optional<std::size_t> base_for_year(const PanelRow& row, const PointChoice& choice, int year, std::size_t start, std::size_t latest) {
  std::optional<int> found;
  std::size_t base = start;
  for (std::size_t i = start; i <= latest; ++i) {
    if (std::isnan(row.values[i])) continue;
    const int distance = year_of_position(row.times[i]) - year;
    if (!is_better_base(choice, distance, found)) continue;
    found = distance;
    base = i;
  }
  if (!found || (choice.reach && std::abs(*found) > *choice.reach)) return std::nullopt;
  return base;
}

inline ChosenPoints no_points(Reason reason) { return {.reason = reason}; }

/// The figure of that very period, else the choice's answer to its year.
inline std::optional<std::size_t> base_for_period(const PanelRow& row, const PointChoice& choice, double base_time, std::size_t latest) {
  for (std::size_t i = 0; i <= latest; ++i)
    if (std::abs(row.times[i] - base_time) < same_time && !std::isnan(row.values[i])) return i;
  return base_for_year(row, choice, year_of_position(base_time), 0, latest);
}

/// The base, by the target's own period if it names one, else by the choice.
inline std::optional<std::size_t> base_of(const PanelRow& row, const PointChoice& choice, double base_time, std::size_t latest) {
  if (!std::isnan(base_time)) return base_for_period(row, choice, base_time, latest);
  const std::size_t start = start_of_choice(row, choice, latest);
  if (choice.base == BaseChoice::first || !choice.base_year) return first_with_value(row, start, latest);
  return base_for_year(row, choice, *choice.base_year, start, latest);
}

inline ChosenPoints checked_points(const PanelRow& row, const PointChoice& choice, ChosenPoints points, double base_time) {
  const bool too_near = row.times[points.latest] - base_time < std::max(choice.least_years, 0.0) - same_time;
  if (points.count < choice.least || too_near) points.reason = Reason::too_few_points;
  points.previous = last_with_value(row, points.latest);
  return points;
}

/// The latest figure that counts, or why there is none.
inline ChosenPoints latest_point(const PanelRow& row, const PointChoice& choice, double due) {
  if (is_disordered(row)) return no_points(Reason::inconclusive);
  const std::size_t end = end_of_known(row, choice, due);
  const std::size_t latest = last_with_value(row, end);
  return latest == end ? no_points(Reason::no_data) : ChosenPoints{.latest = latest};
}

}  // namespace detail

/// Chooses among the figures of a row. `due` and `base_time` are positions in years, NaN where the target has none. Reasons:
/// no_data for a row without figures, inconclusive for periods that come twice with a value or stand out of order and for infinite values,
/// no_baseline where the base year has no figure, too_few_points.
inline ChosenPoints choose_points(const PanelRow& row, const PointChoice& choice, double due, double base_time) {
  ChosenPoints points = detail::latest_point(row, choice, due);
  if (points.reason) return points;
  const auto base = detail::base_of(row, choice, base_time, points.latest);
  if (!base) return detail::no_points(Reason::no_baseline);
  points.base = *base;
  points.count = detail::count_with_value(row, points.base, points.latest);
  return detail::checked_points(row, choice, points, row.times[points.base]);
}

/// The same where the target brings its own base, period and value: that is one figure more, and only the latest is looked for.
inline ChosenPoints choose_after_base(const PanelRow& row, const PointChoice& choice, double due, double base_time) {
  ChosenPoints points = detail::latest_point(row, choice, due);
  if (points.reason) return points;
  if (!(row.times[points.latest] > base_time)) return detail::no_points(Reason::too_few_points);
  while (points.base < points.latest && row.times[points.base] <= base_time) ++points.base;
  points.count = 1 + detail::count_with_value(row, points.base, points.latest);
  points = detail::checked_points(row, choice, points, base_time);
  if (points.previous < points.base) points.previous = points.latest;  // the base itself is the figure before
  return points;
}

}  // namespace milepost
