// How much each input of a function matters: elementary effects and shares of variance.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "milepost/scenario/estimate.hpp"

namespace milepost {

/// A function of inputs that lie between 0 and 1, each as likely as any other there. It is asked from several threads at once where there are.
using CubeFunction = std::function<double(std::span<const double>)>;

/// Inputs that are moved together, by their places from 0.
struct CubeGroup {
  std::string name{};
  std::vector<std::size_t> inputs{};
  friend bool operator==(const CubeGroup&, const CubeGroup&) = default;
};

/// Each input by itself: "0", "1", "2" ...
std::vector<CubeGroup> one_by_one(std::size_t inputs);

/// What a step in a group does to the function, over many places where it may be taken.
struct MorrisEffect {
  std::string group{};
  std::optional<double> mu{};     ///< mean elementary effect; empty for several inputs together, whose steps have no one direction
  double mu_star{};               ///< mean size
  std::optional<double> sigma{};  ///< standard deviation: other than 0 for what is not linear, or hangs on other inputs; empty as mu
  friend bool operator==(const MorrisEffect&, const MorrisEffect&) = default;
};

struct MorrisSettings {
  std::size_t trajectories{50};  ///< 2 at least
  std::size_t levels{4};         ///< of the grid from 0 to 1 on which they walk: even, 2 at least; each step is levels / (2 (levels - 1)) long
  std::uint64_t seed{1};
};

/// Elementary effects (Morris, Technometrics 33, 1991), with mu* for groups too (Campolongo, Cariboni and Saltelli, Environmental Modelling &
/// Software 22, 2007): along each trajectory every group is moved once, in an order of its own, each input in the only direction that stays within 0 and 1.
/// Effects are differences over the length of the step: those of a straight line are its slopes, to the last digits. Inputs in no group stay
/// where a trajectory starts. Throws OutOfRange for settings that are none and for groups with a place that is none, or twice.
std::vector<MorrisEffect> morris_of(const CubeFunction& function, std::size_t inputs, const std::vector<CubeGroup>& groups, const MorrisSettings& settings = {});

/// Shares of the variance of a function that are due to a group of inputs.
struct SobolIndex {
  std::string group{};
  std::optional<Estimate> first{};  ///< by itself: what knowing it alone would take off; empty where nothing varies
  std::optional<Estimate> total{};  ///< with all it does together with others: what would be left if all others were known
  friend bool operator==(const SobolIndex&, const SobolIndex&) = default;
};

struct SobolSettings {
  std::size_t samples{10'000};  ///< 2 to 10 million; the function is asked (groups + 2) times as often
  std::uint64_t seed{1};
  std::size_t threads{1};       ///< 0: as many as the machine has
};

/// Indices of Sobol' by exchanging one group at a time between two samples: first order after Saltelli et al. (Computer Physics Communications
/// 181, 2010, table 2, b), total after Jansen (Computer Physics Communications 117, 1999); of groups as for single inputs (Sobol',
/// Mathematics and Computers in Simulation 55, 2001). Standard errors are those of the ratios of means, linearised. Small indices may come out below 0. The same
/// bits for any number of threads. Throws OutOfRange as above.
std::vector<SobolIndex> sobol_indices_of(const CubeFunction& function, std::size_t inputs, const std::vector<CubeGroup>& groups, const SobolSettings& settings = {});

}  // namespace milepost
