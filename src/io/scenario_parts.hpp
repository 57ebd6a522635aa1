// Parts of a scenario file: uncertain numbers, effects, correlations.
#pragma once

#include "milepost/scenario/scenario.hpp"
#include "plan_words.hpp"
#include "yaml_file.hpp"

namespace milepost::detail {

/// A distribution by its name in files: "triangular".
bool is_distribution(std::string_view name);

/// A number, or a map of one distribution with the list of its parameters.
std::optional<Uncertain> read_uncertain(Fields& fields, std::string_view key);

/// A day, or the last day of a period, which may be one that the plan names.
std::optional<Date> read_closing_day(Fields& fields, std::string_view key, const PlanWords& words);

/// The effect under the key `effect`: its name alone, or a map of one name with what it is told. What cannot be read is noted.
Effect read_effect(Fields& measure, const PlanWords& words);

/// Lower, upper and keep_better under the key `limits`; none without it.
Trim read_limits(Fields& fields);

/// Where correlations stand in a file, by place of their indicators.
struct CorrelationPlaces {
  std::vector<std::size_t> first{};  ///< byte at which the indicator is named first
  std::vector<std::size_t> last{};   ///< of the last row or pair that speaks of it
};

/// Correlations under their key: a list of pairs, or indicators with a matrix.
Correlations read_correlations(Log& log, Fields& top, CorrelationPlaces& places);

}  // namespace milepost::detail
