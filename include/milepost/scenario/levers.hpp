// Which measures bring the most: targets met in the mean, with each measure, without it, and with it alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "milepost/scenario/estimate.hpp"
#include "milepost/scenario/simulate.hpp"

namespace milepost {

/// How to rank. Of the simulation `levels` and `wanted_error` say nothing here.
struct LeverSettings {
  SimulationSettings simulation{};
  std::map<Strength, double> weights{};  ///< of targets by the strength of their commitment, none below 0; 1 where none is given
};

/// What a measure does to one target, or one entity of it.
struct LeverEffect {
  TargetId target{};
  std::string entity{};
  Estimate lost{};   ///< of the odds, if it is taken away from the whole scenario
  Estimate alone{};  ///< added to the odds, if it is the only measure
  friend bool operator==(const LeverEffect&, const LeverEffect&) = default;
};

/// One measure. Gains are told twice, for they differ where measures work on the same target: what is lost if only this one is given up, and what
/// it brings if it is the only one.
struct Lever {
  std::string intervention{};
  IndicatorId indicator{};
  Estimate without{};                 ///< targets met in the mean by all other measures
  Estimate alone{};                   ///< by this one only
  Estimate gain{};                    ///< what the whole scenario meets more than all others: it orders the list
  Estimate gain_alone{};              ///< what it meets more than no measure at all
  std::vector<LeverEffect> effects{};  ///< on targets that it can reach, itself or by links, in the order of the plan
  friend bool operator==(const Lever&, const Lever&) = default;
};

/// Targets met are added up over all that count and can be simulated, as in Outcome::whole; with weights the sum of those of the targets met.
struct LeverRanking {
  std::string plan{};
  std::string scenario{};
  std::size_t paths{};
  std::uint64_t seed{};
  std::size_t targets{};          ///< that are counted
  double most{};                  ///< the sum of their weights: all of them met
  Estimate none{};                ///< targets met in the mean without any measure, the scenario's own targets and links kept
  Estimate all{};                 ///< under the whole scenario
  std::vector<Lever> levers{};    ///< by gain, then by gain alone, then in the order of the scenario
  std::vector<LeftOut> left_out{};
  friend bool operator==(const LeverRanking&, const LeverRanking&) = default;
};

/// Every measure of a scenario by what it adds to the number of targets met in the mean. All futures are shared: a gain is a difference future by
/// future, its standard error that of the differences, and a measure that cannot reach a target changes nothing there, to the last bit. The
/// same bits for any number of threads. Throws as simulate() does, and OutOfRange for a weight below 0.
LeverRanking rank_levers(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const LeverSettings& settings = {});

}  // namespace milepost
