// The least-squares line through the points of a row, weighted by age where a preset asks for it.
#pragma once

#include <algorithm>
#include <array>

#include "milepost/assessment/preset.hpp"
#include "milepost/detail/elementary.hpp"

namespace milepost::detail {

/// Slope a year and the line's own value at the last time; NaN for fewer than two different times. Of a log line both are of
/// the logarithms.
struct FittedLine {
  double slope{not_a_number};
  double level{not_a_number};
};

inline constexpr std::size_t fitted_at_once = 64;  ///< points transformed at a time

/// A point as three pairs of lanes would be wasteful: time and value are one pair, so that sums are exact to the bit
/// wherever they are compiled.
[[gnu::always_inline]] inline Lanes<2> pair_of(double time, double value) {
  const double both[2]{time, value};
  return Lanes<2>::load(both);
}

/// The points of a row one after another: logarithms if asked for, weights by age, missing values left out.
template <int N, class Use>
[[gnu::always_inline]] inline void each_point(const Preset& preset, const Row& row, std::size_t first, std::size_t last, Use& use) {
  alignas(64) std::array<double, fitted_at_once> values{}, weights{};
  const bool logs = preset.rate == RateEstimator::log_least_squares;
  for (std::size_t begin = first; begin <= last; begin += fitted_at_once) {
    const std::size_t count = std::min(last + 1 - begin, fitted_at_once);
    for (std::size_t i = 0; i < count; ++i) values[i] = row.values[begin + i];
    if (logs)
      for (std::size_t i = 0; i < count; i += N) log(Lanes<N>::load(&values[i])).store(&values[i]);
    if (preset.half_life) {
      for (std::size_t i = 0; i < count; ++i) weights[i] = row.times[begin + i] - row.times[last];
      for (std::size_t i = 0; i < count; i += N)
        power(Lanes<N>(2), Lanes<N>::load(&weights[i]) / *preset.half_life).store(&weights[i]);
    }
    for (std::size_t i = 0; i < count; ++i)
      if (!std::isnan(row.values[begin + i])) use(row.times[begin + i], values[i], preset.half_life ? weights[i] : 1.0);
  }
}

/// Weighted sums of times and values.
struct MeanOfPoints {
  Lanes<2> sum{};
  double weight{};
  [[gnu::always_inline]] void operator()(double time, double value, double w) {
    sum = sum + w * pair_of(time, value);
    weight += w;
  }
};

/// Sums of squared distances from the mean time, and of their products with those of the values.
struct SpreadOfPoints {
  Lanes<2> mean{};
  Lanes<2> sum{};
  [[gnu::always_inline]] void operator()(double time, double value, double w) {
    const Lanes<2> away = pair_of(time, value) - mean;
    sum = sum + w * (Lanes<2>(away[0]) * away);
  }
};

/// Centred on the means before squaring, so that years near 2000 lose no digits.
template <int N>
[[gnu::always_inline]] inline FittedLine fit_line(const Preset& preset, const Row& row, std::size_t first, std::size_t last) {
  MeanOfPoints total;
  each_point<N>(preset, row, first, last, total);
  SpreadOfPoints spread{total.sum / total.weight, {}};
  each_point<N>(preset, row, first, last, spread);
  if (!(spread.sum[0] > 0)) return {};
  const Lanes<2> slope(spread.sum[1] / spread.sum[0]);
  const Lanes<2> level = Lanes<2>(spread.mean[1]) + slope * Lanes<2>(row.times[last] - spread.mean[0]);
  return {slope[0], level[0]};
}

}  // namespace milepost::detail
