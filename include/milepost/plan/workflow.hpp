// A procedure as data: states, the steps between them, the rule by which a target enters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/provenance.hpp"
#include "milepost/plan/responsibility.hpp"

namespace milepost {

/// What a state does to the targets of its subject: nothing; a failure no longer counts 容错; it has left the pool 退出.
enum class StateEffect { none, exempts, exits };

constexpr std::string_view name_of(StateEffect effect) {
  constexpr std::string_view names[]{"none", "exempts", "exits"};
  return names[static_cast<int>(effect)];
}

struct State {
  std::string id{};
  Text name{};
  bool final_state{false};  ///< nothing is owed any more
  bool implied{false};      ///< follows from the text, which does not name it
  StateEffect effect{StateEffect::none};
  friend bool operator==(const State&, const State&) = default;
};

/// A step from one state to another.
struct Transition {
  std::string from{};         ///< empty: how a subject enters
  std::string to{};
  Text event{};               ///< what happens
  OrganizationId by{};        ///< who takes the step
  std::optional<int> within{};   ///< days from entering `from` in which the step is due, the last one inside
  bool working_days{false};   ///< whether those days are working days
  Text condition{};
  Text obligation{};          ///< what stays owed after the step: 容缺, papers to be handed in later
  bool implied{false};
  Source source{};
  friend bool operator==(const Transition&, const Transition&) = default;
};

/// A rule on verdicts: the status, or one that is worse; how far behind; how many reports in a row.
struct VerdictRule {
  std::string status{};                ///< name of a status: off_track is met by off_track and missed; empty: any
  std::optional<double> lead_below{};  ///< percentage points of the way; the number itself is not below
  int in_a_row{1};
  friend bool operator==(const VerdictRule&, const VerdictRule&) = default;
};

/// A workflow. Its subjects are named in the log of events: targets, entities, projects, cases.
struct Workflow {
  WorkflowId id{};
  Text name{};
  Text subject{};
  std::vector<State> states{};
  std::vector<Transition> transitions{};
  std::optional<VerdictRule> entered_when{};  ///< by which a target enters: 进度严重滞后
  std::optional<VerdictRule> left_when{};     ///< by which it may leave: 摘牌; `status` is then met by one that is better
  Source source{};
  Text note{};
  friend bool operator==(const Workflow&, const Workflow&) = default;
};

/// A state by its name; null if the workflow has none.
inline const State* find_state(const Workflow& workflow, std::string_view id) { return detail::named_in(workflow.states, id); }

}  // namespace milepost
