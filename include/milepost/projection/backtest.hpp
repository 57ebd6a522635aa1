// How good projections would have been: the ends of series are hidden from the models and compared with what they say.
#pragma once

#include "milepost/projection/accuracy.hpp"
#include "milepost/projection/error_pool.hpp"
#include "milepost/projection/project.hpp"

namespace milepost {

/// What is tried. A history of n figures is shown to a model up to an origin, and the next `horizon` figures, as far as there are any, are
/// compared; then the origin moves on by one.
struct BacktestSettings {
  std::vector<Model> models{Automatic{}};
  int horizon{6};
  std::vector<double> levels{80, 95};
  int shortest{4};                       ///< figures before the first origin
  int origins{0};                        ///< of each series only the last so many that leave `horizon` figures; 0: every one that leaves one
  std::optional<int> window{};           ///< only so many figures before the origin are shown
  ErrorSource errors{};                  ///< as in ProjectionSettings; mixed ones only for a single model
  std::size_t threads{1};
};

/// One origin of one series: what was shown, what came.
struct BacktestOrigin {
  std::uint32_t series{};
  RegularSeries shown{};
  std::vector<double> later{};           ///< the figures after it, at most `horizon`
  std::optional<double> scale{};         ///< mean absolute change of what was shown, a season apart; none where nothing changes
};

/// Every origin, and for each model its projections there, a row an origin.
struct Backtest {
  std::vector<BacktestOrigin> origins{};
  std::vector<std::string> models{};
  std::vector<Paths> paths{};                    ///< by model
  std::vector<ProjectionColumns> projections{};  ///< the same, held and with intervals
};

/// Throws OutOfRange for settings that make no sense; series that are too short have no origins.
Backtest backtest(std::span<const RegularSeries> series, const BacktestSettings& settings = {});
Backtest backtest(const Panel& panel, const BacktestSettings& settings = {});

/// One model over histories of `from` to `to` figures: means over origins of the means over steps. Scaled measures leave out origins
/// whose figures had not changed. Compared with Naive on the same origins: 1 is as good as "no change".
struct AccuracyRow {
  std::string model{};
  int from{};
  int to{};
  std::int64_t origins{};
  std::int64_t failures{};                       ///< paths that are no finite numbers, or that a model of one's own left out in part
  std::optional<double> percentage_error{};      ///< sMAPE
  std::optional<double> scaled_error{};          ///< MASE
  std::optional<double> weighted_average{};      ///< OWA
  std::vector<std::optional<double>> coverage{};           ///< by level
  std::vector<std::optional<double>> interval_score{};     ///< MSIS, by level
  std::optional<double> ranked_score{};                    ///< CRPS over the scale, of the quantiles at the levels
};

/// A row a model for all lengths together, then for each class of lengths that occurs: to 5, 6 to 8, 9 to 12, 13 to 20, more.
std::vector<AccuracyRow> accuracy_of(const Backtest& tried);

/// Errors of one model, a row an origin and step that came.
struct BacktestErrors {
  ResultColumn<std::int64_t> series{};
  ResultColumn<std::int32_t> length{};  ///< figures that were shown
  ResultColumn<std::int32_t> step{};
  ResultColumn<double> actual{};
  ResultColumn<double> projected{};
  ResultColumn<double> scaled{};        ///< on the error scale, over its size; what error tables are made of. Not finite where nothing had moved
  ResultColumn<double> score{};         ///< standard normal, among the errors that the shipped table expects there
};

/// Of the model at a place of `tried.models`.
BacktestErrors errors_of(const Backtest& tried, std::size_t model);

/// The summary of them, of origins whose figures are not all zero.
ErrorPool pool_of(const Backtest& tried, std::size_t model);

}  // namespace milepost
