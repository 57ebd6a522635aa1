// Where one target failed, what was another: futures picked out by what became of some targets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/scenario/estimate.hpp"
#include "milepost/scenario/simulate.hpp"

namespace milepost {

/// What has to have become of a target in the futures that are picked.
struct Condition {
  TargetId target{};
  std::string entity{};  ///< of a target that each of a set has to meet: one has to be named
  bool met{false};
  friend bool operator==(const Condition&, const Condition&) = default;
};

/// The figure at the due day in some futures: of what adds up the total.
struct FigureSpread {
  Estimate mean{};
  std::vector<double> quantiles{};  ///< by level
  friend bool operator==(const FigureSpread&, const FigureSpread&) = default;
};

/// One target, or one entity of it, in all futures and in those that are picked.
struct ScreenedTarget {
  TargetId target{};
  IndicatorId indicator{};
  std::string entity{};
  Unit unit{};
  Estimate odds{};                        ///< of being met, in all futures
  std::optional<Estimate> picked_odds{};  ///< in those picked; empty where fewer than two are
  std::optional<Estimate> other_odds{};   ///< in the rest
  std::optional<Estimate> difference{};   ///< picked_odds - odds
  FigureSpread figure{};
  std::optional<FigureSpread> picked_figure{};
  friend bool operator==(const ScreenedTarget&, const ScreenedTarget&) = default;
};

struct Screening {
  std::string plan{};
  std::string scenario{};
  std::vector<Condition> conditions{};
  std::size_t paths{};
  std::uint64_t seed{};
  std::size_t picked{};                   ///< futures in which every condition holds
  Estimate share{};                       ///< of them in all
  std::vector<double> levels{};           ///< of the quantiles, per cent
  std::vector<ScreenedTarget> targets{};  ///< all others: the largest difference first, on either side, then in the order of the plan
  std::vector<LeftOut> left_out{};
  friend bool operator==(const Screening&, const Screening&) = default;
};

/// The futures of simulate() in which all conditions hold, against all futures. Targets that nothing ties together (a correlation, a link, a common
/// measure that is drawn) differ by chance only: compare a difference with its standard error, that of counting. `wanted_error` says
/// nothing here, and pairs of opposite surprises are drawn but counted one by one. The same bits for any number of threads. Throws as simulate() does, and
/// OutOfRange without a condition and for one on a target that is none or cannot be simulated.
Screening screen(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const std::vector<Condition>& conditions,
                 const SimulationSettings& settings = {});

}  // namespace milepost
