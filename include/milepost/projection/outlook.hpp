// What is to be expected of one series at any time ahead: a distribution of figures.
#pragma once

#include <span>
#include <vector>

#include "milepost/projection/error_scale.hpp"
#include "milepost/projection/error_table.hpp"

namespace milepost {

/// A projected path, the errors to expect around it and the scale on which they are measured. A view: path and table outlive it.
struct Outlook {
  ErrorScale scale{};
  double last{};                      ///< the newest figure
  std::span<const double> path{};     ///< step 1 first; one step at least
  std::size_t figures{};              ///< seen
  const ErrorTable* errors{};

  /// The middle of what is expected so many steps ahead, on the error scale; between steps a straight line, past the path its last step.
  double middle(double steps) const {
    const double within = std::clamp(steps, 0.0, static_cast<double>(path.size()));
    const auto under = static_cast<std::size_t>(within);
    const double from = scale.to(under == 0 ? last : path[under - 1]);
    if (under == path.size()) return from;
    return from + (within - static_cast<double>(under)) * (scale.to(path[under]) - from);
  }
};

/// P(figure <= x) so many steps ahead, above 0 steps. On the scale of roots nothing lies below zero.
inline double probability_at_or_below(const Outlook& outlook, double x, double steps) {
  if (outlook.scale.roots && x < 0) return 0;
  const double size = outlook.scale.size, distance = outlook.scale.to(x) - outlook.middle(steps);
  if (!(size > 0)) return distance < 0 ? 0 : 1;
  return probability_below(expected_errors(*outlook.errors, outlook.figures, steps), distance / size);
}

/// The figure below which a share p of (0, 1) of what is expected lies.
inline double figure_at(const Outlook& outlook, double p, double steps) {
  const ExpectedErrors errors = expected_errors(*outlook.errors, outlook.figures, steps);
  return outlook.scale.from(outlook.middle(steps) + outlook.scale.size * quantile_of(errors, p));
}

/// P(figure >= x); zero itself is reached for certain on the scale of roots.
inline double probability_at_or_above(const Outlook& outlook, double x, double steps) {
  if (outlook.scale.roots && x <= 0) return 1;
  return 1 - probability_at_or_below(outlook, x, steps);
}

}  // namespace milepost
