// Least cost in a box, searched by every lane for itself with the same fixed number of looks.
#pragma once

#include <array>
#include <cstddef>

#include "milepost/detail/elementary.hpp"

namespace milepost::detail {

/// A point of D coordinates, another one in each lane.
template <int N, int D>
using Place = std::array<Lanes<N>, static_cast<std::size_t>(D)>;

/// Where the search may go. A coordinate whose two ends are the same is fixed, and costs no looks.
template <int D>
struct Box {
  std::array<double, static_cast<std::size_t>(D)> low{}, high{};
};

/// Hooke and Jeeves, Direct search solution of numerical and statistical problems, Journal of the ACM 8, 1961. A round looks
/// along each coordinate, up and down, then once more in the direction in which the round has gone. After a round without gain
/// the step is halved. A cost that is NaN or infinite is never taken.
template <int N, int D>
struct PatternSearch {
  Box<D> box{};
  Place<N, D> best{}, before{};
  Lanes<N> cost{positive_infinity}, cost_before{positive_infinity};
  Lanes<N> step{0.125};  ///< as a share of the box

  /// Coordinates count 0 to D - 1; look 2D is the one in the direction of the round.
  static constexpr int looks = 2 * D + 1;

  [[gnu::always_inline]] bool idle(int look) const {
    const auto d = static_cast<std::size_t>(look / 2);
    return look < 2 * D && box.low[d] == box.high[d];
  }

  [[gnu::always_inline]] Place<N, D> next(int look) const {
    Place<N, D> place = best;
    for (std::size_t d = 0; d < static_cast<std::size_t>(D); ++d) {
      if (look == 2 * D) place[d] = best[d] + (best[d] - before[d]);
      if (look / 2 == static_cast<int>(d)) place[d] = best[d] + step * (look % 2 ? box.low[d] - box.high[d] : box.high[d] - box.low[d]);
      place[d] = larger(smaller(place[d], box.high[d]), box.low[d]);
    }
    return place;
  }

  [[gnu::always_inline]] void consider(const Place<N, D>& place, Lanes<N> its_cost) {
    for (std::size_t d = 0; d < static_cast<std::size_t>(D); ++d) best[d] = where(its_cost < cost, place[d], best[d]);
    cost = smaller(its_cost, cost);
  }

  [[gnu::always_inline]] void close_round() {
    step = where(cost < cost_before, step, 0.5 * step);
    cost_before = cost;
    before = best;
  }
};

/// The best place found from the best of several starts. `cost` is a struct whose always-inline operator() takes a place and
/// answers lanes; it stands in the code once only, so that a long one is compiled once.
template <int N, int D, std::size_t Starts, class Cost>
[[gnu::always_inline]] inline PatternSearch<N, D> least_cost(const Cost& cost, const Box<D>& box,
                                                             const std::array<Place<N, D>, Starts>& starts, int rounds) {
  PatternSearch<N, D> search{.box = box, .best = starts[0], .before = starts[0]};
  const int first = static_cast<int>(Starts), last = first + rounds * search.looks;
  for (int turn = 0; turn < last; ++turn) {
    const int look = turn < first ? 0 : (turn - first) % search.looks;
    if (turn < first || !search.idle(look)) {
      const Place<N, D> place = turn < first ? starts[static_cast<std::size_t>(turn)] : search.next(look);
      search.consider(place, cost(place));
    }
    if (turn + 1 == first || (turn >= first && look == 2 * D)) search.close_round();
  }
  return search;
}

}  // namespace milepost::detail
