// The figures by which a target will be judged: where they lead up to its due day.
#pragma once

#include <optional>
#include <string>

#include "milepost/assessment/standing.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// What has been seen on equal steps and the path that goes on from it. Of what adds up over the window it is what was added in each step.
struct Foresight {
  RegularSeries seen{};
  Paths paths{};                    ///< one row, to the due day at least
  double steps{};                   ///< to the due day; 0 where what is seen settles it
  std::optional<double> so_far{};   ///< of what adds up: reported since the window opened
  NaturalLimits limits{};           ///< of the figures seen

  bool is_settled() const { return !(steps > 0); }
  const std::string& model() const { return paths.models[paths.model[0]]; }
  /// A view of this, and of a table of one's own.
  Outlook outlook(const ErrorSource& errors = ShippedErrors{}) const;
};

/// Of a level, and of what adds up. Empty where nothing can be foreseen: without a figure, a due day or a number, for recurring targets, mean
/// rates, chained changes, comparisons with another indicator. A level has the limits asked for, on a side where none is those of the
/// indicator; limits of a total are none of what is added.
std::optional<Foresight> foresight_of(const Standing& standing, const ProjectionSettings& settings = {});

/// Of what is settled the figure that the verdict goes by: of the due day, whatever was reported later.
double settling_figure(const Standing& standing, const Foresight& ahead);

/// A series that has figures, with the path that goes on from it so many steps, 128 at most.
Foresight foreseen(RegularSeries seen, const Model& model, double steps, const NaturalLimits& limits = {});

}  // namespace milepost
