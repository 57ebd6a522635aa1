// Where a plan leads: the projected path of every target, and how likely each is to be met.
#pragma once

#include "milepost/aggregation/scorecard.hpp"
#include "milepost/assessment/probability.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// One target, or one entity of a target that holds for each.
struct ProjectedTarget {
  TargetId target{};
  IndicatorId indicator{};
  std::string entity{};                   ///< empty unless the target holds for each of a set
  Unit unit{};
  Projection projection{};                ///< of the figures known on the day
  std::optional<double> probability{};    ///< of meeting the bound at the due day; see probability_of_meeting()
};

namespace detail {

/// The limits asked for, else those of the indicator.
inline ProjectionSettings within_range(ProjectionSettings settings, const Indicator& indicator, const Series& known) {
  if (settings.lower || settings.upper) return settings;
  std::vector<double> figures;
  for (const Point& point : points_of(known)) figures.push_back(point.value);
  const NaturalLimits limits = natural_limits(known.unit(), indicator.kind, figures);
  settings.lower = limits.lower, settings.upper = limits.upper;
  return settings;
}

inline ProjectedTarget projected_target(const Plan& plan, const Directory& directory, const Target& target, const Indicator& indicator,
                                        const Observations& seen, const Date& as_of, const ProjectionSettings& settings, const std::string& entity) {
  const Evidence evidence = evidence_of(plan, directory, target, indicator, seen, as_of, entity);
  const Series known = known_as_of(evidence.series, as_of);
  return {name_of(target), indicator.id, entity, known.unit(), project(known, within_range(settings, indicator, known)), probability_of_meeting(evidence, settings.model)};
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

/// The card with the probability of each verdict filled in where there is one; targets that hold for each of a set have none.
inline Scorecard with_probabilities(Scorecard card, const Plan& plan, const Observations& seen, const Model& model = Automatic{}) {
  const Directory directory{plan};
  for (ScorecardRow& row : card.rows) {
    const Target* target = find(directory.targets, row.target.value);
    const Indicator* indicator = find(directory.indicators, row.indicator.value);
    if (target && indicator && !indicator->each)
      row.verdict.probability = probability_of_meeting(detail::evidence_of(plan, directory, *target, *indicator, seen, card.as_of), model);
  }
  return card;
}

}  // namespace milepost
