#include "milepost/projection/project.hpp"

#include <doctest/doctest.h>

#include "../assessment/random.hpp"
#include "lane_trials.hpp"
#include "automatic_vectors.hpp"
#include "made_panel.hpp"

using namespace milepost;

namespace {

using trials::MadePanel;

/// Eight figures about a level, walks, growths; yearly.
std::vector<std::vector<double>> various_series(std::size_t count, std::uint64_t seed, bool below_zero = false) {
  trials::Numbers numbers(seed);
  std::vector<std::vector<double>> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(trials::drawn_figures(numbers, 1 + i % 25));
    if (below_zero) all.back()[0] = -std::abs(all.back()[0]) - 1;
    else for (double& figure : all.back()) figure = std::abs(figure);
  }
  return all;
}

bool is_whole_projection(const ProjectionColumns& columns) {
  const auto finite = [](const ResultColumn<double>& column) { return std::all_of(column.begin(), column.end(), [](double figure) { return std::isfinite(figure); }); };
  return finite(columns.mean) && std::all_of(columns.lower.begin(), columns.lower.end(), finite) && std::all_of(columns.upper.begin(), columns.upper.end(), finite);
}

Series yearly_series(const std::vector<std::pair<int, double>>& figures) {
  std::vector<Observation> observations;
  for (const auto& [year, value] : figures) observations.push_back({Year{year}, value});
  return Series{Unit{"thing"}, observations};
}

Text note_on(const Series& series, const Model& model = Automatic{}) { return project(series, {.model = model}).note; }

}  // namespace

TEST_CASE("project: intervals as an independent program says, fifteen series") {
  for (const trials::AutomaticVector& vector : trials::automatic_vectors()) {
    const MadePanel panel({vector.figures});
    const ProjectionColumns said = project(panel.view(), {.horizon = 15});
    INFO("series ", vector.name);
    for (std::size_t k = 0; k < 3; ++k) {
      const auto at = static_cast<std::size_t>(trials::steps_of_vectors[k] - 1);
      if (vector.path[k] == 0 && vector.name == "falling") continue;  // there the other program goes on below zero, on the scale of roots
      // The other program's tables were learned from its own paths, ours from ours; past their twelfth step the growth of intervals is
      // taken from other quantiles.
      const double near = (at < 12 ? 3e-3 : 0.04) * (vector.upper_95[k] - vector.lower_95[k]);
      CHECK(std::abs(said.lower[1][at] - vector.lower_95[k]) <= near);
      CHECK(std::abs(said.upper[1][at] - vector.upper_95[k]) <= near);
      CHECK(std::abs(said.lower[0][at] - vector.lower_80[k]) <= near);
      CHECK(std::abs(said.upper[0][at] - vector.upper_80[k]) <= near);
    }
  }
}

TEST_CASE("project: a wider level holds a narrower one, and 80 % or more hold the path") {
  for (const bool below_zero : {true, false}) {
    const MadePanel panel(various_series(200, 31, below_zero));
    const ProjectionColumns said = project(panel.view(), {.horizon = 20, .levels = {99, 80, 95, 50}});
    bool nested = true, around = true;
    for (std::size_t i = 0; i < said.mean.size(); ++i) {
      for (const auto& [wide, narrow] : {std::pair{0, 2}, {2, 1}, {1, 3}}) {
        const auto w = static_cast<std::size_t>(wide), n = static_cast<std::size_t>(narrow);
        nested = nested && said.lower[w][i] <= said.lower[n][i] && said.upper[n][i] <= said.upper[w][i];
      }
      for (const std::size_t level : {0u, 1u, 2u}) around = around && said.lower[level][i] <= said.mean[i] && said.mean[i] <= said.upper[level][i];
    }
    CHECK(nested);
    CHECK(around);
  }
}

TEST_CASE("project: what is further away is less certain") {
  std::vector<std::vector<double>> all = various_series(150, 32, true);
  std::erase_if(all, [](const std::vector<double>& figures) { return figures.size() < 2; });  // the table of a single one is not even
  const MadePanel panel(all);
  const ProjectionColumns said = project(panel.view(), {.horizon = 40});
  for (std::size_t level = 0; level < 2; ++level)
    for (std::size_t i = 1; i < said.mean.size(); ++i)
      if (i % 40 != 0) CHECK(said.upper[level][i] - said.lower[level][i] >= (said.upper[level][i - 1] - said.lower[level][i - 1]) * (1 - 1e-9));
}

TEST_CASE("project: nothing lies outside natural limits; a model that knows nothing of them is cut there, `auto` bends before") {
  const MadePanel panel(various_series(200, 33));
  for (const Model& model : models()) {
    const ProjectionColumns free = project(panel.view(), {.model = model}), held = project(panel.view(), {.model = model, .lower = 20.0, .upper = 100.0});
    const auto is_inside = [](double figure) { return figure >= 20 && figure <= 100; };
    const bool bends = std::holds_alternative<Automatic>(model) || std::holds_alternative<LogisticGrowth>(model) || std::holds_alternative<GompertzGrowth>(model);
    bool all_inside = true, as_clamped = true;
    for (std::size_t i = 0; i < free.mean.size(); ++i) {
      all_inside = all_inside && is_inside(held.mean[i]);
      as_clamped = as_clamped && held.mean[i] == std::clamp(free.mean[i], 20.0, 100.0);
      for (std::size_t level = 0; level < 2; ++level)
        all_inside = all_inside && is_inside(held.lower[level][i]) && is_inside(held.upper[level][i]) && held.lower[level][i] <= held.upper[level][i];
    }
    INFO("model ", name_of(model));
    CHECK(all_inside);
    CHECK((bends || as_clamped));
  }
  const ProjectionColumns falling = project(MadePanel({{5, 3, 2, 1}}).view(), {.horizon = 60});
  for (const double figure : falling.lower[1]) CHECK(figure >= 0);  // never below zero seen
}

TEST_CASE("project: where no figure is below zero nothing projected is, by any model; the intervals of a path through zero hold it") {
  const MadePanel falling({{100, 81, 64, 49, 36, 25, 16, 9, 4}});
  for (const Model& model : models()) {
    const ProjectionColumns said = project(falling.view(), {.model = model});
    for (std::size_t step = 0; step < 6; ++step) {
      CHECK(said.mean[step] >= 0);
      CHECK(said.lower[1][step] >= 0);
      CHECK(said.upper[1][step] >= said.mean[step]);
    }
  }
  const MadePanel through({{9, 7, 5, 3, 1, -1}});
  CHECK(project(through.view(), {.model = Drift{}}).mean[5] == doctest::Approx(-13).epsilon(1e-12));
}

TEST_CASE("project: settings that make no sense are refused before any work") {
  const MadePanel panel({{1, 2, 3}});
  const double none = std::numeric_limits<double>::quiet_NaN();
  for (const double level : {0.0, 100.0, -5.0, 120.0, none}) CHECK_THROWS_AS(project(panel.view(), {.levels = {80, level}}), OutOfRange);
  for (const int horizon : {0, -1, 129}) CHECK_THROWS_AS(project(panel.view(), {.horizon = horizon}), OutOfRange);
  CHECK_THROWS_AS(project(panel.view(), {.lower = 5.0, .upper = 5.0}), OutOfRange);
  CHECK_THROWS_AS(project(panel.view(), {.lower = 9.0, .upper = 5.0}), OutOfRange);
  CHECK_THROWS_AS(project(panel.view(), {.lower = none, .upper = 5.0}), OutOfRange);
  CHECK(project(panel.view(), {.levels = {}}).lower.empty());
}

TEST_CASE("project: a row that cannot be projected says why and harms no other") {
  const double none = std::numeric_limits<double>::quiet_NaN(), endless = std::numeric_limits<double>::infinity();
  MadePanel panel;
  panel.add({1, 2, 4});
  panel.add({});
  panel.add({none, none});
  panel.add_at({2020, 2020, 2021}, {1, 2, 3});
  panel.add_at({2021, 2020}, {1, 2});
  panel.add({1, endless, 3});
  panel.add_at({2020, none}, {1, 2});
  panel.add({1, 2, 4});
  const ProjectionColumns said = project(panel.view());
  const SeriesFault faults[]{SeriesFault::none, SeriesFault::no_data, SeriesFault::no_data, SeriesFault::inconclusive,
                             SeriesFault::inconclusive, SeriesFault::inconclusive, SeriesFault::inconclusive, SeriesFault::none};
  for (std::size_t row = 0; row < 8; ++row) {
    INFO("row ", row);
    CHECK(said.fault[row] == static_cast<std::uint8_t>(faults[row]));
    for (std::size_t i = row * 6; i < row * 6 + 6; ++i)
      for (const double figure : {said.mean[i], said.lower[0][i], said.lower[1][i], said.upper[0][i], said.upper[1][i]})
        CHECK(std::isfinite(figure) == (faults[row] == SeriesFault::none));
  }
  for (std::size_t i = 0; i < 6; ++i) CHECK(said.mean[i] == said.mean[42 + i]);
  CHECK(note_of(said, 1).en == "no figures");
  CHECK(note_of(said, 1).zh == "无数据");
  CHECK(note_of(said, 3).zh.find("期") != std::string::npos);
}

TEST_CASE("project: what was done otherwise than asked is said, in both languages") {
  CHECK(note_on(yearly_series({{2020, 1}, {2021, 2}, {2022, 3}})).en.empty());
  const Series past = yearly_series({{2020, 100}, {2021, 104}, {2022, 109}});
  CHECK(project(past, {.upper = 109}).note.en.empty());
  CHECK(project(past, {.upper = 108}).note.en == "figures lie past a limit that was given: what is projected is held within it all the same");
  CHECK(project(past, {.lower = 101}).note.zh == "已有数据超出所给界限，预测仍以界限为准");
  CHECK(note_on(yearly_series({{2020, 1}, {2021, 2}, {2023, 4}})).en == "1 gap filled on the straight line");
  CHECK(note_on(yearly_series({{2020, 1}, {2021, 2}, {2023, 4}})).zh == "缺1期，按直线补齐");
  CHECK(note_on(yearly_series({{2017, 1}, {2018, 1}, {2020, 2}, {2022, 4}})).en == "2 gaps filled on the straight line");
  CHECK(note_on(yearly_series({{2020, 1}, {2021, 2}}), Holt{}).en.find("only 2 figures") == 0);
  CHECK(note_on(yearly_series({{2020, 1}}), Drift{}).en == "only 1 figure: naive instead");
  CHECK(note_on(yearly_series({{2020, 1}}), Drift{}).zh == "仅1个数据，改用naive");
  CHECK(note_on(yearly_series({{1990, 1}, {1991, 2}, {2020, 3}})).en == "uneven steps taken for equal ones");
  CHECK(note_on(yearly_series({{1990, 1}, {1991, 2}, {2020, 3}})).zh == "间隔不等，按等间隔处理");
  MadePanel quarterly({{22, 6, 6, 6, 22, 6, 6, 6, 22, 6, 6, 6}}, 0.25);
  CHECK(note_of(project(quarterly.view()), 0).en == "season taken out and put back");
  CHECK(note_of(project(quarterly.view()), 0).zh == "已剔除并还原季节因素");
}

TEST_CASE("project: one series is its row of a panel, bit for bit, for every model") {
  test::Random random(41);
  for (const Model& model : models()) {
    MadePanel panel;
    std::vector<Series> alone;
    for (int i = 0; i < 30; ++i) {
      std::vector<std::pair<int, double>> figures;
      std::vector<double> times, values;
      for (int year = 2000; year < 2000 + random.whole(1, 20); ++year)
        if (year == 2000 || random.chance(0.9)) figures.push_back({year, random.number(-5, 100)}), times.push_back(year + 1), values.push_back(figures.back().second);
      alone.push_back(yearly_series(figures)), panel.add_at(times, values);
    }
    const ProjectionColumns columns = project(panel.view(), {.horizon = 4, .model = model, .threads = 2});
    bool same = true;
    for (std::size_t row = 0; row < alone.size(); ++row) {
      const Projection one = project(alone[row], {.horizon = 4, .model = model});
      REQUIRE(one.figures.size() == 4);
      same = same && one.model == columns.models[columns.model[row]] && one.used == columns.used[row] && one.filled == columns.filled[row];
      for (std::size_t step = 0; step < 4; ++step) {
        const ProjectedFigure& figure = one.figures[step];
        same = same && figure.mean == columns.mean[row * 4 + step] && figure.at == columns.last[row] + static_cast<double>(step + 1) * columns.step[row];
        for (std::size_t level = 0; level < 2; ++level)
          same = same && figure.lower[level] == columns.lower[level][row * 4 + step] && figure.upper[level] == columns.upper[level][row * 4 + step];
      }
    }
    INFO("model ", name_of(model));
    CHECK(same);
  }
}

TEST_CASE("project: without figures there is a fault and no path") {
  const Projection nothing = project(yearly_series({}));
  CHECK(nothing.fault == SeriesFault::no_data);
  CHECK(nothing.figures.empty());
  CHECK(nothing.note.en == "no figures");
}

TEST_CASE("project: no history, however hostile, gives anything but numbers, by any model, yearly or by quarters") {
  for (const Model& model : models()) {
    INFO("model ", name_of(model));
    for (const double step : {1.0, 0.25}) {
      MadePanel panel;
      for (const std::size_t count : {1u, 2u, 3u, 4u, 5u, 8u, 13u, 24u})
        for (const trials::Figures& figures : trials::hostile_rows(count)) panel.add(figures, step);
      CHECK(is_whole_projection(project(panel.view(), {.horizon = 30, .model = model})));
    }
  }
}

TEST_CASE("project: errors of one's own take the place of the shipped ones") {
  const ErrorTable even = error_table("even", {1}, 1, {0.1, 0.9}, {-1, 1});
  const MadePanel panel({{-10, 0, 10}});  // changes of 10, a level of 20/3
  const double size = std::sqrt((2 * 100 + std::pow(0.2 / 3, 2)) / 3);
  const ProjectionColumns said = project(panel.view(), {.horizon = 1, .levels = {80}, .model = Naive{}, .errors = even});
  CHECK(said.mean[0] == 10);
  CHECK(said.lower[0][0] == doctest::Approx(10 - size).epsilon(1e-12));
  CHECK(said.upper[0][0] == doctest::Approx(10 + size).epsilon(1e-12));
}

TEST_CASE("project: what a model of one's own leaves out is told in its row, by the model's name and by the rule") {
  const CustomModel half{.name = "half", .project = [](std::span<const double> seen, int) { return std::vector<double>{seen.back(), std::nan("")}; }};
  CHECK(note_on(yearly_series({{2020, 1}, {2021, 2}, {2022, 3}}), half).en == "half gave 1 finite figures for 6 steps: the newest figure stands in for the others");
  CHECK(note_on(yearly_series({{2020, 1}, {2021, 2}, {2022, 3}}), half).zh == "half应逐期给出6个有限数值，实际仅1个，其余以最新数据代替");
}

TEST_CASE("project: figures that are all zero have a path, and say that there is nothing to take an interval from") {
  const Projection nothing = project(yearly_series({{2020, 0}, {2021, 0}, {2022, 0}}));
  CHECK_FALSE(nothing.spread);
  CHECK(nothing.figures[0].mean == 0);
  CHECK(nothing.note.en == "the figures are all zero: no spread to take an interval from");
  CHECK(nothing.note.zh == "数据全部为零，看不出波动幅度，不能给出区间");
  CHECK(project(yearly_series({{2020, 7}, {2021, 7}})).spread);
  CHECK(project(yearly_series({})).note.en == "no figures");
}
