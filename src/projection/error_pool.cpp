#include "milepost/projection/error_pool.hpp"

#include <algorithm>
#include <numeric>

#include "milepost/error.hpp"

namespace milepost {

namespace {

using detail::farthest_score;

constexpr double bin_width = 0.125;
constexpr double half_weight = 40;  ///< series whose own errors weigh as much as the shipped ones

/// The score below which a share of the pool lies, straight within a bin; of a share at the edge of empty bins the lower end.
double score_at_share(const ErrorPool& pool, double share) {
  const auto all = static_cast<double>(std::accumulate(pool.counts.begin(), pool.counts.end(), std::int64_t{0}));
  double wanted = share * all;
  for (std::size_t bin = 0; bin < pool.counts.size(); ++bin) {
    const auto count = static_cast<double>(pool.counts[bin]);
    if (count > 0 && wanted <= count) return -farthest_score + bin_width * (static_cast<double>(bin) + wanted / count);
    wanted -= count;
  }
  return farthest_score;
}

}  // namespace

void add(ErrorPool& pool, double score) {
  const double place = (std::clamp(score, -farthest_score, farthest_score) + farthest_score) / bin_width;
  ++pool.counts[std::min(static_cast<std::size_t>(place), pool.counts.size() - 1)];
}

ErrorPool merge(const ErrorPool& a, const ErrorPool& b) {
  if (a.model != b.model) fail_range("errors", "of " + a.model + " and of " + b.model, "of one model");
  ErrorPool both = a;
  for (std::size_t bin = 0; bin < both.counts.size(); ++bin) both.counts[bin] += b.counts[bin];
  both.series += b.series;
  return both;
}

double weight_of(const ErrorPool& pool) {
  const auto series = static_cast<double>(pool.series);
  return series / (series + half_weight);
}

double mixed_score(const ErrorPool& pool, double score) {
  const double weight = weight_of(pool);
  return weight > 0 ? (1 - weight) * score + weight * score_at_share(pool, detail::normal_below(score)) : score;
}

ErrorTable mixed(const ErrorTable& shipped, const ErrorPool& pool) {
  ErrorTable table = shipped;
  if (!(weight_of(pool) > 0)) return table;  // bit for bit
  const std::size_t count = shipped.probabilities.size();
  for (std::size_t row = 0; row < table.quantiles.size(); row += count) {
    const ExpectedErrors expected{&shipped, {shipped.quantiles.begin() + static_cast<std::ptrdiff_t>(row), shipped.quantiles.begin() + static_cast<std::ptrdiff_t>(row + count)}};
    for (std::size_t k = 0; k < count; ++k) table.quantiles[row + k] = error_at_score(expected, mixed_score(pool, shipped.scores[k]));
  }
  return table;
}

MixedErrors finish(const ErrorPool& pool) {
  MixedErrors all{.model = pool.model};
  for (const ErrorTable* shipped : shipped_error_tables()) all.tables.push_back(mixed(*shipped, pool));
  return all;
}

}  // namespace milepost
