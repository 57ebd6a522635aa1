#include "milepost/projection/linear_trend.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("linear trend: rules that every model keeps") { check_rules_of_models(LinearTrend{}); }

TEST_CASE("linear trend: the line of the normal equations, continued") {
  Numbers numbers(5);
  for (int trial = 0; trial < 300; ++trial) {
    const Figures figures = drawn_figures(numbers, 2 + static_cast<std::size_t>(trial % 40));
    const auto n = static_cast<long double>(figures.size());
    long double t1 = 0, t2 = 0, v0 = 0, v1 = 0, widest = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const auto t = static_cast<long double>(i), v = static_cast<long double>(figures[i]);
      t1 += t, t2 += t * t, v0 += v, v1 += t * v, widest = std::max(widest, std::abs(v));
    }
    const long double slope = (n * v1 - t1 * v0) / (n * t2 - t1 * t1), start = (v0 - slope * t1) / n;
    const Path path = path_of(LinearTrend{}, figures);
    for (std::size_t h = 0; h < 6; ++h)
      CHECK(std::abs(path.ahead[h] - static_cast<double>(start + slope * (n + static_cast<long double>(h)))) <= 1e-13 * static_cast<double>(widest));
  }
}

TEST_CASE("linear trend: errors are the distances from the line: 0, 1, 0 is a third off it, twice and the other way once") {
  const Path path = path_of(LinearTrend{}, {0, 1, 0});
  CHECK(path.ahead[0] == doctest::Approx(1.0 / 3).epsilon(1e-14));
  CHECK(path.sigma == doctest::Approx(std::sqrt((1.0 / 9 + 4.0 / 9 + 1.0 / 9) / 3)).epsilon(1e-14));
}
