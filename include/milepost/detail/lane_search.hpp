// Where a sum is least between two ends: a scan, then parabolas, a fixed number of each, every lane on its own course.
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

}  // namespace milepost::detail
