#include "milepost/projection/project.hpp"

#include <algorithm>
#include <limits>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/text.hpp"
#include "milepost/projection/paths.hpp"
#include "milepost/projection/trend.hpp"

namespace milepost {

namespace {

void require_sound(const ProjectionSettings& settings) {
  require_errors_of(settings.errors, name_of(settings.model));
  for (const double level : settings.levels)
    if (!(level > 0 && level < 100)) fail_range("level", detail::shortest(level), "above 0 and below 100 per cent");
  require_limits({settings.lower, settings.upper});
}

/// Figures that are all zero have no scale of errors.
bool moves(const std::vector<double>& figures) {
  return std::any_of(figures.begin(), figures.end(), [](double figure) { return figure != 0; });
}

/// Natural limits that a figure is past are none.
bool lies_past(const std::vector<double>& figures, const ProjectionSettings& settings) {
  return std::any_of(figures.begin(), figures.end(), [&](double figure) { return (settings.lower && figure < *settings.lower) || (settings.upper && figure > *settings.upper); });
}

ProjectionColumns columns_for(std::span<const RegularSeries> rows, const ProjectionSettings& settings, Paths&& paths) {
  const std::size_t count = rows.size();
  ProjectionColumns result{.horizon = settings.horizon, .levels = settings.levels, .mean = std::move(paths.figures), .models = std::move(paths.models),
                           .model = std::move(paths.model), .seasons = std::move(paths.seasons), .missing = std::move(paths.missing)};
  result.lower.assign(settings.levels.size(), ResultColumn<double>(result.mean.size()));
  result.upper = result.lower;
  result.last.resize(count), result.step.resize(count), result.fault.resize(count), result.even.resize(count);
  result.used.resize(count), result.filled.resize(count), result.spread.resize(count), result.past.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    result.last[i] = rows[i].last, result.step[i] = rows[i].step, result.even[i] = rows[i].even ? 1 : 0;
    result.fault[i] = static_cast<std::uint8_t>(rows[i].fault);
    result.used[i] = rows[i].used, result.filled[i] = rows[i].filled, result.spread[i] = moves(rows[i].values) ? 1 : 0;
    result.past[i] = lies_past(rows[i].values, settings) ? 1 : 0;
  }
  return result;
}

/// What bounds every figure: natural limits, and the largest number there is.
double within_limits(double figure, const ProjectionSettings& settings) {
  const double finite = std::clamp(figure, -std::numeric_limits<double>::max(), std::numeric_limits<double>::max());
  if (settings.lower && finite < *settings.lower) return *settings.lower;
  if (settings.upper && finite > *settings.upper) return *settings.upper;
  return finite;
}

/// Errors at both ends of each level, step by step, for histories of one length by one table.
struct LevelErrors {
  const ErrorTable* table{};
  std::size_t length{};
  std::vector<double> ends{};
};

LevelErrors level_errors(const ErrorTable& table, const ProjectionSettings& settings, std::size_t length) {
  LevelErrors errors{&table, length, {}};
  for (int step = 1; step <= settings.horizon; ++step) {
    const ExpectedErrors expected = expected_errors(table, length, step);
    for (const double level : settings.levels)
      for (const double side : {-1.0, 1.0}) errors.ends.push_back(quantile_of(expected, 0.5 + side * level / 200));
  }
  return errors;
}

/// Puts intervals around the paths of rows, and holds both within the limits.
class IntervalWriter {
 public:
  IntervalWriter(std::span<const RegularSeries> rows, const ProjectionSettings& settings, ProjectionColumns& result)
      : rows_(rows), settings_(settings), result_(result) {}

  void write(std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row)
      if (!rows_[row].values.empty()) write_row(row);
  }

 private:
  const std::vector<double>& ends_for(const Outlook& outlook) {
    if (errors_.table != outlook.errors || errors_.length != outlook.figures) errors_ = level_errors(*outlook.errors, settings_, outlook.figures);
    return errors_.ends;
  }

  void write_row(std::size_t row) {
    const auto horizon = static_cast<std::size_t>(settings_.horizon);
    const std::span<double> path = std::span(result_.mean).subspan(row * horizon, horizon);
    const Outlook outlook = outlook_of(rows_[row], path, result_.models[result_.model[row]], seasons_at(result_.seasons, row), settings_.errors, {settings_.lower, settings_.upper});
    const double* ends = ends_for(outlook).data();
    for (std::size_t step = 1; step <= horizon; ++step, ends += 2 * settings_.levels.size()) write_step(outlook, step, row * horizon + step - 1, ends);
    for (std::size_t step = 1; step <= horizon; ++step) path[step - 1] = within_limits(outlook.held(step), settings_);
  }

  void write_step(const Outlook& outlook, std::size_t step, std::size_t place, const double* ends) {
    const auto at = static_cast<double>(step);
    const double middle = outlook.on_scale(step), size = outlook.scale.size_at(at);
    const auto figure = [&](double error) { return within_limits(outlook.dressed(outlook.scale.from(middle + error * size), at), settings_); };
    for (std::size_t level = 0; level < settings_.levels.size(); ++level)
      result_.lower[level][place] = figure(ends[2 * level]), result_.upper[level][place] = figure(ends[2 * level + 1]);
  }

  std::span<const RegularSeries> rows_;
  const ProjectionSettings& settings_;
  ProjectionColumns& result_;
  LevelErrors errors_{};  ///< those used last
};

void set_missing_intervals(std::span<const RegularSeries> rows, ProjectionColumns& result) {
  const auto horizon = static_cast<std::size_t>(result.horizon);
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (rows[row].values.empty())
      for (std::size_t level = 0; level < result.levels.size(); ++level) {
        std::fill_n(result.lower[level].begin() + static_cast<std::ptrdiff_t>(row * horizon), horizon, detail::not_a_number);
        std::fill_n(result.upper[level].begin() + static_cast<std::ptrdiff_t>(row * horizon), horizon, detail::not_a_number);
      }
}

void add_note(Text& note, const std::string& zh, const std::string& en) { note = joined(note, {zh, en}); }

}  // namespace

std::vector<RegularSeries> regular_rows(const Panel& panel) {
  require_whole(panel);
  std::vector<RegularSeries> rows(series_count(panel));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = regular_series(row_of(panel, i));
  return rows;
}

Outlook outlook_of(const RegularSeries& seen, std::span<const double> path, std::string_view model, const Seasons* seasons, const ErrorSource& errors, const NaturalLimits& limits) {
  const std::vector<double> bare = bare_figures(seen.values, seasons);
  const int season = history_of(seen).season, within = model == "auto" && is_within_the_year(season, bare.size()) ? season : 1;
  const ErrorScale scale = error_scale_of(bare, within, seasons ? NaturalLimits{} : limits);
  return {scale, bare.back(), path, bare.size(), &table_from(errors, model, measured_on(scale), within), seasons};
}

ProjectionColumns project(std::span<const RegularSeries> rows, const ProjectionSettings& settings) {
  require_sound(settings);
  return project(rows, paths_of(histories_of(rows), with_limits(settings.model, {settings.lower, settings.upper}), settings.horizon, settings.threads), settings);
}

ProjectionColumns project(std::span<const RegularSeries> rows, Paths paths, const ProjectionSettings& settings) {
  require_sound(settings);
  ProjectionColumns result = columns_for(rows, settings, std::move(paths));
  detail::for_each_part(rows.size(), settings.threads, [&](std::size_t begin, std::size_t end) { IntervalWriter(rows, settings, result).write(begin, end); });
  set_missing_intervals(rows, result);
  return result;
}

ProjectionColumns project(const Panel& panel, const ProjectionSettings& settings) {
  require_sound(settings);
  return project(regular_rows(panel), settings);
}

namespace {

void add_answer_note(Text& note, const ProjectionColumns& columns, std::size_t row) {
  const int missing = columns.missing.empty() ? 0 : columns.missing[row];
  if (missing == 0) return;
  const std::string model = columns.models[columns.model[row]], all = std::to_string(columns.horizon), given = std::to_string(columns.horizon - missing);
  add_note(note, model + "应逐期给出" + all + "个有限数值，实际仅" + given + "个，其余以最新数据代替",
           model + " gave " + given + " finite figures for " + all + " steps: the newest figure stands in for the others");
}

}  // namespace

Text note_of(const ProjectionColumns& columns, std::size_t row) {
  Text note;
  if (columns.fault[row] == static_cast<std::uint8_t>(SeriesFault::no_data)) return {"无数据", "no figures"};
  if (columns.fault[row] != 0) return {"时期重复或无序，或数据为无穷大", "periods come twice or do not ascend, or a figure is infinite"};
  const std::string used = std::to_string(columns.used[row]), filled = std::to_string(columns.filled[row]), model = columns.models[columns.model[row]];
  if (columns.filled[row] > 0) add_note(note, "缺" + filled + "期，按直线补齐", filled + (columns.filled[row] == 1 ? " gap" : " gaps") + " filled on the straight line");
  if (columns.even[row] != 0 && columns.step[row] > 1.5) {
    const std::string years = detail::shortest(std::nearbyint(columns.step[row]));
    add_note(note, "相邻两期间隔" + years + "年", "steps of " + years + " years");
  }
  if (columns.even[row] == 0) add_note(note, "间隔不等，按等间隔处理", "uneven steps taken for equal ones");
  if (model != columns.models.front()) add_note(note, "仅" + used + "个数据，改用" + model, "only " + used + (columns.used[row] == 1 ? " figure" : " figures") + ": " + model + " instead");
  add_answer_note(note, columns, row);
  if (columns.past[row] != 0) add_note(note, "已有数据超出所给界限，预测仍以界限为准", "figures lie past a limit that was given: what is projected is held within it all the same");
  if (columns.spread[row] == 0) add_note(note, "数据全部为零，看不出波动幅度，不能给出区间", "the figures are all zero: no spread to take an interval from");
  if (seasons_at(columns.seasons, row)) add_note(note, "已剔除并还原季节因素", "season taken out and put back");
  return note;
}

Projection project(const Series& series, const ProjectionSettings& settings) {
  const RegularSeries row = regular_series(series);
  const ProjectionColumns columns = project(std::span(&row, 1), settings);
  Projection projection{.model = columns.models[columns.model[0]], .levels = columns.levels, .used = columns.used[0], .filled = columns.filled[0],
                        .fault = static_cast<SeriesFault>(columns.fault[0]), .note = note_of(columns, 0)};
  projection.spread = columns.spread[0] != 0;
  if (projection.fault != SeriesFault::none) return projection;
  for (std::size_t step = 0; step < static_cast<std::size_t>(columns.horizon); ++step) {
    ProjectedFigure figure{columns.last[0] + columns.step[0] * static_cast<double>(step + 1), columns.mean[step], {}, {}};
    for (std::size_t level = 0; level < columns.levels.size(); ++level) figure.lower.push_back(columns.lower[level][step]), figure.upper.push_back(columns.upper[level][step]);
    projection.figures.push_back(std::move(figure));
  }
  return projection;
}

}  // namespace milepost
