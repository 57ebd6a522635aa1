// The errors of one step by their score, over lanes: straight pieces as a sum of bends.
#pragma once

#include <algorithm>
#include <vector>

#include "milepost/detail/lanes.hpp"
#include "milepost/projection/error_table.hpp"

namespace milepost {

/// What error_at_score() is, but for rounding: from the middle knot of the table outwards each further knot bends the line, so that huge
/// quantiles far out do not round those in the middle off.
class ErrorCurve {
 public:
  explicit ErrorCurve(const ExpectedErrors& errors) {
    const std::vector<double>& scores = errors.table->scores;
    const std::size_t knots = scores.size(), middle = knots / 2;
    const auto slope = [&](std::size_t k) { return slope_between(scores[k], scores[k + 1], errors.quantiles[k], errors.quantiles[k + 1]); };
    error_ = errors.quantiles[middle];
    for (std::size_t k = middle; k + 1 < knots; ++k) upward_.push_back({scores[k], slope(k) - (k == middle ? 0 : slope(k - 1))});
    for (std::size_t k = middle; k > 0; --k) downward_.push_back({scores[k], slope(k - 1) - (k == middle ? 0 : slope(k))});
  }

  /// Scores past 6 count as 6.
  template <int N>
  [[gnu::always_inline]] detail::Lanes<N> at(detail::Lanes<N> score) const {
    using detail::Lanes;
    const Lanes<N> held = larger(Lanes<N>(-detail::farthest_score), smaller(score, Lanes<N>(detail::farthest_score)));
    Lanes<N> error(error_);
    for (const Bend& bend : upward_) error = error + larger(held - bend.at, Lanes<N>(0.0)) * bend.by;
    for (const Bend& bend : downward_) error = error + smaller(held - bend.at, Lanes<N>(0.0)) * bend.by;
    return error;
  }

 private:
  struct Bend {
    double at{}, by{};
  };

  /// Held far below the largest double: a quantile that has exploded must not make the sum of bends one of infinities.
  static double slope_between(double from, double to, double low, double high) { return to > from ? std::clamp((high - low) / (to - from), -1e300, 1e300) : 0; }

  double error_{};
  std::vector<Bend> upward_{}, downward_{};
};

}  // namespace milepost
