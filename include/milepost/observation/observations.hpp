// Everything seen of a plan: one series for each indicator and entity.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "milepost/observation/vintage.hpp"
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

namespace detail {

/// Something of it is known on the day.
inline bool is_known(const Series& series, const Date& as_of) {
  const auto& all = series.observations();
  return std::any_of(all.begin(), all.end(), [&](const Observation& observation) { return usable(observation, as_of); });
}

inline bool is_known(const Observations& seen, const SeriesKey& key, const Date& as_of) {
  const auto found = seen.find(key);
  return found != seen.end() && is_known(found->second, as_of);
}

/// Figures of single entities are known.
inline bool has_entity_figures(const Observations& seen, const IndicatorId& indicator, const Date& as_of) {
  for (auto at = seen.lower_bound({indicator, std::string(1, '\0')}); at != seen.end() && at->first.indicator == indicator; ++at)
    if (is_known(at->second, as_of)) return true;
  return false;
}

}  // namespace detail

}  // namespace milepost
