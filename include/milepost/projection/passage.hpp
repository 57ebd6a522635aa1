// The chance that scores which hang together over time stay below a barrier at every step.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "milepost/detail/normal.hpp"

namespace milepost {

namespace detail {

inline constexpr double farthest_barrier = 6;
inline constexpr std::size_t nodes_a_panel = 8;

/// Places and weights of Gauss and Legendre on -1 to 1, eight of them (Abramowitz and Stegun, 1964, table 25.4).
inline constexpr double legendre_places[]{-0.9602898564975363, -0.7966664774136267, -0.5255324099163290, -0.1834346424956498,
                                          0.1834346424956498,  0.5255324099163290,  0.7966664774136267,  0.9602898564975363};
inline constexpr double legendre_weights[]{0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.3626837833783620,
                                           0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763};

/// A density below a barrier at places where it can be integrated.
struct BarrierDensity {
  std::vector<double> places{}, weights{}, density{};
};

/// Panels of eight places from -6 to the barrier, none wider than `widest`.
inline BarrierDensity places_below(double barrier, double widest) {
  const double width = std::max(barrier + farthest_barrier, 1e-9);
  const auto panels = static_cast<std::size_t>(std::ceil(width / widest));
  const double half = width / (2 * static_cast<double>(panels));
  BarrierDensity below;
  for (std::size_t panel = 0; panel < panels; ++panel)
    for (std::size_t k = 0; k < nodes_a_panel; ++k) {
      below.places.push_back(-farthest_barrier + half * (2 * static_cast<double>(panel) + 1 + legendre_places[k]));
      below.weights.push_back(half * legendre_weights[k]);
    }
  return below;
}

inline double mass_of(const BarrierDensity& below) {
  double sum = 0;
  for (std::size_t i = 0; i < below.places.size(); ++i) sum += below.weights[i] * below.density[i];
  return sum;
}

inline BarrierDensity first_density(double barrier, double widest) {
  BarrierDensity below = places_below(barrier, widest);
  for (const double place : below.places) below.density.push_back(normal_density(place));
  return below;
}

/// The density one step on, where a score follows the one before it with this correlation.
inline BarrierDensity next_density(const BarrierDensity& before, double barrier, double correlation, double widest) {
  BarrierDensity below = places_below(barrier, widest);
  const double spread = std::sqrt(1 - correlation * correlation);
  for (const double place : below.places) {
    double sum = 0;
    for (std::size_t i = 0; i < before.places.size(); ++i)
      sum += before.weights[i] * before.density[i] * normal_density((place - correlation * before.places[i]) / spread);
    below.density.push_back(sum / spread);
  }
  return below;
}

/// The scores of steps g < h have the correlation (g / h)^power.
inline double correlation_of_neighbours(double step, double power) { return exp_of(power * log_of(step / (step + 1))); }

}  // namespace detail

/// By which power the errors of steps g < h hang together, (g / h)^power: 0.6 - 0.8 / n, of four figures at least; 1/2 is a random walk. Fitted
/// on nested windows of M1 and Tourism.
inline double correlation_power(std::size_t figures) { return 0.6 - 0.8 / std::max(static_cast<double>(figures), 4.0); }

/// `scores[h - 1]` is the standard normal quantile of the barrier at step h: the chance to be below it there, alone, is normal_below() of it.
/// Scores of steps g < h are normal with correlation (g / h)^power, each hanging on the one before alone. To about 1e-6. 1 for no steps.
inline double probability_of_staying_below(std::span<const double> scores, double power) {
  if (scores.empty()) return 1;
  const auto barrier_at = [&](std::size_t i) { return std::clamp(scores[i], -detail::farthest_barrier, detail::farthest_barrier); };
  const double last = detail::correlation_of_neighbours(static_cast<double>(scores.size()), power);
  const double widest = 4 * std::sqrt(1 - last * last);  // the narrowest step to come is seen by eight places
  detail::BarrierDensity below = detail::first_density(barrier_at(0), widest);
  for (std::size_t i = 1; i < scores.size(); ++i)
    below = detail::next_density(below, barrier_at(i), detail::correlation_of_neighbours(static_cast<double>(i), power), widest);
  return std::clamp(detail::mass_of(below), 0.0, 1.0);
}

}  // namespace milepost
