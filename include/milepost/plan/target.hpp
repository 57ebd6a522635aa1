// What was promised: a bound on an indicator, due on a date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/plan/baseline.hpp"
#include "milepost/plan/id.hpp"
#include "milepost/plan/responsibility.hpp"
#include "milepost/plan/versions.hpp"
#include "milepost/quantity/bound.hpp"
#include "milepost/time/due.hpp"
#include "milepost/trajectory/shape.hpp"

namespace milepost {

/// How strongly the document commits itself: 要, 推进, 支持, 力争 / 争取, 探索, 建议.
enum class Strength { must, promote, support, strive, explore, suggest };

constexpr std::string_view name_of(Strength strength) {
  constexpr std::string_view names[]{"must", "promote", "support", "strive", "explore", "suggest"};
  return names[static_cast<int>(strength)];
}

/// What becomes of a target that the named baseline already meets: a line to hold, or the path is followed all the same.
enum class IfTargetWorse { hold, follow };

constexpr std::string_view name_of(IfTargetWorse choice) { return choice == IfTargetWorse::hold ? "hold" : "follow"; }

/// Why a target is no longer, or not, judged: 容错 decided, left the pool, its condition does not hold.
enum class EndingKind { exempted, exited, not_applicable };

constexpr std::string_view name_of(EndingKind kind) {
  constexpr std::string_view names[]{"exempted", "exited", "not_applicable"};
  return names[static_cast<int>(kind)];
}

struct Ending {
  EndingKind kind{};
  std::optional<Date> from{};  ///< in force from this day, the day inside; always if empty
  Text why{};
  friend bool operator==(const Ending&, const Ending&) = default;
};

/// A value the promise itself sets on the way, in the indicator's unit, at the period's end.
struct Milestone {
  Period period;
  double value{};
  friend bool operator==(const Milestone&, const Milestone&) = default;
};

/// A bound on an indicator, due on a date. All values are in the unit of the bound.
struct Target {
  TargetId id{};  ///< the indicator's name if empty
  IndicatorId indicator{};
  Bound bound{};
  Due due{};
  std::optional<Date> first_day{};  ///< of the window, where the document states it
  Strength strength{Strength::must};
  std::optional<Baseline> baseline{};
  bool hold{false};  ///< a line to hold (保持, 控制在), not to climb to
  IfTargetWorse if_target_worse{IfTargetWorse::hold};
  Shape shape{Linear{}};
  std::vector<Milestone> milestones{};
  bool unconfirmed{false};  ///< the target value could not be confirmed in its source
  std::optional<Ending> ending{};
  Adding adding{Adding::chain};       ///< of yearly rates to a cumulative change
  std::vector<Revision> revisions{};  ///< later versions, in the order of their days
  std::vector<Tier> tiers{};          ///< floor and stretch beside the bound
  std::vector<Reading> readings{};    ///< other ways to read the words; the target itself is the first
  std::vector<Part> parts{};          ///< broken down to entities and periods
  BundleId bundle{};              ///< of which it is a part, if any
  Text condition{};               ///< under which it holds; cases outside leave the denominator
  std::optional<Responsibility> responsibility{};  ///< where other units than the task's answer for it
  Source source{};
  Text note{};
  friend bool operator==(const Target&, const Target&) = default;
};

/// The name of a target: its own, else its indicator's.
inline const std::string& name_of(const Target& target) {
  return target.id.empty() ? target.indicator.value : target.id.value;
}

/// A version of the target is in force other than the first.
inline bool is_revised(const Target& target, const Date& as_of) {
  return !target.revisions.empty() && target.revisions.front().from <= as_of;
}

namespace detail {

/// What the change does not give stays as it is.
template <class Value, class Field>
void replace(Field& field, const std::optional<Value>& change) {
  if (change) field = *change;
}

inline void apply(Target& target, const Revision& revision) {
  replace(target.bound, revision.bound);
  replace(target.due, revision.due);
  replace(target.baseline, revision.baseline);
}

}  // namespace detail

/// The version in force on a day: every revision from that day or before, one after the other. It has no revisions of its own.
inline Target in_force(Target target, const Date& as_of) {
  const std::vector<Revision> revisions = std::move(target.revisions);
  target.revisions.clear();
  for (const Revision& revision : revisions)
    if (revision.from <= as_of) detail::apply(target, revision);
  return target;
}

/// The target as one of its readings has it, with no readings of its own. Kind and another indicator are the evidence's to change.
inline Target as_read(Target target, const Reading& reading) {
  detail::replace(target.bound, reading.bound);
  detail::replace(target.due, reading.due);
  detail::replace(target.first_day, reading.first_day);
  detail::replace(target.baseline, reading.baseline);
  detail::replace(target.adding, reading.adding);
  if (!reading.indicator.empty()) target.indicator = reading.indicator;
  target.readings.clear();
  return target;
}

/// The target with the bound of a tier, with no tiers of its own.
inline Target at_tier(Target target, const Tier& tier) {
  target.bound = tier.bound;
  target.tiers.clear();
  return target;
}

}  // namespace milepost
