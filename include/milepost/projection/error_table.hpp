// What errors projections have made: their quantiles by length of the history and steps ahead.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/detail/normal.hpp"

namespace milepost {

/// Quantiles of (figure - projection) / size, both on the error scale (see error_scale.hpp), of one model. Learned from errors that it
/// made on series whose ends had been hidden from it. Made by error_table().
struct ErrorTable {
  std::string model{};
  std::vector<double> lengths{};        ///< of histories, ascending
  int horizon{};                        ///< steps 1 to horizon
  std::vector<double> probabilities{};  ///< ascending, between 0 and 1
  std::vector<double> quantiles{};      ///< length by length, step by step, probability by probability
  std::vector<double> scores{};         ///< standard normal quantiles of the probabilities
  bool grows{true};                     ///< past the last step errors go on growing; false where the error scale grows already

  const double* row(std::size_t length, int step) const {
    return quantiles.data() + (length * static_cast<std::size_t>(horizon) + static_cast<std::size_t>(step - 1)) * probabilities.size();
  }
};

inline ErrorTable error_table(std::string model, std::vector<double> lengths, int horizon, std::vector<double> probabilities, std::vector<double> quantiles) {
  ErrorTable table{std::move(model), std::move(lengths), horizon, std::move(probabilities), std::move(quantiles), {}, true};
  for (const double p : table.probabilities) table.scores.push_back(detail::normal_quantile(p));
  return table;
}

/// The errors to expect of one history at one step, as quantiles at the table's probabilities.
struct ExpectedErrors {
  const ErrorTable* table{};
  std::vector<double> quantiles{};
};

namespace detail {

inline constexpr double farthest_score = 6;  ///< the tables know nothing of what lies past it

/// Between which lengths a history lies, and how far towards the second, in 1 / n.
struct LengthPlace {
  std::size_t first{}, second{};
  double share{};
};

inline LengthPlace place_of_length(const ErrorTable& table, double length) {
  const auto above = std::lower_bound(table.lengths.begin(), table.lengths.end(), length);
  const auto second = static_cast<std::size_t>(above - table.lengths.begin());
  if (second == 0) return {0, 0, 0};
  if (above == table.lengths.end()) return {second - 1, second - 1, 0};
  const double from = 1 / table.lengths[second - 1], to = 1 / table.lengths[second];
  return {second - 1, second, (1 / length - from) / (to - from)};
}

/// Past the last step of the table errors grow by the power of time by which the widest interval grew from half of it, between the
/// root, as of a random walk, and time itself.
inline double growth_past(const ErrorTable& table, std::size_t length, double step) {
  if (step <= table.horizon || table.horizon < 2 || !table.grows) return 1;
  const std::size_t last = table.probabilities.size() - 1;
  const double *end = table.row(length, table.horizon), *half = table.row(length, table.horizon / 2);
  const double ratio = (end[last] - end[0]) / (half[last] - half[0]);
  const double power = std::clamp(log_of(std::clamp(ratio, 1.0, 4.0)) / log_of(2), 0.5, 1.0);
  return exp_of(power * log_of(step / table.horizon));
}

inline double quantile_at_step(const ErrorTable& table, std::size_t length, double step, std::size_t k) {
  const double within = std::clamp(step, 0.0, static_cast<double>(table.horizon));
  const int under = static_cast<int>(within), over = std::min(under + 1, table.horizon);
  const double low = under < 1 ? 0 : table.row(length, under)[k], high = table.row(length, over)[k];
  return low + (within - under) * (high - low);
}

}  // namespace detail

/// Errors for a history of so many figures, so many steps ahead; between lengths linear in 1 / n, between steps linear in time and
/// nothing at step 0. Quantiles ascend.
inline ExpectedErrors expected_errors(const ErrorTable& table, std::size_t figures, double step) {
  const detail::LengthPlace place = detail::place_of_length(table, static_cast<double>(figures));
  const double first_growth = detail::growth_past(table, place.first, step), second_growth = detail::growth_past(table, place.second, step);
  ExpectedErrors errors{&table, std::vector<double>(table.probabilities.size())};
  for (std::size_t k = 0; k < errors.quantiles.size(); ++k) {
    const double first = detail::quantile_at_step(table, place.first, step, k) * first_growth;
    const double second = detail::quantile_at_step(table, place.second, step, k) * second_growth;
    errors.quantiles[k] = first + place.share * (second - first);
    if (k > 0) errors.quantiles[k] = std::max(errors.quantiles[k], errors.quantiles[k - 1]);
  }
  return errors;
}

/// The error at a standard normal score: linear between the scores of the table's probabilities, past its ends on along the last piece. Scores
/// past 6 count as 6: the table knows nothing of them.
double error_at_score(const ExpectedErrors& errors, double score);

/// The score of an error: the inverse, from -6 to 6.
double score_of_error(const ExpectedErrors& errors, double error);

/// The error at a probability from 0 to 1, which themselves count as the scores -6 and 6.
inline double quantile_of(const ExpectedErrors& errors, double probability) {
  if (probability <= 0 || probability >= 1) return error_at_score(errors, probability <= 0 ? -detail::farthest_score : detail::farthest_score);
  return error_at_score(errors, detail::normal_quantile(probability));
}

/// The probability of an error at or below this one.
inline double probability_below(const ExpectedErrors& errors, double error) { return detail::normal_below(score_of_error(errors, error)); }

/// What is not settled is never quite 0 or 1: the tables know nothing of scores past the farthest.
inline double held_open(double probability) {
  const double least = detail::normal_below(-detail::farthest_score);
  return std::clamp(probability, least, 1 - least);
}

/// The scale of errors that a table is of: the figures themselves, their roots, or one that ends at an upper natural limit.
enum class MeasuredOn { figures, roots, limits };

/// The table that is shipped for a model, learned on the yearly series of the M1 and Tourism competitions; of `auto` for a model that has
/// none. Where there is an upper limit it is that of the roots, the mean of itself and its mirror image: the collections hold volumes that grew,
/// and shares have no such habit. For seasonal series of 4 and 12 steps a year `auto` has tables of its own.
const ErrorTable& shipped_error_table(std::string_view model, MeasuredOn measured, int steps_a_year = 1);

/// Every shipped table, always in the same order.
const std::vector<const ErrorTable*>& shipped_error_tables();

}  // namespace milepost
