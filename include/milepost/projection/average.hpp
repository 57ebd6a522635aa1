// Several models' paths made one: their mean or their median, step by step.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "milepost/detail/elementary.hpp"
#include "milepost/projection/lane_history.hpp"

namespace milepost {

/// How several paths become one. The median of an even number is the mean of the middle two. Combinations are as good as the best
/// of their members and rarely the worst (Bates and Granger 1969; Petropoulos and Svetunkov, International Journal of Forecasting
/// 36, 2020, for the median of four models).
enum class Average { mean, median };

constexpr std::string_view name_of(Average average) { return average == Average::mean ? "mean" : "median"; }

namespace detail {

inline constexpr std::size_t most_models = 16;  ///< paths that are averaged at once

/// Values of all models at one step, to be sorted in place.
template <int N>
using LaneSet = std::array<Lanes<N>, most_models>;

/// Mean of the first `count` of a set, from 1 to most_models. Equal values give that very value.
template <int N>
[[gnu::always_inline]] inline Lanes<N> mean_of(const LaneSet<N>& set, std::size_t count) {
  Lanes<N> excess{};
  for (std::size_t i = 1; i < count; ++i) excess = excess + (set[i] - set[0]) / static_cast<double>(count);
  return set[0] + excess;
}

/// Median of the first `count` of a set, which are sorted by exchanges, the same for all lanes.
template <int N>
[[gnu::always_inline]] inline Lanes<N> median_of(LaneSet<N> set, std::size_t count) {
  for (std::size_t end = count; end > 1; --end)
    for (std::size_t i = 1; i < end; ++i) {
      const Lanes<N> under = smaller(set[i - 1], set[i]), over = larger(set[i - 1], set[i]);
      set[i - 1] = under, set[i] = over;
    }
  const Lanes<N> low = set[(count - 1) / 2], high = set[count / 2];
  return low + 0.5 * (high - low);
}

template <int N>
[[gnu::always_inline]] inline Lanes<N> average_of(Average average, const LaneSet<N>& set, std::size_t count) {
  return average == Average::mean ? mean_of(set, count) : median_of(set, count);
}

/// The average of `count` paths, 1 to most_models, of the same horizon, into `to`. The error of a mean path is at most the mean of
/// the errors (the triangle inequality); the median of the errors stands for that of the median path, an estimate and no bound.
template <int N>
[[gnu::always_inline]] inline void average_paths(Average average, const LaneProjection<N>* paths, std::size_t count, LaneProjection<N>& to) {
  LaneSet<N> set;
  for (int h = 0; h < to.horizon; ++h) {
    for (std::size_t i = 0; i < count; ++i) set[i] = paths[i].ahead[h];
    to.ahead[h] = average_of(average, set, count);
  }
  for (std::size_t i = 0; i < count; ++i) set[i] = paths[i].sigma;
  to.sigma = average_of(average, set, count);
}

}  // namespace detail
}  // namespace milepost
