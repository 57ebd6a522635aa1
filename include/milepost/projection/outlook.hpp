// What is to be expected of one series at any time ahead: a distribution of figures.
#pragma once

#include <span>
#include <vector>

#include "milepost/projection/error_scale.hpp"
#include "milepost/projection/error_table.hpp"
#include "milepost/projection/seasonal.hpp"

namespace milepost {

/// A figure without its season, and with it.
inline double without_season(double figure, double factor, bool multiplicative) { return multiplicative ? figure / factor : figure - factor; }
inline double with_season(double figure, double factor, bool multiplicative) { return multiplicative ? figure * factor : figure + factor; }

/// A projected path, the errors to expect around it and the scale on which they are measured. A view: path, seasons and table outlive it.
struct Outlook {
  ErrorScale scale{};
  double last{};                      ///< the newest figure, without its season
  std::span<const double> path{};     ///< step 1 first, with seasons; one step at least
  std::size_t figures{};              ///< seen
  const ErrorTable* errors{};
  const Seasons* seasons{};           ///< null: none

  /// The season's factor at the step nearest to a time ahead.
  double factor(double steps) const {
    const auto step = static_cast<std::size_t>(std::max(std::nearbyint(steps), 1.0));
    return seasons->factors[(figures + step - 1) % seasons->factors.size()];
  }
  double bare(double figure, double steps) const { return seasons ? without_season(figure, factor(steps), seasons->multiplicative) : figure; }
  double dressed(double figure, double steps) const { return seasons ? with_season(figure, factor(steps), seasons->multiplicative) : figure; }

  /// The path at a whole step on the error scale, without seasons; step 0 is the newest figure.
  double on_scale(std::size_t step) const { return scale.to(step == 0 ? last : bare(path[step - 1], static_cast<double>(step))); }

  /// The path at a whole step, held at zero where no figure has been below it, and within natural limits.
  double held(std::size_t step) const {
    const double plain = bare(path[step - 1], static_cast<double>(step)), within = scale.held(plain);
    return within == plain ? path[step - 1] : dressed(within, static_cast<double>(step));
  }

  /// The middle of what is expected so many steps ahead, on the error scale; between steps a straight line, past the path its last step.
  double middle(double steps) const {
    const double within = std::clamp(steps, 0.0, static_cast<double>(path.size()));
    const auto under = static_cast<std::size_t>(within);
    const double from = on_scale(under);
    return under == path.size() ? from : from + (within - static_cast<double>(under)) * (on_scale(under + 1) - from);
  }
};

/// Which table fits a scale.
inline MeasuredOn measured_on(const ErrorScale& scale) {
  if (scale.limits.upper) return MeasuredOn::limits;
  return scale.roots || scale.limits.lower ? MeasuredOn::roots : MeasuredOn::figures;
}

inline ExpectedErrors errors_at(const Outlook& outlook, double steps) { return expected_errors(*outlook.errors, outlook.figures, steps); }

/// The standard normal score of a figure among what is expected so many steps ahead, from -6 to 6. Nothing lies below zero on the scale of
/// roots, or past a natural limit.
inline double score_of_figure(const Outlook& outlook, double figure, double steps, const ExpectedErrors& errors) {
  const double plain = outlook.bare(figure, steps), size = outlook.scale.size_at(steps);
  if (plain != outlook.scale.held(plain)) return plain < outlook.scale.held(plain) ? -detail::farthest_score : detail::farthest_score;
  const double distance = outlook.scale.to(plain) - outlook.middle(steps);
  if (!(size > 0)) return distance < 0 ? -detail::farthest_score : detail::farthest_score;
  return score_of_error(errors, distance / size);
}

/// The figure at a score.
inline double figure_at_score(const Outlook& outlook, double score, double steps, const ExpectedErrors& errors) {
  return outlook.dressed(outlook.scale.from(outlook.middle(steps) + outlook.scale.size_at(steps) * error_at_score(errors, score)), steps);
}

/// P(figure <= x) so many steps ahead, above 0 steps; a natural limit is reached with all that would lie past it.
inline double probability_at_or_below(const Outlook& outlook, double x, double steps) {
  const double plain = outlook.bare(x, steps);
  if (const auto least = outlook.scale.least(); least && plain < *least) return 0;
  if (const auto most = outlook.scale.most(); most && plain >= *most) return 1;
  return detail::normal_below(score_of_figure(outlook, x, steps, errors_at(outlook, steps)));
}

/// P(figure >= x); zero itself is reached for certain on the scale of roots.
inline double probability_at_or_above(const Outlook& outlook, double x, double steps) {
  const double plain = outlook.bare(x, steps);
  if (const auto least = outlook.scale.least(); least && plain <= *least) return 1;
  if (const auto most = outlook.scale.most(); most && plain > *most) return 0;
  return detail::normal_below(-score_of_figure(outlook, x, steps, errors_at(outlook, steps)));
}

}  // namespace milepost
