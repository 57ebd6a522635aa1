// The least-squares line through the points of a row, weighted by age where a preset asks for it.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "milepost/assessment/preset.hpp"
#include "milepost/detail/elementary.hpp"

namespace milepost::detail {

/// Slope a year and the line's own value at the last time; NaN for fewer than two different times. Of a log line both are of
/// the logarithms.
struct FittedLine {
  double slope{not_a_number};
  double level{not_a_number};
};

/// Points are added up in eights, whatever the width of the lanes, so that every width gives the same bits.
inline constexpr std::size_t in_step = 8;

/// Times, values and weights of one row, filled up to whole eights with points of no weight. Reused from row to row.
struct FittingSpace {
  std::vector<double> times{}, values{}, weights{};
  std::vector<double> aged{}, of_age{};  ///< times, and what they weigh by their age
  double origin{};  ///< the last value, or its logarithm, from which values are counted: so what stays the same has no slope at all

  void take(const PanelRow& row, std::size_t first, std::size_t last) {
    const std::size_t count = last - first + 1, whole = (count + in_step - 1) / in_step * in_step;
    origin = row.values[last];
    times.assign(whole, row.times[last]), values.assign(whole, not_a_number), weights.resize(whole);
    std::copy_n(row.times.begin() + static_cast<std::ptrdiff_t>(first), count, times.begin());
    std::copy_n(row.values.begin() + static_cast<std::ptrdiff_t>(first), count, values.begin());
  }
};

/// A sum of eights: each of the eight places by itself, then the places in a fixed tree.
template <int N>
struct SumInStep {
  Lanes<N> places[in_step / N]{};

  [[gnu::always_inline]] void add(std::size_t point, Lanes<N> value) {
    Lanes<N>& place = places[point / N % (in_step / N)];
    place = place + value;
  }
  [[gnu::always_inline]] double total() const {
    double of[in_step];
    for (std::size_t k = 0; k < in_step; k += N) places[k / N].store(of + k);
    return ((of[0] + of[4]) + (of[2] + of[6])) + ((of[1] + of[5]) + (of[3] + of[7]));
  }
};

/// Weights by age; kept from row to row while the times are the same, as they are in most panels.
template <int N>
[[gnu::always_inline]] inline void weigh_ages(double half_life, FittingSpace& space) {
  if (space.aged == space.times) return;
  space.aged = space.times, space.of_age.resize(space.times.size());
  const Lanes<N> last(space.times.back()), time_to_half(half_life);
  for (std::size_t i = 0; i < space.times.size(); i += N)
    power(Lanes<N>(2), (Lanes<N>::load(&space.times[i]) - last) / time_to_half).store(&space.of_age[i]);
}

/// Weights by age where the preset asks for it, none for a missing value; logarithms where the rate is one of them.
template <int N>
[[gnu::always_inline]] inline void weigh_points(const Preset& preset, FittingSpace& space) {
  if (preset.half_life) weigh_ages<N>(*preset.half_life, space);
  const bool logs = preset.rate == RateEstimator::log_least_squares;
  const Lanes<N> end(space.origin), origin = logs ? log(end) : end;
  space.origin = origin[0];
  for (std::size_t i = 0; i < space.times.size(); i += N) {
    const Lanes<N> value = Lanes<N>::load(&space.values[i]), weight = preset.half_life ? Lanes<N>::load(&space.of_age[i]) : Lanes<N>(1);
    const Lanes<N> taken = logs ? log(value) : value;
    where(value == value, taken - origin, Lanes<N>(0)).store(&space.values[i]);
    where(value == value, weight, Lanes<N>(0)).store(&space.weights[i]);
  }
}

/// Weighted means of times and values.
struct CentreOfPoints {
  double time{}, value{};
};

template <int N>
[[gnu::always_inline]] inline CentreOfPoints centre_of(const FittingSpace& space) {
  SumInStep<N> weights, times, values;
  for (std::size_t i = 0; i < space.times.size(); i += N) {
    const Lanes<N> weight = Lanes<N>::load(&space.weights[i]);
    weights.add(i, weight);
    times.add(i, weight * Lanes<N>::load(&space.times[i]));
    values.add(i, weight * Lanes<N>::load(&space.values[i]));
  }
  return {times.total() / weights.total(), values.total() / weights.total()};
}

/// Through the points in the space. Centred on the means before squaring, so that years near 2000 lose no digits.
template <int N>
[[gnu::always_inline]] inline FittedLine line_through(const FittingSpace& space) {
  const CentreOfPoints centre = centre_of<N>(space);
  SumInStep<N> squares, products;
  for (std::size_t i = 0; i < space.times.size(); i += N) {
    const Lanes<N> away = Lanes<N>::load(&space.times[i]) - centre.time, weighted = Lanes<N>::load(&space.weights[i]) * away;
    squares.add(i, weighted * away);
    products.add(i, weighted * (Lanes<N>::load(&space.values[i]) - centre.value));
  }
  if (!(squares.total() > 0)) return {};
  const double slope = products.total() / squares.total();
  return {slope, (Lanes<2>(slope) * Lanes<2>(space.times.back() - centre.time) + Lanes<2>(centre.value) + Lanes<2>(space.origin))[0]};
}

/// Through the figures from `first` to `last`, which has a value.
template <int N>
[[gnu::always_inline]] inline FittedLine fit_line(const Preset& preset, const PanelRow& row, std::size_t first, std::size_t last, FittingSpace& space) {
  if (first > last) return {};  // a line from 2000 on, and no figure since
  space.take(row, first, last);
  weigh_points<N>(preset, space);
  return line_through<N>(space);
}

}  // namespace milepost::detail
