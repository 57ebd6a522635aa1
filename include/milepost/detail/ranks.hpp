// Quantiles of many values without putting them in order.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/elementary.hpp"
#include "milepost/detail/quantile.hpp"

namespace milepost::detail {

inline constexpr std::size_t drawers = 1024, worth_drawers = 512, most_shares = 100;

struct Ends {
  double least{}, largest{};
  double none{};  ///< 0, unless a value is no finite number
};

struct EndsLoop {
  std::span<const double> values;
  Ends& ends;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    Lanes<N> least(values[0]), largest(values[0]), none(0.0);
    for (std::size_t i = 0; i + N <= values.size(); i += N) {
      const Lanes<N> value = Lanes<N>::load(values.data() + i);
      least = smaller(value, least), largest = larger(value, largest), none = none + (value - value);
    }
    ends = {values[0], values[0], 0};
    for (int lane = 0; lane < N; ++lane) include(least[lane], none[lane]), include(largest[lane], 0);
    for (std::size_t i = values.size() / N * N; i < values.size(); ++i) include(values[i], values[i] - values[i]);
  }

 private:
  void include(double value, double none) const { ends = {std::min(ends.least, value), std::max(ends.largest, value), ends.none + none}; }
};

/// The number of each value's drawer.
struct DrawerLoop {
  std::span<const double> values;
  double least, drawers_a_unit;
  std::uint16_t* numbers;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    for (std::size_t i = 0; i + N <= values.size(); i += N) write<N>(Lanes<N>::load(values.data() + i), numbers + i, N);
    double rest[N]{};
    const std::size_t whole = values.size() / N * N, left = values.size() - whole;
    for (std::size_t k = 0; k < left; ++k) rest[k] = values[whole + k];
    write<N>(Lanes<N>::load(rest), numbers + whole, left);
  }

 private:
  template <int N>
  [[gnu::always_inline]] void write(Lanes<N> value, std::uint16_t* to, std::size_t count) const {
    const Lanes<N> place = smaller((value - least) * drawers_a_unit, Lanes<N>(static_cast<double>(drawers - 1)));
    std::uint64_t words[N];
    const auto whole = bits(place + 0x1p52).lanes;  // the last bits are the number, rounded
    std::memcpy(words, &whole, sizeof words);
    for (std::size_t k = 0; k < count; ++k) to[k] = static_cast<std::uint16_t>(words[k] & (drawers - 1));
  }
};

/// Values in drawers, and the first rank of each drawer.
class Drawers {
 public:
  Drawers(std::span<const double> values, const Ends& ends) : values_(values), numbers_(values.size()), first_rank_(drawers + 1) {
    run_widest(DrawerLoop{values, ends.least, static_cast<double>(drawers) / (ends.largest - ends.least), numbers_.data()});
    for (const std::uint16_t number : numbers_) ++first_rank_[number + 1u];
    for (std::size_t k = 1; k <= drawers; ++k) first_rank_[k] += first_rank_[k - 1];
  }

  /// The values at some ranks.
  std::vector<double> at(const std::vector<std::size_t>& ranks) const {
    std::vector<std::vector<double>> opened = open(ranks);
    std::vector<double> found;
    for (const std::size_t rank : ranks) {
      const std::size_t drawer = drawer_of(rank), place = rank - first_rank_[drawer];
      std::vector<double>& inside = opened[place_of_drawer(drawer, ranks)];
      std::nth_element(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(place), inside.end());
      found.push_back(inside[place]);
    }
    return found;
  }

 private:
  std::size_t drawer_of(std::size_t rank) const {
    return static_cast<std::size_t>(std::upper_bound(first_rank_.begin(), first_rank_.end(), rank) - first_rank_.begin()) - 1;
  }

  /// The first of the ranks that lies in the drawer.
  std::size_t place_of_drawer(std::size_t drawer, const std::vector<std::size_t>& ranks) const {
    return static_cast<std::size_t>(std::find_if(ranks.begin(), ranks.end(), [&](std::size_t rank) { return drawer_of(rank) == drawer; }) - ranks.begin());
  }

  /// What lies in the drawer of each rank, at the place of the first rank that lies there.
  std::vector<std::vector<double>> open(const std::vector<std::size_t>& ranks) const {
    std::vector<std::uint8_t> wanted(drawers);
    for (std::size_t k = 0; k < ranks.size(); ++k) wanted[drawer_of(ranks[k])] = static_cast<std::uint8_t>(place_of_drawer(drawer_of(ranks[k]), ranks) + 1);
    std::vector<std::vector<double>> inside(ranks.size());
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      if (const std::uint8_t place = wanted[numbers_[i]]) inside[place - 1u].push_back(values_[i]);
    return inside;
  }

  std::span<const double> values_;
  std::vector<std::uint16_t> numbers_;
  std::vector<std::uint32_t> first_rank_;
};

inline std::vector<double> quantiles_by_order(std::span<const double> values, std::span<const double> shares) {
  std::vector<double> sorted(values.begin(), values.end()), quantiles;
  std::sort(sorted.begin(), sorted.end());
  for (const double share : shares) quantiles.push_back(quantile_in_order(sorted, share));
  return quantiles;
}

/// The values below which shares from 0 to 1 of the values lie: those of quantile_in_order() to the bit. Values fall into evenly wide drawers
/// between the least and the largest; only the drawers in which a wanted one lies are looked into.
inline std::vector<double> quantiles_of(std::span<const double> values, std::span<const double> shares) {
  Ends ends;
  if (values.size() >= worth_drawers) run_widest(EndsLoop{values, ends});
  const double width = ends.largest - ends.least + ends.none;
  if (!(width > 0 && std::isfinite(width) && std::isfinite(drawers / width)) || shares.size() > most_shares) return quantiles_by_order(values, shares);
  std::vector<std::size_t> ranks;
  for (const double share : shares) {
    const auto under = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    ranks.push_back(under), ranks.push_back(std::min(under + 1, values.size() - 1));
  }
  const std::vector<double> neighbours = Drawers(values, ends).at(ranks);
  std::vector<double> quantiles;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const double place = shares[k] * static_cast<double>(values.size() - 1);
    quantiles.push_back(value_at_place(std::span(neighbours).subspan(2 * k, 2), place - static_cast<double>(ranks[2 * k])));
  }
  return quantiles;
}

}  // namespace milepost::detail
