#include "counting.hpp"

#include <algorithm>
#include <cmath>

#include "milepost/detail/quantile.hpp"

namespace milepost {

Odds mean_of_futures(const std::vector<double>& values, bool pairs) {
  const std::size_t each = pairs ? 2 : 1, count = values.size() / each;
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < count; ++i) sum += pairs ? (values[2 * i] + values[2 * i + 1]) / 2 : values[i];
  const double mean = sum / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double away = (pairs ? (values[2 * i] + values[2 * i + 1]) / 2 : values[i]) - mean;
    squares += away * away;
  }
  const double variance = count > 1 ? squares / static_cast<double>(count - 1) : 0;
  return {mean, std::sqrt(variance / static_cast<double>(count))};
}

Band band_of(const std::vector<double>& values, std::size_t step, std::size_t steps, const std::vector<double>& levels, bool pairs) {
  std::vector<double> column(values.size() / steps);
  for (std::size_t path = 0; path < column.size(); ++path) column[path] = values[path * steps + step];
  const Odds mean = mean_of_futures(column, pairs);
  Band band{0, mean.probability, mean.standard_error, {}};
  std::sort(column.begin(), column.end());
  for (const double level : levels) band.quantiles.push_back(detail::quantile_in_order(column, level / 100));
  return band;
}

GroupOutcome group_of(std::string id, std::size_t targets, const std::vector<std::uint32_t>& met, bool pairs) {
  GroupOutcome group{.id = std::move(id), .targets = targets, .chance_of = std::vector<double>(targets + 1)};
  std::vector<double> all(met.size()), shares(met.size());
  for (std::size_t path = 0; path < met.size(); ++path) {
    all[path] = met[path] == targets ? 1 : 0;
    shares[path] = targets > 0 ? met[path] / static_cast<double>(targets) : 1;
    group.chance_of[met[path]] += 1;
  }
  for (double& chance : group.chance_of) chance /= static_cast<double>(met.size());
  group.all = mean_of_futures(all, pairs);
  const Odds share = mean_of_futures(shares, pairs);
  group.mean_share = share.probability, group.mean_share_error = share.standard_error;
  return group;
}

}  // namespace milepost
