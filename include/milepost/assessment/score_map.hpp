// Score maps: from a figure to points, straight pieces between fixed ends.
#pragma once

#include <limits>
#include <vector>

#include "milepost/detail/lanes.hpp"
#include "milepost/detail/numeric.hpp"

namespace milepost {

/// From `from` on, itself included, the score is slope * figure + intercept. A figure within the last digits of a double
/// (detail::leeway_at) is on it, as it is on a cut: score and category change at the same figure.
struct ScorePiece {
  double from{-std::numeric_limits<double>::infinity()};
  double slope{};
  double intercept{};
  friend bool operator==(const ScorePiece&, const ScorePiece&) = default;
};

/// Pieces in ascending order, the first from minus infinity; no pieces: no score. Points end at `least` and `most`.
struct ScoreMap {
  std::vector<ScorePiece> pieces{};
  double least{-5};
  double most{5};
  friend bool operator==(const ScoreMap&, const ScoreMap&) = default;
};

namespace detail {

template <int N>
[[gnu::always_inline]] inline Lanes<N> score_at(const ScoreMap& map, Lanes<N> figure) {
  Lanes<N> score(not_a_number);
  if (map.pieces.empty()) return score;
  for (const ScorePiece& piece : map.pieces)
    score = where(figure >= Lanes<N>::of(piece.from - leeway_at(piece.from)), figure * Lanes<N>::of(piece.slope) + Lanes<N>::of(piece.intercept), score);
  score = where(score > Lanes<N>::of(map.most), Lanes<N>::of(map.most), score);
  return where(score < Lanes<N>::of(map.least), Lanes<N>::of(map.least), score);
}

}  // namespace detail
}  // namespace milepost
