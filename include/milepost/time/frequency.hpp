// How often something recurs or is reported.
#pragma once

#include <string_view>

namespace milepost {

/// Codes of the SDMX frequency list (A, S, Q, M, D), in words.
enum class Frequency { day, month, quarter, half_year, year };

/// Months in one period; 0 for days, which have none.
constexpr int months_in(Frequency frequency) {
  switch (frequency) {
    case Frequency::day: return 0;
    case Frequency::month: return 1;
    case Frequency::quarter: return 3;
    case Frequency::half_year: return 6;
    case Frequency::year: return 12;
  }
  return 0;
}

/// "year", "half_year", "quarter", "month", "day".
constexpr std::string_view name_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::day: return "day";
    case Frequency::month: return "month";
    case Frequency::quarter: return "quarter";
    case Frequency::half_year: return "half_year";
    case Frequency::year: return "year";
  }
  return "";
}

}  // namespace milepost
