// Everything seen of a plan: one series for each indicator and entity.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "milepost/observation/series.hpp"
#include "milepost/plan/id.hpp"

namespace milepost {

/// Whose figure: an indicator and, for figures of single members, an entity.
struct SeriesKey {
  IndicatorId indicator{};
  std::string entity{};
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

/// Series by indicator and entity, in order of their names. Indicators of other definitions are other keys: nothing mixes.
using Observations = std::map<SeriesKey, Series>;

/// The series, or an empty one in the unit given.
inline Series series_of(const Observations& observations, const IndicatorId& indicator, const Unit& unit, const std::string& entity = {}) {
  const auto found = observations.find({indicator, entity});
  return found == observations.end() ? Series{unit} : in(found->second, unit);
}

}  // namespace milepost
