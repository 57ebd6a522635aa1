// Where a sum of squares is least: searches of a fixed number of rounds, each lane on its own course.
#pragma once

#include <array>
#include <cstddef>
#include <limits>

#include "milepost/detail/lanes.hpp"

// Such sums have several minima, so a search scans its whole range first and then goes down from the best place found. How many
// places it tries depends on nothing but the code: every lane has the bits that it would have alone. A sum is a struct with an
// always-inline operator(); it stands once in the code of each loop, and loops are not unrolled around it.

namespace milepost::detail {

/// Several places at once, or the sums there: those of one pass over a history hide one another's waiting.
template <int N, int Places>
using LanePlaces = std::array<Lanes<N>, static_cast<std::size_t>(Places)>;

/// A place and the sum there.
template <int N>
struct LeastPlace {
  Lanes<N> place{}, sum{};

  /// Of equal sums the first one stays. A NaN is never taken.
  [[gnu::always_inline]] void offer(Lanes<N> other, Lanes<N> sum_there) {
    place = where(sum_there < sum, other, place);
    sum = smaller(sum_there, sum);
  }
};

/// The lowest point of the parabola through three sums at middle - reach, middle and middle + reach. The best place known stands for it
/// where the three do not open upwards, which is no lowest point but a quotient by zero, or lead farther away than twice the reach.
template <int N>
[[gnu::always_inline]] inline Lanes<N> lowest_of_parabola(Lanes<N> middle, Lanes<N> reach, const LanePlaces<N, 3>& sums, Lanes<N> best) {
  const Lanes<N> bend = (sums[0] - sums[1]) + (sums[2] - sums[1]), tilt = 0.5 * (sums[0] - sums[2]);
  const Lanes<N> lowest = middle + reach * (tilt / larger(bend, 0));
  return where(abs(lowest - best) <= 2 * reach, lowest, best);
}

/// What a search between two ends is to do: `scanned` places, a multiple of four, from the high end to the low one, then `rounds` of three
/// places around the best, each round eight times nearer together than the one before.
struct LineScan {
  double low{}, high{};
  int scanned{}, rounds{};

  [[nodiscard]] constexpr double spacing() const { return (high - low) / (scanned - 1); }
};

/// The best of the scan. From the high end down: of equals the higher place is taken.
template <int N, class Sum>
[[gnu::always_inline]] inline LeastPlace<N> best_of_scan(const Sum& sum, const LineScan& scan) {
  LeastPlace<N> best{scan.high, std::numeric_limits<double>::infinity()};
  const Lanes<N> spacing(scan.spacing());
  for (int i = 0; i < scan.scanned; i += 4) {
    LanePlaces<N, 4> places, sums;
    for (std::size_t k = 0; k < 4; ++k) places[k] = larger(scan.high - spacing * (i + static_cast<int>(k)), scan.low);
    sum(places, sums);
    for (std::size_t k = 0; k < 4; ++k) best.offer(places[k], sums[k]);
  }
  return best;
}

/// The place between two ends where a sum is least. `sum(places, sums)` takes three places, or four, and answers as many sums. A
/// parabola through the three places of a round tells the middle of the next one; near the ends all three stay inside.
template <int N, class Sum>
[[gnu::always_inline]] inline LeastPlace<N> least_between(const Sum& sum, const LineScan& scan) {
  LeastPlace<N> best = best_of_scan<N>(sum, scan);
  Lanes<N> middle = best.place, reach(0.5 * scan.spacing());
  for (int round = 0; round < scan.rounds; ++round) {
    middle = larger(smaller(middle, scan.high - reach), scan.low + reach);
    const LanePlaces<N, 3> places{larger(middle - reach, scan.low), middle, smaller(middle + reach, scan.high)};
    LanePlaces<N, 3> sums;
    sum(places, sums);
    for (std::size_t k = 0; k < 3; ++k) best.offer(places[k], sums[k]);
    middle = lowest_of_parabola(middle, reach, sums, best.place);
    reach = reach * 0.125;
  }
  return best;
}

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
      const Lanes<N> share = where(pivot > 0, 1 / pivot, 0);
      gradient[d] = where(pivot > 0, gradient[d], 0);
      pivot = where(pivot > 0, pivot, 1);
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
