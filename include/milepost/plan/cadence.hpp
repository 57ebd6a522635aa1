// What is done again and again, or when something happens: meetings, dispatches, reports, evaluations.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "milepost/plan/provenance.hpp"
#include "milepost/plan/responsibility.hpp"
#include "milepost/time/due.hpp"

namespace milepost {

/// What is done: a dispatch 调度 asks the units how things stand; a review looks for what is in the way.
enum class CadenceKind { report, dispatch, meeting, evaluation, review, publication, event, other };

constexpr std::string_view name_of(CadenceKind kind) {
  constexpr std::string_view names[]{"report", "dispatch", "meeting", "evaluation", "review", "publication", "event", "other"};
  return names[static_cast<int>(kind)];
}

/// A cadence. Its due rule says when: `each month`, once within a window, `regularly` 定期, none. The period that is reported on is
/// another thing: 每月调度 with 总结本季度 keeps both, and check() flags it.
struct Cadence {
  CadenceId id{};
  Text name{};
  CadenceKind kind{CadenceKind::other};
  Due due{};
  int days_after_end{0};      ///< of each period: 10 is by the 10th day after it, -5 the 5th day before its last; 0: before it ends
  bool working_days{false};   ///< whether those days are counted as working days
  std::optional<Frequency> reporting_period{};  ///< what is reported on, where it is not the period of the due rule
  Text trigger{};             ///< the event that sets it off; empty: time alone does
  bool soft{false};           ///< 原则上: a miss is noted, no failure
  BodyId body{};              ///< that meets, or for which it is done
  Responsibility responsibility{};    ///< who does it; recipients and who sums up (coordinator) by their roles
  std::optional<EntitySetId> each{};  ///< every entity owes it
  std::vector<Text> contents{};       ///< what a report must hold
  Source source{};
  Text note{};
  friend bool operator==(const Cadence&, const Cadence&) = default;
};

/// It comes due by the calendar: not only on an event, not at times nobody set.
inline bool is_scheduled(const Cadence& cadence) {
  return !std::holds_alternative<NoDue>(cadence.due.rule) && !std::holds_alternative<Regularly>(cadence.due.rule);
}

/// How often it recurs; empty if it does not.
inline std::optional<Frequency> frequency_of(const Cadence& cadence) {
  const auto* each = std::get_if<EachPeriod>(&cadence.due.rule);
  return each ? std::optional{each->every} : std::nullopt;
}

}  // namespace milepost
