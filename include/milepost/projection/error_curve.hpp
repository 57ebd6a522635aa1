// The figures on the error scale of one step by their score, over lanes.
#pragma once

#include <algorithm>
#include <vector>

#include "milepost/detail/lanes.hpp"
#include "milepost/projection/error_table.hpp"

namespace milepost {

/// middle + size error_at_score(), but for rounding: of the straight pieces between the knots of the table that in which the score lies is
/// chosen, without a branch.
class ErrorCurve {
 public:
  ErrorCurve(const ExpectedErrors& errors, double middle, double size) {
    const std::vector<double>& scores = errors.table->scores;
    for (std::size_t k = 0; k + 1 < scores.size(); ++k) {
      const double width = scores[k + 1] - scores[k], slope = width > 0 ? held(size * ((errors.quantiles[k + 1] - errors.quantiles[k]) / width)) : 0;
      pieces_.push_back({scores[k], held(middle + size * errors.quantiles[k] - slope * scores[k]), slope});
    }
  }

  /// Scores past 6 count as 6.
  template <int N>
  [[gnu::always_inline]] detail::Lanes<N> at(detail::Lanes<N> score) const {
    using detail::Lanes;
    const Lanes<N> inside = larger(Lanes<N>(-detail::farthest_score), smaller(score, Lanes<N>(detail::farthest_score)));
    Lanes<N> level(pieces_.front().level), slope(pieces_.front().slope);
    for (const Piece *piece = pieces_.data() + 1, *end = pieces_.data() + pieces_.size(); piece < end; ++piece) {
      const detail::Mask<N> reached = inside >= piece->from;
      level = where(reached, Lanes<N>(piece->level), level), slope = where(reached, Lanes<N>(piece->slope), slope);
    }
    return level + slope * inside;
  }

 private:
  /// From a score on level + slope score.
  struct Piece {
    double from{}, level{}, slope{};
  };

  /// Far below the largest double: what has exploded must not make infinities, and of two of them nothing.
  static double held(double x) { return std::clamp(x, -1e300, 1e300); }

  std::vector<Piece> pieces_{};
};

}  // namespace milepost
