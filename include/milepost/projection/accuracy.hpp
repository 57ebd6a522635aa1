// How far projections were off: the measures of the forecasting competitions.
#pragma once

#include <cmath>
#include <optional>
#include <span>

namespace milepost {

/// Mean of 200 |e| / (|a| + |f|), per cent (Makridakis 1993, as in the M3 and M4 competitions); both zero are no error. None for nothing.
/// `actual` and `projected` are equally long, here and below.
inline std::optional<double> symmetric_percentage_error(std::span<const double> actual, std::span<const double> projected) {
  if (actual.empty()) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double size = std::abs(actual[i]) + std::abs(projected[i]);
    if (size > 0) sum += 200 * std::abs(actual[i] - projected[i]) / size;
  }
  return sum / static_cast<double>(actual.size());
}

/// Mean absolute change between figures `season` steps apart: the scale of MASE and MSIS. None where there are no two, or none differ.
inline std::optional<double> seasonal_change(std::span<const double> history, std::size_t season = 1) {
  if (history.size() <= season) return std::nullopt;
  double sum = 0;
  for (std::size_t i = season; i < history.size(); ++i) sum += std::abs(history[i] - history[i - season]);
  return sum > 0 ? std::optional(sum / static_cast<double>(history.size() - season)) : std::nullopt;
}

inline std::optional<double> mean_absolute_error(std::span<const double> actual, std::span<const double> projected) {
  if (actual.empty()) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) sum += std::abs(actual[i] - projected[i]);
  return sum / static_cast<double>(actual.size());
}

/// MASE: mean absolute error over the scale (Hyndman and Koehler 2006).
inline std::optional<double> scaled_error(std::span<const double> actual, std::span<const double> projected, std::optional<double> scale) {
  const std::optional<double> error = mean_absolute_error(actual, projected);
  return error && scale ? std::optional(*error / *scale) : std::nullopt;
}

/// OWA: mean of the two ratios to the naive projection (M4 competition 2018); 1 is as good as "no change", less is better.
inline std::optional<double> overall_weighted_average(double percentage_error, double naive_percentage_error, double scaled, double naive_scaled) {
  if (!(naive_percentage_error > 0) || !(naive_scaled > 0)) return std::nullopt;
  return (percentage_error / naive_percentage_error + scaled / naive_scaled) / 2;
}

/// What an interval costs: its width, and 2 / alpha times what lies outside (Gneiting and Raftery 2007); level in per cent.
inline double interval_score(double actual, double lower, double upper, double level) {
  const double alpha = 1 - level / 100;
  const double below = actual < lower ? lower - actual : 0, above = actual > upper ? actual - upper : 0;
  return (upper - lower) + 2 / alpha * (below + above);
}

/// MSIS: mean interval score over the scale.
inline std::optional<double> scaled_interval_score(std::span<const double> actual, std::span<const double> lower, std::span<const double> upper, double level,
                                                   std::optional<double> scale) {
  if (actual.empty() || !scale) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) sum += interval_score(actual[i], lower[i], upper[i], level);
  return sum / static_cast<double>(actual.size()) / *scale;
}

/// Share of figures inside their intervals, ends included.
inline std::optional<double> coverage_of(std::span<const double> actual, std::span<const double> lower, std::span<const double> upper) {
  if (actual.empty()) return std::nullopt;
  double inside = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) inside += lower[i] <= actual[i] && actual[i] <= upper[i];
  return inside / static_cast<double>(actual.size());
}

/// Continuous ranked probability score of a distribution given by values at evenly spread probabilities (k - 1/2) / n, ascending: twice the
/// mean quantile loss (Gneiting and Raftery 2007), which is exact as n grows. Of a single value it is the absolute error.
inline std::optional<double> ranked_probability_score(double actual, std::span<const double> quantiles) {
  if (quantiles.empty()) return std::nullopt;
  const auto count = static_cast<double>(quantiles.size());
  double sum = 0;
  for (std::size_t k = 0; k < quantiles.size(); ++k) {
    const double p = (static_cast<double>(k) + 0.5) / count, off = actual - quantiles[k];
    sum += off >= 0 ? p * off : (p - 1) * off;
  }
  return 2 * sum / count;
}

}  // namespace milepost
