// Method `trend_projection`: where the straight line through the figures leads at the due date.
#pragma once

#include "milepost/assessment/score.hpp"
#include "milepost/projection/trend.hpp"

namespace milepost {

/// figure = 1 + d(e - T)/|T - b| with the projected value e at the due date; flat lines of |T|. On track if the projection
/// meets the bound. The cut of 0.90 is the library's own parameter. A straight line loses to "no change" on most short series:
/// a plain reference, not advice.
struct TrendProjection {
  Cuts cuts{1.0, 0.90};
  friend bool operator==(const TrendProjection&, const TrendProjection&) = default;
};

inline std::string name_of(const TrendProjection&) { return "trend_projection"; }

namespace detail {

/// Cumulative cuts as reported since the start, from 0 at the opening.
inline std::vector<Point> cumulative_points(const Standing& standing) {
  std::vector<Point> points;
  if (standing.start) points.push_back({position_in_years(standing.start->date), 0});
  for (const Observation& reported : standing.known.observations())
    if (reported.report == Report::since_start) points.push_back({position_in_years(end_of(reported.period)), reported.value});
  return points;
}

/// The figures a trend is drawn through: levels and rates as known; totals as they grew from 0 at the opening.
inline std::vector<Point> trend_points(const Standing& standing) {
  if (standing.track == Track::chained_change) return cumulative_points(standing);
  const bool adds_up = standing.track == Track::total || standing.track == Track::budget;
  if (!adds_up || !standing.start) return points_of(standing.known);
  std::vector<Point> points{{position_in_years(standing.start->date), 0}};
  const std::optional<Total> total = join_total(standing.known, standing.start->date, standing.figure->at);
  if (!total || total->gap) return {};
  for (const Observation& part : total->parts)
    points.push_back({position_in_years(end_of(part.period)), points.back().value + part.value});
  return points;
}

}  // namespace detail

inline Score score_of(const TrendProjection& method, const Standing& standing) {
  if (!standing.schedule.due) return unscored(Reason::no_schedule);
  const std::optional<Trend> trend = fit_trend(detail::trend_points(standing));
  if (!trend) return unscored(Reason::too_few_points);
  const double end = projected_value(*trend, *standing.schedule.due);
  const bool from_nothing = is_flat(standing.track) || !standing.start;
  const double way = std::abs(standing.demand->limit - (from_nothing ? 0 : standing.start->value));
  const double limit = standing.demand->two_sided ? detail::nearest_edge(*standing.demand, end) : standing.demand->limit;
  Score score{.projected = end};
  if (way > 0) score.figure = 1 + better_side(standing, limit) * (end - limit) / way;
  const bool met = meets(*standing.demand, standing.direction, end);
  const bool near = score.figure && detail::at_least(*score.figure, method.cuts.at_risk);
  score.status = met ? Status::on_track : near ? Status::at_risk : Status::off_track;
  return score;
}

}  // namespace milepost
