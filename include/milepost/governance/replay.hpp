// A workflow replayed from its log: where every subject stands, and what went against the rules.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "milepost/plan/plan.hpp"
#include "milepost/time/calendar.hpp"

namespace milepost {

/// A line of the log: on a day, a subject came into a state.
struct Event {
  WorkflowId workflow{};
  std::string subject{};  ///< a target, an entity, a project, a case
  Date date;
  std::string to{};       ///< the state it came into
  OrganizationId by{};    ///< who took the step, where the log says
  Text note{};            ///< the cause, the finding
  friend bool operator==(const Event&, const Event&) = default;
};

/// A stretch of time in one state.
struct Stay {
  std::string state{};
  Date since;                   ///< the day it came into it
  std::optional<Date> until{};  ///< the day it left; empty: still there
  std::optional<Date> limit{};  ///< the last day for the next step, where one is set
  OrganizationId by{};
  Text note{};
  friend bool operator==(const Stay&, const Stay&) = default;
};

/// What stays owed after a step: 容缺, the papers to be handed in later.
struct OpenObligation {
  Text what{};
  Date since;
  friend bool operator==(const OpenObligation&, const OpenObligation&) = default;
};

/// The way of one subject through a workflow.
struct Case {
  std::string subject{};
  std::vector<Stay> stays{};  ///< in the order of time
  std::vector<OpenObligation> obligations{};  ///< open until a final state is reached
  friend bool operator==(const Case&, const Case&) = default;
};

/// Something in the log that the workflow does not allow. The log is right about what happened: it is followed all the same.
struct Irregularity {
  std::size_t event{};    ///< its place in the log, from 0
  std::string message{};
  friend bool operator==(const Irregularity&, const Irregularity&) = default;
};

struct Replay {
  WorkflowId workflow{};
  std::vector<Case> cases{};                  ///< in the order in which they first appear
  std::vector<Irregularity> irregularities{};
  friend bool operator==(const Replay&, const Replay&) = default;
};

namespace detail {

inline const Transition* find_transition(const Workflow& workflow, const std::string& from, const std::string& to) {
  for (const Transition& transition : workflow.transitions)
    if (transition.from == from && transition.to == to) return &transition;
  return nullptr;
}

inline std::string quoted_id(const std::string& id) { return "'" + id + "'"; }

/// The last day for the next step out of a state: the shortest of the limits.
inline std::optional<Date> limit_in(const Workflow& workflow, const std::string& state, const Date& since, const Calendar& calendar) {
  std::optional<Date> limit;
  for (const Transition& transition : workflow.transitions) {
    if (transition.from != state || !transition.within) continue;
    const Date last = transition.working_days ? add_working_days(calendar, since, *transition.within).date : add_days(since, *transition.within);
    if (!limit || last < *limit) limit = last;
  }
  return limit;
}

/// Follows a log, event by event.
class Replayer {
 public:
  Replayer(const Workflow& workflow, const Calendar& calendar) : workflow_(workflow), calendar_(calendar) { replay_.workflow = workflow.id; }

  void follow(const Event& event, std::size_t number) {
    number_ = number;
    Case& one = case_of(event.subject);
    check_step(one, event);
    take_step(one, event);
  }

  Replay result() { return std::move(replay_); }

 private:
  Case& case_of(const std::string& subject) {
    const auto [at, fresh] = places_.emplace(subject, replay_.cases.size());
    if (fresh) replay_.cases.push_back({.subject = subject});
    return replay_.cases[at->second];
  }

  void note(const std::string& message) { replay_.irregularities.push_back({number_, message}); }

  void check_step(const Case& one, const Event& event) {
    if (!find_state(workflow_, event.to)) return note("state " + quoted_id(event.to) + " is none of workflow " + workflow_.id.value);
    const std::string from = one.stays.empty() ? "" : one.stays.back().state;
    const Transition* step = find_transition(workflow_, from, event.to);
    if (!step) note(from.empty() ? "no case begins in " + quoted_id(event.to) : "no step leads from " + quoted_id(from) + " to " + quoted_id(event.to));
    if (step && !step->by.empty() && !event.by.empty() && step->by != event.by)
      note("the step to " + quoted_id(event.to) + " is for " + step->by.value + " to take, not for " + event.by.value);
    if (!one.stays.empty()) check_time(one.stays.back(), event);
  }

  void check_time(const Stay& last, const Event& event) {
    if (event.date < last.since) note(quoted_id(event.subject) + " came into " + quoted_id(event.to) + " before it came into " + quoted_id(last.state));
    if (last.limit && *last.limit < event.date)
      note(quoted_id(event.subject) + " left " + quoted_id(last.state) + " " + std::to_string(days_of(event.date) - days_of(*last.limit)) + " days late");
  }

  void take_step(Case& one, const Event& event) {
    const std::string from = one.stays.empty() ? "" : one.stays.back().state;
    const Transition* step = find_transition(workflow_, from, event.to);
    if (!one.stays.empty()) one.stays.back().until = event.date;
    if (step && !step->obligation.empty()) one.obligations.push_back({step->obligation, event.date});
    const State* state = find_state(workflow_, event.to);
    if (state && state->final_state) one.obligations.clear();
    one.stays.push_back({event.to, event.date, {}, limit_in(workflow_, event.to, event.date, calendar_), event.by, event.note});
  }

  const Workflow& workflow_;
  const Calendar& calendar_;
  std::size_t number_{};
  std::map<std::string, std::size_t> places_{};
  Replay replay_{};
};

}  // namespace detail

/// Replays the events of one workflow, up to the close of a day, in the order of the log. Events of other workflows are passed over.
inline Replay replay(const Workflow& workflow, const std::vector<Event>& log, const Date& as_of, const Calendar& calendar = chinese_calendar()) {
  detail::Replayer replayer(workflow, calendar);
  for (std::size_t i = 0; i < log.size(); ++i)
    if (log[i].workflow == workflow.id && log[i].date <= as_of) replayer.follow(log[i], i);
  return replayer.result();
}

/// The state of a case at the close of a day; null before its first event.
inline const Stay* stay_on(const Case& one, const Date& date) {
  const auto last = std::find_if(one.stays.rbegin(), one.stays.rend(), [&](const Stay& stay) { return stay.since <= date; });
  return last == one.stays.rend() ? nullptr : &*last;
}

/// The cases whose next step is overdue at the close of a day, in the order of the replay.
inline std::vector<Case> late_cases(const Replay& replay, const Date& as_of) {
  std::vector<Case> late;
  for (const Case& one : replay.cases) {
    const Stay* stay = stay_on(one, as_of);
    if (stay && stay->limit && *stay->limit < as_of) late.push_back(one);
  }
  return late;
}

namespace detail {

/// The first day on which a case came into a state with an effect; a later state without one ends it.
inline std::optional<Ending> ending_of(const Workflow& workflow, const Case& one) {
  std::optional<Ending> ending;
  for (const Stay& stay : one.stays) {
    const State* state = find_state(workflow, stay.state);
    if (!state || state->effect == StateEffect::none) ending.reset();
    else if (!ending) ending = Ending{state->effect == StateEffect::exempts ? EndingKind::exempted : EndingKind::exited, stay.since, state->name};
  }
  return ending;
}

/// A member that has left stays in the history of the set.
inline void leave(EntitySet& set, const std::string& member, const Ending& ending) {
  if (std::find(set.members.begin(), set.members.end(), member) == set.members.end()) return;
  set.memberships.push_back({member, {}, eve_of(*ending.from), ending.why});
}

}  // namespace detail

/// The plan as a replay leaves it: a target or deliverable that goes by the name of a subject is exempted or has exited from that day
/// on (its failure leaves the score, its record stays); an entity that has exited leaves its sets with the day before.
inline Plan with_effects(Plan plan, const Workflow& workflow, const Replay& replay) {
  std::map<std::string, Ending> endings;
  for (const Case& one : replay.cases)
    if (const auto ending = detail::ending_of(workflow, one)) endings.emplace(one.subject, *ending);
  const auto end = [&](auto& thing, const std::string& name) {
    if (const auto found = endings.find(name); found != endings.end()) thing.ending = found->second;
  };
  for (Target& target : plan.targets) end(target, name_of(target));
  for (Deliverable& deliverable : plan.deliverables) end(deliverable, deliverable.id.value);
  for (const auto& [subject, ending] : endings)
    for (EntitySet& set : plan.entities)
      if (ending.kind == EndingKind::exited) detail::leave(set, subject, ending);
  return plan;
}

}  // namespace milepost
