// What came of many simulated futures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "milepost/assessment/status.hpp"
#include "milepost/plan/id.hpp"
#include "milepost/plan/target.hpp"
#include "milepost/quantity/unit.hpp"

namespace milepost {

/// A share of the futures, with the standard error of having counted so many only.
struct Odds {
  double probability{};
  double standard_error{};
  friend bool operator==(const Odds&, const Odds&) = default;
};

/// Figures of one step over all futures: the mean with its standard error, and quantiles by level.
struct Band {
  double at{};  ///< years of the library's clock
  double mean{};
  double standard_error{};
  std::vector<double> quantiles{};
  friend bool operator==(const Band&, const Band&) = default;
};

/// When the bound is first met, over the futures: the shares that have met it by the end of each step are in `met_by`. Dates are empty where
/// fewer futures than that ever meet it up to the due day.
struct FirstPassage {
  std::vector<double> at{};
  std::vector<double> met_by{};
  std::optional<double> early{}, median{}, late{};  ///< met by 10, 50 and 90 % of all futures: years of the library's clock
  friend bool operator==(const FirstPassage&, const FirstPassage&) = default;
};

/// One target, or one entity of it.
struct TargetOutcome {
  TargetId target{};
  IndicatorId indicator{};
  std::string entity{};
  Unit unit{};
  Strength strength{};
  bool counted{true};          ///< stands for its commitment in the plan
  Odds odds{};                 ///< of meeting the bound at the due day
  std::vector<Band> bands{};   ///< of what adds up: of the total so far; none where what is seen settles it
  FirstPassage first_met{};
  friend bool operator==(const TargetOutcome&, const TargetOutcome&) = default;
};

/// The figures of all entities of a target added up, future by future, where they are of a kind that adds up (stocks and flows), every entity is
/// simulated and their steps are the same.
struct SumOutcome {
  TargetId target{};
  IndicatorId indicator{};
  Unit unit{};
  std::size_t entities{};
  std::vector<Band> bands{};  ///< from the first step that lies ahead of all of them
  friend bool operator==(const SumOutcome&, const SumOutcome&) = default;
};

/// Several targets together: a task, a section, the whole plan. Targets that cannot be simulated are not among them.
struct GroupOutcome {
  std::string id{};
  std::size_t targets{};
  Odds all{};                         ///< all are met
  double mean_share{};                ///< of targets met
  double mean_share_error{};
  std::vector<double> chance_of{};    ///< that exactly 0, 1, 2 ... are met
  friend bool operator==(const GroupOutcome&, const GroupOutcome&) = default;
};

/// A target that cannot be simulated, and why.
struct LeftOut {
  TargetId target{};
  std::string entity{};
  Reason reason{};
  Text why{};  ///< in words, and more closely
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// What only the observations tell of a measure or a link: that it does nothing, or not all of what it says.
struct SimulationNote {
  std::string subject{};  ///< "intervention grants", "link skills -> jobs", "indicator jobs"
  TargetId target{};      ///< where it is seen; empty if everywhere
  std::string entity{};
  Text words{};
  friend bool operator==(const SimulationNote&, const SimulationNote&) = default;
};

/// All of it. The same bits for the same plan, observations, scenario, day, seed and count of paths.
struct Outcome {
  std::string plan{};
  std::string scenario{};
  std::size_t paths{};
  std::uint64_t seed{};
  std::vector<double> levels{};        ///< of the quantiles, per cent
  std::vector<TargetOutcome> targets{};
  std::vector<SumOutcome> sums{};      ///< of targets that each of a set has to meet
  std::vector<GroupOutcome> tasks{};
  std::vector<GroupOutcome> sections{};
  GroupOutcome binding{};              ///< targets of the strength `must`
  GroupOutcome whole{};                ///< all targets that count
  std::vector<LeftOut> left_out{};
  std::vector<SimulationNote> notes{};
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

}  // namespace milepost
