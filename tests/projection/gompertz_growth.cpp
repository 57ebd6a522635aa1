#include "milepost/projection/gompertz_growth.hpp"

#include <doctest/doctest.h>

#include "model_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

double gompertz_at(double t, double lower, double upper, double a, double b) { return lower + (upper - lower) * std::exp(-std::exp(-(a + b * t))); }

Figures gompertz_figures(int count, double lower, double upper, double a, double b) {
  Figures figures;
  for (int t = 0; t < count; ++t) figures.push_back(gompertz_at(t, lower, upper, a, b));
  return figures;
}

}  // namespace

TEST_CASE("Gompertz figures with known limits go on exactly, rising or falling") {
  for (const double b : {0.3, -0.1, 0.05})
    for (const double lower : {0., 20., -50.}) {
      const Answer answer = answer_of(GompertzGrowth{lower, 100}, gompertz_figures(9, lower, 100, -0.5, b), 20);
      for (int h = 0; h < 20; ++h) CHECK(answer.ahead[static_cast<std::size_t>(h)] == doctest::Approx(gompertz_at(9 + h, lower, 100, -0.5, b)).epsilon(1e-12));
    }
}

TEST_CASE("an unknown limit of Gompertz growth is found where the figures show it") {
  const Answer answer = answer_of(GompertzGrowth{}, gompertz_figures(14, 0, 80, -1, 0.25), 20);
  for (int h = 0; h < 20; ++h) CHECK(answer.ahead[static_cast<std::size_t>(h)] == doctest::Approx(gompertz_at(14 + h, 0, 80, -1, 0.25)).epsilon(1e-5));
}

TEST_CASE("a line drifts on, Gompertz or not, and limits hold") {
  CHECK(answer_of(GompertzGrowth{}, {1, 2, 3, 4, 5, 6, 7, 8}, 3).ahead == Figures{9, 10, 11});
  CHECK(answer_of(GompertzGrowth{0, 100}, {90, 97, 100}).ahead == Figures(6, 100));
  CHECK(always_within(GompertzGrowth{0, 100}, 0, 100, 0, 100));
  CHECK(always_within(GompertzGrowth{}, 0, 1e300, 0, 1000));
}

TEST_CASE("Gompertz growth: the same bits at every width and beside any other series") {
  CHECK(lanes_are_alone(GompertzGrowth{}));
  CHECK(lanes_are_alone(GompertzGrowth{0, 100}));
}

TEST_CASE("Gompertz growth: no history gives a number that is not finite") {
  CHECK(always_finite(GompertzGrowth{}));
  CHECK(always_finite(GompertzGrowth{0, 100}));
}
