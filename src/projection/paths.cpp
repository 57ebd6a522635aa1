#include "milepost/projection/paths.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "groups.hpp"
#include "milepost/projection/outlook.hpp"

namespace milepost {

using namespace projection;

namespace {

/// The model asked for, and what takes its place for histories that are too short.
struct Ladder {
  std::vector<Model> models{};
  std::size_t yearly{};  ///< the models from here on are for figures within the year

  explicit Ladder(const Model& asked) : models{asked} {
    for (const Model& simpler : {Model(Theta{}), Model(Drift{}), Model(Naive{})})
      if (least_points(simpler) < least_points(models.back())) models.push_back(simpler);
    yearly = models.size();
    if (const auto* automatic = std::get_if<Automatic>(&asked)) models.push_back(Automatic{true, automatic->lower, automatic->upper});
  }

  /// Two years of quarters or months, for the automatic choice.
  bool has_own_way(const History& history) const {
    return yearly < models.size() && is_within_the_year(history.season, history.figures.size());
  }

  std::size_t place_for(const History& history) const {
    if (has_own_way(history)) return models.size() - 1;
    std::size_t place = 0;
    while (place + 1 < yearly && static_cast<int>(history.figures.size()) < least_points(models[place])) ++place;
    return place;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Model& model : models) all.push_back(name_of(model));
    return all;
  }
};

constexpr int least_years = 3;  ///< for a season to be looked for, as in the M3 and M4 competitions

/// Histories as models see them: without seasons, the last figures only.
struct BareHistories {
  std::vector<std::span<const double>> histories{};
  std::vector<std::size_t> place{};              ///< of the model on the ladder
  std::vector<std::vector<double>> own{};        ///< figures of those that have a season
  std::vector<RowSeasons> seasons{};
};

/// The last figures; a season begins with the first of them.
std::span<const double> recent_figures(std::span<const double> figures) {
  return figures.last(std::min(figures.size(), static_cast<std::size_t>(detail::most_points)));
}

BareHistories bare_histories(std::span<const History> histories, const Ladder& ladder) {
  BareHistories all;
  all.histories.reserve(histories.size()), all.place.reserve(histories.size());
  for (std::size_t row = 0; row < histories.size(); ++row) {
    const std::span<const double> figures = recent_figures(histories[row].figures);
    all.histories.push_back(figures), all.place.push_back(ladder.place_for(histories[row]));
    if (histories[row].season < 2) continue;
    Seasons seasons = find_seasons(figures, histories[row].season, least_years);
    if (seasons.finding == SeasonFinding::seasonal) all.seasons.push_back({static_cast<std::uint32_t>(row), std::move(seasons)});
  }
  for (const RowSeasons& one : all.seasons) {
    all.own.push_back(bare_figures(all.histories[one.row], &one.seasons));
    all.histories[one.row] = all.own.back();
  }
  return all;
}

void put_seasons_back(const BareHistories& all, Paths& paths) {
  const auto horizon = static_cast<std::size_t>(paths.horizon);
  for (const auto& [row, seasons] : all.seasons)
    for (std::size_t step = 0; step < horizon; ++step) {
      double& figure = paths.figures[row * horizon + step];
      figure = with_season(figure, seasons.factors[(all.histories[row].size() + step) % seasons.factors.size()], seasons.multiplicative);
    }
}

bool are_alike(const BareHistories& all, std::uint32_t a, std::uint32_t b) { return all.histories[a].size() == all.histories[b].size() && all.place[a] == all.place[b]; }

/// Rows by length, and by model within a length.
std::vector<std::uint32_t> in_groups(const BareHistories& all) {
  std::vector<std::uint32_t> order(all.histories.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(all.histories[a].size(), all.place[a]) < std::pair(all.histories[b].size(), all.place[b]);
  });
  return order;
}

void set_missing(const HistoryGroup& group) {
  const auto horizon = static_cast<std::size_t>(group.paths.horizon);
  for (const std::uint32_t row : group.rows)
    for (std::size_t step = 0; step < horizon; ++step) group.paths.figures[row * horizon + step] = detail::not_a_number;
}

void carry_group_on(const Ladder& ladder, std::size_t place, const HistoryGroup& group) {
  for (const std::uint32_t row : group.rows) group.paths.model[row] = static_cast<std::uint8_t>(place);
  if (group.histories[group.rows.front()].empty()) return set_missing(group);
  std::visit([&](const auto& model) { carry_on(model, group); }, ladder.models[place]);
}

/// Runs of one length and model within a part.
void carry_part_on(const Ladder& ladder, const BareHistories& all, std::span<const std::uint32_t> rows, Paths& paths) {
  while (!rows.empty()) {
    const auto end = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return !are_alike(all, rows.front(), row); });
    const auto size = static_cast<std::size_t>(end - rows.begin());
    carry_group_on(ladder, all.place[rows.front()], {all.histories, rows.first(size), paths});
    rows = rows.subspan(size);
  }
}

Paths empty_paths(std::size_t rows, int horizon, std::vector<std::string> names) {
  return {.horizon = horizon, .figures = ResultColumn<double>(rows * static_cast<std::size_t>(horizon)), .models = std::move(names),
          .model = ResultColumn<std::uint8_t>(rows)};
}

}  // namespace

std::vector<double> bare_figures(std::span<const double> figures, const Seasons* seasons) {
  const std::span<const double> recent = recent_figures(figures);
  std::vector<double> bare(recent.begin(), recent.end());
  if (!seasons) return bare;
  for (std::size_t i = 0; i < bare.size(); ++i) bare[i] = without_season(bare[i], seasons->factors[i % seasons->factors.size()], seasons->multiplicative);
  return bare;
}

Paths paths_of(std::span<const History> histories, const Model& model, int horizon, std::size_t threads) {
  if (horizon < 1 || horizon > detail::most_steps) fail_range("horizon", std::to_string(horizon), "1 to " + std::to_string(detail::most_steps) + " steps");
  const Ladder ladder(model);
  BareHistories all = bare_histories(histories, ladder);
  const std::vector<std::uint32_t> order = in_groups(all);
  Paths paths = empty_paths(histories.size(), horizon, ladder.names());
  if (std::holds_alternative<CustomModel>(model)) paths.missing = ResultColumn<std::uint8_t>(histories.size(), 0);
  detail::for_each_part(histories.size(), threads, [&](std::size_t begin, std::size_t end) {
    carry_part_on(ladder, all, std::span(order).subspan(begin, end - begin), paths);
  });
  put_seasons_back(all, paths);
  paths.seasons = std::move(all.seasons);
  return paths;
}

}  // namespace milepost
