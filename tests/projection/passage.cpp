#include "milepost/projection/passage.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace milepost;

namespace {

/// Random walks that stay below.
double simulated_stay(const std::vector<double>& quantiles, int paths) {
  std::mt19937_64 random(11);
  std::normal_distribution<double> normal;
  int stayed = 0;
  for (int path = 0; path < paths; ++path) {
    double sum = 0;
    bool below = true;
    for (std::size_t h = 0; h < quantiles.size(); ++h) {
      sum += normal(random);
      below = below && sum < quantiles[h] * std::sqrt(static_cast<double>(h + 1));
    }
    stayed += below;
  }
  return static_cast<double>(stayed) / paths;
}

}  // namespace

TEST_CASE("one step: the share below itself") {
  for (const double quantile : {-2.0, -0.5, 0.0, 1.0, 3.0}) {
    CHECK(probability_of_staying_below(std::vector<double>{quantile}, 0.5) == doctest::Approx(detail::normal_below(quantile)).epsilon(1e-6));
  }
  CHECK(probability_of_staying_below({}, 0.5) == 1);
}

TEST_CASE("two steps at the middle: 3/8, by the arc sine law of two normals with correlation sqrt(1/2)") {
  CHECK(probability_of_staying_below(std::vector<double>{0, 0}, 0.5) == doctest::Approx(0.375).epsilon(1e-6));
}

TEST_CASE("as simulated, to the error of the simulation") {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> quantile(-1.5, 2.5);
  for (int i = 0; i < 12; ++i) {
    std::vector<double> quantiles(3 + static_cast<std::size_t>(i) % 6);
    for (double& one : quantiles) one = quantile(random);
    CHECK(std::abs(probability_of_staying_below(quantiles, 0.5) - simulated_stay(quantiles, 200'000)) < 0.0045);  // 4 standard errors
  }
}

TEST_CASE("a higher barrier is passed less often, another step never makes it likelier to stay") {
  CHECK(probability_of_staying_below(std::vector<double>{1, 1, 1}, 0.5) < probability_of_staying_below(std::vector<double>{1.1, 1.1, 1.1}, 0.5));
  CHECK(probability_of_staying_below(std::vector<double>{1, 1, 1, 1}, 0.5) < probability_of_staying_below(std::vector<double>{1, 1, 1}, 0.5));
  CHECK(probability_of_staying_below(std::vector<double>{9, 9}, 0.5) == doctest::Approx(1).epsilon(1e-6));
}

TEST_CASE("steps that hang together wholly are one step, those that hardly do multiply") {
  CHECK(probability_of_staying_below(std::vector<double>{0.3, 0.3, 0.3}, 0.001) == doctest::Approx(detail::normal_below(0.3)).epsilon(0.05));
  CHECK(probability_of_staying_below(std::vector<double>{0.3, 0.3}, 20) == doctest::Approx(detail::normal_below(0.3) * detail::normal_below(0.3)).epsilon(1e-5));
}
