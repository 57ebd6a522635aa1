// How fast a figure moves: compound growth, least-squares slope, chained changes; shared by projection and assessment.
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "milepost/detail/elementary.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/error.hpp"

namespace milepost {

/// Compound growth a year from `from` to `to` in `years`: (to/from)^(1/years) - 1, 0.05 is 5 %. Empty from, to or
/// through zero, for what is not finite and for no time; between negative values that of their sizes; infinite beyond
/// 1.8e308. Within 4 units in the last place up to a factor of 2 a year, near zero growth too; the same bits as in panels.
inline std::optional<double> compound_growth(double from, double to, double years) {
  const double rate = detail::growth<2>(from, to, years)[0];
  return std::isnan(rate) ? std::nullopt : std::optional(rate);
}

/// Change as a share of where it started: 90 to 48 is -0.467. Empty from zero.
inline std::optional<double> relative_change(double from, double to) { return detail::quotient(to - from, from); }

/// Change in one unit of time, on the straight line between two figures. Empty for no time.
inline std::optional<double> linear_rate(double from, double to, double years) {
  return years > 0 ? std::optional((to - from) / years) : std::nullopt;
}

/// Where a figure stands after growing by the same rate (0.05 is 5 %) each year. Empty for a rate of -100 % or less.
inline std::optional<double> compounded(double start, double rate, double years) {
  const double reached = detail::compounded<2>(start, rate, years)[0];
  return std::isnan(reached) ? std::nullopt : std::optional(reached);
}

/// Years (any unit of time) and value.
struct Point {
  double time{};
  double value{};
};

/// A straight line by least squares. `residual_variance` has n - 2 degrees of freedom and is 0 for two points.
struct Line {
  double mean_time{};
  double mean_value{};
  double slope{};
  double spread_of_times{};    ///< sum of squared distances from the mean time
  double residual_variance{};
  int degrees_of_freedom{};
};

inline double value_at(const Line& line, double time) { return line.mean_value + line.slope * (time - line.mean_time); }

namespace detail {

/// Mean times and values under weights that add up to `total`.
inline Line weighted_centre(std::span<const Point> points, std::span<const double> weights, double total) {
  Line line;
  for (std::size_t i = 0; i < points.size(); ++i) {
    line.mean_time += weights[i] * points[i].time / total;
    line.mean_value += weights[i] * points[i].value / total;
  }
  return line;
}

}  // namespace detail

/// The straight line whose weighted squares of distance are least, centred on the means before squaring, so that years near 2000 lose
/// no digits. The residual variance is the weighted sum of squares over n - 2. Empty for fewer than two different times with a weight.
/// Throws OutOfRange unless there is a weight for each point.
inline std::optional<Line> weighted_least_squares(std::span<const Point> points, std::span<const double> weights) {
  if (points.size() != weights.size()) fail_range("weights", std::to_string(weights.size()), "needs one for each point");
  const double total = detail::sum_of(weights);
  if (!(total > 0)) return std::nullopt;
  Line line = detail::weighted_centre(points, weights, total);
  double product = 0, squares = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double time = points[i].time - line.mean_time;
    line.spread_of_times += weights[i] * time * time;
    product += weights[i] * time * (points[i].value - line.mean_value);
  }
  if (!(line.spread_of_times > 0)) return std::nullopt;
  line.slope = product / line.spread_of_times;
  line.degrees_of_freedom = static_cast<int>(points.size()) - 2;
  for (std::size_t i = 0; i < points.size(); ++i) squares += weights[i] * std::pow(points[i].value - value_at(line, points[i].time), 2);
  if (line.degrees_of_freedom > 0) line.residual_variance = squares / line.degrees_of_freedom;
  return line;
}

/// The same with equal weights.
inline std::optional<Line> least_squares(std::span<const Point> points) {
  return weighted_least_squares(points, std::vector<double>(points.size(), 1));
}

/// Geometric mean of yearly rates in per cent: 14.6 and 10.1 give 12.33. Empty without rates or below -100 %.
inline std::optional<double> mean_rate(std::span<const double> rates) {
  double logs = 0;
  for (const double rate : rates) {
    if (rate <= -100) return std::nullopt;
    logs += detail::log1p<2>(rate / 100)[0];
  }
  if (rates.empty()) return std::nullopt;
  return 100 * detail::expm1<2>(logs / static_cast<double>(rates.size()))[0];
}

/// Yearly cuts in per cent chained: 100 (1 - product of (1 - cut/100)). Adding them is another reading and always larger.
inline double chained_cut(std::span<const double> cuts) {
  double left = 1;
  for (const double cut : cuts) left *= 1 - cut / 100;
  return 100 * (1 - left);
}

/// Yearly cuts in per cent added up: the reading by which 2.7, 0.1 and 0.5 are 3.3.
inline double added_cut(std::span<const double> cuts) { return detail::sum_of(cuts); }

namespace detail {

/// x + x^2 + ... + x^n, by Horner's rule.
inline double sum_of_powers(double x, std::size_t n) {
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum = x * (1 + sum);
  return sum;
}

/// The x above 0 whose powers add up to a total above 0, by halving until no double lies between. It is no larger than the total,
/// since x is the first of the powers.
inline double growth_factor(double total, std::size_t n) {
  double low = 0, high = total;
  for (double middle = total / 2; middle > low && middle < high; middle = low + (high - low) / 2)
    (sum_of_powers(middle, n) < total ? low : high) = middle;
  return high;
}

}  // namespace detail

/// Mean growth a year by the cumulative method 累计法: the g for which the sum of (1 + g)^k over the years is the sum of their values
/// over the start. China's statistics use it for investment in fixed assets; compound_growth is the level method 水平法. Values:
/// one for each year after the start. Empty without values, and where start and sum are not of one sign.
inline std::optional<double> cumulative_growth(double start, std::span<const double> values) {
  const double sum = detail::sum_of(values);
  if (!detail::same_sign(start, sum)) return std::nullopt;
  return detail::growth_factor(sum / start, values.size()) - 1;
}

}  // namespace milepost
