// What a model sees of several series at once, and what it answers.
#pragma once

#include <array>
#include <cstddef>

#include "milepost/detail/lanes.hpp"

namespace milepost::detail {

inline constexpr int most_points = 512;  ///< figures that a model looks at: of a longer series the last ones
inline constexpr int most_steps = 128;   ///< steps ahead

/// N series side by side: equally spaced, equally many, without gaps; values[0] is the oldest figure of each.
template <int N>
struct LaneHistory {
  const Lanes<N>* values{};
  int count{};  ///< from 1 to most_points

  [[gnu::always_inline]] Lanes<N> operator[](int step) const { return values[step]; }
  [[gnu::always_inline]] Lanes<N> last() const { return values[count - 1]; }
};

/// Room for what a model answers: `horizon` values of each series, step 1 first.
template <int N>
struct LaneProjection {
  Lanes<N>* ahead{};
  int horizon{};     ///< from 1 to most_steps
  Lanes<N> sigma{};  ///< root mean square of the one-step errors in sample; 0 where there are none
};

}  // namespace milepost::detail
