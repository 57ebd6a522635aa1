// Outliers drawn in before figures are put on a scale: the rule of the Joint Research Centre.
#pragma once

#include "milepost/aggregation/normalise.hpp"

namespace milepost {

/// When figures have outliers, and how many of them may be drawn in.
struct WinsoriseRule {
  double skewness{2};    ///< above this, either way, and
  double kurtosis{3.5};  ///< above this: outliers
  int most{5};           ///< figures drawn in
  friend bool operator==(const WinsoriseRule&, const WinsoriseRule&) = default;
};

namespace detail {

/// Mean of the powers of the distances from the mean.
inline double central_moment(const std::vector<double>& values, int power) {
  const double n = static_cast<double>(values.size()), mean = sum_of(values) / n;
  double moment = 0;
  for (const double value : values) moment += std::pow(value - mean, power) / n;
  return moment;
}

}  // namespace detail

/// Skewness of a sample, G1 = g1 sqrt(n (n - 1)) / (n - 2). Empty for fewer than three figures and without spread. Joanes and Gill 1998.
inline std::optional<double> skewness(const Scores& figures) {
  const std::vector<double> values = detail::present(figures);
  const double n = static_cast<double>(values.size());
  if (values.size() < 3 || detail::central_moment(values, 2) == 0) return std::nullopt;
  return detail::central_moment(values, 3) / std::pow(detail::central_moment(values, 2), 1.5) * std::sqrt(n * (n - 1)) / (n - 2);
}

/// Excess kurtosis of a sample, G2 = (n - 1) ((n + 1) g2 + 6) / ((n - 2) (n - 3)); 0 for a normal one. Empty for fewer than four.
inline std::optional<double> kurtosis(const Scores& figures) {
  const std::vector<double> values = detail::present(figures);
  const double n = static_cast<double>(values.size());
  if (values.size() < 4 || detail::central_moment(values, 2) == 0) return std::nullopt;
  const double excess = detail::central_moment(values, 4) / std::pow(detail::central_moment(values, 2), 2) - 3;
  return (n - 1) * ((n + 1) * excess + 6) / ((n - 2) * (n - 3));
}

inline bool has_outliers(const Scores& figures, const WinsoriseRule& rule = {}) {
  const std::optional<double> skew = skewness(figures), peak = kurtosis(figures);
  return skew && peak && detail::more_than(std::abs(*skew), rule.skewness) && detail::more_than(*peak, rule.kurtosis);
}

/// The figures with the outermost ones on the side of the tail drawn in to the next, one more at a time, until none are outliers or
/// `most` have been drawn in. Where that is not enough they are as far as it went: ask has_outliers.
inline Scores winsorised(const Scores& figures, const WinsoriseRule& rule = {}) {
  const bool top = skewness(figures).value_or(0) > 0;
  std::vector<double> outermost = detail::present(figures);
  std::ranges::sort(outermost, [&](double a, double b) { return top ? a > b : a < b; });
  Scores drawn = figures;
  for (std::size_t n = 1; static_cast<int>(n) <= rule.most && n < outermost.size() && has_outliers(drawn, rule); ++n)
    drawn = detail::each_score(figures, [&](double figure) { return top ? std::min(figure, outermost[n]) : std::max(figure, outermost[n]); });
  return drawn;
}

}  // namespace milepost
