// What several models do with a history: divide it by a size, fall back where a number has run away.
#pragma once

#include <array>

#include "milepost/detail/elementary.hpp"
#include "milepost/projection/scaled_history.hpp"

namespace milepost::detail {

/// Room for one value of each series at each point.
template <int N>
using LaneRoom = std::array<Lanes<N>, most_points>;

/// 1 where it is true, else 0: a truth that is kept. Settled, since g++ would otherwise carry the comparison on to the place of use.
template <int N>
[[gnu::always_inline]] inline Lanes<N> flag(Mask<N> mask) {
  return where(mask.settled(), Lanes<N>(1), Lanes<N>{});
}

/// The size of the largest figure of each series, 1 where all are zero: divided by it no square of a figure overflows.
template <int N>
[[gnu::always_inline]] inline Lanes<N> largest_size(const LaneHistory<N>& seen) {
  Lanes<N> size{};
  for (int i = 0; i < seen.count; ++i) size = larger(abs(seen[i]), size);
  return where(size > 0, size, 1);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> smallest(const LaneHistory<N>& seen) {
  Lanes<N> least = seen[0];
  for (int i = 1; i < seen.count; ++i) least = smaller(seen[i], least);
  return least;
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> largest(const LaneHistory<N>& seen) {
  Lanes<N> most = seen[0];
  for (int i = 1; i < seen.count; ++i) most = larger(seen[i], most);
  return most;
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> mean_of(const LaneHistory<N>& seen) {
  Lanes<N> sum{};
  for (int i = 0; i < seen.count; ++i) sum = sum + seen[i];
  return sum / seen.count;
}

/// Figures divided by a size, into a room of the caller's.
template <int N>
[[gnu::always_inline]] inline LaneHistory<N> divided(const LaneHistory<N>& seen, Lanes<N> size, LaneRoom<N>& room) {
  for (int i = 0; i < seen.count; ++i) room[static_cast<std::size_t>(i)] = seen[i] / size;
  return {room.data(), seen.count};
}

/// A value that is not finite becomes the last figure, an error that is not finite 0.
template <int N>
[[gnu::always_inline]] inline void keep_finite(const LaneHistory<N>& seen, LaneProjection<N>& to) {
  for (int h = 0; h < to.horizon; ++h) to.ahead[h] = where(is_finite(to.ahead[h]), to.ahead[h], seen.last());
  to.sigma = where(is_finite(to.sigma), to.sigma, 0);
}

}  // namespace milepost::detail
