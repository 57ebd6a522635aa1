#include "milepost/projection/optimised_theta.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

/// A level that starts so high before the first figure and drifts.
double squares_of_drifting_level(const Figures& figures, double alpha, double drift, double level) {
  double squares = 0;
  for (const double figure : figures) {
    const double error = figure - (level + drift);
    squares += error * error;
    level += drift + alpha * error;
  }
  return squares;
}

double slope_through(const Figures& figures) {
  double product = 0, spread = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double away = static_cast<double>(i) - 0.5 * static_cast<double>(figures.size() - 1);
    product += away * figures[i], spread += away * away;
  }
  return product / spread;
}

}  // namespace

TEST_CASE("optimised theta: rules that every model keeps") { check_rules_of_models(OptimisedTheta{}); }

TEST_CASE("optimised theta: a straight line goes on with its whole slope, swings about a level with none") {
  const Path path = path_of(OptimisedTheta{}, straight(5, 3, 12));
  for (std::size_t h = 0; h < 6; ++h) CHECK(path.ahead[h] == doctest::Approx(41 + 3 * static_cast<double>(h)).epsilon(1e-13));
  CHECK(path.sigma <= 1e-12);
  const Path level = path_of(OptimisedTheta{}, {0, 3, 3, 0, 0, 3, 3, 0});
  CHECK(level.ahead[5] == doctest::Approx(level.ahead[0]).epsilon(1e-14));
}

TEST_CASE("optimised theta: the path rises by a share from 0 to 1 of the least-squares slope") {
  Numbers numbers(20);
  for (int trial = 0; trial < 200; ++trial) {
    const Figures figures = drawn_figures(numbers, 4 + static_cast<std::size_t>(trial % 30));
    const Path path = path_of(OptimisedTheta{}, figures);
    const double share = (path.ahead[5] - path.ahead[0]) / 5 / slope_through(figures);
    CHECK(share >= -1e-9);
    CHECK(share <= 1 + 1e-9);
  }
}

TEST_CASE("optimised theta: none of 2000 drawn alphas, shares and first levels leaves less squares") {
  Numbers numbers(21);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = drawn_figures(numbers, 4 + static_cast<std::size_t>(trial % 30));
    const double sigma = path_of(OptimisedTheta{}, figures).sigma, found = sigma * sigma * static_cast<double>(figures.size());
    double least = 1e300;
    for (int draw = 0; draw < 2000; ++draw) {
      const double drift = numbers.between(0, 1) * slope_through(figures), first = figures[0] - drift;
      least = std::min(least, squares_of_drifting_level(figures, numbers.between(0.1, 0.99), drift, numbers.between(first - sigma, first + sigma)));
    }
    CHECK(found <= least * (1 + 1e-12));
  }
}
