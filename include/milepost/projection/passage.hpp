// The chance that errors which add up over time stay below a barrier at every step.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "milepost/detail/normal.hpp"

namespace milepost {

namespace detail {

/// A density on points from the barrier down, and how they are apart.
struct BarrierDensity {
  double barrier{};
  std::vector<double> at{};
};

inline constexpr double barrier_spacing = 0.1, farthest_barrier = 6, farthest_path = 5.5;

/// Half the weight at the barrier: the trapezoid rule, to about 1e-3 at this spacing.
inline double mass_of(const BarrierDensity& density) {
  double sum = 0;
  for (const double value : density.at) sum += value;
  return std::max(0.0, (sum - density.at.front() / 2) * barrier_spacing);
}

inline std::size_t points_to(double barrier, double spread) {
  return static_cast<std::size_t>(std::max(2.0, std::ceil((barrier + farthest_path * spread) / barrier_spacing)));
}

inline BarrierDensity first_density(double barrier) {
  BarrierDensity density{barrier, std::vector<double>(points_to(barrier, 1))};
  for (std::size_t i = 0; i < density.at.size(); ++i) density.at[i] = normal_density(barrier - static_cast<double>(i) * barrier_spacing);
  return density;
}

/// The density after one more step of unit variance, below the next barrier.
inline BarrierDensity next_density(const BarrierDensity& before, double barrier, double spread) {
  BarrierDensity density{barrier, std::vector<double>(points_to(barrier, spread))};
  const auto reach = static_cast<std::ptrdiff_t>(farthest_barrier / barrier_spacing);
  const double shift = (barrier - before.barrier) / barrier_spacing;
  const auto whole = static_cast<std::ptrdiff_t>(std::nearbyint(shift));
  std::vector<double> step;
  for (std::ptrdiff_t j = -reach; j <= reach; ++j) step.push_back(normal_density((shift - static_cast<double>(whole) + static_cast<double>(j)) * barrier_spacing) * barrier_spacing);
  const auto count = static_cast<std::ptrdiff_t>(before.at.size());
  for (std::size_t k = 0; k < density.at.size(); ++k) {
    const std::ptrdiff_t centre = static_cast<std::ptrdiff_t>(k) - whole;
    double sum = 0;
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, centre - reach); i <= std::min(count - 1, centre + reach); ++i)
      sum += (i == 0 ? 0.5 : 1) * before.at[static_cast<std::size_t>(i)] * step[static_cast<std::size_t>(i - centre + reach)];
    density.at[k] = sum;
  }
  return density;
}

}  // namespace detail

/// `quantiles[h - 1]` is the standard normal quantile of the barrier at step h: the chance to be below it there, alone, is normal_below() of it.
/// Errors at steps g < h are as those of a random walk, with correlation sqrt(g / h). To about 1e-3. 1 for no steps.
inline double probability_of_staying_below(std::span<const double> quantiles) {
  if (quantiles.empty()) return 1;
  const auto barrier_at = [&](std::size_t i) { return std::clamp(quantiles[i], -detail::farthest_barrier, detail::farthest_barrier) * std::sqrt(static_cast<double>(i + 1)); };
  detail::BarrierDensity density = detail::first_density(barrier_at(0));
  for (std::size_t i = 1; i < quantiles.size(); ++i) density = detail::next_density(density, barrier_at(i), std::sqrt(static_cast<double>(i + 1)));
  return std::min(detail::mass_of(density), 1.0);
}

}  // namespace milepost
