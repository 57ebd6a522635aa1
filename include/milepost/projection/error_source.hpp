// Which errors intervals and probabilities rest on: the shipped ones, a table of one's own, or the shipped ones mixed with one's own.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "milepost/projection/error_table.hpp"

namespace milepost {

/// The table that is shipped for the model (see shipped_error_table()).
struct ShippedErrors {};

/// Every shipped table, each mixed with the errors of one model on one's own series. Made by finish() of an ErrorPool; for projections by
/// that model.
struct MixedErrors {
  std::string model{};
  std::vector<ErrorTable> tables{};  ///< in the order of shipped_error_tables()
};

/// A table takes the place of every shipped one.
using ErrorSource = std::variant<ShippedErrors, ErrorTable, MixedErrors>;

/// The table for a model, a scale and steps a year.
const ErrorTable& table_from(const ErrorSource& source, std::string_view model, MeasuredOn measured, int steps_a_year = 1);

/// Throws OutOfRange where the errors are those of another model than the one that projects.
void require_errors_of(const ErrorSource& source, std::string_view model);

}  // namespace milepost
