// What was known on a day: of several figures for one period, the one that counted then.
#pragma once

#include <algorithm>
#include <tuple>

#include "milepost/observation/series.hpp"

namespace milepost {

/// The day an observation could be used from: published, or the period's close where no day is given.
inline Date known_on(const Observation& observation) { return observation.published.value_or(end_of(observation.period)); }

/// A full estimate from before the period's end is a forecast, not an observation.
inline bool is_forecast(const Observation& observation) {
  return observation.status == ObservationStatus::estimate && observation.published && *observation.published < end_of(observation.period);
}

/// Usable on a day: the period closed and the figure published on or before it.
inline bool usable(const Observation& observation, const Date& as_of) {
  return end_of(observation.period) <= as_of && known_on(observation) <= as_of && !is_forecast(observation);
}

namespace detail {

/// Of two figures for one period: an estimate never replaces a figure, otherwise the later publication wins.
inline bool replaces(const Observation& candidate, const Observation& held) {
  const bool is_estimate = candidate.status == ObservationStatus::estimate, was_estimate = held.status == ObservationStatus::estimate;
  if (is_estimate != was_estimate) return was_estimate;
  return known_on(candidate) >= known_on(held);
}

inline bool same_slot(const Observation& a, const Observation& b) { return a.period == b.period && a.report == b.report; }

/// Of figures with the same end the longest period first: the order of a table decides nothing.
inline bool stands_before(const Observation& a, const Observation& b) {
  return std::tuple(end_of(a.period), start_of(a.period), a.report) < std::tuple(end_of(b.period), start_of(b.period), b.report);
}

}  // namespace detail

/// The series as known on a day: one figure a period and report, the latest vintage; same unit.
inline Series known_as_of(const Series& series, const Date& as_of) {
  std::vector<Observation> known;
  for (const Observation& observation : series.observations()) {
    if (!usable(observation, as_of)) continue;
    auto held = known.rbegin();
    while (held != known.rend() && end_of(held->period) == end_of(observation.period) && !detail::same_slot(*held, observation)) ++held;
    if (held == known.rend() || !detail::same_slot(*held, observation)) known.push_back(observation);
    else if (detail::replaces(observation, *held)) *held = observation;
  }
  std::sort(known.begin(), known.end(), detail::stands_before);
  return Series{series.unit(), std::move(known)};
}

}  // namespace milepost
