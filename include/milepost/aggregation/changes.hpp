// What changed between two days, or two methods: one scorecard against an earlier one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "milepost/aggregation/scorecard.hpp"

namespace milepost {

/// How a commitment's verdict differs from before.
struct Change {
  TargetId target{};
  IndicatorId indicator{};
  Status before{Status::not_assessable};
  Status after{Status::not_assessable};
  std::optional<double> observed_before{};
  std::optional<double> observed_after{};
  std::optional<Date> observed_at{};    ///< the day the later figure belongs to
  bool new_figure{false};               ///< another day's figure, or a revised value
  bool new_version{false};              ///< the target has been revised in between
  bool is_new{false};                   ///< no such commitment before
  friend bool operator==(const Change&, const Change&) = default;
};

/// Worse, the same or better by status: -1, 0, 1. To or from not assessable is neither.
inline int turn_of(const Change& change) {
  const int before = detail::badness_of(change.before), after = detail::badness_of(change.after);
  if (before == 0 || after == 0 || before == after) return 0;
  return after < before ? 1 : -1;
}

namespace detail {

inline std::optional<double> observed_value(const Verdict& verdict) {
  return verdict.observed ? std::optional(verdict.observed->value) : std::nullopt;
}

inline std::optional<Date> observed_day(const Verdict& verdict) {
  return verdict.observed ? std::optional(verdict.observed->at) : std::nullopt;
}

/// Rows by the name of their target; pointers into the card.
inline std::map<std::string, const ScorecardRow*> rows_by_target(const Scorecard& card) {
  std::map<std::string, const ScorecardRow*> rows;
  for (const ScorecardRow& row : card.rows) rows.emplace(row.target.value, &row);
  return rows;
}

/// A commitment that is new was not assessable before.
inline Change change_between(const ScorecardRow* before, const ScorecardRow& after) {
  Change change{.target = after.target, .indicator = after.indicator, .after = after.verdict.status};
  change.observed_after = observed_value(after.verdict);
  change.observed_at = observed_day(after.verdict);
  change.is_new = before == nullptr;
  if (!before) return change;
  change.before = before->verdict.status;
  change.observed_before = observed_value(before->verdict);
  change.new_figure = after.verdict.observed && (change.observed_before != change.observed_after ||
                                                 observed_day(before->verdict) != change.observed_at);
  change.new_version = !(before->verdict.bound == after.verdict.bound) || before->verdict.schedule.due != after.verdict.schedule.due;
  return change;
}

inline bool says_something(const Change& change) {
  return change.before != change.after || change.new_figure || change.new_version || change.is_new;
}

}  // namespace detail

/// The counted commitments of the later card whose status, figure or version is not what it was, in the order of the plan. Where
/// the mention that counts has changed, each mention is compared with itself.
inline std::vector<Change> changes_between(const Scorecard& before, const Scorecard& after) {
  const auto rows = detail::rows_by_target(before);
  std::vector<Change> changes;
  for (const ScorecardRow& row : after.rows) {
    if (!row.counted) continue;
    const Change change = detail::change_between(find(rows, row.target.value), row);
    if (detail::says_something(change)) changes.push_back(change);
  }
  return changes;
}

}  // namespace milepost
