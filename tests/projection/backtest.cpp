#include "milepost/projection/backtest.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "../detail/numbers.hpp"
#include "made_panel.hpp"

using namespace milepost;

namespace {

using trials::MadePanel;

/// "series: from first to last figure shown, so many later" of each origin.
std::vector<std::string> told_origins(const Backtest& tried) {
  std::vector<std::string> told;
  for (const BacktestOrigin& origin : tried.origins)
    told.push_back(std::to_string(origin.series) + ": " + detail::shortest(origin.shown.values.front()) + ".." + detail::shortest(origin.shown.values.back()) + ", " +
                   std::to_string(origin.later.size()) + " later");
  return told;
}

const MadePanel three_series({{1, 2, 3, 4, 5, 6, 7}, {1, 2}, {10, 20, 30, 40}});

}  // namespace

TEST_CASE("backtest: every origin that leaves a figure, from the shortest history on") {
  CHECK(told_origins(backtest(three_series.view(), {.horizon = 2, .shortest = 3})) ==
        std::vector<std::string>{"0: 1..3, 2 later", "0: 1..4, 2 later", "0: 1..5, 2 later", "0: 1..6, 1 later", "2: 10..30, 1 later"});
}

TEST_CASE("backtest: the last origins leave a whole horizon each") {
  CHECK(told_origins(backtest(three_series.view(), {.horizon = 2, .shortest = 2, .origins = 2})) ==
        std::vector<std::string>{"0: 1..4, 2 later", "0: 1..5, 2 later", "2: 10..20, 2 later"});
  CHECK(backtest(three_series.view(), {.horizon = 6, .shortest = 2, .origins = 2}).origins.empty());
}

TEST_CASE("backtest: a window shows so many figures only") {
  CHECK(told_origins(backtest(three_series.view(), {.horizon = 1, .shortest = 3, .origins = 2, .window = 3})) ==
        std::vector<std::string>{"0: 3..5, 1 later", "0: 4..6, 1 later", "2: 10..30, 1 later"});
  CHECK(told_origins(backtest(three_series.view(), {.horizon = 1, .shortest = 3, .origins = 1, .window = 50})) ==
        std::vector<std::string>{"0: 1..6, 1 later", "2: 10..30, 1 later"});
}

TEST_CASE("backtest: an origin stands at the time of its newest figure and is measured by what it has seen") {
  const Backtest tried = backtest(three_series.view(), {.horizon = 2, .shortest = 3});
  CHECK(tried.origins[0].shown.last == MadePanel::newest - 4);
  CHECK(tried.origins[3].shown.last == MadePanel::newest - 1);
  CHECK(*tried.origins[0].scale == 1);
  CHECK(*tried.origins[4].scale == 10);
  CHECK_FALSE(backtest(MadePanel({{5, 5, 5, 9}}).view(), {.shortest = 3}).origins[0].scale);
}

TEST_CASE("backtest: later figures change no projection") {
  trials::Numbers numbers(5);
  std::vector<double> figures;
  for (int i = 0; i < 20; ++i) figures.push_back(numbers.between(10, 90));
  const BacktestSettings settings{.models = models(), .horizon = 3, .shortest = 4};
  const Backtest before = backtest(MadePanel({figures}).view(), settings);
  for (std::size_t changed = 5; changed < 20; changed += 4) {
    std::vector<double> other = figures;
    for (std::size_t i = changed; i < other.size(); ++i) other[i] = numbers.between(-1e6, 1e6);
    const Backtest after = backtest(MadePanel({other}).view(), settings);
    for (std::size_t m = 0; m < before.models.size(); ++m)
      for (std::size_t row = 0; row < before.origins.size() && before.origins[row].shown.values.size() <= changed; ++row)
        for (std::size_t i = row * 3; i < row * 3 + 3; ++i) {
          CHECK(before.projections[m].mean[i] == after.projections[m].mean[i]);
          CHECK(before.projections[m].upper[1][i] == after.projections[m].upper[1][i]);
        }
  }
}

TEST_CASE("backtest: what it tries is what a projection of the shown figures says") {
  const Backtest tried = backtest(three_series.view(), {.models = {Automatic{}, Drift{}}, .horizon = 2, .shortest = 3});
  for (std::size_t row = 0; row < tried.origins.size(); ++row) {
    const ProjectionColumns alone = project(MadePanel({tried.origins[row].shown.values}).view(), {.horizon = 2});
    CHECK(alone.mean[1] == tried.projections[0].mean[row * 2 + 1]);
    CHECK(alone.lower[0][1] == tried.projections[0].lower[0][row * 2 + 1]);
  }
}

TEST_CASE("accuracy by hand: two histories, two steps, no change said") {
  const MadePanel panel({{100, 110, 130, 120}, {-10, -10, -20, 0}});  // shown: the first two figures
  const std::vector<AccuracyRow> rows = accuracy_of(backtest(panel.view(), {.models = {Naive{}}, .horizon = 2, .levels = {80}, .shortest = 2, .origins = 1}));
  REQUIRE(rows.size() == 2);  // all lengths, and those to 5
  const double first = (200.0 * 20 / 240 + 200.0 * 10 / 230) / 2, second = (200.0 * 10 / 30 + 200.0 * 10 / 10) / 2;
  for (const AccuracyRow& row : rows) {
    CHECK(row.model == "naive");
    CHECK(row.origins == 2);
    CHECK(row.failures == 0);
    CHECK(*row.percentage_error == doctest::Approx((first + second) / 2).epsilon(1e-12));
    CHECK(*row.scaled_error == doctest::Approx(15.0 / 10).epsilon(1e-12));  // the second never changed: it has no scale
    CHECK(*row.weighted_average == doctest::Approx(1).epsilon(1e-12));
  }
  CHECK(rows[1].from == 1);
  CHECK(rows[1].to == 5);
}

TEST_CASE("accuracy of intervals by hand: one in, one out") {
  const ErrorTable even = error_table("even", {1}, 2, {0.1, 0.9}, {-1, 1, -1, 1});
  const double size = std::sqrt((100 + 0.05 * 0.05) / 2);  // a change of 10, a level of 5: the newest figure is 5
  const Backtest tried = backtest(MadePanel({{-5, 5, 6, 50}}).view(), {.models = {Naive{}}, .horizon = 2, .levels = {80}, .shortest = 2, .origins = 1, .errors = even});
  const AccuracyRow row = accuracy_of(tried).front();
  CHECK(*row.coverage[0] == 0.5);
  CHECK(*row.interval_score[0] == doctest::Approx((2 * size + 2 / 0.2 * (45 - size) / 2) / 10).epsilon(1e-12));
}

TEST_CASE("accuracy: no change is as good as itself, in every class of lengths; classes part the origins") {
  trials::Numbers numbers(7);
  std::vector<std::vector<double>> all;
  for (int i = 0; i < 12; ++i) {
    all.emplace_back();
    for (int k = 0; k < 26; ++k) all.back().push_back(50 + k + numbers.between(-9, 9));
  }
  const std::vector<AccuracyRow> rows = accuracy_of(backtest(MadePanel(all).view(), {.models = {Naive{}, Drift{}}, .horizon = 3, .shortest = 2}));
  CHECK(rows.size() == 12);
  std::int64_t parts = 0;
  for (const AccuracyRow& row : rows) {
    if (row.model == "naive") CHECK(*row.weighted_average == doctest::Approx(1).epsilon(1e-12));
    else CHECK(std::abs(*row.weighted_average - 1) > 1e-6);
    if (row.model == "naive") parts += row.origins;
    CHECK((*row.coverage[0] >= 0 && *row.coverage[0] <= *row.coverage[1] && *row.coverage[1] <= 1));
  }
  CHECK(rows.front().origins == 12 * 24);
  CHECK(parts == 2 * rows.front().origins);
}

TEST_CASE("backtest: settings that make no sense are refused") {
  CHECK_THROWS_AS(backtest(three_series.view(), {.models = {}}), OutOfRange);
  CHECK_THROWS_AS(backtest(three_series.view(), {.shortest = 0}), OutOfRange);
  CHECK_THROWS_AS(backtest(three_series.view(), {.origins = -1}), OutOfRange);
  CHECK_THROWS_AS(backtest(three_series.view(), {.window = 0}), OutOfRange);
  CHECK_THROWS_AS(backtest(three_series.view(), {.horizon = 0}), OutOfRange);
  CHECK(accuracy_of(Backtest{}).empty());
}
