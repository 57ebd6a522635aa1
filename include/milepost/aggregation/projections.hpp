// Where a plan leads: the projected path of every target, and how likely each is to be met.
#pragma once

#include "milepost/aggregation/scorecard.hpp"
#include "milepost/assessment/probability.hpp"
#include "milepost/assessment/running_total.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// One target, or one entity of a target that holds for each.
struct ProjectedTarget {
  TargetId target{};
  IndicatorId indicator{};
  std::string entity{};                   ///< empty unless the target holds for each of a set
  Unit unit{};
  Projection projection{};                ///< of the figures known on the day; of what adds up the running total, as it is counted
  std::optional<double> probability{};    ///< of meeting the bound at the due day; see probability_of_meeting()
  Chance chance{};                        ///< what that rests on, or why there is none
  std::optional<Date> due{};
  std::optional<Date> as_of{};            ///< what was known at its close
  std::string asked{};                    ///< the model asked for; that of the projection may be a simpler one
};

namespace detail {

/// With the limits of the indicator on a side where none is asked for.
inline ProjectionSettings within_range(ProjectionSettings settings, const Indicator& indicator, const Series& known) {
  std::vector<double> figures;
  for (const Point& point : points_of(known)) figures.push_back(point.value);
  const NaturalLimits limits = either({settings.lower, settings.upper}, natural_limits(known.unit(), indicator.kind, figures));
  settings.lower = limits.lower, settings.upper = limits.upper;
  return settings;
}

inline bool is_running_total(const Observation& observation) { return observation.report != Report::period; }

/// Running totals that do not join on to the opening are all there is.
inline void note_reported_totals(Text& note, const Series& known) {
  if (std::none_of(known.observations().begin(), known.observations().end(), is_running_total)) return;
  note = joined({"所报为累计数，不能自起算日起衔接，按原数列示", "running totals as they were reported, which do not join on to the opening"}, note);
}

/// A natural limit that figures have passed already is none of theirs.
inline ProjectionSettings with_own_limits(ProjectionSettings settings, const Series& known) {
  for (const Observation& observation : known.observations()) {
    if (settings.lower && observation.value < *settings.lower) settings.lower.reset();
    if (settings.upper && observation.value > *settings.upper) settings.upper.reset();
  }
  return settings;
}

inline void note_limits(Text& note, const ProjectionSettings& asked, const ProjectionSettings& kept) {
  if (asked.lower == kept.lower && asked.upper == kept.upper) return;
  note = joined(note, {"已有数据超出所给界限，该界限不适用", "figures lie past a limit that was given, which does not apply"});
}

inline Projection projection_of(const Evidence& evidence, const Series& known, const ProjectionSettings& settings, const Indicator& indicator) {
  if (std::optional<Projection> total = projected_total(evidence, settings)) return std::move(*total);
  Projection projection = project(known, within_range(settings, indicator, known));
  if (projection.fault == SeriesFault::none) note_reported_totals(projection.note, known);
  return projection;
}

inline ProjectedTarget projected_target(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                                        const Observations& seen, const Date& as_of, const ProjectionSettings& settings, const std::string& entity) {
  const Evidence evidence = evidence_of(plan, directory, target, indicator, seen, as_of, entity);
  const Series known = known_as_of(evidence.series, as_of);
  const ProjectionSettings kept = with_own_limits(settings, known);
  ProjectedTarget row{name_of(target), indicator.id, entity, known.unit(), projection_of(evidence, known, kept, indicator)};
  note_limits(row.projection.note, settings, kept);
  row.chance = chance_of_meeting(evidence, kept);
  row.probability = row.chance.probability;
  row.due = schedule_of(in_force(evidence)).due;
  row.as_of = as_of, row.asked = name_of(settings.model);
  return row;
}

inline std::vector<std::string> entities_of(const Plan& plan, const Indicator& indicator, const Date& as_of) {
  const EntitySet* set = indicator.each ? find(plan, *indicator.each) : nullptr;
  return set ? members_on(*set, as_of) : std::vector<std::string>{""};
}

}  // namespace detail

/// Every target of a plan by what was known at the close of a day, in the order of the document; a target that holds for each of a set once
/// for each of its members. A target whose indicator is missing has no row.
inline std::vector<ProjectedTarget> project(const Plan& plan, const Observations& seen, const Date& as_of, const ProjectionSettings& settings = {}) {
  const Directory directory{plan};
  std::vector<ProjectedTarget> rows;
  for (const Target& target : plan.targets)
    if (const Indicator* indicator = find(directory.indicators, target.indicator.value))
      for (const std::string& entity : detail::entities_of(plan, *indicator, as_of))
        rows.push_back(detail::projected_target(plan, directory, target, *indicator, seen, as_of, settings, entity));
  return rows;
}

/// The card with the chance of each verdict: its probability, or why there is none, as of targets that hold for each of a set.
inline Scorecard with_probabilities(Scorecard card, const Plan& plan, const Observations& seen, const Model& model = Automatic{}) {
  const Directory directory{plan};
  for (ScorecardRow& row : card.rows) {
    const Target* target = find(directory.targets, row.target.value);
    const Indicator* indicator = find(directory.indicators, row.indicator.value);
    if (!target || !indicator) continue;
    if (indicator->each) row.verdict.chance = Chance{.why = Unforeseen::for_each};
    else row.verdict.chance = chance_of_meeting(detail::evidence_of(plan, directory, *target, *indicator, seen, card.as_of), {.model = model});
    row.verdict.probability = row.verdict.chance->probability;
  }
  return card;
}

}  // namespace milepost
