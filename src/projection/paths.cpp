#include "milepost/projection/paths.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "groups.hpp"
#include "milepost/projection/seasonal.hpp"

namespace milepost {

using namespace projection;

namespace {

/// The model asked for, and what takes its place for histories that are too short.
struct Ladder {
  std::vector<Model> models{};

  explicit Ladder(const Model& asked) : models{asked} {
    for (const Model& simpler : {Model(Theta{}), Model(Drift{}), Model(Naive{})})
      if (least_points(simpler) < least_points(models.back())) models.push_back(simpler);
  }

  std::size_t place_for(std::size_t figures) const {
    std::size_t place = 0;
    while (place + 1 < models.size() && static_cast<int>(figures) < least_points(models[place])) ++place;
    return place;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Model& model : models) all.push_back(name_of(model));
    return all;
  }
};

/// Histories without their seasons, and what puts them back.
struct Deseasoned {
  std::vector<std::span<const double>> histories{};
  std::vector<std::vector<double>> own{};                       ///< figures of those that have a season
  std::vector<std::pair<std::uint32_t, Seasons>> seasons{};     ///< by row
};

double without_season(double figure, double factor, bool multiplicative) { return multiplicative ? figure / factor : figure - factor; }
double with_season(double figure, double factor, bool multiplicative) { return multiplicative ? figure * factor : figure + factor; }

std::vector<double> without_seasons(std::span<const double> figures, const Seasons& seasons) {
  std::vector<double> even(figures.begin(), figures.end());
  for (std::size_t i = 0; i < even.size(); ++i) even[i] = without_season(even[i], seasons.factors[i % seasons.factors.size()], seasons.multiplicative);
  return even;
}

/// The last figures, as many as models look at; a season begins with the first of them.
std::span<const double> recent_figures(std::span<const double> figures) {
  return figures.last(std::min(figures.size(), static_cast<std::size_t>(detail::most_points)));
}

Deseasoned deseasoned(std::span<const History> histories) {
  Deseasoned all;
  all.histories.reserve(histories.size());
  for (std::size_t row = 0; row < histories.size(); ++row) {
    const std::span<const double> figures = recent_figures(histories[row].figures);
    all.histories.push_back(figures);
    if (histories[row].season < 2) continue;
    Seasons seasons = find_seasons(figures, histories[row].season);
    if (seasons.finding == SeasonFinding::seasonal) all.seasons.emplace_back(static_cast<std::uint32_t>(row), std::move(seasons));
  }
  for (const auto& [row, seasons] : all.seasons) {
    all.own.push_back(without_seasons(all.histories[row], seasons));
    all.histories[row] = all.own.back();
  }
  return all;
}

void put_seasons_back(const Deseasoned& all, Paths& paths) {
  const auto horizon = static_cast<std::size_t>(paths.horizon);
  for (const auto& [row, seasons] : all.seasons) {
    paths.seasonal[row] = 1;
    const std::size_t begin = all.histories[row].size();
    for (std::size_t step = 0; step < horizon; ++step) {
      double& figure = paths.figures[row * horizon + step];
      figure = with_season(figure, seasons.factors[(begin + step) % seasons.factors.size()], seasons.multiplicative);
    }
  }
}

std::vector<std::uint32_t> by_length(std::span<const std::span<const double>> histories) {
  std::vector<std::uint32_t> order(histories.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return histories[a].size() < histories[b].size(); });
  return order;
}

void set_missing(const HistoryGroup& group) {
  const auto horizon = static_cast<std::size_t>(group.paths.horizon);
  for (const std::uint32_t row : group.rows)
    for (std::size_t step = 0; step < horizon; ++step) group.paths.figures[row * horizon + step] = detail::not_a_number;
}

void carry_group_on(const Ladder& ladder, const HistoryGroup& group) {
  const std::size_t length = group.histories[group.rows.front()].size(), place = ladder.place_for(length);
  for (const std::uint32_t row : group.rows) group.paths.model[row] = static_cast<std::uint8_t>(place);
  if (length == 0) return set_missing(group);
  std::visit([&](const auto& model) { carry_on(model, group); }, ladder.models[place]);
}

/// Runs of one length within a part.
void carry_part_on(const Ladder& ladder, const Deseasoned& all, std::span<const std::uint32_t> rows, Paths& paths) {
  while (!rows.empty()) {
    const std::size_t length = all.histories[rows.front()].size();
    const auto end = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return all.histories[row].size() != length; });
    const auto size = static_cast<std::size_t>(end - rows.begin());
    carry_group_on(ladder, {all.histories, rows.first(size), paths});
    rows = rows.subspan(size);
  }
}

Paths empty_paths(std::size_t rows, int horizon, std::vector<std::string> names) {
  return {.horizon = horizon, .figures = ResultColumn<double>(rows * static_cast<std::size_t>(horizon)), .models = std::move(names),
          .model = ResultColumn<std::uint8_t>(rows), .seasonal = ResultColumn<std::uint8_t>(rows, 0)};
}

}  // namespace

Paths paths_of(std::span<const History> histories, const Model& model, int horizon, std::size_t threads) {
  if (horizon < 1 || horizon > detail::most_steps) fail_range("horizon", std::to_string(horizon), "1 to " + std::to_string(detail::most_steps) + " steps");
  const Ladder ladder(model);
  const Deseasoned all = deseasoned(histories);
  const std::vector<std::uint32_t> order = by_length(all.histories);
  Paths paths = empty_paths(histories.size(), horizon, ladder.names());
  detail::for_each_part(histories.size(), threads, [&](std::size_t begin, std::size_t end) {
    carry_part_on(ladder, all, std::span(order).subspan(begin, end - begin), paths);
  });
  put_seasons_back(all, paths);
  return paths;
}

}  // namespace milepost
