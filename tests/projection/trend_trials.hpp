// Smoothing with a trend, as the textbooks write it, in plain doubles: what the kernels are held against.
#pragma once

#include <algorithm>
#include <array>

#include "lane_trials.hpp"

namespace milepost::trials {

struct TrendSettings {
  double alpha{}, beta{}, phi{1}, level{}, trend{};  ///< level and trend before the first figure
};

inline Figures errors_with_trend(const Figures& figures, TrendSettings at) {
  Figures errors;
  for (const double figure : figures) {
    const double expected = at.level + at.phi * at.trend, error = figure - expected;
    at.level = expected + at.alpha * error;
    at.trend = at.phi * at.trend + at.alpha * at.beta * error;
    errors.push_back(error);
  }
  return errors;
}

inline double dot(const Figures& a, const Figures& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// The errors that are left when the level and the trend before the first figure are the best ones: what a level of 1 and a trend of 1
/// bring is taken off by orthogonalisation.
inline double squares_from_best_states(const Figures& figures, double alpha, double beta, double phi) {
  const Figures nothing(figures.size(), 0);
  Figures left = errors_with_trend(figures, {alpha, beta, phi, figures[0], 0});
  Figures of_level = errors_with_trend(nothing, {alpha, beta, phi, 1, 0}), of_trend = errors_with_trend(nothing, {alpha, beta, phi, 0, 1});
  const double slant = dot(of_level, of_trend) / dot(of_level, of_level);
  for (std::size_t i = 0; i < figures.size(); ++i) of_trend[i] -= slant * of_level[i];
  for (const Figures* off : {&of_level, &of_trend}) {
    const double share = dot(left, *off) / dot(*off, *off);
    for (std::size_t i = 0; i < figures.size(); ++i) left[i] -= share * (*off)[i];
  }
  return dot(left, left);
}

/// Livestock (sheep) in Asia 1970 to 2000, in millions of head (Hyndman and Athanasopoulos, Forecasting: principles and practice, 2014, 7.4).
inline const Figures livestock{263.917747, 268.307222, 260.662556, 266.639419, 277.515778, 283.834045, 290.309028, 292.474198,
                               300.830694, 309.286657, 318.331081, 329.37239,  338.883998, 339.244126, 328.600632, 314.255385,
                               314.459695, 321.413779, 329.789292, 346.385165, 352.297882, 348.370515, 417.562922, 417.12357,
                               417.749459, 412.233904, 411.946817, 394.697075, 401.49927,  408.270468, 414.2428};

}  // namespace milepost::trials
