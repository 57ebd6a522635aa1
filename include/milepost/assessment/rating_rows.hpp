// From the rows of a panel to a block of facts, and from a rated block to its results.
#pragma once

#include "milepost/assessment/made_row.hpp"
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

/// What is wrong with a row of the table itself. A base value of no period is no base.
inline std::optional<Reason> broken_row(const AskedRow& asked) {
  if (asked.series < 0) return Reason::no_data;
  if (std::isnan(asked.base_period) && !std::isnan(asked.base_value)) return Reason::no_baseline;
  const bool known = asked.direction == 1 || asked.direction == -1;
  const bool endless = std::isinf(asked.target) || std::isinf(asked.due) || std::isinf(asked.base_value) || std::isinf(asked.base_period);
  return known && !endless ? std::nullopt : std::optional(Reason::inconclusive);
}

/// Why two figures of which the second counts are not enough for a choice of points, else -1: those after the due day, too few
/// figures, too few years.
template <int N>
[[gnu::always_inline]] inline Lanes<N> reason_of_choice(const PointChoice& choice, Lanes<N> begun, Lanes<N> at, Lanes<N> due) {
  const Lanes<N> too_few(static_cast<double>(Reason::too_few_points)), no_data(static_cast<double>(Reason::no_data));
  Lanes<N> reason = where(at > begun, choice.least > 2 ? too_few : Lanes<N>(-1), too_few);
  if (choice.least_years > 0) reason = where(at - begun < Lanes<N>(choice.least_years - same_time), too_few, reason);
  return choice.until_due ? where(at > due, where(begun > due, no_data, too_few), reason) : reason;
}

/// What is wrong with numbers of which some are missing or infinite, in the order of their reasons.
template <int N>
[[gnu::always_inline]] inline Lanes<N> reason_of_odd_ends(const RatingFacts<N>& f, Lanes<N> target, Lanes<N> otherwise) {
  const Lanes<N> no_baseline(static_cast<double>(Reason::no_baseline)), no_data(static_cast<double>(Reason::no_data));
  Lanes<N> reason = where(is_nan(f.base()), no_baseline, where(is_nan(f.begun()), no_baseline, otherwise)), size(0);
  reason = where(is_nan(f.value()), no_data, where(is_nan(f.at()), no_data, reason));
  for (const Lanes<N> number : {f.base(), f.begun(), f.value(), f.at(), target, f.due()}) size = larger(abs(number), size);  // what is missing is passed over
  return where(size == positive_infinity, Lanes<N>(static_cast<double>(Reason::inconclusive)), reason);
}

/// Is every number of a block there and finite?
template <int N>
[[gnu::always_inline]] inline bool are_finite(const FactColumns& columns, std::size_t count) {
  Lanes<N> size(0);
  for (std::size_t i = 0; i < count; i += N) {
    const RatingFacts<N> f{columns, i};
    size = size + (((abs(f.base()) + abs(f.begun())) + (abs(f.value()) + abs(f.at()))) + (abs(Lanes<N>::load(columns.target + i)) + abs(f.due())));
  }
  return !any(!(size < positive_infinity));
}

/// Rows that bring both their figures are checked as lanes: why there is nothing to rate, or -1.
template <int N>
[[gnu::always_inline]] inline Lanes<N> reason_of_ends(const PointChoice& choice, const RatingFacts<N>& f, bool finite) {
  Lanes<N> reason = reason_of_choice(choice, f.begun(), f.at(), f.due());
  if (!finite) reason = reason_of_odd_ends(f, Lanes<N>::load(f.columns.target + f.row), reason);
  return where(abs(f.sign()) == 1, reason, Lanes<N>(static_cast<double>(Reason::inconclusive)));
}

/// Reads rows into a block; N is the width at which lines are fitted.
template <int N>
struct RowReader {
  const Panel& panel;
  const TargetColumns& targets;
  const Preset& preset;

  /// Reads so many rows and says where their columns stand.
  [[gnu::always_inline]] FactColumns read(RatingBlock& block, std::size_t first, std::size_t count) const {
    FactColumns columns(block);
    place_columns(columns, block, first, count);
    for (std::size_t i = 0; i < count; ++i) block.sign[i] = targets.direction[first + i];
    if (brings_ends(targets)) read_ends(columns, block, first, count);
    else read_rows(columns, block, first, count);
    columns.ordinary = columns.ordinary && are_rated<N>(columns, count);
    return columns;
  }

 private:
  /// Of a whole block a column is looked at where it stands; of a part of one it is copied, since the last lanes read past its end.
  static void place(std::span<const double> column, BlockColumn& own, const double*& at, std::size_t first, std::size_t count) {
    if (column.empty()) return;
    if (count == block_size) at = column.data() + first;
    else std::copy_n(column.data() + first, count, own.begin());
  }

  static void copy_column(std::span<const double> column, BlockColumn& to, std::size_t first, std::size_t count) {
    if (!column.empty()) std::copy_n(column.data() + first, count, to.begin());
  }

  void place_columns(FactColumns& at, RatingBlock& block, std::size_t first, std::size_t count) const {
    place(targets.due, block.due, at.due, first, count), place(targets.strict, block.strict, at.strict, first, count);
    place(targets.limit, block.limit, at.limit, first, count), place(targets.reference, block.reference, at.reference, first, count);
    place(targets.deviation, block.deviation, at.deviation, first, count);
    place(targets.typical_constant, block.typical_constant, at.typical_constant, first, count);
    place(targets.typical_slope, block.typical_slope, at.typical_slope, first, count);
    if (!brings_ends(targets)) copy_column(targets.target, block.target, first, count);  // which a comparison will change
  }

  /// Base and latest figure as they stand in the table, unless they have to become points.
  [[gnu::always_inline]] void read_ends(FactColumns& at, RatingBlock& block, std::size_t first, std::size_t count) const {
    place(targets.base_period, block.begun, at.begun, first, count), place(targets.period, block.at, at.at, first, count);
    if (!targets.worst.empty() && !targets.best.empty()) {
      copy_column(targets.base_value, block.base, first, count), copy_column(targets.value, block.value, first, count);
      copy_column(targets.target, block.target, first, count);
      read_points_of_ends(block, first, count);
    } else {
      place(targets.base_value, block.base, at.base, first, count), place(targets.value, block.value, at.value, first, count);
      place(targets.target, block.target, at.target, first, count);
    }
    at.previous = at.base, at.previous_at = at.begun;
    at.ordinary = are_ordinary<N>(at, count);
    check_ends(at, block, count);
    if (is_fitted(preset.rate)) read_lines_of_ends(at, block, count);
  }

  [[gnu::always_inline]] void check_ends(const FactColumns& at, RatingBlock& block, std::size_t count) const {
    const bool finite = at.ordinary || are_finite<N>(at, count);
    for (std::size_t i = 0; i < count; i += N) {
      const Lanes<N> reason = reason_of_ends(preset.points, RatingFacts<N>{at, i}, finite);
      reason.store(&block.reason[i]);
      where(reason >= 0, Lanes<N>(0), Lanes<N>(2)).store(&block.used[i]);
    }
  }

  [[gnu::noinline]] void read_points_of_ends(RatingBlock& block, std::size_t first, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      const PointScale scale = scale_of(targets, first + i);
      if (!scale.is_given()) continue;
      for (BlockColumn* column : {&block.base, &block.value, &block.target}) (*column)[i] = points_of((*column)[i], scale);
      block.sign[i] = std::abs(block.sign[i]);
    }
  }

  [[gnu::always_inline]] void read_lines_of_ends(const FactColumns& at, RatingBlock& block, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (block.reason[i] >= 0) continue;
      const double times[]{at.begun[i], at.at[i]}, values[]{at.base[i], at.value[i]};
      read_line(block, i, {times, values}, first_of_line({times, values}, 0), 1);
    }
  }

  [[gnu::always_inline]] void read_rows(FactColumns& at, RatingBlock& block, std::size_t first, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i) read_row(block, i, first + i);
    if (preset.treatments.met) keep_met_alone(rules_of(preset), at, block, count);
    at.ordinary = are_ordinary<N>(at, count);
  }

  [[gnu::always_inline]] void read_row(RatingBlock& block, std::size_t i, std::size_t row) const {
    const AskedRow asked = asked_row(targets, row);
    const std::optional<Reason> broken = broken_row(asked);
    block.used[i] = 0, block.reason[i] = broken ? static_cast<double>(*broken) : -1;
    if (broken) return;
    const PanelRow series = row_of(panel, static_cast<std::size_t>(asked.series));
    if (is_plain(row)) read_series(block, i, asked, series);
    else read_made_series(block, i, row, asked, series);
  }

  bool is_compared(std::size_t row) const { return !targets.comparator.empty() && targets.comparator[row] >= 0; }

  /// Neither a break nor points nor another series to be compared with.
  bool is_plain(std::size_t row) const {
    return std::isnan(cell(targets.break_period, row)) && std::isnan(cell(targets.worst, row)) && !is_compared(row);
  }

  [[gnu::noinline]] void read_made_series(RatingBlock& block, std::size_t i, std::size_t row, AskedRow asked, PanelRow series) const {
    const double since = cell(targets.break_period, row);
    if (!std::isnan(since)) series = since_break(series, since);
    const PointScale scale = scale_of(targets, row);
    if (!scale.is_given()) return read_compared(block, i, row, asked, series, scale);
    asked.base_value = points_of(asked.base_value, scale);
    block.target[i] = points_of(block.target[i], scale);
    block.sign[i] = 1;
    read_compared(block, i, row, asked, points_of(series, scale).row(), scale);
  }

  void read_compared(RatingBlock& block, std::size_t i, std::size_t row, const AskedRow& asked, const PanelRow& series, const PointScale& scale) const {
    if (!is_compared(row)) return read_series(block, i, asked, series);
    const PanelRow other = row_of(panel, static_cast<std::size_t>(targets.comparator[row]));
    if (is_disordered(series) || is_disordered(other)) {
      block.reason[i] = static_cast<double>(Reason::inconclusive);
      return;
    }
    const MadeRow made = scale.is_given() ? difference_of(series, points_of(other, scale).row()) : difference_of(series, other);
    block.target[i] = 0;
    read_series(block, i, asked, made.row());
  }

  [[gnu::always_inline]] void read_series(RatingBlock& block, std::size_t i, const AskedRow& asked, const PanelRow& series) const {
    const ChosenPoints points = asked.brings_base() ? choose_after_base(series, preset.points, asked.due, asked.base_period)
                                                    : choose_points(series, preset.points, asked.due, asked.base_period);
    if (!points.reason) return read_points(block, i, asked, series, points);
    block.reason[i] = static_cast<double>(*points.reason), block.begun[i] = not_a_number;
    const bool alone = points.count == 1 && points.latest == last_with_value(series, series.size());
    if (preset.treatments.met && alone) stand_alone(block, i, series.times[points.latest], series.values[points.latest]);
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
    if (is_fitted(preset.rate)) read_line_from(block, i, asked, series, points);
  }

  std::size_t first_of_line(const PanelRow& series, std::size_t base) const {
    return preset.points.fitted_from ? first_of_year(series, *preset.points.fitted_from) : base;
  }

  /// Does the line of the preset reach back to the base that a target brings?
  bool is_base_on_line(const AskedRow& asked) const {
    return asked.brings_base() && (!preset.points.fitted_from || year_of_position(asked.base_period) >= *preset.points.fitted_from);
  }

  /// A base that the target brings is a point of the line.
  [[gnu::always_inline]] void read_line_from(RatingBlock& block, std::size_t i, const AskedRow& asked, const PanelRow& series, const ChosenPoints& points) const {
    const std::size_t first = first_of_line(series, points.base);
    if (!is_base_on_line(asked)) return read_line(block, i, series, first, points.latest);
    const MadeRow made = with_point(series, first, points.latest, asked.base_period, asked.base_value);
    read_line(block, i, made.row(), 0, made.times.size() - 1);
  }

  [[gnu::always_inline]] void read_line(RatingBlock& block, std::size_t i, const PanelRow& series, std::size_t first, std::size_t last) const {
    const FittedLine line = fit_line<N>(preset, series, first, last, block.space);
    block.used[i] = count_with_value(series, first, last);
    if (block.used[i] < 2) block.reason[i] = static_cast<double>(Reason::too_few_points);
    block.slope[i] = line.slope;
    block.level[i] = line.level;
  }
};

}  // namespace milepost::detail
