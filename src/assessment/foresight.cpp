#include "milepost/assessment/foresight.hpp"

#include <algorithm>
#include <cmath>

#include "additions.hpp"
#include "milepost/assessment/judge.hpp"

namespace milepost {

namespace {

constexpr double same_time = 1e-6;

double steps_until(const RegularSeries& seen, const Date& due) { return (position_in_years(due) - seen.last) / seen.step; }

/// A level: what is expected at the due day; a figure of that day settles it.
std::optional<Foresight> of_level(const Standing& standing, const ProjectionSettings& settings) {
  RegularSeries seen = regular_series(standing.known);
  if (seen.fault != SeriesFault::none) return std::nullopt;
  const double steps = steps_until(seen, *standing.schedule.due);
  const NaturalLimits limits = either({settings.lower, settings.upper}, natural_limits(standing.unit, standing.kind, seen.values));
  return foreseen(std::move(seen), settings.model, steps <= same_time ? 0 : steps, limits);
}

/// A total: what has been reported, and the reports to come.
std::optional<Foresight> of_total(const Standing& standing, const ProjectionSettings& settings) {
  const std::vector<Point> totals = detail::running_totals(standing);
  if (totals.size() < 2) return std::nullopt;
  RegularSeries parts = detail::additions_of(totals);
  const double steps = std::round(steps_until(parts, *standing.schedule.due));
  Foresight ahead = foreseen(std::move(parts), settings.model, steps < 1 ? 0 : steps);
  ahead.so_far = totals.back().value;
  return ahead;
}

}  // namespace

Foresight foreseen(RegularSeries seen, const Model& model, double steps, const NaturalLimits& limits) {
  Foresight ahead{.seen = std::move(seen), .steps = std::min(steps, static_cast<double>(detail::most_steps)), .limits = limits};
  const History history = history_of(ahead.seen);
  ahead.paths = paths_of({&history, 1}, with_limits(model, limits), static_cast<int>(std::max(std::ceil(ahead.steps), 1.0)));
  return ahead;
}

double settling_figure(const Standing& standing, const Foresight& ahead) {
  const std::optional<Figure> deciding = detail::deciding_figure(standing);
  return deciding ? deciding->value : ahead.so_far.value_or(standing.figure->value);
}

Outlook Foresight::outlook(const ErrorSource& errors) const { return outlook_of(seen, paths[0], model(), seasons_at(paths.seasons, 0), errors, limits); }

std::optional<Foresight> foresight_of(const Standing& standing, const ProjectionSettings& settings) {
  if (!standing.demand || !standing.figure || !standing.schedule.due || standing.schedule.recurrence) return std::nullopt;
  switch (standing.track) {
    case Track::climb:
    case Track::hold: return of_level(standing, settings);
    case Track::total:
    case Track::budget: return of_total(standing, settings);
    default: return std::nullopt;
  }
}

}  // namespace milepost
