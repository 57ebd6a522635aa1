#include "counting.hpp"

#include <array>
#include <cmath>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/ranks.hpp"

namespace milepost {

namespace {

constexpr std::size_t part_count = 16;
using PartSums = std::array<double, part_count>;

/// Adds what every value is away from `from`, squared if so asked, to one of sixteen sums: value i to sum i mod 16. Whole sixteens only.
template <bool squared>
struct PartSumLoop {
  std::span<const double> values;
  double from;
  PartSums& sums;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    using detail::Lanes;
    Lanes<N> sum[part_count / N];
    for (std::size_t i = 0; i + part_count <= values.size(); i += part_count)
      for (std::size_t k = 0; k < part_count / N; ++k) {
        const Lanes<N> away = Lanes<N>::load(values.data() + i + k * N) - from;
        sum[k] = sum[k] + (squared ? away * away : away);
      }
    for (std::size_t k = 0; k < part_count / N; ++k) sum[k].store(sums.data() + k * N);
  }
};

template <bool squared>
PartSums part_sums(std::span<const double> values, double from) {
  PartSums sums{};
  detail::run_widest(PartSumLoop<squared>{values, from, sums});
  for (std::size_t i = values.size() / part_count * part_count; i < values.size(); ++i) {
    const double away = values[i] - from;
    sums[i % part_count] += squared ? away * away : away;
  }
  return sums;
}

double sum_of_parts(PartSums sums) {
  for (std::size_t half = part_count / 2; half > 0; half /= 2)
    for (std::size_t k = 0; k < half; ++k) sums[k] += sums[k + half];
  return sums[0];
}

double sum_of_squares(std::span<const double> values, double from) { return sum_of_parts(part_sums<true>(values, from)); }

double error_of_mean(double squares, std::size_t count) {
  return count > 1 ? std::sqrt(squares / static_cast<double>(count - 1) / static_cast<double>(count)) : 0;
}

double error_of_pairs(std::span<const double> values, double mean) {
  std::vector<double> pairs;
  for (std::size_t i = 0; i + 1 < values.size(); i += 2) pairs.push_back((values[i] + values[i + 1]) / 2);
  return error_of_mean(sum_of_squares(pairs, mean), pairs.size());
}

double error_of_sets(PartSums sums, std::size_t count, double mean) {
  for (double& sum : sums) sum /= static_cast<double>(count / part_count);
  return error_of_mean(sum_of_squares(sums, mean), part_count);
}

}  // namespace

Odds mean_of_futures(std::span<const double> values, Sampling sampling) {
  const PartSums sums = part_sums<false>(values, 0);
  const double mean = sum_of_parts(sums) / static_cast<double>(values.size());
  if (sampling == Sampling::antithetic) return {mean, error_of_pairs(values, mean)};
  if (sampling == Sampling::sobol) return {mean, error_of_sets(sums, values.size(), mean)};
  return {mean, error_of_mean(sum_of_squares(values, mean), values.size())};
}

Odds share_of_futures(std::span<const std::uint8_t> met, Sampling sampling) { return mean_of_futures(std::vector<double>(met.begin(), met.end()), sampling); }

std::vector<double> quantiles_at(std::span<const double> levels, std::span<const double> figures) {
  std::vector<double> shares;
  for (const double level : levels) shares.push_back(level / 100);
  return detail::quantiles_of(figures, shares);
}

Band band_of(std::span<const double> figures, std::span<const double> levels, Sampling sampling) {
  const Odds mean = mean_of_futures(figures, sampling);
  return {0, mean.probability, mean.standard_error, quantiles_at(levels, figures)};
}

GroupOutcome group_of(std::string id, std::size_t targets, std::span<const std::uint32_t> met, Sampling sampling) {
  GroupOutcome group{.id = std::move(id), .targets = targets, .chance_of = std::vector<double>(targets + 1)};
  std::vector<double> all(met.size()), shares(met.size());
  for (std::size_t path = 0; path < met.size(); ++path) {
    all[path] = met[path] == targets ? 1 : 0;
    shares[path] = targets > 0 ? met[path] / static_cast<double>(targets) : 1;
    group.chance_of[met[path]] += 1;
  }
  for (double& chance : group.chance_of) chance /= static_cast<double>(met.size());
  group.all = mean_of_futures(all, sampling);
  const Odds share = mean_of_futures(shares, sampling);
  group.mean_share = share.probability, group.mean_share_error = share.standard_error;
  return group;
}

}  // namespace milepost
