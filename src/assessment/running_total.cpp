#include "milepost/assessment/running_total.hpp"

#include <algorithm>

#include "additions.hpp"
#include "milepost/assessment/explain.hpp"
#include "milepost/assessment/standing.hpp"
#include "milepost/detail/quantile.hpp"
#include "milepost/projection/drawn_figures.hpp"

namespace milepost {

namespace {

constexpr int pairs_of_totals = 2000;

bool adds_up(const Standing& standing) { return standing.track == Track::total || standing.track == Track::budget; }

/// Months of the periods that a recurring target is owed in; 0 for one window.
std::int64_t months_of_window(const Standing& standing) {
  return standing.schedule.recurrence ? months_in(standing.schedule.recurrence->every) : 0;
}

/// A total that is carried on step by step.
struct CountedTotal {
  double so_far{};               ///< at the newest report, in its period
  std::int64_t window{};         ///< months after which it begins anew; 0: never
  std::int64_t step{};           ///< months
  std::int64_t newest{};         ///< month of the newest report

  /// Whether a step is the first of its period.
  bool begins_at(int step_ahead) const { return window > 0 && (newest + (step_ahead - 1) * step) % window == 0; }
  double after(double before, double figure, int step_ahead) const { return (begins_at(step_ahead) ? 0 : before) + figure; }
};

/// The total at the newest report, less that at the close of the period before where it begins anew.
CountedTotal counted_total(const Standing& standing, const std::vector<Point>& totals, const RegularSeries& parts) {
  CountedTotal counted{.so_far = totals.back().value, .window = months_of_window(standing), .step = detail::month_of(parts.step), .newest = detail::month_of(parts.last)};
  for (const Point& point : totals)
    if (counted.window > 0 && detail::month_of(point.time) % counted.window == 0 && point.time <= totals.back().time) counted.so_far = totals.back().value - point.value;
  return counted;
}

/// Totals of many simulated paths, those of one step beside each other and in order.
std::vector<std::vector<double>> simulated_totals(const Outlook& outlook, const CountedTotal& counted, int steps) {
  const DrawnFigures draws(outlook, static_cast<std::size_t>(steps));
  std::vector<std::vector<double>> totals(static_cast<std::size_t>(steps));
  for (int pair = 0; pair < pairs_of_totals; ++pair)
    for (const double sign : {1.0, -1.0}) {
      double total = counted.so_far;
      int step = 0;
      for_each_figure(draws, static_cast<std::uint64_t>(pair), sign, [&](double figure) {
        total = counted.after(total, figure, ++step);
        totals[static_cast<std::size_t>(step - 1)].push_back(total);
      });
    }
  for (std::vector<double>& of_step : totals) std::sort(of_step.begin(), of_step.end());
  return totals;
}

double total_within(double total, const ProjectionSettings& settings) {
  if (settings.lower && total < *settings.lower) return *settings.lower;
  return settings.upper && total > *settings.upper ? *settings.upper : total;
}

std::vector<ProjectedFigure> totals_ahead(const RegularSeries& parts, const Paths& paths, const ProjectionColumns& columns, const CountedTotal& counted,
                                          const ProjectionSettings& settings) {
  const Outlook outlook = outlook_of(parts, paths[0], paths.models[paths.model[0]], seasons_at(paths.seasons, 0), settings.errors);
  const auto totals = simulated_totals(outlook, counted, settings.horizon);
  std::vector<ProjectedFigure> figures;
  double path = counted.so_far;
  for (int step = 1; step <= settings.horizon; ++step) {
    const auto place = static_cast<std::size_t>(step - 1);
    path = counted.after(path, columns.mean[place], step);
    ProjectedFigure figure{parts.last + parts.step * step, total_within(path, settings), {}, {}};
    for (const double level : settings.levels)
      for (const double side : {-1.0, 1.0})
        (side < 0 ? figure.lower : figure.upper).push_back(total_within(detail::quantile_in_order(totals[place], 0.5 + side * level / 200), settings));
    figures.push_back(std::move(figure));
  }
  return figures;
}

Text total_note(const Standing& standing, double so_far) {
  if (standing.schedule.recurrence) return {"所列为各期累计数，每期从零起算", "the path is the running total of each period, from nothing each time"};
  const std::string count = figure_words(so_far);
  const Date& open = standing.start->date;
  return {"所列为" + date_words(open, Language::zh) + "以来的累计数，目前为" + count, "the path is the total since " + date_words(open, Language::en) + ", so far " + count};
}

/// Figures of a recurring target that cover its periods one by one are counted as they stand; days have no months to count in.
bool is_counted_as_reported(const Standing& standing) {
  const std::optional<Recurrence>& recurrence = standing.schedule.recurrence;
  if (!recurrence) return false;
  return recurrence->every == Frequency::day || std::all_of(standing.known.observations().begin(), standing.known.observations().end(),
                                   [&](const Observation& report) { return frequency_of(report.period) == recurrence->every; });
}

}  // namespace

std::optional<Projection> projected_total(const Evidence& evidence, const ProjectionSettings& settings) {
  const Standing standing = standing_of(in_force(evidence));
  if (!adds_up(standing) || is_counted_as_reported(standing)) return std::nullopt;
  const std::vector<Point> totals = detail::running_totals(standing);
  if (totals.size() < 2) return std::nullopt;
  const RegularSeries parts = detail::additions_of(totals);
  if (standing.schedule.recurrence && !parts.even) return std::nullopt;
  ProjectionSettings free = settings;
  free.lower = free.upper = std::nullopt;
  const Paths paths = paths_of(histories_of({&parts, 1}), free.model, free.horizon);
  const ProjectionColumns columns = project(std::span(&parts, 1), paths, free);
  const CountedTotal counted = counted_total(standing, totals, parts);
  Projection projection{.model = columns.models[columns.model[0]], .levels = settings.levels, .used = parts.used, .filled = parts.filled};
  projection.note = joined(total_note(standing, counted.so_far), note_of(columns, 0));
  projection.spread = columns.spread[0] != 0;
  projection.figures = totals_ahead(parts, paths, columns, counted, settings);
  return projection;
}

}  // namespace milepost
