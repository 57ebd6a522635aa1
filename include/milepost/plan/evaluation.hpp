// An evaluation, the grades it can give, and what is decided on each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "milepost/plan/provenance.hpp"
#include "milepost/plan/responsibility.hpp"
#include "milepost/time/due.hpp"

namespace milepost {

/// A grade. Thresholds are data: without one somebody has to say who gets the grade.
struct Grade {
  std::string id{};
  Text name{};
  std::optional<double> at_least{};  ///< lowest score that earns it, the score itself included
  friend bool operator==(const Grade&, const Grade&) = default;
};

/// 表扬和奖励, 责令整改, 动态调整, 挂牌督办; `other`: in the words of `name`.
enum class DecisionKind { praise_and_reward, order_rectification, dynamic_adjustment, listed_supervision, no_action, other };

constexpr std::string_view name_of(DecisionKind kind) {
  constexpr std::string_view names[]{"praise_and_reward", "order_rectification", "dynamic_adjustment", "listed_supervision", "no_action", "other"};
  return names[static_cast<int>(kind)];
}

/// What may be decided on a grade. Who proposes (报请) and who approves are two.
struct Decision {
  std::string grade{};      ///< of the evaluation
  DecisionKind kind{DecisionKind::other};
  Text name{};
  bool discretion{false};   ///< 视情况: may, not must
  OrganizationId proposer{};
  OrganizationId approver{};
  Source source{};
  friend bool operator==(const Decision&, const Decision&) = default;
};

/// Grades run from the best to the worst. A grade without a decision is legal and shown as such.
struct Evaluation {
  EvaluationId id{};
  Text name{};
  Text subject{};                     ///< what is evaluated
  std::optional<EntitySetId> each{};  ///< where the subjects are listed
  Due due{};
  CadenceId cadence{};                ///< in whose course it is held, and which owes it: no duty of its own
  Responsibility responsibility{};
  std::vector<Grade> grades{};
  std::vector<Decision> decisions{};
  Source source{};
  Text note{};
  friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

}  // namespace milepost
