// Onto a common scale: figures of many units (countries, districts) in one indicator as scores.
#pragma once

#include <algorithm>
#include <cmath>

#include "milepost/aggregation/composite.hpp"
#include "milepost/quantity/bound.hpp"

namespace milepost {

namespace detail {

/// Each figure that is there; what is missing stays missing.
template <class Function>
Scores each_score(const Scores& figures, Function function) {
  Scores scores;
  for (const std::optional<double>& figure : figures) scores.push_back(figure ? std::optional<double>(function(*figure)) : std::nullopt);
  return scores;
}

inline std::vector<double> present(const Scores& figures) {
  std::vector<double> values;
  for (const std::optional<double>& figure : figures)
    if (figure) values.push_back(*figure);
  return values;
}

/// Lowest and highest of those that are there; empty for none.
inline std::optional<std::pair<double, double>> range_of(const Scores& figures) {
  const std::vector<double> values = present(figures);
  if (values.empty()) return std::nullopt;
  const auto [low, high] = std::ranges::minmax(values);
  return std::pair{low, high};
}

/// Share of the way between two values that are not the same; all missing if they are.
inline Scores ways_between(const Scores& figures, double low, double high) {
  if (low == high) return Scores(figures.size());
  return each_score(figures, [&](double figure) { return (figure - low) / (high - low); });
}

/// How many are smaller, for each.
inline Scores numbers_below(const Scores& figures) {
  const std::vector<double> values = present(figures);
  return each_score(figures, [&](double figure) { return std::ranges::count_if(values, [&](double other) { return other < figure; }); });
}

}  // namespace detail

/// Figures turned so that more is better: those of which less is better change their sign. The normalisations below want them so.
inline Scores turned(const Scores& figures, Direction direction) {
  return detail::each_score(figures, [&](double figure) { return sign_of(direction) * figure; });
}

/// The lowest becomes `low`, the highest `high`. All missing if they are the same. Formulas from here on as in COINr.
inline Scores min_max(const Scores& figures, double low = 0, double high = 100) {
  const auto range = detail::range_of(figures);
  if (!range) return figures;
  return detail::each_score(detail::ways_between(figures, range->first, range->second), [&](double share) { return low + share * (high - low); });
}

/// Mean 0 and standard deviation 1 (n - 1 in the denominator), or those given. All missing without spread.
inline Scores z_scores(const Scores& figures, double mean = 0, double deviation = 1) {
  const std::vector<double> values = detail::present(figures);
  const double n = static_cast<double>(values.size());
  const double centre = detail::sum_of(values) / n;
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  if (values.size() < 2 || squares == 0) return Scores(figures.size());
  const double spread = std::sqrt(squares / (n - 1));
  return detail::each_score(figures, [&](double figure) { return mean + deviation * (figure - centre) / spread; });
}

/// 0 at the lowest figure, 1 at the target; above 1 beyond it unless capped. All missing if the lowest is the target.
inline Scores distance_to_target(const Scores& figures, double target, bool capped = false) {
  const auto range = detail::range_of(figures);
  if (!range) return figures;
  const Scores scores = detail::ways_between(figures, range->first, target);
  return capped ? detail::each_score(scores, [](double score) { return std::min(score, 1.0); }) : scores;
}

/// The same with the highest figure as target.
inline Scores distance_to_max(const Scores& figures) {
  const auto range = detail::range_of(figures);
  return range ? distance_to_target(figures, range->second) : figures;
}

/// The same with the figure of one of them, counted from 0, as target. All missing if that is. Throws OutOfRange outside the list.
inline Scores distance_to_reference(const Scores& figures, std::size_t reference, bool capped = false) {
  if (reference >= figures.size()) fail_range("reference", std::to_string(reference), "is none of the figures, counted from 0");
  return figures[reference] ? distance_to_target(figures, *figures[reference], capped) : Scores(figures.size());
}

/// Share of the highest figure. All missing if that is 0.
inline Scores fraction_of_max(const Scores& figures) {
  const auto range = detail::range_of(figures);
  return range ? detail::ways_between(figures, 0, range->second) : figures;
}

/// Borda's scores: how many have less. Those that are the same have the same.
inline Scores borda_scores(const Scores& figures) { return detail::numbers_below(figures); }

/// The same as a share of all others: 0 to 1. All missing with fewer than two figures.
inline Scores percentile_ranks(const Scores& figures) {
  const std::size_t all = detail::present(figures).size();
  return all < 2 ? Scores(figures.size()) : detail::ways_between(detail::numbers_below(figures), 0, static_cast<double>(all - 1));
}

/// From a lower goalpost (0) to an upper one (`scale`), held within the two. Of what less is better the lower goalpost is the larger
/// number. Empty where the goalposts are the same.
inline std::optional<double> goalpost_score(double figure, double low, double high, double scale = 1) {
  if (low == high) return std::nullopt;
  return scale * std::clamp((figure - low) / (high - low), 0.0, 1.0);
}

/// Score of the Sustainable Development Report, 0 at the worst to 100 at the best; worst above best where less is better.
inline std::optional<double> sdsn_score(double figure, double worst, double best) { return goalpost_score(figure, worst, best, 100); }

}  // namespace milepost
