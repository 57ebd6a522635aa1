// Futures of single targets, as vectors of one number a future, and what is counted of them.
#pragma once

#include <span>
#include <vector>

#include "counted.hpp"
#include "counting.hpp"
#include "milepost/scenario/estimate.hpp"
#include "single_target.hpp"

namespace milepost {

using Futures = std::vector<double>;  ///< a number each

/// With as many paths as are drawn.
inline SimulationSettings in_whole_units(SimulationSettings settings) {
  settings.paths = whole_units(settings.paths, settings.sampling);
  return settings;
}

/// 1 where a future meets the target, else 0.
inline Futures met_futures(const Runner& runner, const SimulationSettings& settings) {
  const Counted counted = count_futures(runner, settings);
  return {counted.met.begin(), counted.met.end()};
}

/// Met or not, and the figure at the due day; of what is settled the figure that is seen.
struct MetAndFigure {
  Futures met{}, figure{};
};

inline MetAndFigure met_and_figure(const Runner& runner, const SimulationSettings& settings) {
  const Counted counted = count_futures(runner, settings);
  Futures met(counted.met.begin(), counted.met.end());
  if (counted.figures.empty()) return {std::move(met), Futures(settings.paths, settling_figure(runner.standing, runner.stream.ahead))};
  const std::size_t steps = runner.stream.steps();
  const std::span<const double> last = counted.at_step(steps - 1);
  Futures figures(last.begin(), last.end());
  for (std::size_t path = 0; path < figures.size(); ++path)
    figures[path] = figure_at_due(runner, steps > 1 ? counted.at_step(steps - 2)[path] : figure_at_start(runner), last[path]);
  return {std::move(met), std::move(figures)};
}

/// The mean, its error as the sampling has it.
inline Estimate estimate_of(const Futures& values, const SimulationSettings& settings) {
  const Odds mean = mean_of_futures(values, settings.sampling);
  return {mean.probability, mean.standard_error};
}

/// The difference of two means, with the error of futures that both share.
inline Estimate difference_of(const Futures& more, const Futures& less, const SimulationSettings& settings) {
  Futures differences(more.size());
  for (std::size_t path = 0; path < more.size(); ++path) differences[path] = more[path] - less[path];
  return {estimate_of(more, settings).value - estimate_of(less, settings).value, estimate_of(differences, settings).standard_error};
}

}  // namespace milepost
