#include "milepost/projection/simple_smoothing.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

double squares_of_simple_smoothing(const Figures& figures, double alpha, double level) {
  double squares = 0;
  for (const double figure : figures) {
    squares += (figure - level) * (figure - level);
    level += alpha * (figure - level);
  }
  return squares;
}

/// Oil production of Saudi Arabia 1996 to 2007, in millions of tonnes (Hyndman and Athanasopoulos, Forecasting: principles and practice, 2014, 7.1).
const Figures textbook_oil{446.6565, 454.4733, 455.663, 423.6322, 456.2713, 440.5881, 425.3325, 485.1494, 506.0482, 526.792, 514.2689, 494.211};

}  // namespace

TEST_CASE("simple smoothing: rules that every model keeps") { check_rules_of_models(SimpleSmoothing{}); }

TEST_CASE("simple smoothing: the textbook's oil: 496.4935, with alpha 0.8920 from 447.478, as statsmodels tests it") {
  const Path path = path_of(SimpleSmoothing{}, textbook_oil);
  for (const double ahead : path.ahead) CHECK(std::abs(ahead - 496.493543) <= 1e-4);
  const double squares = 12 * path.sigma * path.sigma, theirs = squares_of_simple_smoothing(textbook_oil, 0.891998, 447.47844);
  CHECK(squares <= theirs);
  CHECK(squares >= theirs * (1 - 1e-9));
}

TEST_CASE("simple smoothing: a rising line is followed with alpha 1, as by the naive model; swings about a level have alpha 0, the mean") {
  CHECK(path_of(SimpleSmoothing{}, straight(3, 2, 15)).ahead[0] == 31);
  CHECK(path_of(SimpleSmoothing{}, {1, -1, 1, -1, 1, -1, 1, -1}).ahead[0] == doctest::Approx(0).epsilon(1e-15));
}

TEST_CASE("simple smoothing: no alpha and no first level of 2000 drawn ones leave less squares") {
  Numbers numbers(11);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = drawn_figures(numbers, 3 + static_cast<std::size_t>(trial % 30));
    const double sigma = path_of(SimpleSmoothing{}, figures).sigma, found = sigma * sigma * static_cast<double>(figures.size());
    double least = 1e300;
    for (int draw = 0; draw < 2000; ++draw) {
      const double alpha = numbers.between(0, 1), level = figures[0] + 2 * sigma * numbers.between(-1, 1);
      least = std::min(least, squares_of_simple_smoothing(figures, alpha, level));
    }
    CHECK(found <= least * (1 + 1e-12));
  }
}
