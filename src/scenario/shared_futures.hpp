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

/// With as many paths as are drawn: pairs are whole.
inline SimulationSettings whole_pairs(SimulationSettings settings) {
  if (settings.antithetic) settings.paths += settings.paths % 2;
  return settings;
}

/// 1 where a future meets the target, else 0.
inline Futures met_futures(const Runner& runner, const SimulationSettings& settings) { return count_futures(runner, settings, settings.paths).met; }

/// Met or not, and the figure at the due day; of what is settled the figure that is seen.
struct MetAndFigure {
  Futures met{}, figure{};
};

inline MetAndFigure met_and_figure(const Runner& runner, const SimulationSettings& settings) {
  Counted counted = count_futures(runner, settings, settings.paths);
  if (counted.figures.empty()) return {std::move(counted.met), Futures(settings.paths, runner.standing.figure->value)};
  const std::size_t steps = runner.stream.steps();
  Futures figures(settings.paths);
  for (std::size_t path = 0; path < figures.size(); ++path) figures[path] = SingleTarget::due_figure(runner, std::span(counted.figures).subspan(path * steps, steps));
  return {std::move(counted.met), std::move(figures)};
}

/// The mean, its error from single futures or, where they come in pairs, from pairs.
inline Estimate estimate_of(const Futures& values, const SimulationSettings& settings) {
  const Odds mean = mean_of_futures(values, settings.antithetic);
  return {mean.probability, mean.standard_error};
}

/// The difference of two means, with the error of futures that both share.
inline Estimate difference_of(const Futures& more, const Futures& less, const SimulationSettings& settings) {
  Futures differences(more.size());
  for (std::size_t path = 0; path < more.size(); ++path) differences[path] = more[path] - less[path];
  return {estimate_of(more, settings).value - estimate_of(less, settings).value, estimate_of(differences, settings).standard_error};
}

}  // namespace milepost
