#include "milepost/projection/backtest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace milepost {

namespace {

void require_possible(const BacktestSettings& settings) {
  if (settings.models.empty()) fail_range("models", "none", "one at least");
  if (settings.shortest < 1) fail_range("shortest history", std::to_string(settings.shortest), "1 figure or more");
  if (settings.origins < 0) fail_range("origins", std::to_string(settings.origins), "0 for all, or a number");
  if (settings.window && *settings.window < 1) fail_range("window", std::to_string(*settings.window), "1 figure or more");
}

RegularSeries shown_of(const RegularSeries& series, std::size_t end, std::optional<int> window) {
  const std::size_t begin = window && end > static_cast<std::size_t>(*window) ? end - static_cast<std::size_t>(*window) : 0;
  const auto at = [&](std::size_t i) { return series.values.begin() + static_cast<std::ptrdiff_t>(i); };
  const double hidden = static_cast<double>(series.values.size() - end);
  return {.values = {at(begin), at(end)}, .last = series.last - hidden * series.step, .step = series.step, .used = static_cast<int>(end - begin), .even = series.even};
}

BacktestOrigin origin_at(std::uint32_t number, const RegularSeries& series, std::size_t end, const BacktestSettings& settings) {
  BacktestOrigin origin{.series = number, .shown = shown_of(series, end, settings.window)};
  const std::size_t last = std::min(series.values.size(), end + static_cast<std::size_t>(settings.horizon));
  origin.later.assign(series.values.begin() + static_cast<std::ptrdiff_t>(end), series.values.begin() + static_cast<std::ptrdiff_t>(last));
  origin.scale = seasonal_change(origin.shown.values, static_cast<std::size_t>(origin.shown.even ? steps_a_year(origin.shown) : 1));
  return origin;
}

/// All origins that leave a figure, or the last ones that leave a whole horizon.
void add_origins(std::vector<BacktestOrigin>& origins, std::uint32_t number, const RegularSeries& series, const BacktestSettings& settings) {
  const auto count = static_cast<int>(series.values.size());
  const int last = settings.origins > 0 ? count - settings.horizon : count - 1;
  const int first = settings.origins > 0 ? std::max(settings.shortest, last - settings.origins + 1) : settings.shortest;
  for (int end = first; end <= last; ++end) origins.push_back(origin_at(number, series, static_cast<std::size_t>(end), settings));
}

void try_model(Backtest& tried, const Model& model, std::span<const RegularSeries> shown, const BacktestSettings& settings) {
  tried.models.push_back(name_of(model));
  tried.paths.push_back(paths_of(histories_of(shown), model, settings.horizon, settings.threads));
  tried.projections.push_back(project(shown, tried.paths.back(),
                                      {.horizon = settings.horizon, .levels = settings.levels, .model = model, .errors = settings.errors, .threads = settings.threads}));
}

/// A mean of what there is.
struct RunningMean {
  double sum{};
  double count{};
  void add(std::optional<double> value) {
    if (value) sum += *value, count += 1;
  }
  std::optional<double> value() const { return count > 0 ? std::optional(sum / count) : std::nullopt; }
};

struct LengthClass {
  int from;
  int to;
};

constexpr int no_end = std::numeric_limits<int>::max();
constexpr LengthClass every_length{1, no_end};
constexpr LengthClass length_classes[]{{1, 5}, {6, 8}, {9, 12}, {13, 20}, {21, no_end}};

/// Means of one model over one class.
struct Tally {
  std::int64_t origins{}, failures{};
  RunningMean percentage{}, scaled{}, ranked{};
  std::vector<RunningMean> covered{}, interval{};
};

/// Quantiles as an ascending list: lower ends from the widest level, the path, upper ends to the widest.
std::vector<double> quantile_list(const ProjectionColumns& said, std::size_t place, const std::vector<std::size_t>& widest_first) {
  std::vector<double> list;
  for (const std::size_t level : widest_first) list.push_back(said.lower[level][place]);
  list.push_back(said.mean[place]);
  for (auto level = widest_first.rbegin(); level != widest_first.rend(); ++level) list.push_back(said.upper[*level][place]);
  return list;
}

std::vector<std::size_t> widest_first(const std::vector<double>& levels) {
  std::vector<std::size_t> order(levels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return levels[a] > levels[b]; });
  return order;
}

/// Mean over steps of the ranked score over the scale.
std::optional<double> ranked_over_scale(const ProjectionColumns& said, const BacktestOrigin& origin, std::size_t begin, const std::vector<std::size_t>& order) {
  if (!origin.scale) return std::nullopt;
  RunningMean mean;
  for (std::size_t step = 0; step < origin.later.size(); ++step) mean.add(ranked_probability_score(origin.later[step], quantile_list(said, begin + step, order)));
  return mean.value() ? std::optional(*mean.value() / *origin.scale) : std::nullopt;
}

void add_origin(Tally& tally, const ProjectionColumns& said, const BacktestOrigin& origin, std::size_t row, const std::vector<std::size_t>& order) {
  const std::size_t begin = row * static_cast<std::size_t>(said.horizon), steps = origin.later.size();
  const auto part = [&](const ResultColumn<double>& column) { return std::span<const double>(column).subspan(begin, steps); };
  const std::span<const double> path = part(said.mean);
  ++tally.origins;
  const bool answered = said.missing.empty() || said.missing[row] == 0;
  tally.failures += !answered || std::any_of(path.begin(), path.end(), [](double figure) { return !std::isfinite(figure); });
  tally.percentage.add(symmetric_percentage_error(origin.later, path));
  tally.scaled.add(scaled_error(origin.later, path, origin.scale));
  tally.ranked.add(ranked_over_scale(said, origin, begin, order));
  for (std::size_t level = 0; level < said.levels.size(); ++level) {
    tally.covered[level].add(coverage_of(origin.later, part(said.lower[level]), part(said.upper[level])));
    tally.interval[level].add(scaled_interval_score(origin.later, part(said.lower[level]), part(said.upper[level]), said.levels[level], origin.scale));
  }
}

Tally tally_of(const std::vector<BacktestOrigin>& origins, const ProjectionColumns& said, const LengthClass& lengths) {
  const std::vector<std::size_t> order = widest_first(said.levels);
  Tally tally{.covered = std::vector<RunningMean>(said.levels.size()), .interval = std::vector<RunningMean>(said.levels.size())};
  for (std::size_t row = 0; row < origins.size(); ++row) {
    const auto length = static_cast<int>(origins[row].shown.values.size());
    if (length >= lengths.from && length <= lengths.to) add_origin(tally, said, origins[row], row, order);
  }
  return tally;
}

AccuracyRow row_of_tally(const std::string& model, const LengthClass& lengths, const Tally& tally, const Tally& naive) {
  AccuracyRow row{.model = model, .from = lengths.from, .to = lengths.to, .origins = tally.origins, .failures = tally.failures,
                  .percentage_error = tally.percentage.value(), .scaled_error = tally.scaled.value(), .ranked_score = tally.ranked.value()};
  if (row.percentage_error && row.scaled_error && naive.percentage.value() && naive.scaled.value())
    row.weighted_average = overall_weighted_average(*row.percentage_error, *naive.percentage.value(), *row.scaled_error, *naive.scaled.value());
  for (const RunningMean& covered : tally.covered) row.coverage.push_back(covered.value());
  for (const RunningMean& interval : tally.interval) row.interval_score.push_back(interval.value());
  return row;
}

std::vector<RegularSeries> all_shown(const std::vector<BacktestOrigin>& origins) {
  std::vector<RegularSeries> shown;
  for (const BacktestOrigin& origin : origins) shown.push_back(origin.shown);
  return shown;
}

/// What was to be expected at one origin, by the shipped errors.
Outlook outlook_at(const BacktestOrigin& origin, const Paths& paths, std::size_t row) {
  return outlook_of(origin.shown, paths[row], paths.models[paths.model[row]], seasons_at(paths.seasons, row));
}

void add_errors(BacktestErrors& errors, const BacktestOrigin& origin, const Outlook& outlook) {
  for (std::size_t step = 1; step <= origin.later.size(); ++step) {
    const auto at = static_cast<double>(step);
    const double actual = origin.later[step - 1], error = outlook.scale.to(outlook.bare(actual, at)) - outlook.on_scale(step);
    errors.series.push_back(origin.series);
    errors.length.push_back(static_cast<std::int32_t>(origin.shown.values.size())), errors.step.push_back(static_cast<std::int32_t>(step));
    errors.actual.push_back(actual), errors.projected.push_back(outlook.held(step));
    errors.scaled.push_back(error / outlook.scale.size_at(at)), errors.score.push_back(score_of_figure(outlook, actual, at, errors_at(outlook, at)));
  }
}

}  // namespace

Backtest backtest(std::span<const RegularSeries> series, const BacktestSettings& settings) {
  require_possible(settings);
  Backtest tried;
  for (std::size_t i = 0; i < series.size(); ++i) add_origins(tried.origins, static_cast<std::uint32_t>(i), series[i], settings);
  const std::vector<RegularSeries> shown = all_shown(tried.origins);
  for (const Model& model : settings.models) try_model(tried, model, shown, settings);
  return tried;
}

BacktestErrors errors_of(const Backtest& tried, std::size_t model) {
  BacktestErrors errors;
  for (std::size_t row = 0; row < tried.origins.size(); ++row) add_errors(errors, tried.origins[row], outlook_at(tried.origins[row], tried.paths[model], row));
  return errors;
}

ErrorPool pool_of(const Backtest& tried, std::size_t model) {
  const BacktestErrors errors = errors_of(tried, model);
  ErrorPool pool{.model = tried.models[model]};
  std::int64_t counted = -1;  // rows of a series stand together
  for (std::size_t row = 0; row < errors.score.size(); ++row) {
    if (!std::isfinite(errors.scaled[row])) continue;
    add(pool, errors.score[row]);
    pool.series += errors.series[row] != counted, counted = errors.series[row];
  }
  return pool;
}

Backtest backtest(const Panel& panel, const BacktestSettings& settings) { return backtest(regular_rows(panel), settings); }

std::vector<AccuracyRow> accuracy_of(const Backtest& tried) {
  std::vector<AccuracyRow> rows;
  if (tried.projections.empty()) return rows;
  const ProjectionColumns& any = tried.projections.front();
  const ProjectionColumns naive = project(all_shown(tried.origins), {.horizon = any.horizon, .levels = any.levels, .model = Naive{}});
  std::vector<LengthClass> classes{every_length};
  classes.insert(classes.end(), std::begin(length_classes), std::end(length_classes));
  for (const LengthClass& lengths : classes) {
    const Tally yardstick = tally_of(tried.origins, naive, lengths);
    if (yardstick.origins == 0) continue;
    for (std::size_t m = 0; m < tried.models.size(); ++m)
      rows.push_back(row_of_tally(tried.models[m], lengths, tally_of(tried.origins, tried.projections[m], lengths), yardstick));
  }
  return rows;
}

}  // namespace milepost
