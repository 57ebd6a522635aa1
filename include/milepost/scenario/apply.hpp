// Effects at work on one path.
#pragma once

#include <vector>

#include "milepost/quantity/bound.hpp"
#include "milepost/scenario/effect.hpp"

namespace milepost {

/// What is asked of an effect: when it sets in, up to when it is followed, which way is better.
struct EffectFrame {
  double start{};  ///< years of the library's clock
  double end{};
  Direction better{Direction::increase};
};

/// The figure that an effect makes of a course at a time, which is not before the start; NaN where it has none: nothing to start from, a
/// rate from or to zero. Parameters that are distributions throw OutOfRange: they are drawn first. See drawn().
double figure_of(const Effect& effect, const Course& course, const EffectFrame& frame, double time);

/// Held within the limits, and the better of it and the path's own figure where that is wanted. Two missing figures make NaN.
double trimmed(double figure, double own, const Trim& trim, Direction better);

/// Figures at each step of the course from the start to the end, limits included. Steps past the course are made too.
std::vector<double> figures_of(const TrimmedEffect& effect, const Course& course, const EffectFrame& frame);

/// Years that a scenario of yearly figures answers, and which way is better.
struct YearlyFrame {
  int start{2018};
  int end{2025};
  Direction better{Direction::increase};
};

/// A yearly path under an effect: a figure for each year from start to end, those after the last seen one marked as projected.
YearlyPath apply(const TrimmedEffect& effect, const YearlyPath& path, const YearlyFrame& frame);

/// Of several scenarios of the same years the place of the best: by the figure of a year, then by the sum of all (unless `end_only`), then
/// the first. Throws OutOfRange without any.
std::size_t best_of(const std::vector<YearlyPath>& scenarios, int year, Direction better, bool end_only = false);

/// Years of a shock that have no figure take that of the year before, if that is one of them. Without a figure in the first of them, one is
/// made of the year before and the mean change of peers, where there is one. Years are consecutive.
YearlyPath impute_shock(YearlyPath path, int first, int last, std::optional<double> mean_change_of_peers = std::nullopt);

}  // namespace milepost
