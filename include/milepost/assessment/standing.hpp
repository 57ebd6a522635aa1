// The facts of one target on its as-of day, before any method speaks.
#pragma once

#include <optional>
#include <vector>

#include "milepost/assessment/demand.hpp"
#include "milepost/assessment/figure.hpp"
#include "milepost/trajectory/trajectory.hpp"

namespace milepost {

/// What kind of line the target is judged along.
enum class Track {
  none,            ///< no number to judge by
  climb,           ///< from the baseline to the limit
  hold,            ///< flat at the limit: a line to hold
  total,           ///< from 0 at the opening to the limit
  budget,          ///< a cap on a total: what may have been used so far
  mean_rate,       ///< flat: yearly rates, their geometric mean
  chained_change,  ///< from 0 to a cumulative cut in per cent
  comparison       ///< flat: another indicator over the same years
};

/// Flat lines ask for the limit itself at every moment.
constexpr bool is_flat(Track track) { return track == Track::hold || track == Track::mean_rate || track == Track::comparison; }

/// Where a start value comes from.
enum class StartOrigin { named, last_before_opening, first_after_opening, zero };

/// The first point of the path.
struct Start {
  double value{};
  Date date;
  StartOrigin origin{};
};

/// Everything that a method may use; values in `unit`.
struct Standing {
  Date as_of;
  Kind kind{};
  Direction direction{};
  Track track{};
  Unit unit{};
  Schedule schedule{};
  Series known{};                  ///< as known on the as-of day; yearly rates for growth
  std::optional<Start> start{};
  std::optional<Demand> demand{};
  std::optional<Figure> figure{};  ///< the figure judged
  Shape shape{Linear{}};           ///< of the required path, steps included
  std::vector<Waypoint> milestones{};
};

namespace detail {

/// 累计降低, 累计增长: a growth that is to be cut or raised by so much over the whole window.
inline bool is_cumulative(const Evidence& evidence) {
  return kind_of(evidence) == Kind::growth && std::holds_alternative<ChangeBy>(evidence.target.bound);
}

inline bool is_cut(const Evidence& evidence) { return is_cumulative(evidence) && std::get<ChangeBy>(evidence.target.bound).change.value < 0; }

/// The known figures in the unit of judgement. What is to be cut is reported as cuts; levels give their growth.
inline Series known_figures(const Evidence& evidence, const Unit& unit) {
  const Series known = known_as_of(evidence.series, evidence.as_of);
  if (kind_of(evidence) != Kind::growth) return in(known, unit);
  return is_cut(evidence) && !is_percent(known.unit()) ? negated(rates_of(known)) : rates_of(known);
}

/// The unit of judgement: the indicator's, else the bound's, else the series'.
inline Unit unit_of(const Evidence& evidence) {
  if (kind_of(evidence) == Kind::growth) return percent_unit;
  if (evidence.indicator) return evidence.indicator->unit;
  const std::optional<Quantity> limit = limit_of(evidence.target.bound, direction_of(evidence));
  return limit ? limit->unit : evidence.series.unit();
}

/// Flows, growth and one-off milestones start from nothing at the opening.
inline bool starts_from_zero(Kind kind) { return kind == Kind::flow || kind == Kind::growth || kind == Kind::milestone; }

/// The last figure at or before the opening, else the first after it.
inline std::optional<Start> start_from_figures(const Series& known, const std::optional<Date>& open) {
  std::optional<Start> start;
  for (const Observation& observation : known.observations()) {
    const Date at = end_of(observation.period);
    const bool before = open && at <= *open;
    if (start && !before) break;
    start = Start{observation.value, at, before ? StartOrigin::last_before_opening : StartOrigin::first_after_opening};
  }
  return start;
}

/// The close of the eve of the first report serves as opening of a flow whose window nobody stated.
inline std::optional<Start> start_from_zero(const Series& known, const std::optional<Date>& open) {
  if (open) return Start{0, *open, StartOrigin::zero};
  if (known.empty()) return std::nullopt;
  return Start{0, eve_of(start_of(known.first().period)), StartOrigin::zero};
}

/// A named baseline comes first, but not for what adds up from nothing. A one-off owes nothing before its due day, so that any
/// day serves as its opening.
inline std::optional<Start> start_of_path(const Evidence& evidence, const Standing& standing) {
  const auto& named = named_baseline(evidence);
  const bool adds_up = standing.kind == Kind::flow || is_cumulative(evidence);
  if (named && !adds_up) return Start{named->value, end_of(named->period), StartOrigin::named};
  if (starts_from_zero(standing.kind)) {
    const auto zero = start_from_zero(standing.known, standing.schedule.open);
    return zero || standing.kind != Kind::milestone ? zero : Start{0, standing.as_of, StartOrigin::zero};
  }
  if (!evidence.baseline_from_figures) return std::nullopt;
  return start_from_figures(standing.known, standing.schedule.open);
}

inline bool compares(const Bound& bound) { return std::holds_alternative<Above>(bound) || std::holds_alternative<InStepWith>(bound); }

/// A named baseline that meets already makes a line to hold, unless the target is to be followed all the same.
inline bool is_held(const Target& target, const Standing& standing) {
  const bool each_period = standing.schedule.recurrence && standing.kind != Kind::milestone;
  if (target.hold || each_period || (standing.demand && standing.demand->two_sided)) return true;
  const bool named = standing.start && standing.start->origin == StartOrigin::named;
  return named && target.if_target_worse == IfTargetWorse::hold && standing.demand &&
         meets(*standing.demand, standing.direction, standing.start->value);
}

/// A flow of which less is better is a budget, in whatever words the bound is put.
inline Track track_of(const Evidence& evidence, const Standing& standing) {
  const Bound& bound = evidence.target.bound;
  if (std::holds_alternative<SomeOf>(bound) || std::holds_alternative<Toward>(bound)) return Track::none;
  if (compares(bound)) return Track::comparison;
  if (standing.kind == Kind::growth) return is_cumulative(evidence) ? Track::chained_change : Track::mean_rate;
  if (standing.kind == Kind::flow) return standing.direction == Direction::decrease ? Track::budget : Track::total;
  return is_held(evidence.target, standing) ? Track::hold : Track::climb;
}

/// The breakdown to periods as values on the way, which add up for totals. It is of no use for a limit that it does not come to: for
/// another tier, for a later version of the target.
inline std::vector<Waypoint> waypoints_of_parts(const Target& target, const Standing& standing) {
  const bool adds_up = standing.track == Track::total || standing.track == Track::budget;
  std::vector<Waypoint> waypoints;
  double before = 0;
  for (const Part& part : target.parts) {
    if (!part.period || !part.entity.empty()) continue;
    waypoints.push_back({end_of(*part.period), before + part.value});
    if (adds_up) before += part.value;
  }
  const bool arrives = !waypoints.empty() && standing.demand && equal(waypoints.back().value, standing.demand->limit);
  return arrives ? waypoints : std::vector<Waypoint>{};
}

/// The values on the way that the promise sets itself: its milestones, else its breakdown.
inline std::vector<Waypoint> waypoints_of(const Target& target, const Standing& standing) {
  std::vector<Waypoint> waypoints;
  for (const Milestone& milestone : target.milestones) waypoints.push_back({end_of(milestone.period), milestone.value});
  return waypoints.empty() ? waypoints_of_parts(target, standing) : waypoints;
}

/// Counts with ten units or fewer to go are owed in whole steps; a promise's own shape and milestones come first.
inline Shape shape_of(const Target& target, const Standing& standing) {
  const bool plain = std::holds_alternative<Linear>(target.shape) && standing.milestones.empty();
  const bool counts = is_count(standing.unit) && (standing.kind == Kind::stock || standing.kind == Kind::flow || standing.kind == Kind::milestone);
  const bool rises = standing.track == Track::climb || standing.track == Track::total;
  if (!plain || !counts || !rises || !standing.start || !standing.demand) return target.shape;
  return at_least(10, std::abs(standing.demand->limit - standing.start->value)) ? Shape{Steps{}} : target.shape;
}

/// How long the period is that a mean must cover to be compared: the baseline's, else that of the figure it starts from.
inline std::optional<Frequency> frequency_of_start(const Evidence& evidence, const Standing& standing) {
  if (const auto& named = named_baseline(evidence)) return frequency_of(named->period);
  for (const Observation& observation : standing.known.observations())
    if (standing.start && end_of(observation.period) == standing.start->date) return frequency_of(observation.period);
  return std::nullopt;
}

/// Means over a month or half a year say nothing of a year's.
inline Series means_that_compare(const Evidence& evidence, const Standing& standing) {
  const std::optional<Frequency> wanted = frequency_of_start(evidence, standing);
  if (!wanted) return standing.known;
  std::vector<Observation> alike;
  for (const Observation& observation : standing.known.observations())
    if (frequency_of(observation.period) == wanted) alike.push_back(observation);
  return Series{standing.known.unit(), std::move(alike)};
}

/// The last figure of a level; a named baseline is not a figure of the way.
inline std::optional<Figure> last_level(const Standing& standing) {
  if (standing.known.empty()) return std::nullopt;
  const Observation& last = standing.known.last();
  const bool named = standing.start && standing.start->origin == StartOrigin::named;
  if (named && end_of(last.period) <= standing.start->date) return std::nullopt;
  return figure_of(last);
}

inline std::optional<Figure> total_until(const Standing& standing, const Date& until) {
  if (!standing.start) return std::nullopt;
  const std::optional<Total> total = join_total(standing.known, standing.start->date, until);
  return total ? std::optional(figure_of(*total)) : std::nullopt;
}

inline std::optional<Figure> latest_figure(const Evidence& evidence, const Standing& standing) {
  switch (standing.track) {
    case Track::total:
    case Track::budget: return total_until(standing, std::min(standing.as_of, standing.schedule.due.value_or(standing.as_of)));
    case Track::mean_rate:
    case Track::comparison: return mean_rate_figure(standing.known, standing.schedule);
    case Track::chained_change: return chained_figure(standing.known, standing.schedule, !is_cut(evidence), evidence.target.adding);
    default: return last_level(standing);
  }
}

/// The value that a change is counted from: the named baseline, also of totals, which do not start there.
inline std::optional<double> origin_of_change(const Evidence& evidence, const Standing& standing) {
  if (const auto& named = named_baseline(evidence)) return named->value;
  return standing.start ? std::optional(standing.start->value) : std::nullopt;
}

}  // namespace detail

/// Works the facts out of the evidence; no method, no class yet.
inline Standing standing_of(const Evidence& evidence) {
  Standing standing{.as_of = evidence.as_of, .kind = kind_of(evidence), .direction = direction_of(evidence)};
  if (detail::is_cumulative(evidence)) standing.direction = Direction::increase;
  standing.unit = detail::unit_of(evidence);
  standing.schedule = schedule_of(evidence);
  standing.known = detail::known_figures(evidence, standing.unit);
  standing.start = detail::start_of_path(evidence, standing);
  if (evidence.indicator && evidence.indicator->period_average) standing.known = detail::means_that_compare(evidence, standing);
  const std::optional<double> reference = detail::reference_rate(evidence, standing.schedule, detail::yearly_rates(standing.known, standing.schedule));
  standing.demand = demand_of(evidence, standing.direction, standing.unit, detail::origin_of_change(evidence, standing), reference);
  standing.track = detail::track_of(evidence, standing);
  standing.milestones = detail::waypoints_of(evidence.target, standing);
  standing.shape = detail::shape_of(evidence.target, standing);
  standing.figure = detail::latest_figure(evidence, standing);
  return standing;
}

}  // namespace milepost
