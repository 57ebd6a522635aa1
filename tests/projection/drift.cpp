#include "milepost/projection/drift.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("drift: rules that every model keeps") { check_rules_of_models(Drift{}); }

TEST_CASE("drift: a straight line goes on exactly") {
  Numbers numbers;
  for (int trial = 0; trial < 200; ++trial) {
    const double start = std::floor(numbers.between(-1000, 1000)), slope = std::floor(numbers.between(-50, 50));
    const std::size_t count = 2 + static_cast<std::size_t>(trial % 30);
    const Figures line = straight(start, slope, count + 6);
    const Path path = path_of(Drift{}, Figures(line.begin(), line.end() - 6));
    CHECK(path.ahead == Figures(line.end() - 6, line.end()));
    CHECK(path.sigma == 0);
  }
}

TEST_CASE("drift: only the first and the last figure tell the slope; errors are changes less their mean") {
  const Path path = path_of(Drift{}, {1, 5, 3, 10});
  for (std::size_t h = 0; h < 6; ++h) CHECK(path.ahead[h] == doctest::Approx(13 + 3.0 * static_cast<double>(h)).epsilon(1e-15));
  CHECK(path.sigma == doctest::Approx(std::sqrt((1.0 + 25 + 16) / 3)).epsilon(1e-15));  // changes of 4, -2, 7
}
