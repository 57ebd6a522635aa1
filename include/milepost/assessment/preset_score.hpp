// A preset as a method: one piece of evidence goes the way of a row among millions.
#pragma once

#include "milepost/assessment/score.hpp"
#include "milepost/assessment/verdict_columns.hpp"
#include "milepost/detail/dispatch.hpp"

namespace milepost {

namespace detail {

/// A figure at the close of its period; of two periods that close together the later given stays.
inline void add_point(MadeRow& row, double time, double value) {
  if (!row.times.empty() && !(time > row.times.back())) {
    row.values.back() = value;
    return;
  }
  row.times.push_back(time);
  row.values.push_back(value);
}

/// What the preset chooses its points from: levels as known up to the figure judged; of totals and rates the start and the figure.
inline MadeRow points_for_preset(const Standing& standing) {
  MadeRow row;
  const bool levels = standing.track == Track::climb || standing.track == Track::hold;
  if (!levels && standing.start) add_point(row, position_in_years(standing.start->date), standing.start->value);
  if (levels)
    for (const Observation& seen : standing.known.observations())
      if (end_of(seen.period) < standing.figure->at) add_point(row, position_in_years(end_of(seen.period)), seen.value);
  add_point(row, position_in_years(standing.figure->at), standing.figure->value);
  return row;
}

/// The one row of a table that a standing is. A baseline that the plan names comes before the preset's own choice.
struct StandingRow {
  MadeRow points{};
  std::int64_t offsets[2]{};
  std::int64_t series{0};
  std::int8_t direction{};
  double target{}, due{not_a_number}, strict{}, base_period{not_a_number}, base_value{not_a_number};

  Panel panel() const { return {offsets, points.times, points.values}; }
  TargetColumns columns() const {
    return {.series = {&series, 1}, .direction = {&direction, 1}, .target = {&target, 1}, .due = {&due, 1}, .strict = {&strict, 1},
            .base_period = {&base_period, 1}, .base_value = {&base_value, 1}};
  }
};

inline StandingRow row_of(const Standing& standing) {
  StandingRow row{.points = points_for_preset(standing)};
  row.offsets[1] = static_cast<std::int64_t>(row.points.times.size());
  row.direction = static_cast<std::int8_t>(sign_of(standing.direction));
  row.target = standing.demand->limit;
  row.strict = standing.demand->strict ? 1 : 0;
  if (standing.schedule.due) row.due = position_in_years(*standing.schedule.due);
  if (!standing.start || standing.start->origin != StartOrigin::named) return row;
  row.base_period = position_in_years(standing.start->date);
  row.base_value = standing.start->value;
  return row;
}

/// The answer of one row, by the loop that evaluate() runs over many, at its narrowest.
inline VerdictColumns rated_alone(const Preset& preset, const StandingRow& row) {
  VerdictColumns result = empty_evaluation(preset, 1);
  const RatingPlan plan = plan_of(preset);
  const Panel panel = row.panel();
  const TargetColumns columns = row.columns();
  run_at<2>(PartRating{panel, columns, preset, plan, result, 0, 1});
  return result;
}

inline std::optional<double> number_in(const ResultColumn<double>& column) {
  return column.empty() || std::isnan(column[0]) ? std::nullopt : std::optional(column[0]);
}

}  // namespace detail

namespace detail {

/// The 0 from which a total begins is no figure that was seen: the small number that an institution puts for a zero is not for it.
inline bool would_replace_beginning(const Preset& preset, const Standing& standing) {
  return preset.treatments.zero > 0 && standing.start && standing.start->origin == StartOrigin::zero;
}

}  // namespace detail

/// Presets of reported rates judge figures in per cent alone; those that put a small number for a zero, nothing that begins from 0 by its
/// kind. Presets choose their own base, unless the plan names one; their figure, label and class are those of a row of evaluate(), bit for
/// bit. What is over, due or met is the library's to say, as for every method.
inline Score score_of(const Preset& preset, const Standing& standing) {
  if (preset.rate == RateEstimator::reported && !is_percent(standing.unit)) return unscored(Reason::undefined_rate);
  if (detail::would_replace_beginning(preset, standing)) return unscored(Reason::undefined_rate);
  const detail::StandingRow row = detail::row_of(standing);
  const VerdictColumns result = detail::rated_alone(preset, row);
  Score score{.figure = detail::number_in(result.figure), .points = detail::number_in(result.score)};
  if (result.reason[0] != VerdictColumns::none) score.reason = static_cast<Reason>(result.reason[0]);
  if (result.category[0] == VerdictColumns::none) return score;
  score.label = result.categories[result.category[0]].label;
  score.status = static_cast<Status>(result.status[0]);
  return score;
}

}  // namespace milepost
