#include "milepost/projection/error_source.hpp"

#include <algorithm>

#include "milepost/error.hpp"

namespace milepost {

const ErrorTable& table_from(const ErrorSource& source, std::string_view model, MeasuredOn measured, int steps_a_year) {
  if (const auto* own = std::get_if<ErrorTable>(&source)) return *own;
  const ErrorTable& shipped = shipped_error_table(model, measured, steps_a_year);
  const auto* mixed = std::get_if<MixedErrors>(&source);
  if (!mixed) return shipped;
  const std::vector<const ErrorTable*>& all = shipped_error_tables();
  return mixed->tables[static_cast<std::size_t>(std::find(all.begin(), all.end(), &shipped) - all.begin())];
}

void require_errors_of(const ErrorSource& source, std::string_view model) {
  if (const auto* mixed = std::get_if<MixedErrors>(&source); mixed && mixed->model != model)
    fail_range("errors", "those of " + mixed->model, "those of " + std::string(model) + ", by which is projected");
}

}  // namespace milepost
