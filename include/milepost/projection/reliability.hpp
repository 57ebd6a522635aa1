// How good probabilities were: scores, calibration in bins, and whether they tell what will happen from what will not.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace milepost {

/// One bar of a reliability diagram: what was said and what happened, of the probabilities from `begin` up to, not including, `end` (the
/// last bar includes 1). Empty bars have no means.
struct ReliabilityBin {
  double begin{};
  double end{};
  std::int64_t count{};
  std::optional<double> said{};      ///< mean probability
  std::optional<double> happened{};  ///< share that happened
  friend bool operator==(const ReliabilityBin&, const ReliabilityBin&) = default;
};

/// Mean squared difference between the probability and what happened, 0 or 1 (Brier 1950); 0 is best, 0.25 is "one in two" always.
inline std::optional<double> brier_score(std::span<const double> said, std::span<const std::uint8_t> happened) {
  if (said.empty()) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const double off = said[i] - (happened[i] ? 1 : 0);
    sum += off * off;
  }
  return sum / static_cast<double>(said.size());
}

/// Bars of equal width; probabilities outside 0 to 1 and NaN are left out.
inline std::vector<ReliabilityBin> reliability(std::span<const double> said, std::span<const std::uint8_t> happened, int bins = 10) {
  std::vector<ReliabilityBin> bars(static_cast<std::size_t>(std::max(bins, 1)));
  std::vector<double> sums(bars.size()), events(bars.size());
  const auto count = static_cast<double>(bars.size());
  for (std::size_t k = 0; k < bars.size(); ++k) bars[k].begin = static_cast<double>(k) / count, bars[k].end = static_cast<double>(k + 1) / count;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (!(said[i] >= 0 && said[i] <= 1)) continue;
    const std::size_t k = std::min(static_cast<std::size_t>(said[i] * count), bars.size() - 1);
    ++bars[k].count, sums[k] += said[i], events[k] += happened[i] ? 1 : 0;
  }
  for (std::size_t k = 0; k < bars.size(); ++k)
    if (const auto in_bar = static_cast<double>(bars[k].count); in_bar > 0) bars[k].said = sums[k] / in_bar, bars[k].happened = events[k] / in_bar;
  return bars;
}

/// Expected calibration error: how far said and happened are apart, weighed by the size of the bars (Naeini and others 2015).
inline std::optional<double> calibration_error(const std::vector<ReliabilityBin>& bars) {
  double sum = 0, count = 0;
  for (const ReliabilityBin& bar : bars)
    if (bar.count > 0) sum += static_cast<double>(bar.count) * std::abs(*bar.said - *bar.happened), count += static_cast<double>(bar.count);
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

namespace detail {

/// Ranks from 1, equals sharing the mean of theirs.
inline std::vector<double> shared_ranks(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
  std::vector<double> ranks(scores.size());
  for (std::size_t begin = 0, end; begin < order.size(); begin = end) {
    for (end = begin + 1; end < order.size() && scores[order[end]] == scores[order[begin]];) ++end;
    for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = (static_cast<double>(begin + end) + 1) / 2;
  }
  return ranks;
}

}  // namespace detail

/// The chance that one that happened was given a higher score than one that did not, equals counting half: the area under the ROC curve
/// by ranks (Mann and Whitney 1947). 0.5 is no better than a coin. None where all or none happened. Scores are not NaN.
inline std::optional<double> discrimination(std::span<const double> scores, std::span<const std::uint8_t> happened) {
  const std::vector<double> ranks = detail::shared_ranks(scores);
  double sum = 0, events = 0;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (happened[i]) sum += ranks[i], events += 1;
  const double others = static_cast<double>(scores.size()) - events;
  if (events == 0 || others == 0) return std::nullopt;
  return (sum - events * (events + 1) / 2) / (events * others);
}

}  // namespace milepost
