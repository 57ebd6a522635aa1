// What it takes from now on: the pace that still reaches a target, and its factor over the pace so far.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/aggregation/projections.hpp"

namespace milepost {

/// How fast a figure moves, told in both ways.
struct YearlyPace {
  std::optional<double> amount{};  ///< on a straight line: so much a year, in the unit of the figures; of rates there is none
  std::optional<double> growth{};  ///< compound: 0.05 is 5 % a year; empty from, to or through zero
  friend bool operator==(const YearlyPace&, const YearlyPace&) = default;
};

/// One target, or one entity of it. A level is followed from its newest figure to the bound's number at the due day; of what adds up the
/// amounts are those to be added in a year, and growth is that of yearly additions (cumulative_growth(), of whole years still to come, the last
/// reported year being the start); of rates that are averaged growth is the mean rate of the years left; of a cumulative cut it is that of the
/// level that is cut.
struct RequiredEffort {
  TargetId target{};
  IndicatorId indicator{};
  std::string entity{};
  Unit unit{};
  std::optional<Reason> reason{};        ///< why nothing can be told; then all below is empty
  std::optional<double> figure{};        ///< the newest; of what adds up the total so far
  std::optional<Date> at{};              ///< of that figure: efforts count from its day, not from the as-of day
  Exactness exactness{Exactness::exact}; ///< of that figure
  std::optional<double> limit{};         ///< what the bound asks for; its strictness does not move it
  bool or_more{false};                   ///< the document asks for that or more (以上), and more is better
  bool strict{false};                    ///< the limit itself does not meet: paces lead to it, and have to go on past it
  Direction direction{Direction::increase};  ///< which side of the limit meets
  std::optional<Date> due{};
  bool met{false};                       ///< the newest figure meets the bound (a cap: is within it so far); what is needed may then be below zero: so much may be lost; a mean of rates only once its last year is in
  bool adds_up{false};
  bool is_cap{false};                    ///< on what adds up: amounts are what may be used, and moving toward it is using it up
  double years_left{};                   ///< from the newest figure to the due day; 0 once that day is over, whatever has been seen of it
  YearlyPace needed{};                         ///< from the newest figure to the due day; empty where no years are left
  YearlyPace so_far{};                         ///< since the start of the path, or since the first figure where the path starts with the newest
  Movement movement{Movement::unknown};  ///< where the pace so far leads; unknown with a single figure
  std::optional<double> amount_factor{};  ///< needed over so far, 2 is twice as fast; empty where it is met, and unless the pace so far leads toward the target
  std::optional<double> growth_factor{};
  std::optional<Frequency> reported{};    ///< of what adds up: how often, if alike
  std::optional<double> each_period{};    ///< to be added in each such period up to the due day
  friend bool operator==(const RequiredEffort&, const RequiredEffort&) = default;
};

/// What one target asks for from now on. Bounds without a number, targets owed in each period and comparisons with another indicator have a
/// reason in place of numbers.
RequiredEffort required_effort(const Evidence& evidence);

/// Every target of a plan by what was known at the close of a day, in the order of the document, one that holds for each of a set once for each
/// of its members; a set whose members are not listed has one row with the reason no_denominator.
std::vector<RequiredEffort> required_effort(const Plan& plan, const Observations& seen, const Date& as_of);

/// "361 pieces at end-2024; the target is 400 pieces by end-2025; needed in between: 39 pieces a year (10.8 % a year), so far: ..." in one sentence.
/// `indicator` gives the name.
std::string explain(const RequiredEffort& effort, Language language, const Indicator* indicator = nullptr);

}  // namespace milepost
