// Where a sum is least in a box of two or three coordinates: a grid, then descents of a fixed number of rounds, lane by lane.
#pragma once

#include "milepost/detail/lane_search.hpp"

namespace milepost::detail {

/// D coordinates.
template <int N, int D>
using LanePoint = std::array<Lanes<N>, static_cast<std::size_t>(D)>;

/// A point and the sum there.
template <int N, int D>
struct LeastPoint {
  LanePoint<N, D> at{};
  Lanes<N> sum{std::numeric_limits<double>::infinity()};

  [[gnu::always_inline]] void offer(const LanePoint<N, D>& other, Lanes<N> sum_there) {
    for (std::size_t d = 0; d < D; ++d) at[d] = where(sum_there < sum, other[d], at[d]);
    sum = smaller(sum_there, sum);
  }
};

/// What a search in a box is to do: a grid of so many places a coordinate, ends included, then rounds.
template <int D>
struct BoxScan {
  std::array<double, static_cast<std::size_t>(D)> low{}, high{};
  std::array<int, static_cast<std::size_t>(D)> scanned{};
  int rounds{};

  [[nodiscard]] constexpr int places() const {
    int all = 1;
    for (const int of_one : scanned) all *= of_one;
    return all;
  }
  [[nodiscard]] constexpr double spacing(std::size_t d) const { return (high[d] - low[d]) / (scanned[d] - 1); }
};

/// A place of the grid by its number: the first coordinate changes fastest, each from its high end down.
template <int N, int D>
[[gnu::always_inline]] inline LanePoint<N, D> place_on_grid(const BoxScan<D>& scan, int number) {
  LanePoint<N, D> place{};
  for (std::size_t d = 0; d < D; ++d) {
    place[d] = larger(scan.high[d] - Lanes<N>(scan.spacing(d)) * (number % scan.scanned[d]), scan.low[d]);
    number /= scan.scanned[d];
  }
  return place;
}

/// One round of a search in a box: the sums around the best point, up and down each coordinate and up each pair of them, and the
/// paraboloid that they tell, as gradient and curvature in steps of the reach.
template <int N, int D>
struct BoxRound {
  static constexpr int pairs = D * (D - 1) / 2, tries = 2 * D + pairs;
  LeastPoint<N, D> from{};
  LanePoint<N, D> reach{};
  LanePlaces<N, tries> sums{};
  LanePlaces<N, D * D> curvature{};
  LanePoint<N, D> gradient{}, free{};
  Lanes<N> longest{};  ///< of the steps to the lowest point, in reaches

  /// 1, -1 or 0 reaches along a coordinate.
  static constexpr int offset(int attempt, int d) {
    if (attempt < 2 * D) return attempt / 2 != d ? 0 : attempt % 2 == 0 ? 1 : -1;
    return D == 2 || d != D - 1 - (attempt - 2 * D) ? 1 : 0;
  }
  static constexpr std::size_t pair(std::size_t a, std::size_t b) { return 2 * D + (a + b - 1); }  // (0, 1), (0, 2), (1, 2)

  [[gnu::always_inline]] LanePoint<N, D> place(const BoxScan<D>& box, int attempt) const {
    LanePoint<N, D> tried{};
    for (std::size_t d = 0; d < D; ++d) {
      const Lanes<N> moved = from.at[d] + reach[d] * offset(attempt, static_cast<int>(d));
      tried[d] = larger(smaller(moved, box.high[d]), box.low[d]);
    }
    return tried;
  }

  /// From a new point. A reach that would leave the box ends at its wall, unless the point all but stands there.
  [[gnu::always_inline]] void start(const LeastPoint<N, D>& point, const BoxScan<D>& box) {
    from = point;
    for (std::size_t d = 0; d < D; ++d) {
      const Lanes<N> room = smaller(box.high[d] - from.at[d], from.at[d] - box.low[d]);
      reach[d] = where(room >= 0.0625 * reach[d], smaller(room, reach[d]), reach[d]);
    }
  }

  /// A coordinate whose steps leave the box, or along which the sums bend down, stays out: as if it had its lowest point here.
  [[gnu::always_inline]] void model(const BoxScan<D>& box) {
    for (std::size_t d = 0; d < D; ++d) {
      const Lanes<N> room = smaller(box.high[d] - from.at[d], from.at[d] - box.low[d]);
      const Lanes<N> bend = (sums[2 * d] - from.sum) + (sums[2 * d + 1] - from.sum);
      free[d] = where(room >= reach[d], Lanes<N>(1), 0) * where(bend > 0, Lanes<N>(1), 0);
      curvature[d * D + d] = where(free[d] > 0, bend, 1);
      gradient[d] = where(free[d] > 0, 0.5 * (sums[2 * d] - sums[2 * d + 1]), 0);
      for (std::size_t a = 0; a < d; ++a) {
        const Lanes<N> both = (sums[pair(a, d)] - sums[2 * d]) - (sums[2 * a] - from.sum);
        curvature[d * D + a] = curvature[a * D + d] = where(free[a] * free[d] > 0, both, 0);
      }
    }
  }

  /// Gauss's elimination; a pivot that is not positive leaves its coordinate where it is.
  [[gnu::always_inline]] void eliminate() {
    for (std::size_t d = 0; d < D; ++d) {
      Lanes<N>& pivot = curvature[d * D + d];
      const Lanes<N> usable = where(pivot > 0, Lanes<N>(1), 0);
      pivot = larger(pivot, 0x1p-900);
      gradient[d] = gradient[d] * usable;
      const Lanes<N> share = usable / pivot;
      for (std::size_t row = d + 1; row < D; ++row) {
        const Lanes<N> factor = curvature[row * D + d] * share;
        for (std::size_t k = d + 1; k < D; ++k) curvature[row * D + k] = curvature[row * D + k] - factor * curvature[d * D + k];
        gradient[row] = gradient[row] - factor * gradient[d];
      }
    }
  }

  /// The lowest point of the paraboloid, no farther away than four reaches along each coordinate.
  [[gnu::always_inline]] LanePoint<N, D> lowest(const BoxScan<D>& box) {
    model(box);
    eliminate();
    LanePoint<N, D> steps{}, place{};
    longest = Lanes<N>{};
    for (std::size_t d = D; d-- > 0;) {
      Lanes<N> rest = -gradient[d];
      for (std::size_t k = d + 1; k < D; ++k) rest = rest - curvature[d * D + k] * steps[k];
      steps[d] = larger(smaller(rest / curvature[d * D + d], 4), -4);
      longest = larger(abs(steps[d]), longest);
      place[d] = larger(smaller(from.at[d] + reach[d] * steps[d], box.high[d]), box.low[d]);
    }
    return place;
  }

  /// Half the longest step to the lowest point, if that is the best; twice the reach if a neighbour is; a quarter if none is better.
  [[gnu::always_inline]] void narrow(Lanes<N> of_neighbours, Lanes<N> of_all) {
    const Lanes<N> by_neighbours = where(of_neighbours < from.sum, Lanes<N>(2), 0.25);
    const Lanes<N> kept = where(of_all < of_neighbours, larger(0.5 * longest, 0.0625), by_neighbours);
    for (std::size_t d = 0; d < D; ++d) reach[d] = reach[d] * kept;
  }
};

/// The best point of one half of the grid: of the lower or the upper places of the last coordinate.
template <int N, int D, class Sum>
[[gnu::always_inline]] inline LeastPoint<N, D> best_of_grid(const Sum& sum, const BoxScan<D>& box, int half) {
  LeastPoint<N, D> best;
  for (int i = half * box.places() / 2; i < (half + 1) * box.places() / 2; ++i) {
    const LanePoint<N, D> place = place_on_grid<N>(box, i);
    best.offer(place, sum(place));
  }
  return best;
}

/// Down from a point.
template <int N, int D, class Sum>
[[gnu::always_inline]] inline void descend(const Sum& sum, const BoxScan<D>& box, LeastPoint<N, D>& best) {
  BoxRound<N, D> round;
  for (std::size_t d = 0; d < D; ++d) round.reach[d] = 0.5 * box.spacing(d);
  for (int i = 0; i < box.rounds; ++i) {
    round.start(best, box);
    for (int k = 0; k < round.tries; ++k) {
      const LanePoint<N, D> place = round.place(box, k);
      round.sums[static_cast<std::size_t>(k)] = sum(place);
      best.offer(place, round.sums[static_cast<std::size_t>(k)]);
    }
    const Lanes<N> of_neighbours = best.sum;
    const LanePoint<N, D> lowest = round.lowest(box);
    best.offer(lowest, sum(lowest));
    round.narrow(of_neighbours, best.sum);
  }
}

/// The point of a box at which a sum is least: the better of two descents, one from each half of the last coordinate, since there
/// may be a valley in each. `sum(point)` answers the sum there.
template <int N, int D, class Sum>
[[gnu::always_inline]] inline LeastPoint<N, D> least_in_box(const Sum& sum, const BoxScan<D>& box) {
  LeastPoint<N, D> best;
  for (int half = 0; half < 2; ++half) {
    LeastPoint<N, D> of_half = best_of_grid<N>(sum, box, half);
    descend(sum, box, of_half);
    best.offer(of_half.at, of_half.sum);
  }
  return best;
}

}  // namespace milepost::detail
