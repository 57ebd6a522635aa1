// Who beats whom: the outranking matrix and Copeland's scores, for which no score makes up for another.
#pragma once

#include "milepost/aggregation/composite.hpp"

namespace milepost {

namespace detail {

/// Weight of the indicators in which one unit is better than another; ties count half. What either lacks counts for neither.
inline double weight_of_wins(const Scores& one, const Scores& other, std::span<const double> weights) {
  double wins = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (!one[i] || !other[i]) continue;
    const double weight = weights.empty() ? 1 : weights[i];
    wins += *one[i] > *other[i] ? weight : *one[i] == *other[i] ? weight / 2 : 0;
  }
  return wins;
}

inline void check_units(const std::vector<Scores>& units, std::span<const double> weights) {
  for (const Scores& unit : units) {
    if (unit.size() != units.front().size()) fail_range("unit", std::to_string(unit.size()) + " scores", "needs as many as the first");
    check_weights(unit.size(), weights);
  }
}

}  // namespace detail

/// Row i, column j: share of the weight in which unit i is better than unit j, ties half. A unit beside itself has 0; i over j and j
/// over i are 1 together, and both 0 where the two share no indicator. Units: scores by indicator, more is better, none need be
/// there. Throws OutOfRange for units with different numbers of scores and for weights that do not fit.
inline std::vector<std::vector<double>> outranking_matrix(const std::vector<Scores>& units, std::span<const double> weights = {}) {
  detail::check_units(units, weights);
  std::vector<std::vector<double>> matrix(units.size(), std::vector<double>(units.size(), 0));
  for (std::size_t i = 0; i < units.size(); ++i)
    for (std::size_t j = 0; j < units.size(); ++j) {
      const double wins = detail::weight_of_wins(units[i], units[j], weights);
      const double total = wins + detail::weight_of_wins(units[j], units[i], weights);
      if (i != j && total > 0) matrix[i][j] = wins / total;
    }
  return matrix;
}

/// One score a unit: the sum of its row of the outranking matrix, as COINr has it. Over n units they add up to n (n - 1) / 2.
inline std::vector<double> copeland_scores(const std::vector<Scores>& units, std::span<const double> weights = {}) {
  std::vector<double> scores;
  for (const std::vector<double>& row : outranking_matrix(units, weights)) scores.push_back(detail::sum_of(row));
  return scores;
}

}  // namespace milepost
