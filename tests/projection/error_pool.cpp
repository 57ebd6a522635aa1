#include "milepost/projection/error_pool.hpp"

#include <doctest/doctest.h>

#include "../detail/numbers.hpp"
#include "made_panel.hpp"
#include "milepost/error.hpp"
#include "milepost/projection/backtest.hpp"
#include "milepost/projection/project.hpp"

using namespace milepost;

namespace {

using trials::MadePanel;

/// A pool of scores that are spread like a normal distribution, times a factor.
ErrorPool pool_of_normal_scores(double factor, std::int64_t series) {
  constexpr int count = 100'000;
  ErrorPool pool{.model = "auto", .series = series};
  for (int i = 0; i < count; ++i) add(pool, factor * detail::normal_quantile((i + 0.5) / count));
  return pool;
}

MadePanel random_walks(int count, std::uint64_t seed) {
  trials::Numbers numbers(seed);
  MadePanel panel;
  for (int i = 0; i < count; ++i) {
    std::vector<double> walk{100};
    while (walk.size() < 12) walk.push_back(walk.back() + numbers.between(-5, 6));
    panel.add(walk);
  }
  return panel;
}

MadePanel only_walk(int which, int of, std::uint64_t seed) {
  trials::Numbers numbers(seed);
  MadePanel panel;
  for (int i = 0; i < of; ++i) {
    std::vector<double> walk{100};
    while (walk.size() < 12) walk.push_back(walk.back() + numbers.between(-5, 6));
    if (i == which) panel.add(walk);
  }
  return panel;
}

ErrorPool pool_on(const Panel& panel, const Model& model = Automatic{}) { return pool_of(backtest(panel, {.models = {model}, .horizon = 3}), 0); }

}  // namespace

TEST_CASE("error pool: scores fall into bins of an eighth, those past 6 into the last ones") {
  ErrorPool pool;
  for (const double score : {-7.0, -6.0, -5.9, -0.01, 0.0, 0.12, 0.125, 5.99, 6.0, 60.0}) add(pool, score);
  CHECK(pool.counts[0] == 3);
  CHECK(pool.counts[47] == 1);
  CHECK(pool.counts[48] == 2);
  CHECK(pool.counts[49] == 1);
  CHECK(pool.counts[95] == 3);
}

TEST_CASE("error pool: the weight is S / (S + 40), and nothing without series") {
  CHECK(weight_of({}) == 0);
  CHECK(weight_of({.series = 40}) == 0.5);
  CHECK(weight_of({.series = 360}) == 0.9);
}

TEST_CASE("error pool: by hand, two errors, one in each of two bins, of forty series") {
  ErrorPool pool{.series = 40};
  add(pool, 0.51), add(pool, 1.01);  // in 0.5 to 0.625 and 1 to 1.125
  CHECK(mixed_score(pool, 0) == doctest::Approx(0.5 * 0.625).epsilon(1e-14));  // half of the errors lie below 0.625
  const double quarter = detail::normal_quantile(0.25), three_quarters = detail::normal_quantile(0.75);
  CHECK(mixed_score(pool, quarter) == doctest::Approx(0.5 * quarter + 0.5 * 0.5625).epsilon(1e-12));
  CHECK(mixed_score(pool, three_quarters) == doctest::Approx(0.5 * three_quarters + 0.5 * 1.0625).epsilon(1e-12));
}

TEST_CASE("error pool: errors as the shipped table has them leave it as it is, within a bin; none at all leave its bits") {
  const ErrorPool same = pool_of_normal_scores(1, 1'000'000);
  for (double score = -3; score <= 3; score += 0.1) CHECK(std::abs(mixed_score(same, score) - score) < 0.01);
  const ErrorTable& shipped = shipped_error_table("auto", MeasuredOn::roots);
  CHECK(mixed(shipped, {.model = "auto"}).quantiles == shipped.quantiles);
}

TEST_CASE("error pool: errors twice as wide make intervals half as wide again at half the weight, twice at nearly all of it") {
  const ErrorTable even = error_table("even", {1}, 1, {0.025, 0.5, 0.975}, {-1.959963984540054, 0, 1.959963984540054});
  const ErrorTable half = mixed(even, pool_of_normal_scores(2, 40)), whole = mixed(even, pool_of_normal_scores(2, 40'000'000));
  CHECK(half.quantiles[2] == doctest::Approx(1.5 * 1.959963984540054).epsilon(0.01));
  CHECK(whole.quantiles[0] == doctest::Approx(-2 * 1.959963984540054).epsilon(0.01));
  CHECK(half.quantiles[1] == doctest::Approx(0).epsilon(0.01));
}

TEST_CASE("error pool: quantiles go on ascending, whatever the errors were") {
  trials::Numbers numbers(3);
  for (int trial = 0; trial < 200; ++trial) {
    ErrorPool pool{.series = trial};
    for (int i = 0; i <= trial; ++i) add(pool, numbers.between(-8, numbers.between(-8, 8)));
    double before = -100;
    for (double score = -6; score <= 6; score += 0.05) {
      const double now = mixed_score(pool, score);
      CHECK(now >= before - 1e-14);
      before = now;
    }
  }
}

TEST_CASE("error pool: parts of a panel add up to the whole, in any order") {
  const ErrorPool whole = pool_on(random_walks(6, 8).view());
  ErrorPool forward = pool_on(only_walk(0, 6, 8).view()), backward = pool_on(only_walk(5, 6, 8).view());
  for (int i = 1; i < 6; ++i) forward = merge(forward, pool_on(only_walk(i, 6, 8).view())), backward = merge(pool_on(only_walk(5 - i, 6, 8).view()), backward);
  CHECK(whole.series == 6);
  CHECK(std::accumulate(whole.counts.begin(), whole.counts.end(), std::int64_t{0}) == 6 * (6 * 3 + 2 + 1));  // origins after 4 to 11 figures
  CHECK(forward == whole);
  CHECK(backward == whole);
}

TEST_CASE("error pool: zeros alone tell nothing") { CHECK(pool_on(MadePanel({{0, 0, 0, 0, 0, 0, 0}}).view()) == ErrorPool{.model = "auto"}); }

TEST_CASE("error pool: errors of one model are not those of another") {
  const MadePanel panel = random_walks(3, 1);
  const ErrorPool pool = pool_on(panel.view(), Drift{});
  CHECK(pool.model == "drift");
  CHECK_THROWS_WITH_AS(merge(pool, pool_on(panel.view())), doctest::Contains("of drift and of auto"), OutOfRange);
  CHECK_THROWS_WITH_AS(project(panel.view(), {.errors = finish(pool)}), doctest::Contains("those of auto, by which is projected"), OutOfRange);
  CHECK_NOTHROW(project(panel.view(), {.model = Drift{}, .errors = finish(pool)}));
}

TEST_CASE("error pool: intervals of a panel that moves more than its size tells become wider") {
  MadePanel panel;  // quiet, then a jump: the shipped errors expect no such thing
  for (int i = 0; i < 60; ++i) panel.add({100, 101, 100, 101, 100, 101, i % 2 == 0 ? 130.0 : 70.0});
  const ErrorPool pool = pool_of(backtest(panel.view(), {.horizon = 1, .shortest = 6}), 0);
  const MadePanel quiet({{100, 101, 100, 101, 100, 101}});
  const ProjectionColumns shipped = project(quiet.view(), {.horizon = 1}), own = project(quiet.view(), {.horizon = 1, .errors = finish(pool)});
  CHECK(own.mean[0] == shipped.mean[0]);
  CHECK(own.upper[1][0] - own.lower[1][0] > 1.5 * (shipped.upper[1][0] - shipped.lower[1][0]));
  CHECK(project(quiet.view(), {.errors = finish({.model = "auto"})}).upper[1][5] == project(quiet.view()).upper[1][5]);
}
