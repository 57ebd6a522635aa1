#include <cmath>

#include "groups.hpp"

namespace milepost::projection {

namespace {

void carry_one_on(const CustomModel& model, std::span<const double> history, std::span<double> path) {
  std::fill(path.begin(), path.end(), history.back());
  if (!model.project) return;
  const std::vector<double> answer = model.project(history, static_cast<int>(path.size()));
  for (std::size_t i = 0; i < std::min(answer.size(), path.size()); ++i)
    if (std::isfinite(answer[i])) path[i] = answer[i];
}

}  // namespace

void carry_on(const CustomModel& model, const HistoryGroup& group) {
  const auto horizon = static_cast<std::size_t>(group.paths.horizon);
  for (const std::uint32_t row : group.rows) carry_one_on(model, group.histories[row], std::span(group.paths.figures).subspan(row * horizon, horizon));
}

}  // namespace milepost::projection
