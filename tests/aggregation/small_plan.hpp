// A plan of a few targets, built in a line each, for the tests of counts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "../assessment/support.hpp"
#include "milepost/aggregation.hpp"

namespace milepost::test {

/// Stocks of tonnes that start from 0 at end-2021 and are due at end-2025, judged as of end-2023 when half is owed.
class SmallPlan {
 public:
  SmallPlan() {
    plan.id = "small";
    plan.frame = {Date{2022, 1, 1}, years(2022, 2025)};
    plan.sections = {{.id = "one"}, {.id = "two"}};
  }

  Task& task(const std::string& id, const std::string& section = "one", std::vector<std::string> units = {}) {
    plan.tasks.push_back({.id = id, .section = section});
    for (const std::string& unit : units) plan.tasks.back().responsibility.organizations.push_back({.organization = unit});
    return plan.tasks.back();
  }

  /// A target of 100 (or what is said) on an indicator of its own name, in the latest task.
  Target& target(const std::string& name, const Bound& bound = at_least(100 * tonne)) {
    plan.indicators.push_back({.id = name, .unit = tonne});
    plan.targets.push_back({.id = name, .indicator = name, .bound = bound, .due = end_of(Year{2025}), .baseline = Baseline{0, Year{2021}}});
    if (!plan.tasks.empty()) plan.tasks.back().targets.push_back(name);
    return plan.targets.back();
  }

  Indicator& indicator(const std::string& name) {
    for (Indicator& one : plan.indicators)
      if (one.id == IndicatorId{name}) return one;
    return plan.indicators.front();
  }

  /// A figure at end-2023: 50 on track, 46 at risk, 20 off track, 100 achieved.
  void see(const std::string& name, double value, const std::string& entity = {}, std::optional<Date> published = Date{2023, 12, 31}) {
    const Observation figure{.period = Year{2023}, .value = value, .published = published};
    observations.insert_or_assign(SeriesKey{name, entity}, Series{tonne, {figure}});
  }

  Scorecard card(const Method& method = Path{}) const { return assess(plan, observations, Date{2023, 12, 31}, method); }
  RollUp counts() const { return roll_up(card()); }

  Plan plan;
  Observations observations;
};

inline const ScorecardRow& row_of(const Scorecard& card, const std::string& target) {
  for (const ScorecardRow& row : card.rows)
    if (row.target == TargetId{target}) return row;
  throw OutOfRange("no row " + target);
}

/// "achieved 0, on_track 1, at_risk 0, off_track 0, missed 0, not_assessable 2" without the noughts.
inline std::string told(const RollUp& counts) {
  std::string text;
  for (int i = 0; i < 6; ++i) {
    const int count = counts.statuses[static_cast<std::size_t>(i)];
    if (count > 0) text += (text.empty() ? "" : ", ") + std::string(name_of(static_cast<Status>(i))) + " " + std::to_string(count);
  }
  return text.empty() ? "nothing" : text;
}

inline std::string told(const std::vector<Group>& groups, const std::string& id) {
  for (const Group& group : groups)
    if (group.id == id) return told(group.counts);
  return "no such group";
}

}  // namespace milepost::test
