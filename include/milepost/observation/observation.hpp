// A value for a period, as known on a day.
#pragma once

#include <optional>
#include <string>

#include "milepost/time/period.hpp"

namespace milepost {

/// What stretch the value covers: its period; from 1 January to the period's end; from the window's opening to the period's end.
enum class Report { period, year_to_date, since_start };

/// How firm the figure is.
enum class ObservationStatus { final_figure, provisional, estimate };

/// How exactly it is known: the number itself; at least that (余, 以上); more than that (突破, 超过).
enum class Exactness { exact, at_least, more_than };

constexpr std::string_view name_of(Report report) {
  constexpr std::string_view names[]{"period", "year to date", "since start"};
  return names[static_cast<int>(report)];
}

/// One figure. The value stands in the unit of its series and sits at the close of the period's last day. Zero is a figure;
/// a missing figure is no observation at all.
struct Observation {
  Period period;
  double value{};
  Report report{Report::period};
  ObservationStatus status{ObservationStatus::final_figure};
  Exactness exactness{Exactness::exact};
  std::optional<Date> published{};  ///< the day it became known; empty: taken as known at the period's close, and flagged
  std::string source{};
  std::string note{};
  friend bool operator==(const Observation&, const Observation&) = default;
};

}  // namespace milepost
