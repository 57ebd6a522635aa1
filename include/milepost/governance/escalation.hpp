// Which targets a workflow takes in by its rule: 对进度严重滞后的挂牌督办.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "milepost/aggregation/scorecard.hpp"
#include "milepost/plan/workflow.hpp"

namespace milepost {

namespace detail {

/// Which side of the status the rule is met on.
enum class RuleSide { worse, better };

/// A verdict that could not be reached meets no rule; nor does any verdict a rule on a status there is not (check() says so).
inline bool status_meets(const VerdictRule& rule, const Verdict& verdict, RuleSide side) {
  if (verdict.status == Status::not_assessable || rule.status.empty()) return verdict.status != Status::not_assessable;
  const std::optional<Status> asked = status_named(rule.status);
  const int is = badness_of(verdict.status);
  return asked && (side == RuleSide::worse ? is >= badness_of(*asked) : is <= badness_of(*asked));
}

inline bool verdict_meets(const VerdictRule& rule, const Verdict& verdict, RuleSide side) {
  const bool far_enough = !rule.lead_below || (verdict.lead && (side == RuleSide::worse ? *verdict.lead < *rule.lead_below : *verdict.lead >= *rule.lead_below));
  return far_enough && status_meets(rule, verdict, side);
}

inline bool last_meet(const VerdictRule& rule, const std::vector<Verdict>& history, RuleSide side) {
  const std::size_t wanted = rule.in_a_row < 1 ? 1 : static_cast<std::size_t>(rule.in_a_row);
  if (history.size() < wanted) return false;
  return std::all_of(history.end() - static_cast<std::ptrdiff_t>(wanted), history.end(), [&](const Verdict& one) { return verdict_meets(rule, one, side); });
}

}  // namespace detail

/// Does the history of a target, its verdicts in the order of time, meet the rule by which it enters? The last `in_a_row` verdicts must
/// each have the status or a worse one, and a lead below the number. A verdict that could not be reached meets no rule.
inline bool enters(const VerdictRule& rule, const std::vector<Verdict>& history) { return detail::last_meet(rule, history, detail::RuleSide::worse); }

/// The same for the rule by which it may leave: the status or a better one, and a lead not below the number.
inline bool leaves(const VerdictRule& rule, const std::vector<Verdict>& history) { return detail::last_meet(rule, history, detail::RuleSide::better); }

/// The targets that a workflow takes in by its rule, from scorecards in the order of their days. The last card says which targets
/// there are; a workflow without a rule takes in none.
inline std::vector<TargetId> targets_entering(const Workflow& workflow, const std::vector<Scorecard>& cards) {
  std::vector<TargetId> entering;
  if (!workflow.entered_when || cards.empty()) return entering;
  for (const ScorecardRow& row : cards.back().rows) {
    std::vector<Verdict> history;
    for (const Scorecard& card : cards)
      for (const ScorecardRow& earlier : card.rows)
        if (earlier.target == row.target) history.push_back(earlier.verdict);
    if (row.counted && enters(*workflow.entered_when, history)) entering.push_back(row.target);
  }
  return entering;
}

}  // namespace milepost
