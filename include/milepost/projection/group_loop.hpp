// Histories of one length go through a model N at a time; a loop for run_widest().
#pragma once

#include <algorithm>

#include "milepost/detail/dispatch.hpp"
#include "milepost/projection/lane_history.hpp"
#include "milepost/projection/paths.hpp"

namespace milepost::detail {

/// Rows of one length, not empty, and where their paths go.
struct HistoryGroup {
  std::span<const std::span<const double>> histories;
  std::span<const std::uint32_t> rows;
  Paths& paths;
};

/// Lanes that are left over repeat the last row.
template <class M>
struct GroupLoop {
  const M& model;
  std::span<const std::span<const double>> histories;
  std::span<const std::uint32_t> rows;
  Paths& paths;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    std::array<Lanes<N>, most_points> seen;
    std::array<Lanes<N>, most_steps> ahead;
    for (std::size_t first = 0; first < rows.size(); first += N) {
      const LaneHistory<N> history{seen.data(), gather<N>(seen, first)};
      LaneProjection<N> projection{ahead.data(), paths.horizon};
      project_lanes(model, history, projection);
      scatter<N>(ahead, first);
    }
  }

 private:
  [[gnu::always_inline]] std::uint32_t row_at(std::size_t place) const { return rows[std::min(place, rows.size() - 1)]; }

  /// The last most_points figures of N rows, time by time.
  template <int N>
  [[gnu::always_inline]] int gather(std::array<Lanes<N>, most_points>& seen, std::size_t first) const {
    const std::size_t size = histories[rows.front()].size();
    const std::size_t count = std::min(size, static_cast<std::size_t>(most_points));
    double side_by_side[N];
    for (std::size_t i = 0; i < count; ++i) {
      for (int lane = 0; lane < N; ++lane) side_by_side[lane] = histories[row_at(first + static_cast<std::size_t>(lane))][size - count + i];
      seen[i] = Lanes<N>::load(side_by_side);
    }
    return static_cast<int>(count);
  }

  template <int N>
  [[gnu::always_inline]] void scatter(const std::array<Lanes<N>, most_steps>& ahead, std::size_t first) const {
    const std::size_t count = std::min(static_cast<std::size_t>(N), rows.size() - first);
    for (std::size_t lane = 0; lane < count; ++lane) {
      double* path = paths.figures.data() + static_cast<std::size_t>(rows[first + lane]) * static_cast<std::size_t>(paths.horizon);
      for (int step = 0; step < paths.horizon; ++step) path[step] = ahead[static_cast<std::size_t>(step)][static_cast<int>(lane)];
    }
  }
};

template <class M>
void carry_group_on(const M& model, const HistoryGroup& group) {
  run_widest(GroupLoop<M>{model, group.histories, group.rows, group.paths});
}

}  // namespace milepost::detail
