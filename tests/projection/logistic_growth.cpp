#include "milepost/projection/logistic_growth.hpp"

#include <doctest/doctest.h>

#include "model_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

double logistic_at(double t, double lower, double upper, double a, double b) { return lower + (upper - lower) / (1 + std::exp(-(a + b * t))); }

Figures logistic_figures(int count, double lower, double upper, double a, double b) {
  Figures figures;
  for (int t = 0; t < count; ++t) figures.push_back(logistic_at(t, lower, upper, a, b));
  return figures;
}

}  // namespace

TEST_CASE("logistic figures with known limits go on exactly, rising or falling") {
  for (const double b : {0.3, -0.2, 0.05})
    for (const double lower : {0., 20., -50.}) {
      const Answer answer = answer_of(LogisticGrowth{lower, 100}, logistic_figures(9, lower, 100, -1.5, b), 20);
      for (int h = 0; h < 20; ++h) CHECK(answer.ahead[static_cast<std::size_t>(h)] == doctest::Approx(logistic_at(9 + h, lower, 100, -1.5, b)).epsilon(1e-12));
      CHECK(answer.sigma < 1e-11);
    }
}

TEST_CASE("an unknown limit is found where the figures show it") {
  const Answer answer = answer_of(LogisticGrowth{}, logistic_figures(14, 0, 80, -3, 0.45), 20);
  for (int h = 0; h < 20; ++h) CHECK(answer.ahead[static_cast<std::size_t>(h)] == doctest::Approx(logistic_at(14 + h, 0, 80, -3, 0.45)).epsilon(1e-5));
}

TEST_CASE("published (Pearl and Reed 1920): the population of the United States, 1790 to 1910, levels off near 197 million") {
  const Figures census{3.929214, 5.308483, 7.239881, 9.638453, 12.866020, 17.069453, 23.191876, 31.443321, 38.558371, 50.155783, 62.947714, 75.994575, 91.972266};
  const Answer answer = answer_of(LogisticGrowth{}, census, 60);
  CHECK(answer.ahead.back() == doctest::Approx(197.27).epsilon(0.05));
  CHECK(answer.ahead[0] == doctest::Approx(107.39).epsilon(0.02));
}

TEST_CASE("the path goes on from the last figure by the slope of the curve, where figures scatter too") {
  Figures figures = logistic_figures(10, 0, 100, -2, 0.3);
  figures.back() = 60;  // the curve has 66.8 there
  const Answer answer = answer_of(LogisticGrowth{0, 100}, figures, 1);
  CHECK(answer.ahead[0] > 60);
  CHECK(answer.ahead[0] < 67);
}

TEST_CASE("what shows no saturation drifts by its mean change: a line, growth by the same per cent, too few figures") {
  CHECK(answer_of(LogisticGrowth{}, {1, 2, 3, 4, 5, 6, 7, 8}, 3).ahead == Figures{9, 10, 11});
  CHECK(answer_of(LogisticGrowth{}, {1, 2, 4, 8, 16, 32, 64, 128}, 1).ahead[0] == doctest::Approx(128 + 127. / 7).epsilon(1e-14));
  CHECK(answer_of(LogisticGrowth{}, {1, 3, 4}, 1).ahead[0] == doctest::Approx(5.5).epsilon(1e-15));
  CHECK(answer_of(LogisticGrowth{}, {-1, 1, 2, 3, 3.5, 3.6, 3.7}, 1).ahead[0] == doctest::Approx(3.7 + 4.7 / 6).epsilon(1e-14));
  CHECK(answer_of(LogisticGrowth{100, 0}, {1, 2, 3}, 1).ahead[0] >= 0);  // limits the wrong way round
}

TEST_CASE("figures on a limit, past it and beside it: the path stays within, and may stay on it") {
  CHECK(answer_of(LogisticGrowth{0, 100}, {90, 97, 100}).ahead == Figures(6, 100));
  CHECK(answer_of(LogisticGrowth{0, 100}, {50, 20, 4, 0}).ahead == Figures(6, 0));
  CHECK(answer_of(LogisticGrowth{0, 100}, {100, 100, 100}).ahead == Figures(6, 100));
  CHECK(answer_of(LogisticGrowth{0, 100}, {98, 101, 103}).ahead == Figures(6, 100));
  CHECK(always_within(LogisticGrowth{0, 100}, 0, 100, 0, 100));
  CHECK(always_within(LogisticGrowth{0, 100}, 0, 100, -10, 120));
  CHECK(always_within(LogisticGrowth{{}, 1}, 0, 1, 0, 1));
  CHECK(always_within(LogisticGrowth{3, {}}, 3, 1e300, 3, 7));
  CHECK(always_within(LogisticGrowth{}, 0, 1e300, 0, 1000));
}

TEST_CASE("logistic growth: the same bits at every width and beside any other series") {
  CHECK(lanes_are_alone(LogisticGrowth{}));
  CHECK(lanes_are_alone(LogisticGrowth{0, 100}));
  CHECK(lanes_are_alone(LogisticGrowth{{}, 50}));
}

TEST_CASE("logistic growth: no history gives a number that is not finite") {
  CHECK(always_finite(LogisticGrowth{}));
  CHECK(always_finite(LogisticGrowth{0, 100}));
  CHECK(always_finite(LogisticGrowth{-1e300, 1e300}));
}
