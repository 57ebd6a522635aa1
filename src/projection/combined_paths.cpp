#include <numeric>

#include "groups.hpp"

namespace milepost::projection {

namespace {

using detail::Lanes;

/// A group's histories in a row, so that the paths of one model need room for the group alone.
struct Members {
  std::vector<std::span<const double>> histories{};
  std::vector<std::uint32_t> rows{};

  explicit Members(const HistoryGroup& group) : rows(group.rows.size()) {
    for (const std::uint32_t row : group.rows) histories.push_back(group.histories[row]);
    std::iota(rows.begin(), rows.end(), 0u);
  }

  std::vector<double> paths_by(const Model& model, int horizon) const {
    Paths paths{.horizon = horizon, .figures = ResultColumn<double>(rows.size() * static_cast<std::size_t>(horizon))};
    std::visit([&](const auto& one) { carry_on(one, {histories, rows, paths}); }, model);
    return {paths.figures.begin(), paths.figures.end()};
  }
};

double average_at(Average by, const std::vector<std::vector<double>>& paths, std::size_t place) {
  detail::LaneSet<2> set;
  for (std::size_t i = 0; i < paths.size(); ++i) set[i] = Lanes<2>(paths[i][place]);
  return detail::average_of(by, set, paths.size())[0];
}

}  // namespace

void carry_on(const Combination& model, const HistoryGroup& group) {
  const Members members(group);
  std::vector<std::vector<double>> paths;
  for (const std::string& name : model.models) paths.push_back(members.paths_by(model_named(name), group.paths.horizon));
  const auto horizon = static_cast<std::size_t>(group.paths.horizon);
  for (std::size_t i = 0; i < group.rows.size(); ++i)
    for (std::size_t step = 0; step < horizon; ++step) group.paths.figures[group.rows[i] * horizon + step] = average_at(model.by, paths, i * horizon + step);
}

}  // namespace milepost::projection
