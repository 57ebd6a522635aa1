// Seasons taken out before a model projects, and put back on its path: classical decomposition with a test.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/projection/history_tools.hpp"

namespace milepost {

/// A model of the figures without their seasons. Classical decomposition (Macaulay 1931; as in Makridakis, Wheelwright and Hyndman 1998):
/// the trend is the moving average of one year, centred for even periods; a season's factor is the mean of figure / trend over the
/// years, the factors having mean 1. Where a figure is not above zero (or below a millionth of the largest) differences and sums
/// take the place of quotients and products, with mean 0.
///
/// There is a season where the autocorrelation a year apart is beyond its 90 % limit, |r_m| > 1.645 sqrt((1 + 2 sum r_i^2) / n), i < m
/// (the test of the M3 and M4 competitions, from Bartlett 1946). They asked for three whole years; `least_years` is 2 here, and
/// with fewer, or for a period below 2 or above 24, the model sees the figures as they are. Each series is tested for itself.
template <class Model>
struct Seasonal {
  int period{4};  ///< figures a year: 4 quarters, 12 months; 2 to 24
  Model model{};
  int least_years{2};
};

template <class Model>
std::string name_of(const Seasonal<Model>& model) {
  return std::string(name_of(model.model)) + ", seasons";
}
template <class Model>
constexpr int least_points(const Seasonal<Model>& model) {
  return least_points(model.model);
}

/// Whether a series has seasons, and if not, why.
enum class SeasonFinding { seasonal, no_such_period, too_few_years, not_significant };

constexpr std::string_view name_of(SeasonFinding finding) {
  constexpr std::string_view names[]{"seasonal", "no such period", "too few years", "not significant"};
  return names[static_cast<int>(finding)];
}

/// The seasons of one series: factors, or summands, of the seasons beginning with that of the first figure; empty without seasons.
struct Seasons {
  SeasonFinding finding{SeasonFinding::no_such_period};
  bool multiplicative{};
  std::vector<double> factors{};
};

namespace detail {

inline constexpr int longest_period = 24;  ///< figures a year

constexpr SeasonFinding can_be_seasonal(int count, int period, int least_years) {
  if (period < 2 || period > longest_period) return SeasonFinding::no_such_period;
  return count < std::max(2, least_years) * period ? SeasonFinding::too_few_years : SeasonFinding::seasonal;
}

/// One value of each season; found and multiplicative are 1 or 0.
template <int N>
struct LaneSeasons {
  std::array<Lanes<N>, longest_period> factors{};
  Lanes<N> found{}, multiplicative{};

  [[gnu::always_inline]] Lanes<N> factor(int place, int period) const {
    const Lanes<N> none = where(multiplicative > 0, 1, Lanes<N>{});
    return where(found > 0, factors[static_cast<std::size_t>(place % period)], none);
  }
  [[gnu::always_inline]] Lanes<N> without(Lanes<N> value, int place, int period) const {
    const Lanes<N> of_season = factor(place, period);
    return where(multiplicative > 0, value / where(multiplicative > 0, of_season, 1), value - of_season);
  }
  [[gnu::always_inline]] Lanes<N> with(Lanes<N> value, int place, int period) const {
    const Lanes<N> of_season = factor(place, period);
    return where(multiplicative > 0, value * of_season, value + of_season);
  }
};

/// Sum of products of deviations from the mean so many steps apart.
template <int N>
[[gnu::always_inline]] inline Lanes<N> autocovariance(const LaneHistory<N>& seen, Lanes<N> mean, int lag) {
  Lanes<N> sum{};
  for (int i = lag; i < seen.count; ++i) sum = sum + (seen[i] - mean) * (seen[i - lag] - mean);
  return sum;
}

/// 1 where the autocorrelation a year apart is beyond its 90 % limit.
template <int N>
[[gnu::always_inline]] inline Lanes<N> season_test(const LaneHistory<N>& seen, int period) {
  const Lanes<N> mean = mean_of(seen), variance = autocovariance(seen, mean, 0), safe = where(variance > 0, variance, 1);
  Lanes<N> sum(0.5);
  for (int lag = 1; lag < period; ++lag) {
    const Lanes<N> correlation = autocovariance(seen, mean, lag) / safe;
    sum = sum + correlation * correlation;
  }
  const Lanes<N> at_a_year = abs(autocovariance(seen, mean, period) / safe);
  return flag(at_a_year > 1.645 * sqrt(2 * sum / seen.count));
}

/// The moving average of a year about a figure, half weights at both ends for even periods.
template <int N>
[[gnu::always_inline]] inline Lanes<N> centred_average(const LaneHistory<N>& seen, int at, int period) {
  const int half = period / 2;
  Lanes<N> sum{};
  for (int i = at - half; i <= at + half; ++i) sum = sum + (period % 2 == 0 && (i == at - half || i == at + half) ? 0.5 * seen[i] : seen[i]);
  return sum / period;
}

/// The mean of figure / trend, or figure - trend, of one season.
template <int N>
[[gnu::always_inline]] inline Lanes<N> raw_factor(const LaneHistory<N>& seen, Lanes<N> multiplicative, int season, int period) {
  Lanes<N> sum{};
  int years = 0;
  for (int i = season; i < seen.count - period / 2; i += period) {
    if (i < period / 2) continue;
    const Lanes<N> trend = centred_average(seen, i, period);
    sum = sum + where(multiplicative > 0, seen[i] / where(multiplicative > 0, trend, 1), seen[i] - trend);
    ++years;
  }
  return sum / years;
}

/// Factors of mean 1, or summands of mean 0.
template <int N>
[[gnu::always_inline]] inline LaneSeasons<N> decompose(const LaneHistory<N>& seen, int period) {
  LaneSeasons<N> seasons;
  seasons.multiplicative = flag((smallest(seen) > 0) & (smallest(seen) > 1e-6 * largest(seen)));
  Lanes<N> sum{};
  for (int season = 0; season < period; ++season) {
    const Lanes<N> factor = raw_factor(seen, seasons.multiplicative, season, period);
    seasons.factors[static_cast<std::size_t>(season)] = factor;
    sum = sum + factor;
  }
  for (int season = 0; season < period; ++season) {
    Lanes<N>& factor = seasons.factors[static_cast<std::size_t>(season)];
    const Lanes<N> mean = sum / period;
    factor = where(seasons.multiplicative > 0, factor / where(seasons.multiplicative > 0, mean, 1), factor - mean);
  }
  return seasons;
}

/// The seasons of figures of size 1 about, found or not.
template <int N>
[[gnu::always_inline]] inline LaneSeasons<N> find_seasons(const LaneHistory<N>& seen, int period, int least_years) {
  if (can_be_seasonal(seen.count, period, least_years) != SeasonFinding::seasonal) return {};
  LaneSeasons<N> seasons = decompose(seen, period);
  seasons.found = season_test(seen, period);
  return seasons;
}

template <int N, class Model>
[[gnu::always_inline]] inline void project_lanes(const Seasonal<Model>& model, const LaneHistory<N>& all, LaneProjection<N>& to) {
  const LaneHistory<N> seen = last_points(all);
  LaneRoom<N> room, even;
  const Lanes<N> size = largest_size(seen);
  const LaneSeasons<N> seasons = find_seasons(divided(seen, size, room), model.period, model.least_years);
  const int period = can_be_seasonal(seen.count, model.period, 0) == SeasonFinding::no_such_period ? 1 : model.period;
  for (int i = 0; i < seen.count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    even[at] = where(seasons.found > 0, size * seasons.without(room[at], i, period), seen[i]);
  }
  project_lanes(model.model, LaneHistory<N>{even.data(), seen.count}, to);
  for (int h = 0; h < to.horizon; ++h)
    to.ahead[h] = where(seasons.found > 0, size * seasons.with(to.ahead[h] / size, seen.count + h, period), to.ahead[h]);
  keep_finite(seen, to);
}

/// The seasons of one series.
inline Seasons seasons_of(const LaneSeasons<2>& of_lanes, int period) {
  Seasons seasons{SeasonFinding::not_significant, of_lanes.multiplicative[0] > 0, {}};
  if (!(of_lanes.found[0] > 0)) return seasons;
  seasons.finding = SeasonFinding::seasonal;
  for (int season = 0; season < period; ++season) seasons.factors.push_back(of_lanes.factors[static_cast<std::size_t>(season)][0]);
  return seasons;
}

}  // namespace detail

/// The seasons of the last 512 figures, the oldest of them the first season; factors are relative, summands in the unit of the figures.
inline Seasons find_seasons(std::span<const double> figures, int period, int least_years = 2) {
  using namespace detail;
  const auto recent_ones = figures.last(std::min<std::size_t>(figures.size(), most_points));
  const int count = static_cast<int>(recent_ones.size());
  if (can_be_seasonal(count, period, least_years) != SeasonFinding::seasonal) return {can_be_seasonal(count, period, least_years), false, {}};
  LaneRoom<2> room, scaled;
  for (std::size_t i = 0; i < recent_ones.size(); ++i) room[i] = Lanes<2>(recent_ones[i]);
  const LaneHistory<2> seen{room.data(), count};
  const Lanes<2> size = largest_size(seen);
  Seasons seasons = seasons_of(find_seasons(divided(seen, size, scaled), period, least_years), period);
  for (double& factor : seasons.factors) factor = seasons.multiplicative ? factor : (Lanes<2>(factor) * size)[0];
  return seasons;
}

}  // namespace milepost
