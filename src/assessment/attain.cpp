#include "milepost/assessment/attain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/numeric.hpp"
#include "milepost/projection/drawn_figures.hpp"
#include "milepost/projection/passage.hpp"

namespace milepost {

namespace {

constexpr double missing = detail::not_a_number;
constexpr std::uint8_t no_reason = 255;
constexpr double same_step = 1e-6;  ///< of a step
constexpr double end_of_80 = 1.2815515655446004;  ///< the score at the ends of an interval of 80 %

/// What one row of the table asks.
struct AskedBound {
  double limit{};
  double due{};
  int direction{};
  bool strict{};
};

NaturalLimits limits_of(const AttainSettings& settings) { return {settings.lower, settings.upper}; }

AskedBound bound_in(const TargetColumns& targets, std::size_t row) {
  const double strict = detail::cell(targets.strict, row);
  return {detail::cell(targets.target, row), detail::cell(targets.due, row), targets.direction[row], strict > 0};
}

bool meets_bound(double figure, const AskedBound& asked) {
  const double ahead = asked.direction * figure, needed = asked.direction * asked.limit;
  return asked.strict ? detail::more_than(ahead, needed) : detail::at_least(ahead, needed);
}

std::optional<Unforeseen> obstacle_in(const AskedBound& asked, std::int64_t series, std::span<const RegularSeries> rows) {
  if (series < 0) return Unforeseen::unknown_series;
  if (std::isnan(asked.limit)) return Unforeseen::no_number;
  if (std::isnan(asked.due)) return Unforeseen::no_due;
  const SeriesFault fault = rows[static_cast<std::size_t>(series)].fault;
  if (fault == SeriesFault::no_data) return Unforeseen::no_figures;
  if (asked.direction != 1 && asked.direction != -1) return Unforeseen::no_direction;
  if (std::isinf(asked.limit) || std::isinf(asked.due)) return Unforeseen::endless;
  return fault == SeriesFault::none ? std::nullopt : std::optional(Unforeseen::contradictory);
}

double steps_to(const RegularSeries& series, double time) { return (time - series.last) / series.step; }

/// The last figure at or before a time that is not ahead; none before the first.
std::optional<double> seen_by(const RegularSeries& series, double time) {
  const double back = std::ceil(-steps_to(series, time) - same_step);
  const double place = static_cast<double>(series.values.size()) - 1 - std::max(back, 0.0);
  return place >= 0 ? std::optional(series.values[static_cast<std::size_t>(place)]) : std::nullopt;
}

/// How far ahead paths have to go: to the latest due day of all, or as far as they can where dates are wanted.
int horizon_for(std::span<const RegularSeries> rows, const TargetColumns& targets, bool details) {
  if (details) return detail::most_steps;
  double farthest = 1;
  for (std::size_t row = 0; row < row_count(targets); ++row)
    if (const std::int64_t series = targets.series[row]; series >= 0 && !rows[static_cast<std::size_t>(series)].values.empty())
      if (const double steps = steps_to(rows[static_cast<std::size_t>(series)], detail::cell(targets.due, row)); steps > farthest) farthest = steps;
  return static_cast<int>(std::min(std::ceil(farthest), static_cast<double>(detail::most_steps)));
}

std::optional<bool> met_by_limits(const AskedBound& asked, const AttainSettings& settings) { return decided_by(limits_of(settings), asked.limit, asked.direction); }

double met_probability(const Outlook& outlook, const AskedBound& asked, double steps, const AttainSettings& settings) {
  if (const std::optional<bool> met = met_by_limits(asked, settings)) return *met ? 1 : 0;
  return asked.direction > 0 ? probability_at_or_above(outlook, asked.limit, steps) : probability_at_or_below(outlook, asked.limit, steps);
}

/// Scores of the bound at every whole step up to the due day: a score above is met, whichever way is better.
std::vector<double> barriers(const Outlook& outlook, const AskedBound& asked, double steps, const AttainSettings& settings) {
  std::vector<double> scores;
  const int whole = static_cast<int>(std::floor(steps + same_step));
  for (int step = 1; step <= whole; ++step) {
    const double met = met_probability(outlook, asked, step, settings);
    const double score = score_of_figure(outlook, asked.limit, step, errors_at(outlook, step));
    scores.push_back(met <= 0 ? detail::farthest_barrier : met >= 1 ? -detail::farthest_barrier : asked.direction * score);
  }
  return scores;
}

double any_time_probability(const Outlook& outlook, const AskedBound& asked, double steps, const AttainSettings& settings) {
  if (meets_bound(outlook.last, asked)) return 1;
  const double stays_below = probability_of_staying_below(barriers(outlook, asked, steps, settings), correlation_power(outlook.figures));
  return std::max(met_probability(outlook, asked, steps, settings), 1 - stays_below);
}

/// Met at every step is staying on the other side of the mirrored barrier.
double every_time_probability(const Outlook& outlook, const AskedBound& asked, double steps, const AttainSettings& settings) {
  std::vector<double> mirrored = barriers(outlook, asked, steps, settings);
  for (double& score : mirrored) score = -score;
  return std::min(met_probability(outlook, asked, steps, settings), probability_of_staying_below(mirrored, correlation_power(outlook.figures)));
}

/// How far past the bound what is expected lies at a score, on the error scale, the better way positive.
double margin_at(const Outlook& outlook, const AskedBound& asked, double score, int step) {
  const double error = score == 0 ? 0 : outlook.scale.size_at(step) * error_at_score(errors_at(outlook, step), asked.direction * score);
  return asked.direction * (outlook.middle(step) + error - outlook.scale.to(outlook.bare(asked.limit, step)));
}

/// The first time ahead at which what is expected at a score (0: the path itself) meets the bound, with a straight line within the step; NaN
/// for never.
double time_at_score(const Outlook& outlook, const RegularSeries& series, const AskedBound& asked, double score) {
  if (meets_bound(series.values.back(), asked)) return series.last;
  double before = asked.direction * (outlook.scale.to(outlook.last) - outlook.scale.to(outlook.bare(asked.limit, 1)));
  for (int step = 1; step <= static_cast<int>(outlook.path.size()); ++step) {
    const double now = margin_at(outlook, asked, score, step);
    if (now >= 0) return series.last + series.step * (step - 1 + (now > before ? std::clamp(-before / (now - before), 0.0, 1.0) : 1));
    before = now;
  }
  return missing;
}

/// Fills rows of the result.
class AttainWriter {
 public:
  AttainWriter(std::span<const RegularSeries> rows, const Paths& paths, const TargetColumns& targets, const AttainSettings& settings, AttainColumns& result)
      : rows_(rows), paths_(paths), targets_(targets), settings_(settings), result_(result) {}

  void write(std::size_t row) const {
    const AskedBound asked = bound_in(targets_, row);
    const std::int64_t series = targets_.series[row];
    if (const std::optional<Unforeseen> why = obstacle_in(asked, series, rows_)) return set_reason(row, *why);
    const RegularSeries& seen = rows_[static_cast<std::size_t>(series)];
    result_.model[row] = paths_.model[static_cast<std::size_t>(series)];
    const double steps = steps_to(seen, asked.due);
    if (steps <= same_step) return settle(row, seen, asked);
    const Outlook outlook = outlook_for(static_cast<std::size_t>(series));
    if (const std::optional<Unforeseen> why = doubt_of(outlook, asked, static_cast<std::size_t>(series))) return set_reason(row, *why);
    foresee(row, outlook, seen, asked, std::min(steps, static_cast<double>(detail::most_steps)));
  }

 private:
  Outlook outlook_for(std::size_t series) const {
    return outlook_of(rows_[series], paths_[series], paths_.models[paths_.model[series]], seasons_at(paths_.seasons, series), settings_.errors, limits_of(settings_));
  }

  /// A path that is not the model's own, or nothing to tell how far the figures may move; natural limits decide all the same.
  std::optional<Unforeseen> doubt_of(const Outlook& outlook, const AskedBound& asked, std::size_t series) const {
    if (met_by_limits(asked, settings_)) return std::nullopt;
    if (missing_answers(paths_, series) > 0) return Unforeseen::odd_answer;
    return outlook.scale.size > 0 ? std::nullopt : std::optional(Unforeseen::no_spread);
  }

  void set_reason(std::size_t row, Unforeseen why) const {
    result_.reason[row] = static_cast<std::uint8_t>(reason_for(why)), result_.why[row] = static_cast<std::uint8_t>(why), result_.model[row] = 0;
    result_.probability[row] = result_.standard_error[row] = missing;
    if (settings_.details) set_details(row, missing, missing);
  }

  void set_details(std::size_t row, double any_time, double every_time) const {
    result_.any_time[row] = any_time, result_.every_time[row] = every_time;
    result_.reached[row] = result_.reached_early[row] = result_.reached_late[row] = missing;
  }

  void set_certain(std::size_t row, double probability) const {
    result_.probability[row] = probability, result_.standard_error[row] = 0, result_.reason[row] = result_.why[row] = no_reason;
    if (settings_.details) set_details(row, probability, probability);
  }

  /// The due day is over for the figures that are seen.
  void settle(std::size_t row, const RegularSeries& seen, const AskedBound& asked) const {
    const std::optional<double> figure = seen_by(seen, asked.due);
    if (!figure) return set_reason(row, Unforeseen::no_figures);
    set_certain(row, meets_bound(*figure, asked) ? 1 : 0);
  }

  void foresee(std::size_t row, const Outlook& outlook, const RegularSeries& seen, const AskedBound& asked, double steps) const {
    if (const std::optional<bool> met = met_by_limits(asked, settings_)) set_certain(row, *met ? 1 : 0);
    else set_certain(row, held_open(met_probability(outlook, asked, steps, settings_)));
    if (!settings_.details) return;
    set_times(row, outlook, asked, steps);
    result_.reached[row] = time_at_score(outlook, seen, asked, 0);
    result_.reached_early[row] = time_at_score(outlook, seen, asked, end_of_80);
    result_.reached_late[row] = time_at_score(outlook, seen, asked, -end_of_80);
  }

  void set_times(std::size_t row, const Outlook& outlook, const AskedBound& asked, double steps) const {
    const double any_time = any_time_probability(outlook, asked, steps, settings_), every_time = every_time_probability(outlook, asked, steps, settings_);
    const bool settled = meets_bound(outlook.last, asked) || met_by_limits(asked, settings_);
    result_.any_time[row] = settled ? any_time : held_open(any_time);
    result_.every_time[row] = met_by_limits(asked, settings_) ? every_time : held_open(every_time);
  }

  std::span<const RegularSeries> rows_;
  const Paths& paths_;
  const TargetColumns& targets_;
  const AttainSettings& settings_;
  AttainColumns& result_;
};

AttainColumns empty_attain(std::size_t rows, bool details, std::vector<std::string> models) {
  AttainColumns result{.probability = ResultColumn<double>(rows), .standard_error = ResultColumn<double>(rows), .models = std::move(models),
                       .model = ResultColumn<std::uint8_t>(rows), .reason = ResultColumn<std::uint8_t>(rows), .why = ResultColumn<std::uint8_t>(rows)};
  if (details)
    for (ResultColumn<double>* column : {&result.any_time, &result.every_time, &result.reached, &result.reached_early, &result.reached_late}) column->resize(rows);
  return result;
}

void require_series(const TargetColumns& targets, const Panel& panel) {
  require_whole(targets, panel);
  if (targets.series.size() != row_count(targets)) fail_range("column series", "of " + std::to_string(targets.series.size()) + " rows", "as many as directions");
}

}  // namespace

AttainColumns attain(const Panel& panel, const TargetColumns& targets, const AttainSettings& settings) {
  require_whole(panel);
  require_series(targets, panel);
  require_limits(limits_of(settings));
  require_errors_of(settings.errors, name_of(settings.model));
  const std::vector<RegularSeries> rows = regular_rows(panel);
  Paths paths = paths_of(histories_of(rows), with_limits(settings.model, limits_of(settings)), horizon_for(rows, targets, settings.details), settings.threads);
  AttainColumns result = empty_attain(row_count(targets), settings.details, paths.models);
  const AttainWriter writer(rows, paths, targets, settings, result);
  detail::for_each_part(row_count(targets), settings.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) writer.write(row);
  });
  return result;
}

std::vector<double> count_distribution(std::span<const double> probabilities) {
  std::vector<double> chances{1};
  for (const double p : probabilities) {
    chances.push_back(0);
    for (std::size_t k = chances.size() - 1; k > 0; --k) chances[k] = chances[k] * (1 - p) + chances[k - 1] * p;
    chances[0] *= 1 - p;
  }
  return chances;
}

SimulatedProbability probability_of_sum(const Outlook& outlook, const SumAsked& asked, int paths) {
  const int pairs = std::max(paths / 2, 2);
  const DrawnFigures draws(outlook, static_cast<std::size_t>(std::max(asked.steps, 0)));
  double sum = 0, squares = 0;
  for (int pair = 0; pair < pairs; ++pair) {
    double met = 0;
    for (const double sign : {1.0, -1.0}) {
      const double total = asked.so_far + sum_of_path(draws, static_cast<std::uint64_t>(pair), sign);
      met += detail::at_least(asked.direction * total, asked.direction * asked.limit) ? 0.5 : 0;
    }
    sum += met, squares += met * met;
  }
  const double mean = sum / pairs, variance = std::max(0.0, squares / pairs - mean * mean);
  return {mean, std::sqrt(variance / (pairs - 1))};
}

}  // namespace milepost
