// How far a series moves from figure to figure, on the scale on which errors of projections are measured.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "milepost/projection/natural_scale.hpp"

namespace milepost {

/// Errors are measured on roots of the figures where none is below zero, else on the figures: what doubles in size then scatters alike.
/// Natural limits that are known have a scale of their own, see natural_scale.hpp. `size` is in units of that scale. Figures that have a season
/// are taken without it.
struct ErrorScale {
  bool roots{};
  double size{};         ///< of errors one step ahead; of any step for yearly figures, whose growth the tables tell
  double yearly_size{};  ///< of changes from year to year, where there are several steps a year and two years; else 0
  int season{1};         ///< steps a year
  NaturalLimits limits{};

  /// A path that has fallen through zero, or past a limit, goes on by its roots: the errors lie around where it would be.
  double to(double figure) const {
    if (has_limit(limits)) return detail::NaturalScale<2>{limits, {}}.to(detail::Lanes<2>(figure))[0];
    return roots ? std::copysign(std::sqrt(std::abs(figure)), figure) : figure;
  }

  /// Back, within the limits.
  double from(double value) const {
    if (has_limit(limits)) return held(detail::NaturalScale<2>{limits, {}}.from(detail::Lanes<2>(value))[0]);
    return roots ? std::max(value, 0.0) * std::max(value, 0.0) : value;
  }

  /// What no figure lies below, and above.
  std::optional<double> least() const { return limits.lower || !roots ? limits.lower : 0.0; }
  std::optional<double> most() const { return limits.upper; }

  double held(double figure) const {
    if (const auto low = least(); low && figure < *low) return *low;
    if (const auto high = most(); high && figure > *high) return *high;
    return figure;
  }

  /// Within a year the squares grow from the one size to the other, past it like time. In shares of the larger one: no square overflows.
  double size_at(double steps) const {
    if (!(yearly_size > 0)) return size;
    const double near = size / yearly_size * (size / yearly_size);
    const double share = steps > season ? steps / season : near + (1 - near) * (std::max(steps, 1.0) - 1) / (season - 1);
    return std::min(yearly_size * std::sqrt(share), std::numeric_limits<double>::max());
  }
};

namespace detail {

inline constexpr double fading = 0.9;           ///< weight of a change against that of the one after it
inline constexpr double share_of_level = 0.01;  ///< the scatter that even a constant series is held capable of

inline double largest_root(std::span<const double> figures, const ErrorScale& scale) {
  double largest = 0;
  for (const double figure : figures) largest = std::max(largest, std::abs(scale.to(figure)));
  return largest;
}

/// Weighted mean of squared changes, in units of `unit`; later ones weigh more.
inline double mean_squared_change(std::span<const double> figures, const ErrorScale& scale, double unit) {
  double sum = 0, weights = 0;
  for (std::size_t i = 1; i < figures.size(); ++i) {
    const double change = scale.to(figures[i]) / unit - scale.to(figures[i - 1]) / unit;
    sum = fading * sum + change * change;
    weights = fading * weights + 1;
  }
  return weights > 0 ? sum / weights : 0;
}

inline double mean_level(std::span<const double> figures, const ErrorScale& scale, double unit) {
  double sum = 0;
  for (const double figure : figures) sum += std::abs(scale.to(figure)) / unit;
  return sum / static_cast<double>(figures.size());
}

/// Root of the mean squared change over a year, in units of `unit`.
inline double yearly_change(std::span<const double> figures, const ErrorScale& scale, double unit) {
  const auto season = static_cast<std::size_t>(scale.season);
  double sum = 0;
  for (std::size_t i = season; i < figures.size(); ++i) {
    const double change = scale.to(figures[i]) / unit - scale.to(figures[i - season]) / unit;
    sum += change * change;
  }
  return std::sqrt(sum / static_cast<double>(figures.size() - season));
}

}  // namespace detail

/// size^2 = ((n - 1) m + (level / 100)^2) / n with m the mean squared change, each weighing 0.9 of the next, and the mean level, both on
/// the scale. Above 0 unless all figures are. Needs one figure. Of `season` steps a year, 2 or more, and two years at least the changes
/// from year to year are looked at too.
inline ErrorScale error_scale_of(std::span<const double> figures, int season = 1, const NaturalLimits& limits = {}) {
  ErrorScale scale{.roots = !has_limit(limits) && *std::min_element(figures.begin(), figures.end()) >= 0, .season = season, .limits = limits};
  const double largest = detail::largest_root(figures, scale), unit = largest > 0 ? largest : 1;
  const double level = detail::share_of_level * detail::mean_level(figures, scale, unit);
  const auto count = static_cast<double>(figures.size());
  const auto finite = [&](double size) { return std::min(unit * size, std::numeric_limits<double>::max()); };
  scale.size = finite(std::sqrt(((count - 1) * detail::mean_squared_change(figures, scale, unit) + level * level) / count));
  if (season > 1 && figures.size() >= 2 * static_cast<std::size_t>(season)) scale.yearly_size = std::max(scale.size, finite(detail::yearly_change(figures, scale, unit)));
  return scale;
}

}  // namespace milepost
