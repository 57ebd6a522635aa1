#include "milepost/projection/damped_trend.hpp"

#include "trend_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("damped trend: rules that every model keeps") { check_rules_of_models(DampedTrend{}); }

TEST_CASE("damped trend: the textbook's livestock has a sum of squares of 6036.56 or less, the best that statsmodels reports for phi 0.98") {
  const double sigma = path_of(DampedTrend{}, livestock).sigma, squares = 31 * sigma * sigma;
  CHECK(squares <= 6036.56);
  CHECK(squares >= 6036.50);
}

TEST_CASE("damped trend: each step ahead is smaller than the one before, by the same share from 0.8 to 0.98") {
  Numbers numbers(18);
  for (int trial = 0; trial < 60; ++trial) {
    const Path path = path_of(DampedTrend{}, drawn_figures(numbers, 6 + static_cast<std::size_t>(trial % 30)));
    const double first = path.ahead[1] - path.ahead[0], second = path.ahead[2] - path.ahead[1], third = path.ahead[3] - path.ahead[2];
    if (std::abs(first) <= 1e-6 * std::abs(path.ahead[0])) continue;  // no trend at all
    CHECK(second / first >= 0.8 - 1e-8);
    CHECK(second / first <= 0.98 + 1e-8);
    CHECK(third / second == doctest::Approx(second / first).epsilon(1e-7));
  }
}

TEST_CASE("damped trend: none of 2000 drawn alphas, betas and phis leaves less squares by more than 1 in 1000: the valleys are flat") {
  Numbers numbers(19);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = drawn_figures(numbers, 6 + static_cast<std::size_t>(trial % 30));
    const double sigma = path_of(DampedTrend{}, figures).sigma, found = sigma * sigma * static_cast<double>(figures.size());
    double least = 1e300;
    for (int draw = 0; draw < 2000; ++draw)
      least = std::min(least, squares_from_best_states(figures, numbers.between(0, 1), numbers.between(0, 1), numbers.between(0.8, 0.98)));
    INFO("trial ", trial, " points ", figures.size());
    CHECK(found <= least * 1.001);
  }
}
