// A series on equal steps: what a model can look at, with gaps filled and counted.
#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <vector>

#include "milepost/observation/panel.hpp"
#include "milepost/observation/series.hpp"

namespace milepost {

/// Why a series cannot be projected: no figure at all; times that come twice with a figure, do not ascend or are none, figures that are infinite.
enum class SeriesFault { none, no_data, inconclusive };

constexpr std::string_view name_of(SeriesFault fault) {
  constexpr std::string_view names[]{"none", "no_data", "inconclusive"};
  return names[static_cast<int>(fault)];
}

/// Figures one step apart. Steps are whole months where the times allow it: the longest on which every row falls,
/// one without a figure too. Between two figures
/// that are further apart the straight line stands in, and is counted. Where more would be filled than was seen, and not most of the figures
/// are one step apart, they are taken as equally far apart, and `even` is false.
struct RegularSeries {
  std::vector<double> values{};          ///< oldest first, none missing
  double last{};                         ///< when the newest stands, in years of the library's clock
  double step{1};                        ///< years
  int used{};                            ///< figures that were seen
  int filled{};                          ///< figures that were not
  bool even{true};
  SeriesFault fault{SeriesFault::none};  ///< with one there are no values
};

namespace detail {

/// The figures of a row that are there.
struct SeenFigures {
  std::vector<double> asked{};  ///< times of all rows, each once, those without a figure too: they tell how long a step is
  std::vector<double> times{};
  std::vector<double> values{};
  SeriesFault fault{SeriesFault::none};
};

inline SeenFigures seen_figures(const PanelRow& row) {
  if (has_odd_figures(row)) return {.fault = SeriesFault::inconclusive};
  SeenFigures seen;
  std::unique_copy(row.times.begin(), row.times.end(), std::back_inserter(seen.asked));
  for (std::size_t i = 0; i < row.size(); ++i)
    if (!std::isnan(row.values[i])) seen.times.push_back(row.times[i]), seen.values.push_back(row.values[i]);
  if (seen.values.empty()) seen.fault = SeriesFault::no_data;
  return seen;
}

/// A month is a twelfth of a year; their ends lie up to 0.06 of one beside it.
inline constexpr double month_leeway = 0.1, longest_clock = 1e9;

inline bool is_on_months(const std::vector<double>& times) {
  for (const double time : times)
    if (std::abs(time) > longest_clock || std::abs(12 * time - std::nearbyint(12 * time)) > month_leeway) return false;
  return true;
}

inline std::int64_t month_of(double time) { return static_cast<std::int64_t>(std::nearbyint(12 * time)); }

/// The longest step in months on which all figures fall; 0 where two fall on one month, or there are less than two.
inline std::int64_t months_apart(const std::vector<double>& times) {
  std::int64_t step = 0;
  for (std::size_t i = 1; i < times.size(); ++i) {
    const std::int64_t apart = month_of(times[i]) - month_of(times[i - 1]);
    if (apart == 0) return 0;
    step = std::gcd(step, apart);
  }
  return step;
}

/// As they come, as far apart as they are in the mean; a single figure is taken for a yearly one.
inline RegularSeries as_they_come(SeenFigures&& seen, bool even) {
  const auto count = static_cast<int>(seen.values.size());
  const double step = count > 1 ? (seen.times.back() - seen.times.front()) / (count - 1) : 1;
  return {.values = std::move(seen.values), .last = seen.times.back(), .step = step, .used = count, .even = even};
}

inline void fill_up_to(std::vector<double>& values, double next, std::int64_t steps) {
  const double from = values.back();
  for (std::int64_t k = 1; k < steps; ++k) {
    const double share = static_cast<double>(k) / static_cast<double>(steps);
    values.push_back(from * (1 - share) + next * share);
  }
  values.push_back(next);
}

inline RegularSeries on_months(const SeenFigures& seen, std::int64_t months) {
  RegularSeries regular{.values = {seen.values.front()}, .last = seen.times.back(), .step = static_cast<double>(months) / 12};
  for (std::size_t i = 1; i < seen.values.size(); ++i)
    fill_up_to(regular.values, seen.values[i], (month_of(seen.times[i]) - month_of(seen.times[i - 1])) / months);
  regular.used = static_cast<int>(seen.values.size());
  regular.filled = static_cast<int>(regular.values.size()) - regular.used;
  return regular;
}

inline std::int64_t steps_between(const SeenFigures& seen, std::int64_t months) {
  return (month_of(seen.times.back()) - month_of(seen.times.front())) / months + 1;
}

inline constexpr std::int64_t longest_filled = 512;  ///< steps: no model looks further back

/// Whether more than half of the figures stand one step behind the one before.
inline bool are_mostly_next(const SeenFigures& seen, std::int64_t months) {
  std::size_t next = 0;
  for (std::size_t i = 1; i < seen.times.size(); ++i) next += month_of(seen.times[i]) - month_of(seen.times[i - 1]) == months;
  return 2 * next > seen.times.size() - 1;
}

/// Filling must not make up more than was seen, but for one long gap among figures that are next to each other.
inline bool can_be_filled(const SeenFigures& seen, std::int64_t months) {
  const std::int64_t steps = steps_between(seen, months);
  return steps <= static_cast<std::int64_t>(2 * seen.values.size()) || (steps <= longest_filled && are_mostly_next(seen, months));
}

}  // namespace detail

/// The series on equal steps, or what is wrong with it; never throws on figures.
inline RegularSeries regular_series(const PanelRow& row) {
  detail::SeenFigures seen = detail::seen_figures(row);
  if (seen.fault != SeriesFault::none) return {.fault = seen.fault};
  const std::int64_t months = detail::is_on_months(seen.asked) ? detail::months_apart(seen.asked) : 0;
  if (months == 0) return detail::as_they_come(std::move(seen), seen.values.size() < 2);
  if (!detail::can_be_filled(seen, months)) return detail::as_they_come(std::move(seen), false);
  return detail::on_months(seen, months);
}

/// The same of a series; figures stand at the close of their periods.
RegularSeries regular_series(const Series& series);

/// Steps in a year: 1, 2, 4, 12 ...; 1 where the step is no part of a year.
inline int steps_a_year(const RegularSeries& series) {
  const double steps = 1 / series.step;
  const double whole = std::nearbyint(steps);
  return whole >= 1 && std::abs(steps - whole) < 1e-9 ? static_cast<int>(whole) : 1;
}

/// The period that ends at a time, by the step of its series: "2025", "2025-Q3", "2025-03"; where steps are no whole months the
/// day on which it ends, "2025-05-14".
std::string period_label(double at, double step);

}  // namespace milepost
