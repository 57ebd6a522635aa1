// A history brought to a size whose squares are safe, and the way back to the figures.
#pragma once

#include "milepost/detail/elementary.hpp"
#include "milepost/projection/lane_history.hpp"

namespace milepost::detail {

/// Room for a value of each series at so many points; not set to zero first, which would cost more than a short series does.
template <int N, int Points = most_points>
struct LaneColumn {
  double room[static_cast<std::size_t>(Points) * N];

  [[gnu::always_inline]] Lanes<N> operator[](int i) const { return Lanes<N>::load(room + i * N); }
  [[gnu::always_inline]] void set(int i, Lanes<N> value) { value.store(room + i * N); }
};

/// The last most_points figures.
template <int N>
[[gnu::always_inline]] inline LaneHistory<N> last_points(const LaneHistory<N>& seen) {
  const int left_out = seen.count > most_points ? seen.count - most_points : 0;
  return {seen.values + left_out, seen.count - left_out};
}

/// The power of two at or below a size, from 2^-1000 to 2^1000: to divide by it and to multiply with it again rounds nothing.
template <int N>
[[gnu::always_inline]] inline Lanes<N> power_of_two_below(Lanes<N> size) {
  return doubles(bits(smaller(larger(size, 0x1p-1000), 0x1p1000)) & bits_of_exponent);
}

/// Distances from the first figure, in units of a power of two: the largest is below 2 and at least 1, unless all are 0. So the sizes
/// from 1e-300 to 1e300 are alike to a model, and what stays the same is exactly 0.
template <int N>
struct ScaledHistory {
  LaneColumn<N> value;
  int count;
  Lanes<N> last, unit;  ///< the last figure itself, and what 1 stands for

  [[gnu::always_inline]] explicit ScaledHistory(const LaneHistory<N>& all) {
    const LaneHistory<N> seen = last_points(all);
    count = seen.count, last = seen.last();
    Lanes<N> widest{};
    for (int i = 1; i < count; ++i) widest = larger(abs(seen[i] - seen[0]), widest);
    unit = power_of_two_below(widest);
    const Lanes<N> share = 1 / unit;
    for (int i = 0; i < count; ++i) value.set(i, (seen[i] - seen[0]) * share);
  }

  [[gnu::always_inline]] Lanes<N> operator[](int i) const { return value[i]; }
  [[gnu::always_inline]] Lanes<N> newest() const { return value[count - 1]; }
  [[gnu::always_inline]] Lanes<N> change(int i) const { return value[i] - value[i - 1]; }
};

/// A value of a path: so many units from the last figure, which itself stands where that is not finite.
template <int N>
[[gnu::always_inline]] inline Lanes<N> figure_at(const ScaledHistory<N>& seen, Lanes<N> from_last) {
  const Lanes<N> figure = seen.last + seen.unit * from_last;
  return where(is_finite(figure), figure, seen.last);
}

/// A straight path: `first` units from the last figure at step 1, then `slope` more with each.
template <int N>
[[gnu::always_inline]] inline void answer_line(const ScaledHistory<N>& seen, Lanes<N> first, Lanes<N> slope, LaneProjection<N>& to) {
  for (int step = 0; step < to.horizon; ++step) to.ahead[step] = figure_at(seen, first + slope * step);
}

/// Root of the mean of so many squared errors, back in figures; 0 where there are none.
template <int N>
[[gnu::always_inline]] inline Lanes<N> error_size(const ScaledHistory<N>& seen, Lanes<N> squares, int errors) {
  const Lanes<N> size = seen.unit * sqrt(larger(squares, 0) / (errors > 0 ? errors : 1));
  return where(is_finite(size), size, 0);
}

/// Squares of errors, added up in the order of time.
template <int N>
struct SquaredErrors {
  Lanes<N> sum{};
  [[gnu::always_inline]] void add(Lanes<N> error) { sum = sum + error * error; }
};

}  // namespace milepost::detail
