// What the figure of a target hangs on: tornado, elementary effects and shares of variance of a scenario's inputs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/scenario/indices.hpp"
#include "milepost/scenario/simulate.hpp"

namespace milepost {

// Inputs are what a scenario leaves open and what nobody knows: of a measure "grants.delay", "grants.ramp", "grants.duration", "grants.half_life"
// and "grants.effect", where they are distributions; "skills -> jobs.elasticity" of a link; "surprise jobs" for all surprises of the figures of an
// indicator, "surprise jobs/east" of one entity. Only those count that can reach the target. Without groups given each measure is one
// ("grants"), each link ("skills -> jobs"), and the surprises of each indicator.

/// Inputs that are looked at together, by name.
struct InputGroup {
  std::string name{};
  std::vector<std::string> inputs{};
  friend bool operator==(const InputGroup&, const InputGroup&) = default;
};

/// How to ask.
struct SensitivitySettings {
  std::string entity{};              ///< of a target that each of a set has to meet
  std::vector<InputGroup> groups{};  ///< in place of the usual ones; an input in none of them stands by itself
  bool surprises{true};              ///< are inputs; else figures come as they are expected
  Model model{Automatic{}};
  Correlations correlations{};       ///< surprises of an indicator are then those it has of its own, after those listed before it
  std::uint64_t seed{1};
  double low{10}, high{90};          ///< of a tornado: levels of a parameter's distribution, per cent, between 0 and 100
  double tail{5};                    ///< of elementary effects: the grid reaches from this per cent of a distribution to as much below 100
  std::size_t trajectories{50};      ///< of elementary effects
  std::size_t grid{4};               ///< levels of their grid
  std::size_t samples{10'000};       ///< of shares of variance
  std::size_t threads{1};            ///< 0: as many as the machine has
  Progress progress{};               ///< of samples of the shares of variance, anew for each table of them; what it throws ends the work
};

/// One input at two levels of its distribution.
struct TornadoBar {
  std::string input{};
  std::optional<double> low_value{}, high_value{};  ///< of the parameter; empty where several distributions hang on one draw
  double low_figure{}, high_figure{};               ///< of the target at the due day
  double swing{};                                   ///< high_figure - low_figure
  friend bool operator==(const TornadoBar&, const TornadoBar&) = default;
};

/// The figure at the due day with every parameter at its median and no surprises, and with one parameter at a time away from it.
struct Tornado {
  TargetId target{};
  std::string entity{};
  Unit unit{};
  double low{}, high{};            ///< levels, per cent
  double middle{};
  std::vector<TornadoBar> bars{};  ///< the largest swing first, then in the order of the scenario
  friend bool operator==(const Tornado&, const Tornado&) = default;
};

/// Elementary effects on the figure of one step, the unit being the whole way from `tail` to 100 - `tail` per cent of a distribution.
struct MorrisStep {
  double at{};  ///< years of the library's clock
  std::vector<MorrisEffect> effects{};
  friend bool operator==(const MorrisStep&, const MorrisStep&) = default;
};

struct MorrisEffects {
  TargetId target{};
  std::string entity{};
  Unit unit{};
  std::size_t trajectories{};
  std::vector<MorrisStep> steps{};  ///< of what adds up the total so far
  MorrisStep due{};                 ///< the figure at the due day
  friend bool operator==(const MorrisEffects&, const MorrisEffects&) = default;
};

/// Shares of the variance of one step.
struct SobolStep {
  double at{};
  double mean{};
  double variance{};
  std::vector<SobolIndex> indices{};
  friend bool operator==(const SobolStep&, const SobolStep&) = default;
};

struct SobolIndices {
  TargetId target{};
  std::string entity{};
  Unit unit{};
  std::size_t samples{};
  std::uint64_t seed{};
  std::vector<SobolStep> steps{};
  SobolStep due{};  ///< the figure at the due day
  SobolStep met{};  ///< 1 where the bound is met there, else 0: the mean is the probability
  friend bool operator==(const SobolIndices&, const SobolIndices&) = default;
};

// All three throw InvalidInput for a scenario that does not fit the plan, and OutOfRange for a target that is none or cannot be simulated, for
// one whose figure is settled by what is seen, for settings that are none, and for groups with an input that is none or in two of them.

/// Which parameter moves the outcome most, one at a time. Surprises stay out of it.
Tornado tornado(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target,
                const SensitivitySettings& settings = {});

/// Elementary effects year by year: see morris_of().
MorrisEffects morris(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target,
                     const SensitivitySettings& settings = {});

/// Shares of variance year by year: see sobol_indices_of(). The futures of the first sample are those of simulate(); a group takes from the second
/// the numbers of its own names.
SobolIndices sobol_indices(const Plan& plan, const Observations& seen, const Scenario& scenario, const Date& as_of, const TargetId& target,
                           const SensitivitySettings& settings = {});

}  // namespace milepost
