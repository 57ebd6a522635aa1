// What errors projections have made: their quantiles by length of the history and steps ahead.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace milepost {

/// Quantiles of (figure - projection) / size, both on the error scale (see error_scale.hpp), of one model. Learned from errors that it
/// made on series whose ends had been hidden from it.
struct ErrorTable {
  std::string model{};
  std::vector<double> lengths{};        ///< of histories, ascending
  int horizon{};                        ///< steps 1 to horizon
  std::vector<double> probabilities{};  ///< ascending, between 0 and 1
  std::vector<double> quantiles{};      ///< length by length, step by step, probability by probability

  const double* row(std::size_t length, int step) const {
    return quantiles.data() + (length * static_cast<std::size_t>(horizon) + static_cast<std::size_t>(step - 1)) * probabilities.size();
  }
};

/// The errors to expect of one history at one step, as quantiles at the table's probabilities.
struct ExpectedErrors {
  const ErrorTable* table{};
  std::vector<double> quantiles{};
};

namespace detail {

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

/// Errors past the last step of the table grow like the root of time, on average those of a random walk.
inline double growth_past(const ErrorTable& table, double step) { return step > table.horizon ? std::sqrt(step / table.horizon) : 1; }

inline double quantile_at_step(const ErrorTable& table, std::size_t length, double step, std::size_t k) {
  const double within = std::clamp(step, 0.0, static_cast<double>(table.horizon));
  const int under = static_cast<int>(within), over = std::min(under + 1, table.horizon);
  const double low = under < 1 ? 0 : table.row(length, under)[k], high = over < 1 ? 0 : table.row(length, over)[k];
  return (low + (within - under) * (high - low)) * growth_past(table, step);
}

}  // namespace detail

/// Errors for a history of so many figures, so many steps ahead; between lengths linear in 1 / n, between steps linear in time and
/// nothing at step 0. Quantiles ascend.
inline ExpectedErrors expected_errors(const ErrorTable& table, std::size_t figures, double step) {
  const detail::LengthPlace place = detail::place_of_length(table, static_cast<double>(figures));
  ExpectedErrors errors{&table, std::vector<double>(table.probabilities.size())};
  for (std::size_t k = 0; k < errors.quantiles.size(); ++k) {
    const double first = detail::quantile_at_step(table, place.first, step, k), second = detail::quantile_at_step(table, place.second, step, k);
    errors.quantiles[k] = first + place.share * (second - first);
    if (k > 0) errors.quantiles[k] = std::max(errors.quantiles[k], errors.quantiles[k - 1]);
  }
  return errors;
}

/// The error at a probability from 0 to 1; between those of the table linear, past its ends the tail goes on in the shape of a Laplace
/// distribution through the last two quantiles.
double quantile_of(const ExpectedErrors& errors, double probability);

/// The probability of an error at or below this one; the inverse of quantile_of().
double probability_below(const ExpectedErrors& errors, double error);

/// The table that is shipped for a model, learned on the yearly series of the M1 and Tourism competitions; for a model that has none, that of
/// `auto`.
const ErrorTable& shipped_error_table(std::string_view model);

}  // namespace milepost
