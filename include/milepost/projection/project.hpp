// Where series lead: figures ahead by a model, with intervals from the errors that such projections have made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "milepost/detail/column.hpp"
#include "milepost/observation/series.hpp"
#include "milepost/plan/text.hpp"
#include "milepost/projection/error_source.hpp"
#include "milepost/projection/outlook.hpp"
#include "milepost/projection/paths.hpp"
#include "milepost/projection/regular_series.hpp"

namespace milepost {

/// What is asked of a projection.
struct ProjectionSettings {
  int horizon{6};                            ///< steps, 1 to 128
  std::vector<double> levels{80, 95};        ///< of the intervals, per cent, above 0 and below 100
  Model model{Automatic{}};
  std::optional<double> lower{};             ///< natural limits: nothing projected lies outside, intervals included, and errors shrink towards them
  std::optional<double> upper{};
  ErrorSource errors{};                      ///< the shipped ones, or one's own
  std::size_t threads{1};                    ///< 0: as many as the machine has
};

/// A row a series; figures stand row by row, `horizon` each, the nearest first. A series that cannot be projected has NaN and a fault.
struct ProjectionColumns {
  int horizon{};
  std::vector<double> levels{};
  ResultColumn<double> mean{};                 ///< the path of the model: of long series about the middle of what is expected, of short ones not
  std::vector<ResultColumn<double>> lower{};   ///< by level
  std::vector<ResultColumn<double>> upper{};
  ResultColumn<double> last{};                 ///< when the newest figure stands, years of the library's clock
  ResultColumn<double> step{};                 ///< years from one figure to the next
  std::vector<std::string> models{};           ///< what `model` counts
  ResultColumn<std::uint8_t> model{};          ///< by which it was projected: a simpler one than asked where there are too few figures
  ResultColumn<std::uint8_t> fault{};          ///< as SeriesFault
  std::vector<RowSeasons> seasons{};           ///< that were taken out and put back, of the rows that have one
  ResultColumn<std::uint8_t> even{};           ///< 0: steps of unequal length were taken for equal ones
  ResultColumn<std::int32_t> used{};           ///< figures that were seen
  ResultColumn<std::int32_t> filled{};         ///< put between them
  ResultColumn<std::uint8_t> spread{};         ///< 0: figures all zero do not show how far they may move, and the ends stand on the path
  ResultColumn<std::uint8_t> past{};           ///< 1: figures lie past a limit that was given; what is projected is held within it all the same
  ResultColumn<std::uint8_t> missing{};        ///< as in Paths: steps that a model of one's own left out
};

/// Throws OutOfRange, before any work, for a horizon, a level or limits that are none. Never throws on figures.
ProjectionColumns project(const Panel& panel, const ProjectionSettings& settings = {});

/// The same of series that stand on equal steps already.
ProjectionColumns project(std::span<const RegularSeries> rows, const ProjectionSettings& settings = {});

/// The same along paths that paths_of() has made of them by the model of the settings, told its limits, with their horizon.
ProjectionColumns project(std::span<const RegularSeries> rows, Paths paths, const ProjectionSettings& settings);

/// Every series of a panel on equal steps.
std::vector<RegularSeries> regular_rows(const Panel& panel);

/// What is to be expected of a series that was projected along a path by a model. `seasons` as the projection found them, null for none; a series
/// with a season is held within limits at the end only.
Outlook outlook_of(const RegularSeries& seen, std::span<const double> path, std::string_view model, const Seasons* seasons = nullptr,
                   const ErrorSource& errors = ShippedErrors{}, const NaturalLimits& limits = {});

/// One step of a projected path.
struct ProjectedFigure {
  double at{};                     ///< years of the library's clock
  double mean{};                   ///< the path, as in ProjectionColumns
  std::vector<double> lower{};     ///< by level
  std::vector<double> upper{};
};

/// Where one series leads. `note` says what was done otherwise than asked, in both languages; empty if nothing.
struct Projection {
  std::string model{};
  std::vector<double> levels{};
  std::vector<ProjectedFigure> figures{};
  int used{};
  int filled{};
  SeriesFault fault{SeriesFault::none};
  Text note{};
  bool spread{true};               ///< false: as in ProjectionColumns, no interval can be given
};

/// The same for one series, bit for bit; without figures when there is a fault.
Projection project(const Series& series, const ProjectionSettings& settings = {});

/// What was done otherwise than asked: gaps filled, a simpler model for few figures, a season taken out, uneven steps,
/// answers that a model of one's own left out; and figures without spread.
Text note_of(const ProjectionColumns& columns, std::size_t row);

}  // namespace milepost
