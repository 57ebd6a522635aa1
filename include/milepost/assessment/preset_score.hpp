// A preset as a method: one piece of evidence goes the way of a row among millions.
#pragma once

#include "milepost/assessment/ready_cuts.hpp"
#include "milepost/assessment/required.hpp"
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
  const bool levels = standing.track == Track::climb || standing.track == Track::hold || standing.track == Track::none;
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

/// What is to be kept in every period has no due day for a method that says what becomes of such targets.
inline bool has_due(const Preset& preset, const Standing& standing) {
  return standing.schedule.due && !(standing.schedule.recurrence && preset.treatments.maintain);
}

inline StandingRow row_of(const Preset& preset, const Standing& standing) {
  StandingRow row{.points = points_for_preset(standing)};
  row.offsets[1] = static_cast<std::int64_t>(row.points.times.size());
  row.direction = static_cast<std::int8_t>(sign_of(standing.direction));
  row.target = standing.demand ? standing.demand->limit : not_a_number;
  row.strict = standing.demand && standing.demand->strict ? 1 : 0;
  if (has_due(preset, standing)) row.due = position_in_years(*standing.schedule.due);
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

/// Means of yearly rates and comparisons have no way from a base to the target, only the target.
constexpr bool has_no_way(Track track) { return track == Track::mean_rate || track == Track::comparison; }

constexpr bool measures_lead(Statistic statistic) { return statistic == Statistic::lead || statistic == Statistic::lag || statistic == Statistic::shortfall; }

/// (the figure keeps the line, the level before it did): what is no level has no figure before.
inline Category by_line(const FourWays& four, const Standing& standing) {
  const auto keeps = [&](double value) { return meets(*standing.demand, standing.direction, value); };
  bool now = keeps(standing.figure->value), before = now;
  if (standing.track == Track::hold)
    for (const Observation& seen : standing.known.observations())
      if (end_of(seen.period) < standing.figure->at) before = keeps(seen.value);
  return now ? (before ? four.both : four.first_only) : before ? four.second_only : four.neither;
}

inline std::optional<Category> category_on_line(const Preset& preset, const Standing& standing, double figure) {
  return preset.treatments.history ? by_line(*preset.treatments.history, standing) : find_category(preset.cuts, figure);
}

/// On a flat line the lead of a preset is that of time_proportional, 100 d (y - T) / |T|. Nothing that must last is met early.
inline Score score_on_line(const Preset& preset, const Standing& standing) {
  const std::optional<double> lead = lead_of(standing, flat_limit(standing));
  if (!lead) return unscored(Reason::undefined_rate);
  const double figure = preset.statistic == Statistic::lead ? *lead : -*lead;
  const std::optional<Category> category = category_on_line(preset, standing, figure);
  if (!category || category->label.empty()) return {.reason = Reason::inconclusive, .figure = figure};
  return {.status = category->status, .figure = figure, .label = category->label, .points = category->score};
}

inline Score score_in(const VerdictColumns& result) {
  Score score{.figure = number_in(result.figure), .points = number_in(result.score)};
  if (result.reason[0] != VerdictColumns::none) score.reason = static_cast<Reason>(result.reason[0]);
  if (result.category[0] == VerdictColumns::none) return score;
  score.label = result.categories[result.category[0]].label;
  score.status = static_cast<Status>(result.status[0]);
  return score;
}

}  // namespace detail

/// Presets of reported rates judge figures in per cent alone, and assess() those of growth alone; those that put a small number for a zero, nothing that begins from 0 by its
/// kind; those of a lead, a line to hold by its distance; those of other ways from a base to the target, no mean rate and no comparison.
/// Presets choose their own base, unless the plan names one; their figure, label and class are those of a row of evaluate(), bit for
/// bit, but for leads on lines to hold, which rows do not know. What is over, due or met is the library's to say, as for every method.
inline Score score_of(const Preset& preset, const Standing& standing) {
  if (preset.rate == RateEstimator::reported && !is_percent(standing.unit)) return unscored(Reason::undefined_rate);
  if (detail::would_replace_beginning(preset, standing)) return unscored(Reason::undefined_rate);
  if (is_flat(standing.track) && detail::measures_lead(preset.statistic)) return detail::score_on_line(preset, standing);
  if (detail::has_no_way(standing.track) && preset.rate != RateEstimator::reported) return unscored(Reason::undefined_rate);
  return detail::score_in(detail::rated_alone(preset, detail::row_of(preset, standing)));
}

}  // namespace milepost
