#include "milepost/assessment/probability.hpp"

#include <boost/math/distributions/students_t.hpp>

#include "milepost/assessment/attain.hpp"
#include "milepost/assessment/foresight.hpp"
#include "milepost/assessment/trend_projection.hpp"
#include "milepost/projection/paths.hpp"

namespace milepost {

RegularSeries regular_points(const std::vector<Point>& points) {
  std::vector<double> times, values;
  for (const Point& point : points) times.push_back(point.time), values.push_back(point.value);
  return regular_series({times, values});
}

Foresight foreseen(RegularSeries seen, const Model& model, double steps, std::optional<double> so_far) {
  Foresight ahead{std::move(seen), {}, std::min(steps, static_cast<double>(detail::most_steps)), so_far};
  const History history = history_of(ahead.seen);
  ahead.paths = paths_of({&history, 1}, model, static_cast<int>(std::max(std::ceil(ahead.steps), 1.0)));
  return ahead;
}

namespace {

/// P(Y <= x) for a new value on the trend.
double trend_probability_below(const Trend& trend, const Date& due, double x) {
  const double error = prediction_error(trend, due);
  const double distance = x - projected_value(trend, due);
  if (!(error > 0)) return distance < 0 ? 0.0 : 1.0;
  const boost::math::students_t distribution(trend.line.degrees_of_freedom);
  return boost::math::cdf(distribution, distance / error);
}

double probability_of(const Demand& demand, Direction direction, const Trend& trend, const Date& due) {
  if (demand.two_sided && demand.far_end)
    return trend_probability_below(trend, due, *demand.far_end) - trend_probability_below(trend, due, demand.limit);
  const bool certain = !(prediction_error(trend, due) > 0);
  if (certain) return meets(demand, direction, projected_value(trend, due)) ? 1 : 0;
  const double below = trend_probability_below(trend, due, demand.threshold);
  return direction == Direction::increase ? 1 - below : below;
}

bool can_be_foreseen(const Standing& standing) {
  return standing.demand && standing.figure && standing.schedule.due && !standing.schedule.recurrence;
}

std::optional<double> by_trend(const Standing& standing) {
  const std::optional<Trend> trend = fit_trend(detail::trend_points(standing));
  return trend ? std::optional(probability_of(*standing.demand, standing.direction, *trend, *standing.schedule.due)) : std::nullopt;
}

double steps_until(const RegularSeries& seen, const Date& due) { return (position_in_years(due) - seen.last) / seen.step; }

double met_at(const Outlook& outlook, const Demand& demand, Direction direction, double steps) {
  if (demand.two_sided && demand.far_end)
    return probability_at_or_below(outlook, std::max(demand.limit, *demand.far_end), steps) -
           probability_at_or_below(outlook, std::min(demand.limit, *demand.far_end), steps);
  return direction == Direction::increase ? probability_at_or_above(outlook, demand.threshold, steps) : probability_at_or_below(outlook, demand.threshold, steps);
}

/// A level: what is expected at the due day; a figure of that day settles it.
std::optional<Foresight> of_level(const Standing& standing, const Model& model) {
  RegularSeries seen = regular_points(points_of(standing.known));
  if (seen.fault != SeriesFault::none) return std::nullopt;
  const double steps = steps_until(seen, *standing.schedule.due);
  return foreseen(std::move(seen), model, steps <= 1e-6 ? 0 : steps, std::nullopt);
}

/// The total from the opening at the end of every report that joins without a gap, 0 at the opening first.
std::vector<Point> running_totals(const Standing& standing) {
  if (!standing.start) return {};
  std::vector<Point> totals{{position_in_years(standing.start->date), 0}};
  for (const Observation& report : standing.known.observations()) {
    const Date end = end_of(report.period);
    const double time = position_in_years(end);
    const std::optional<Total> total = join_total(standing.known, standing.start->date, end);
    if (total && !total->gap && total->through == end && time > totals.back().time) totals.push_back({time, total->value});
  }
  return totals;
}

/// What the total grew by in each of equal steps: the longest in months on which every report ends; within a longer report evenly.
RegularSeries additions_of(const std::vector<Point>& totals) {
  std::vector<double> times;
  for (const Point& point : totals) times.push_back(point.time);
  const std::int64_t months = detail::is_on_months(times) ? detail::months_apart(times) : 0;
  RegularSeries parts{.last = times.back(), .step = months > 0 ? static_cast<double>(months) / 12 : 1, .even = months > 0};
  for (std::size_t i = 1; i < totals.size(); ++i) {
    const std::int64_t steps = months > 0 ? (detail::month_of(times[i]) - detail::month_of(times[i - 1])) / months : 1;
    parts.values.insert(parts.values.end(), static_cast<std::size_t>(steps), (totals[i].value - totals[i - 1].value) / static_cast<double>(steps));
  }
  parts.used = static_cast<int>(totals.size()) - 1;
  parts.filled = static_cast<int>(parts.values.size()) - parts.used;
  return parts;
}

/// A total: what has been reported, and the reports to come.
std::optional<Foresight> of_total(const Standing& standing, const Model& model) {
  const std::vector<Point> totals = running_totals(standing);
  if (totals.size() < 2) return std::nullopt;
  RegularSeries parts = additions_of(totals);
  const double steps = std::round(steps_until(parts, *standing.schedule.due));
  return foreseen(std::move(parts), model, steps < 1 ? 0 : steps, totals.back().value);
}

double settled(const Standing& standing, const Foresight& ahead) {
  return meets(*standing.demand, standing.direction, ahead.so_far.value_or(standing.figure->value)) ? 1 : 0;
}

double probability_of(const Standing& standing, const Foresight& ahead) {
  if (ahead.is_settled()) return settled(standing, ahead);
  if (!ahead.so_far) return met_at(ahead.outlook(), *standing.demand, standing.direction, ahead.steps);
  const int direction = standing.direction == Direction::increase ? 1 : -1;
  return probability_of_sum(ahead.outlook(), {*ahead.so_far, standing.demand->threshold, static_cast<int>(ahead.steps), direction}).probability;
}

std::optional<double> probability_of(const Standing& standing, const Model& model) {
  if (can_be_foreseen(standing) && standing.track == Track::chained_change) return by_trend(standing);
  const std::optional<Foresight> ahead = foresight_of(standing, model);
  return ahead ? std::optional(probability_of(standing, *ahead)) : std::nullopt;
}

}  // namespace

Outlook Foresight::outlook() const { return outlook_of(seen, paths[0], paths.models[paths.model[0]], seasons_at(paths.seasons, 0)); }

std::optional<Foresight> foresight_of(const Standing& standing, const Model& model) {
  if (!can_be_foreseen(standing)) return std::nullopt;
  switch (standing.track) {
    case Track::climb:
    case Track::hold: return of_level(standing, model);
    case Track::total:
    case Track::budget: return of_total(standing, model);
    default: return std::nullopt;
  }
}

std::optional<double> probability_of_meeting(const Evidence& evidence, const Model& model) { return probability_of(standing_of(in_force(evidence)), model); }

std::optional<double> probability_of_meeting(const Evidence& evidence, const TrendProjection&) {
  const Standing standing = standing_of(in_force(evidence));
  return can_be_foreseen(standing) ? by_trend(standing) : std::nullopt;
}

Custom probability_method(const Cuts& cuts, const Model& model) {
  return {.name = "probability", .figure = [model](const Standing& standing) { return probability_of(standing, model); }, .cuts = cuts};
}

}  // namespace milepost
