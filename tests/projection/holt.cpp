#include "milepost/projection/holt.hpp"

#include "trend_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("holt: rules that every model keeps") { check_rules_of_models(Holt{}); }

TEST_CASE("holt: a straight line goes on, with next to no error") {
  const Path path = path_of(Holt{}, straight(12, -0.7, 11));
  for (std::size_t h = 0; h < 6; ++h) CHECK(path.ahead[h] == doctest::Approx(12 - 0.7 * static_cast<double>(11 + h)).epsilon(1e-13));
  CHECK(path.sigma <= 1e-13);
}

TEST_CASE("holt: none of 2000 drawn pairs of alpha and beta leaves less squares, each with its best level and trend") {
  Numbers numbers(15);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = drawn_figures(numbers, 5 + static_cast<std::size_t>(trial % 30));
    const double sigma = path_of(Holt{}, figures).sigma, found = sigma * sigma * static_cast<double>(figures.size());
    double least = 1e300;
    for (int draw = 0; draw < 2000; ++draw)
      least = std::min(least, squares_from_best_states(figures, numbers.between(0, 1), numbers.between(0, 1), 1));
    INFO("trial ", trial, " points ", figures.size());
    CHECK(found <= least * (1 + 1e-9));
  }
}

TEST_CASE("holt: the path and the errors are those of the textbook's equations at the shares found") {
  Numbers numbers(16);
  for (int trial = 0; trial < 40; ++trial) {
    const Figures figures = drawn_figures(numbers, 5 + static_cast<std::size_t>(trial % 20));
    std::vector<detail::Lanes<2>> lanes(figures.begin(), figures.end());
    const detail::ScaledHistory<2> seen(detail::LaneHistory<2>{lanes.data(), static_cast<int>(lanes.size())});
    const auto at = detail::best_trend(detail::TrendSum<2>{seen}, detail::holt_box).at;
    const Path path = path_of(Holt{}, figures);
    const double squares = squares_from_best_states(figures, at[0][0] * at[0][0], at[1][0], 1);
    CHECK(path.sigma * path.sigma * static_cast<double>(figures.size()) == doctest::Approx(squares).epsilon(1e-10));
    const double step = path.ahead[1] - path.ahead[0];
    CHECK(path.ahead[5] == doctest::Approx(path.ahead[0] + 5 * step).epsilon(1e-11));
  }
}

TEST_CASE("holt: with alpha and beta 0 it would be the least-squares line, so it never has larger errors than that") {
  Numbers numbers(17);
  for (int trial = 0; trial < 40; ++trial) {
    const Figures figures = drawn_figures(numbers, 3 + static_cast<std::size_t>(trial % 30));
    const double line = squares_from_best_states(figures, 0, 0, 1), sigma = path_of(Holt{}, figures).sigma;
    CHECK(sigma * sigma * static_cast<double>(figures.size()) <= line * (1 + 1e-10));
  }
}
