// Series that have to be made first: since a break, over another series, in points.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "milepost/assessment/point_choice.hpp"
#include "milepost/assessment/target_columns.hpp"

namespace milepost::detail {

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

/// The points from `first` to `last` with one more among them, in the place of one at its time.
inline MadeRow with_point(const PanelRow& row, std::size_t first, std::size_t last, double time, double value) {
  MadeRow made;
  const auto add = [&](double at, double what) { made.times.push_back(at), made.values.push_back(what); };
  for (; first <= last && row.times[first] < time; ++first) add(row.times[first], row.values[first]);
  add(time, value);
  for (; first <= last; ++first)
    if (row.times[first] > time) add(row.times[first], row.values[first]);
  return made;
}

/// The first point from k on that is not before the time; of a blank and a value at one time the value.
inline std::size_t point_at(const PanelRow& row, std::size_t k, double time) {
  while (k < row.size() && row.times[k] < time - same_time) ++k;
  while (k + 1 < row.size() && std::isnan(row.values[k]) && row.times[k + 1] <= time + same_time) ++k;
  return k;
}

/// What a series has over another, at the times of both.
inline MadeRow difference_of(const PanelRow& row, const PanelRow& other) {
  MadeRow made;
  std::size_t k = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    k = point_at(other, k, row.times[i]);
    if (k == other.size() || other.times[k] > row.times[i] + same_time) continue;
    made.times.push_back(row.times[i]);
    made.values.push_back(row.values[i] - other.values[k]);
  }
  return made;
}

/// The values that become 0 and 100 points; more points are better, whichever way the values go.
struct PointScale {
  double worst{not_a_number};
  double best{not_a_number};
  bool is_given() const { return !std::isnan(worst) && !std::isnan(best); }
};

inline PointScale scale_of(const TargetColumns& targets, std::size_t row) { return {cell(targets.worst, row), cell(targets.best, row)}; }

/// Points from 0 at the worst to 100 at the best value, ending there; none between two that are alike. What is infinite stays so.
inline double points_of(double value, const PointScale& scale) {
  const double width = scale.best - scale.worst;
  if (!std::isfinite(value)) return value;
  if (!std::isfinite(width) || width == 0) return not_a_number;
  return std::min(std::max(100 * ((value - scale.worst) / width), 0.0), 100.0);
}

inline MadeRow points_of(const PanelRow& row, const PointScale& scale) {
  MadeRow made{{row.times.begin(), row.times.end()}, {}};
  for (const double value : row.values) made.values.push_back(points_of(value, scale));
  return made;
}

}  // namespace milepost::detail
