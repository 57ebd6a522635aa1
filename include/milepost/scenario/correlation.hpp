// How the surprises of indicators hang together.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"
#include "milepost/plan/id.hpp"

namespace milepost {

/// Correlations of the normal scores behind the surprises of indicators, row by row (a Gaussian copula); indicators that are not listed are
/// independent of all. Ranks then have the correlation 6 / pi asin(r / 2).
struct Correlations {
  std::vector<IndicatorId> indicators{};
  std::vector<double> matrix{};  ///< as many rows as indicators, as long
  friend bool operator==(const Correlations&, const Correlations&) = default;
};

/// The lower triangle L with L L' the matrix, row by row (Cholesky): scores of independent numbers x are L x. Throws OutOfRange for a matrix of
/// another size, an indicator that stands twice, a correlation outside -1 to 1, one that is not the same both ways, an indicator with itself that
/// is not 1, each with the two indicators, and for correlations that cannot be all at once, with the first indicator that does not fit those before it.
inline std::vector<double> lower_triangle(const Correlations& correlations) {
  const std::size_t n = correlations.indicators.size();
  const std::vector<double>& matrix = correlations.matrix;
  const auto pair = [&](std::size_t i, std::size_t j) { return "of " + correlations.indicators[i].value + " and " + correlations.indicators[j].value; };
  if (matrix.size() != n * n) fail_range("correlations", "of " + std::to_string(matrix.size()) + " numbers", "a row for each of " + std::to_string(n) + " indicators");
  for (auto one = correlations.indicators.begin(); one != correlations.indicators.end(); ++one)
    if (std::find(correlations.indicators.begin(), one, *one) != one) fail_range("correlations", "of " + one->value, "stands twice; each indicator has one row");
  std::vector<double> lower(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      if (i != j && !(matrix[i * n + j] >= -1 && matrix[i * n + j] <= 1)) fail_range("correlation", pair(i, j) + ", " + detail::shortest(matrix[i * n + j]), "lies between -1 and 1");
      if (!(matrix[i * n + j] == matrix[j * n + i])) fail_range("correlation", pair(i, j), "is the same both ways");
      if (i == j && matrix[i * n + i] != 1) fail_range("correlation", pair(i, i), "of an indicator with itself is 1");
      double left = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) left -= lower[i * n + k] * lower[j * n + k];
      if (i == j && !(left > 1e-12)) fail_range("correlations", "of " + correlations.indicators[i].value, "with the others cannot be all at once: the matrix is not positive definite");
      lower[i * n + j] = i == j ? std::sqrt(left) : left / lower[j * n + j];
    }
  return lower;
}

/// One set on another: what both speak of is the upper one's; pairs of which neither speaks are independent.
Correlations stacked(const Correlations& lower, const Correlations& upper);

}  // namespace milepost
