// Many scores as one: means of several kinds, with weights and a rule for what is missing.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/detail/elementary.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"

namespace milepost {

/// How scores become one. The further down from arithmetic to harmonic, the less a good score makes up for a bad one; the worst lets
/// nothing be made up for.
enum class Mean { arithmetic, geometric, harmonic, power, median, worst };

constexpr std::string_view name_of(Mean mean) {
  constexpr std::string_view names[]{"arithmetic", "geometric", "harmonic", "power", "median", "worst"};
  return names[static_cast<int>(mean)];
}

/// What becomes of the weight of a score that is missing.
enum class IfMissing {
  rescale,  ///< the other weights are scaled up, as COINr does
  refuse    ///< one missing, and there is no composite
};

/// A rule of composition.
struct Composition {
  Mean mean{Mean::arithmetic};
  double power{1};                        ///< of the power mean alone; -1 is harmonic, 0 geometric, 1 arithmetic
  IfMissing if_missing{IfMissing::rescale};
  double least_available{0};              ///< share of the scores that must be there, itself enough: 0.8 for "no more than 20 % missing"
  friend bool operator==(const Composition&, const Composition&) = default;
};

using Scores = std::vector<std::optional<double>>;

namespace detail {

/// A score and its part of a total weight of 1.
struct ShareOfScore {
  double score{};
  double share{};
};

inline void check_weights(std::size_t scores, std::span<const double> weights) {
  if (!weights.empty() && weights.size() != scores)
    fail_range("weights", std::to_string(weights.size()), "needs one for each of " + std::to_string(scores) + " scores, or none");
  for (const double weight : weights)
    if (!(weight >= 0) || std::isinf(weight)) fail_range("weight", shortest(weight), "needs a number of 0 or more");
}

/// Those that are there and weigh something; none if the rule leaves the composite absent.
inline std::vector<ShareOfScore> shares_of_scores(std::span<const std::optional<double>> scores, std::span<const double> weights) {
  std::vector<ShareOfScore> present;
  double total = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    if (!scores[i] || weight == 0) continue;
    present.push_back({*scores[i], weight});
    total += weight;
  }
  for (ShareOfScore& one : present) one.share /= total;
  return present;
}

inline bool are_enough(std::span<const std::optional<double>> scores, const Composition& rule) {
  const auto present = scores.size() - static_cast<std::size_t>(std::count(scores.begin(), scores.end(), std::nullopt));
  if (rule.if_missing == IfMissing::refuse && present < scores.size()) return false;
  return at_least(static_cast<double>(present), rule.least_available * static_cast<double>(scores.size()));
}

/// The one place where a mean that does not exist is worded.
inline void refuse_mean(const std::vector<ShareOfScore>& scores, std::string_view mean, bool zero_too, bool negative_too) {
  for (const ShareOfScore& one : scores)
    if ((zero_too && one.score == 0) || (negative_too && one.score < 0))
      throw UndefinedMean(std::string(mean) + " mean of " + shortest(one.score) + ": needs scores " +
                          (zero_too && negative_too ? "above 0" : zero_too ? "other than 0" : "of 0 or more"));
}

inline double arithmetic_mean(const std::vector<ShareOfScore>& scores) {
  double mean = 0;
  for (const ShareOfScore& one : scores) mean += one.share * one.score;
  return mean;
}

inline double geometric_mean(const std::vector<ShareOfScore>& scores) {
  refuse_mean(scores, "geometric", true, true);
  double logarithm = 0;
  for (const ShareOfScore& one : scores) logarithm += one.share * detail::log_of(one.score);
  return detail::exp_of(logarithm);
}

inline double harmonic_mean(const std::vector<ShareOfScore>& scores) {
  refuse_mean(scores, "harmonic", true, false);
  double reciprocal = 0;
  for (const ShareOfScore& one : scores) reciprocal += one.share / one.score;
  if (reciprocal == 0) throw UndefinedMean("harmonic mean: the reciprocals of the scores cancel out");
  return 1 / reciprocal;
}

inline double power_mean(const std::vector<ShareOfScore>& scores, double power) {
  if (power == 0) return geometric_mean(scores);
  if (power == 1) return arithmetic_mean(scores);
  refuse_mean(scores, "power", power < 0, true);
  double sum = 0;
  for (const ShareOfScore& one : scores) sum += one.share * raised(one.score, power);
  return raised(sum, 1 / power);
}

/// Where half of the weight is reached; if exactly between two, half way from one to the other.
inline double weighted_median(std::vector<ShareOfScore> scores) {
  std::ranges::sort(scores, {}, &ShareOfScore::score);
  double below = 0;
  std::size_t i = 0;
  while (!at_least(below += scores[i].share, 0.5)) ++i;
  const bool between = equal(below, 0.5) && i + 1 < scores.size();
  return between ? (scores[i].score + scores[i + 1].score) / 2 : scores[i].score;
}

inline double mean_of(const std::vector<ShareOfScore>& scores, const Composition& rule) {
  switch (rule.mean) {
    case Mean::arithmetic: return arithmetic_mean(scores);
    case Mean::geometric: return geometric_mean(scores);
    case Mean::harmonic: return harmonic_mean(scores);
    case Mean::power: return power_mean(scores, rule.power);
    case Mean::median: return weighted_median(scores);
    default: return std::ranges::min_element(scores, {}, &ShareOfScore::score)->score;
  }
}

}  // namespace detail

/// The composite of scores, of which some may be missing. Weights need not add up to 1; none means equal ones; a score of weight 0
/// counts as available and in no other way. Empty if too few are available, or none. Throws OutOfRange for weights that do not fit, and
/// UndefinedMean for a score of 0 or less in a geometric mean, 0 in a harmonic one; other power means take no score below 0. Formulas:
/// OECD/JRC Handbook on Constructing Composite Indicators; edges as in COINr.
inline std::optional<double> composite(std::span<const std::optional<double>> scores, std::span<const double> weights = {}, const Composition& rule = {}) {
  detail::check_weights(scores.size(), weights);
  if (!detail::are_enough(scores, rule)) return std::nullopt;
  const std::vector<detail::ShareOfScore> present = detail::shares_of_scores(scores, weights);
  return present.empty() ? std::nullopt : std::optional(detail::mean_of(present, rule));
}

}  // namespace milepost
