// From the rows of a panel to a block of facts, and from a rated block to its results.
#pragma once

#include "milepost/assessment/fitted_line.hpp"
#include "milepost/assessment/rating_facts.hpp"
#include "milepost/assessment/target_columns.hpp"

namespace milepost::detail {

/// What a row of the table asks, before its series is looked at.
struct AskedRow {
  std::int64_t series{-1};
  double direction{};
  double target{};
  double due{};
  double base_period{};
  double base_value{};
  bool brings_base() const { return !std::isnan(base_period) && !std::isnan(base_value); }
};

inline AskedRow asked_row(const TargetColumns& targets, std::size_t row) {
  return {targets.series[row], static_cast<double>(targets.direction[row]), cell(targets.target, row), cell(targets.due, row),
          cell(targets.base_period, row), cell(targets.base_value, row)};
}

/// What is wrong with a row of the table itself.
inline std::optional<Reason> broken_row(const AskedRow& asked) {
  if (asked.series < 0) return Reason::no_data;
  const bool known = asked.direction == 1 || asked.direction == -1;
  const bool endless = std::isinf(asked.target) || std::isinf(asked.due) || std::isinf(asked.base_value);
  return known && !endless ? std::nullopt : std::optional(Reason::inconclusive);
}

/// The series from its break on.
inline PanelRow since_break(const PanelRow& row, double since) {
  std::size_t first = 0;
  while (first < row.size() && row.times[first] < since - same_time) ++first;
  return {row.times.subspan(first), row.values.subspan(first)};
}

/// A series of one's own, where the figures have to be made first.
struct MadeRow {
  std::vector<double> times{};
  std::vector<double> values{};
  PanelRow row() const { return {times, values}; }
};

/// What a series has over another, at the times of both.
inline MadeRow difference_of(const PanelRow& row, const PanelRow& other) {
  MadeRow made;
  std::size_t k = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    while (k < other.size() && other.times[k] < row.times[i] - same_time) ++k;
    if (k == other.size() || other.times[k] > row.times[i] + same_time) continue;
    made.times.push_back(row.times[i]);
    made.values.push_back(row.values[i] - other.values[k]);
  }
  return made;
}

/// Points from 0 at the worst to 100 at the best value, ending there.
inline double points_between(double value, double worst, double best) {
  const double points = 100 * ((value - worst) / (best - worst));
  return std::isnan(points) ? points : std::min(std::max(points, 0.0), 100.0);
}

/// Rows that bring both their figures are checked as lanes: why there is nothing to rate, or -1.
template <int N>
[[gnu::always_inline]] inline Lanes<N> reason_of_ends(const RatingBlock& block, std::size_t i) {
  const Lanes<N> base = Lanes<N>::load(&block.base[i]), begun = Lanes<N>::load(&block.begun[i]);
  const Lanes<N> value = Lanes<N>::load(&block.value[i]), at = Lanes<N>::load(&block.at[i]);
  const Lanes<N> target = Lanes<N>::load(&block.target[i]), due = Lanes<N>::load(&block.due[i]);
  const Lanes<N> sign = Lanes<N>::load(&block.sign[i]);
  Lanes<N> reason = where(at > begun, Lanes<N>(-1), Lanes<N>(static_cast<double>(Reason::too_few_points)));
  reason = where(is_nan(base) | is_nan(begun), Lanes<N>(static_cast<double>(Reason::no_baseline)), reason);
  reason = where(is_nan(value) | is_nan(at), Lanes<N>(static_cast<double>(Reason::no_data)), reason);
  const Lanes<N> sizes = (abs(base) + abs(begun)) + (abs(value) + abs(at)), others = abs(target) + abs(due);
  const Mask<N> odd = (sizes == positive_infinity) | (others == positive_infinity) | (abs(sign) != 1);
  return where(odd, Lanes<N>(static_cast<double>(Reason::inconclusive)), reason);
}

/// Reads rows into a block; N is the width at which lines are fitted.
template <int N>
struct RowReader {
  const Panel& panel;
  const TargetColumns& targets;
  const Preset& preset;

  [[gnu::always_inline]] void read(RatingBlock& block, std::size_t first, std::size_t count) const {
    copy_columns(block, first, count);
    for (std::size_t i = 0; i < count; ++i) block.sign[i] = targets.direction[first + i];
    if (brings_ends(targets) && !is_fitted(preset.rate)) return read_ends(block, first, count);
    for (std::size_t i = 0; i < count; ++i) read_row(block, i, first + i);
  }

 private:
  static void copy_column(std::span<const double> column, BlockColumn& to, std::size_t first, std::size_t count) {
    if (!column.empty()) std::copy_n(column.begin() + static_cast<std::ptrdiff_t>(first), count, to.begin());
  }

  void copy_columns(RatingBlock& block, std::size_t first, std::size_t count) const {
    const std::pair<std::span<const double>, BlockColumn*> columns[]{
        {targets.target, &block.target}, {targets.due, &block.due}, {targets.strict, &block.strict}, {targets.limit, &block.limit},
        {targets.reference, &block.reference}, {targets.deviation, &block.deviation},
        {targets.typical_constant, &block.typical_constant}, {targets.typical_slope, &block.typical_slope}};
    for (const auto& [column, to] : columns) copy_column(column, *to, first, count);
  }

  /// Base and latest figure as they stand in the table.
  [[gnu::always_inline]] void read_ends(RatingBlock& block, std::size_t first, std::size_t count) const {
    copy_column(targets.base_value, block.base, first, count), copy_column(targets.base_period, block.begun, first, count);
    copy_column(targets.value, block.value, first, count), copy_column(targets.period, block.at, first, count);
    copy_column(targets.base_value, block.previous, first, count), copy_column(targets.base_period, block.previous_at, first, count);
    for (std::size_t i = 0; i < count; i += N) {
      const Lanes<N> reason = reason_of_ends<N>(block, i);
      reason.store(&block.reason[i]);
      where(reason < 0, Lanes<N>(2), Lanes<N>(0)).store(&block.used[i]);
    }
  }

  [[gnu::always_inline]] void read_row(RatingBlock& block, std::size_t i, std::size_t row) const {
    const AskedRow asked = asked_row(targets, row);
    block.used[i] = 0;
    const std::optional<Reason> broken = broken_row(asked);
    block.reason[i] = broken ? static_cast<double>(*broken) : -1;
    if (broken) return;
    const PanelRow series = row_of(panel, static_cast<std::size_t>(asked.series));
    if (is_plain(row)) read_series(block, i, asked, series);
    else read_made_series(block, i, row, asked, series);
  }

  /// Neither a break nor another series to be compared with.
  bool is_plain(std::size_t row) const {
    return std::isnan(cell(targets.break_period, row)) && (targets.comparator.empty() || targets.comparator[row] < 0);
  }

  [[gnu::noinline]] void read_made_series(RatingBlock& block, std::size_t i, std::size_t row, AskedRow asked, PanelRow series) const {
    const double since = cell(targets.break_period, row);
    if (!std::isnan(since)) series = since_break(series, since);
    if (targets.comparator.empty() || targets.comparator[row] < 0) return read_series(block, i, asked, series);
    const MadeRow made = difference_of(series, row_of(panel, static_cast<std::size_t>(targets.comparator[row])));
    block.target[i] = 0;
    read_series(block, i, asked, made.row());
  }

  [[gnu::always_inline]] void read_series(RatingBlock& block, std::size_t i, const AskedRow& asked, const PanelRow& series) const {
    const ChosenPoints points = asked.brings_base() ? choose_after_base(series, preset.points, asked.due, asked.base_period)
                                                    : choose_points(series, preset.points, asked.due, asked.base_period);
    if (points.reason) block.reason[i] = static_cast<double>(*points.reason);
    else read_points(block, i, asked, series, points);
  }

  [[gnu::always_inline]] void read_points(RatingBlock& block, std::size_t i, const AskedRow& asked, const PanelRow& series,
                                          const ChosenPoints& points) const {
    block.base[i] = asked.brings_base() ? asked.base_value : series.values[points.base];
    block.begun[i] = asked.brings_base() ? asked.base_period : series.times[points.base];
    block.value[i] = series.values[points.latest];
    block.at[i] = series.times[points.latest];
    const bool alone = points.previous == points.latest;
    block.previous[i] = alone ? block.base[i] : series.values[points.previous];
    block.previous_at[i] = alone ? block.begun[i] : series.times[points.previous];
    block.used[i] = preset.points.last ? points.count : 2;
    if (is_fitted(preset.rate)) read_line(block, i, series, points);
  }

  [[gnu::always_inline]] void read_line(RatingBlock& block, std::size_t i, const PanelRow& series, const ChosenPoints& points) const {
    const std::size_t first = preset.points.fitted_from ? first_of_year(series, *preset.points.fitted_from) : points.base;
    const FittedLine line = fit_line<N>(preset, series, first, points.latest, block.space);
    block.used[i] = count_with_value(series, first, points.latest);
    block.slope[i] = line.slope;
    block.level[i] = line.level;
  }
};

}  // namespace milepost::detail
