// What a measure does to the path of an indicator: the parts of which every scenario is made.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "milepost/plan/target.hpp"
#include "milepost/scenario/course.hpp"
#include "milepost/scenario/distribution.hpp"

namespace milepost {

// A figure stands at the close of its period: that of 2030 at end_of(Year{2030}). Rates and per cents are per cent, amounts in the unit of
// the indicator, t is years since the start. "The start" is when the effect sets in, b the figure at the start.

/// The path goes on as it is; past its last figure that figure is carried on.
struct BusinessAsUsual {
  bool seen_only{false};        ///< what is projected is not believed: the last seen figure is carried on
  bool avoid_worsening{false};  ///< a figure worse than b is b
  friend bool operator==(const BusinessAsUsual&, const BusinessAsUsual&) = default;
};

/// The path moved by an amount.
struct LevelShift {
  Uncertain amount{0.0};
  friend bool operator==(const LevelShift&, const LevelShift&) = default;
};

/// So many percentage points of growth a year more (or less) than the path has: y (1 + points/100)^t.
struct GrowthChange {
  Uncertain points{0.0};
  friend bool operator==(const GrowthChange&, const GrowthChange&) = default;
};

/// b + amount t, in place of the path.
struct LinearChange {
  Uncertain per_year{0.0};
  std::optional<Date> share_of{};  ///< per_year is per cent of the figure of this day
  friend bool operator==(const LinearChange&, const LinearChange&) = default;
};

/// b (1 + rate/100)^t, in place of the path.
struct AnnualRate {
  Uncertain percent{0.0};
  friend bool operator==(const AnnualRate&, const AnnualRate&) = default;
};

/// The compound rate of the last step before a time goes on.
struct LatestRate {
  std::optional<Date> at{};       ///< the start if empty
  std::optional<double> least{};  ///< no rate below this, per cent
  std::optional<double> most{};   ///< nor above this
  friend bool operator==(const LatestRate&, const LatestRate&) = default;
};

/// The compound rate that leads from the figure at one time to a goal at another, applied from b. `relative`: the goal is a change, per cent.
struct RateToGoal {
  double goal{};
  Date by;
  std::optional<Date> since{};  ///< the start if empty
  bool relative{false};
  friend bool operator==(const RateToGoal&, const RateToGoal&) = default;
};

/// Where the time of a line is counted from if its base is not its start.
enum class LineClock { start, base };

constexpr std::string_view name_of(LineClock clock) { return clock == LineClock::start ? "start" : "base"; }

/// A straight line to a change of the figure at the base, per cent. As WHO computes it the line leaves b, yet its time is counted from the
/// base, so that it jumps after the start; with LineClock::start it does not.
struct PercentOfBaseline {
  Uncertain percent{0.0};
  Date by;
  std::optional<Date> base{};  ///< the start if empty
  LineClock clock{LineClock::base};
  friend bool operator==(const PercentOfBaseline&, const PercentOfBaseline&) = default;
};

/// A straight line to a value by a time, level afterwards. A target behind where the line starts: hold stays there, follow goes back to it.
struct FixedTarget {
  Uncertain value{0.0};
  Date by;
  std::optional<Date> base{};      ///< the line starts from the figure of this time, at the start
  IfTargetWorse if_target_worse{IfTargetWorse::hold};
  std::optional<double> if_missing{};  ///< in place of a figure to start from
  friend bool operator==(const FixedTarget&, const FixedTarget&) = default;
};

/// A fixed target: back to the figure at the base. It does not climb to one that is worse unless told to follow.
struct HaltRise {
  std::optional<Date> base{};  ///< the start if empty
  Date by;
  IfTargetWorse if_target_worse{IfTargetWorse::hold};
  friend bool operator==(const HaltRise&, const HaltRise&) = default;
};

/// How the rate before a dip is told: by its first and last figure, or as the mean of the rates between neighbours.
enum class DipRate { first_to_last, mean_of_rates };

constexpr std::string_view name_of(DipRate rate) { return rate == DipRate::first_to_last ? "first_to_last" : "mean_of_rates"; }

/// A dip, then on at the compound rate r of the time before it: last (1 + r (t - recovery + one step)), linear in r; from the dip to the
/// recovery the last figure is carried on. `last` is the last seen before the recovery; the dip itself counts as seen.
struct DipRecover {
  Date dip;
  Date recovery;
  std::optional<Date> rate_from{};  ///< the start if empty
  DipRate rate{DipRate::first_to_last};
  std::optional<Date> full_by{};    ///< r grows evenly from nothing at the recovery to all of it by then
  friend bool operator==(const DipRecover&, const DipRecover&) = default;
};

/// Figures given for some times stand in place of the path's.
struct GivenValues {
  std::vector<std::pair<Date, double>> values{};
  friend bool operator==(const GivenValues&, const GivenValues&) = default;
};

/// The last figure of the path at the start is carried on until a time, then the earlier path goes on.
struct ReturnToEarlier {
  std::vector<std::pair<Date, double>> earlier{};
  Date since;
  friend bool operator==(const ReturnToEarlier&, const ReturnToEarlier&) = default;
};

/// Nothing moves any more: b.
struct Stop {
  friend bool operator==(const Stop&, const Stop&) = default;
};

/// Figures past a limit are on it.
struct Cap {
  std::optional<double> lower{}, upper{};
  friend bool operator==(const Cap&, const Cap&) = default;
};

struct TrimmedEffect;

/// The one whose figure is best at a time; of several the one whose sum from the start is (unless `end_only`), then the first.
struct BestOf {
  std::vector<TrimmedEffect> of;  // no braces: clang 14 would make one of a type that is not whole yet
  std::optional<Date> at{};  ///< the last time asked for if empty
  bool end_only{false};
  bool worst{false};           ///< the least ambitious instead: the easiest of several
  friend bool operator==(const BestOf& a, const BestOf& b);
};

/// An effect of one's own: the course, the start, a time; answers the figure. Two of one name are taken for the same.
struct CustomEffect {
  std::string name{"custom"};
  std::function<double(const Course&, double start, double time)> figure{};
  friend bool operator==(const CustomEffect& a, const CustomEffect& b) { return a.name == b.name; }
};

/// Every part; one's own last.
using Effect = std::variant<BusinessAsUsual, LevelShift, GrowthChange, LinearChange, AnnualRate, LatestRate, RateToGoal, PercentOfBaseline, FixedTarget, HaltRise,
                            DipRecover, GivenValues, ReturnToEarlier, Stop, Cap, BestOf, CustomEffect>;

/// What holds the figures of a scenario: natural limits, and what the path reaches anyway where that is better.
struct Trim {
  std::optional<double> lower{0.0}, upper{100.0};
  bool keep_better{true};
  friend bool operator==(const Trim&, const Trim&) = default;
};

struct TrimmedEffect {
  Effect effect{};
  Trim trim{};
  friend bool operator==(const TrimmedEffect&, const TrimmedEffect&) = default;
};

inline bool operator==(const BestOf& a, const BestOf& b) { return a.of == b.of && a.at == b.at && a.end_only == b.end_only && a.worst == b.worst; }

constexpr std::string_view name_of(const BusinessAsUsual&) { return "business_as_usual"; }
constexpr std::string_view name_of(const LevelShift&) { return "level_shift"; }
constexpr std::string_view name_of(const GrowthChange&) { return "growth_change"; }
constexpr std::string_view name_of(const LinearChange&) { return "linear_change"; }
constexpr std::string_view name_of(const AnnualRate&) { return "annual_rate"; }
constexpr std::string_view name_of(const LatestRate&) { return "latest_rate"; }
constexpr std::string_view name_of(const RateToGoal&) { return "rate_to_goal"; }
constexpr std::string_view name_of(const PercentOfBaseline&) { return "percent_of_baseline"; }
constexpr std::string_view name_of(const FixedTarget&) { return "fixed_target"; }
constexpr std::string_view name_of(const HaltRise&) { return "halt_rise"; }
constexpr std::string_view name_of(const DipRecover&) { return "dip_recover"; }
constexpr std::string_view name_of(const GivenValues&) { return "given_values"; }
constexpr std::string_view name_of(const ReturnToEarlier&) { return "return_to_earlier"; }
constexpr std::string_view name_of(const Stop&) { return "stop"; }
constexpr std::string_view name_of(const Cap&) { return "cap"; }
constexpr std::string_view name_of(const BestOf&) { return "best_of"; }
inline std::string_view name_of(const CustomEffect& effect) { return effect.name; }

inline std::string_view name_of(const Effect& effect) {
  return std::visit([](const auto& one) { return name_of(one); }, effect);
}

}  // namespace milepost
