// How likely targets are to be met: probabilities in columns, from projections and the errors they have made.
#pragma once

#include <optional>

#include "milepost/assessment/chance.hpp"
#include "milepost/assessment/likelihood.hpp"
#include "milepost/assessment/status.hpp"
#include "milepost/assessment/target_columns.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// How it is reckoned.
struct AttainSettings {
  Model model{Automatic{}};
  std::optional<double> lower{};         ///< natural limits of all series: a target past one is impossible, or certain
  std::optional<double> upper{};
  ErrorSource errors{};                  ///< the shipped ones, or one's own
  bool details{false};                   ///< fills the columns past `standard_error`
  std::size_t threads{1};
};

/// A row a target, in their order; NaN where there is a reason. The bound is met at a figure that reaches it; "more than" and "at least"
/// differ only for figures that are seen. 0 and 1 are kept for what is settled, by a figure or by a natural limit.
struct AttainColumns {
  ResultColumn<double> probability{};      ///< that the bound is met at the due day
  ResultColumn<double> standard_error{};   ///< of the simulation: 0, since these probabilities are integrated
  ResultColumn<double> any_time{};         ///< that it is met by some figure from the newest one to the due day (first passage)
  ResultColumn<double> every_time{};       ///< that it is met by every figure from the next one to the due day (recurring targets)
  ResultColumn<double> reached{};          ///< when the path meets the bound, years of the library's clock; NaN: not within 128 steps
  ResultColumn<double> reached_early{};    ///< the same of the better end of the 80 % interval
  ResultColumn<double> reached_late{};     ///< of the worse end
  std::vector<std::string> models{};       ///< what `model` counts
  ResultColumn<std::uint8_t> model{};
  ResultColumn<std::uint8_t> reason{};     ///< as Reason, 255 none
  ResultColumn<std::uint8_t> why{};        ///< the same told exactly: as Unforeseen, 255 none
};

/// Reads series, target, due, direction and strict of the targets. A figure seen at or after the due day settles the matter: 0 or 1; figures
/// that are all zero show no spread, and give a reason instead. A due day further than 128 steps ahead is taken at 128. Throws OutOfRange, before any work, for columns that do not fit together.
AttainColumns attain(const Panel& panel, const TargetColumns& targets, const AttainSettings& settings = {});

/// The distribution of how many of several independent targets are met: element k is the probability of exactly k.
std::vector<double> count_distribution(std::span<const double> probabilities);

/// What a sum of figures must reach: those seen so far, and so many figures to come.
struct SumAsked {
  double so_far{};
  double limit{};
  int steps{};
  int direction{1};
};

/// A probability by simulation, with its Monte Carlo standard error.
struct SimulatedProbability {
  double probability{};
  double standard_error{};
};

/// That the sum of what has been seen and of the next figures reaches the limit, or with direction -1 stays at or below it; errors hang
/// together over time as correlation_power() says. The draws depend on nothing but their number.
SimulatedProbability probability_of_sum(const Outlook& outlook, const SumAsked& asked, int paths = 4000);

}  // namespace milepost
