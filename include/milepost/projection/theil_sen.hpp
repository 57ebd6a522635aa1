// The line by medians: of the slopes between all pairs of figures, then of what is left. A few wild figures do not move it.
#pragma once

#include <limits>
#include <string_view>

#include "milepost/projection/linear_trend.hpp"

namespace milepost {

/// y[n + h] = a + b (n + h): b is the median of (y[j] - y[i]) / (j - i) over all pairs i < j (Theil, 1950; Sen, 1968), a the median of
/// y[t] - b t (Conover, 1980). A median of evenly many is the mean of the middle two. Up to 29 % of the figures may be anything. Errors are
/// the n distances from the line. Needs three points; two are continued by their line, one stays. The work grows as n^2.
struct TheilSen {};

constexpr std::string_view name_of(const TheilSen&) { return "theil_sen"; }
constexpr int least_points(const TheilSen&) { return 3; }

namespace detail {

/// How many values are not above a bound.
template <int N>
struct NotAbove {
  Lanes<N> bound, count{};

  [[gnu::always_inline]] void see(Lanes<N> value) { count = count + where(value <= bound, Lanes<N>(1), 0); }
};

/// The largest value that is not above a bound, and the smallest of the others.
template <int N>
struct NextTo {
  Lanes<N> bound, below{-std::numeric_limits<double>::infinity()}, above{std::numeric_limits<double>::infinity()};

  [[gnu::always_inline]] void see(Lanes<N> value) {
    below = larger(where(value <= bound, value, -std::numeric_limits<double>::infinity()), below);
    above = smaller(where(value <= bound, std::numeric_limits<double>::infinity(), value), above);
  }
};

/// The slopes between all pairs of figures, made anew in each pass.
template <int N>
struct PairSlopes {
  const ScaledHistory<N>& seen;

  [[nodiscard]] int count() const { return seen.count * (seen.count - 1) / 2; }
  template <class Seer>
  [[gnu::always_inline]] void show(Seer& seer) const {
    for (int steps = 1; steps < seen.count; ++steps)
      for (int i = steps; i < seen.count; ++i) seer.see((seen[i] - seen[i - steps]) / steps);
  }
};

/// Values kept: up to 64 figures have no more slopes than these.
template <int N>
struct KeptValues {
  static constexpr int most = 64 * 63 / 2;
  LaneColumn<N, most> values;
  int kept{};

  [[nodiscard]] int count() const { return kept; }
  [[gnu::always_inline]] void see(Lanes<N> value) { values.set(kept++, value); }
  template <class Seer>
  [[gnu::always_inline]] void show(Seer& seer) const {
    for (int i = 0; i < kept; ++i) seer.see(values[i]);
  }
};

/// Halvings of the range of values: to 2^-60 of it, past which the next value down is the one sought.
inline constexpr int median_rounds = 60;

/// By halving the range between values until a bound lies at the middle one or just above.
template <int N, class Values>
[[gnu::always_inline]] inline Lanes<N> median_of(const Values& values) {
  NextTo<N> ends{std::numeric_limits<double>::infinity()}, starts{-std::numeric_limits<double>::infinity()};
  values.show(ends), values.show(starts);
  Lanes<N> low = starts.above, high = ends.below;
  const int half = (values.count() + 1) / 2;
  for (int round = 0; round < median_rounds; ++round) {
    NotAbove<N> middle{low + 0.5 * (high - low)};
    values.show(middle);
    low = where(middle.count < half, middle.bound, low);
    high = where(middle.count < half, high, middle.bound);
  }
  NextTo<N> found{high};
  NotAbove<N> as_many{high};
  values.show(found), values.show(as_many);
  const Lanes<N> next = where(as_many.count > half, found.below, found.above);
  return values.count() % 2 == 1 ? found.below : 0.5 * (found.below + next);
}

/// Of few figures the slopes are kept, which saves their divisions.
template <int N>
[[gnu::always_inline]] inline Lanes<N> median_slope(const ScaledHistory<N>& seen) {
  const PairSlopes<N> slopes{seen};
  if (slopes.count() > KeptValues<N>::most) return median_of<N>(slopes);
  KeptValues<N> kept;
  slopes.show(kept);
  return median_of<N>(kept);
}

template <int N>
[[gnu::always_inline]] inline void project_lanes(const TheilSen&, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const ScaledHistory<N> seen(all);
  if (seen.count < 2) return answer_line(seen, Lanes<N>{}, Lanes<N>{}, to);
  const Lanes<N> slope = median_slope(seen);
  KeptValues<N> left;
  for (int i = 0; i < seen.count; ++i) left.see(seen[i] - slope * i);
  answer_trend(seen, median_of<N>(left), slope, to);
}

}  // namespace detail

}  // namespace milepost
