// Many series in columns: flat times and values with offsets, nothing copied.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "milepost/detail/text.hpp"
#include "milepost/error.hpp"

namespace milepost {

/// One series: times in years by the library's clock (the end of 2015 is 2016.0), ascending; a missing value is NaN, and may stand at the
/// time of one that is there.
struct PanelRow {
  std::span<const double> times{};
  std::span<const double> values{};
  std::size_t size() const { return times.size(); }
};

/// Series i holds the elements offsets[i] up to, not including, offsets[i + 1]. A view: the columns must outlive it.
struct Panel {
  std::span<const std::int64_t> offsets{};  ///< one more than there are series; empty: no series
  std::span<const double> times{};
  std::span<const double> values{};
};

inline std::size_t series_count(const Panel& panel) { return panel.offsets.empty() ? 0 : panel.offsets.size() - 1; }

inline PanelRow row_of(const Panel& panel, std::size_t series) {
  const auto first = static_cast<std::size_t>(panel.offsets[series]);
  const auto count = static_cast<std::size_t>(panel.offsets[series + 1]) - first;
  return {panel.times.subspan(first, count), panel.values.subspan(first, count)};
}

namespace detail {

/// A time that is none or comes too early, a value that is infinite, or two values at one time. A blank is no value: where only one of
/// those at a time has one, that is the value.
[[gnu::noinline]] inline bool has_odd_figures(const PanelRow& row) {
  double before = -std::numeric_limits<double>::infinity(), with_value = before;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double time = row.times[i];
    if (!(time >= before) || std::isinf(time) || std::isinf(row.values[i])) return true;
    before = time;
    if (std::isnan(row.values[i])) continue;
    if (!(time > with_value)) return true;
    with_value = time;
  }
  return false;
}

}  // namespace detail

/// Throws OutOfRange unless times and values are equally many and the offsets ascend from 0 to their number. What stands in
/// a row is not looked at: that is a reason of the row.
inline void require_whole(const Panel& panel) {
  const auto count = static_cast<std::int64_t>(panel.values.size());
  if (panel.times.size() != panel.values.size())
    fail_range("panel", std::to_string(panel.times.size()) + " times", "as many as values, " + std::to_string(count));
  std::int64_t reached = 0;
  for (const std::int64_t offset : panel.offsets) {
    if (offset < reached || offset > count) fail_range("panel offset", std::to_string(offset), "ascending, at most the number of values");
    reached = offset;
  }
  if (!panel.offsets.empty() && (panel.offsets.front() != 0 || reached != count))
    fail_range("panel offsets", "from " + std::to_string(panel.offsets.front()) + " to " + std::to_string(reached),
               "from 0 to the number of values, " + std::to_string(count));
}

}  // namespace milepost
