#include <cmath>

#include "groups.hpp"

namespace milepost::projection {

namespace {

/// How many steps have no answer.
std::uint8_t carry_one_on(const CustomModel& model, std::span<const double> history, std::span<double> path) {
  std::fill(path.begin(), path.end(), history.back());
  const std::vector<double> answer = model.project ? model.project(history, static_cast<int>(path.size())) : std::vector<double>{};
  std::size_t answered = 0;
  for (std::size_t i = 0; i < std::min(answer.size(), path.size()); ++i)
    if (std::isfinite(answer[i])) path[i] = answer[i], ++answered;
  return static_cast<std::uint8_t>(path.size() - answered);
}

}  // namespace

void carry_on(const CustomModel& model, const HistoryGroup& group) {
  const auto horizon = static_cast<std::size_t>(group.paths.horizon);
  for (const std::uint32_t row : group.rows)
    group.paths.missing[row] = carry_one_on(model, group.histories[row], std::span(group.paths.figures).subspan(row * horizon, horizon));
}

}  // namespace milepost::projection
