#include "milepost/projection/reliability.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace milepost;

TEST_CASE("saying one in two always scores a quarter, knowing scores nothing") {
  const std::vector<std::uint8_t> happened{1, 0, 1, 0};
  CHECK(*brier_score(std::vector<double>{0.5, 0.5, 0.5, 0.5}, happened) == 0.25);
  CHECK(*brier_score(std::vector<double>{1, 0, 1, 0}, happened) == 0);
  CHECK_FALSE(brier_score({}, {}));
}

TEST_CASE("bars: their lower end is inside, 1 is in the last") {
  const std::vector<double> said{0.1, 0.19, 1, 0.05};
  const std::vector<std::uint8_t> happened{1, 0, 1, 0};
  const std::vector<ReliabilityBin> bars = reliability(said, happened);
  CHECK(bars[0].count == 1);
  CHECK(bars[1].count == 2);
  CHECK(*bars[1].happened == 0.5);
  CHECK(bars[9].count == 1);
  CHECK_FALSE(bars[5].said);
}

TEST_CASE("calibration error by hand: 2 of 3 in a bar off by 0.3, 1 off by 0.1") {
  const std::vector<ReliabilityBin> bars = reliability(std::vector<double>{0.2, 0.2, 0.9}, std::vector<std::uint8_t>{1, 0, 1});
  CHECK(*calibration_error(bars) == doctest::Approx((2 * 0.3 + 0.1) / 3));
  CHECK_FALSE(calibration_error({}));
}

TEST_CASE("probabilities that are true have a calibration error near none") {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> share(0, 1);
  std::vector<double> said(200'000);
  std::vector<std::uint8_t> happened(said.size());
  for (std::size_t i = 0; i < said.size(); ++i) said[i] = share(random), happened[i] = share(random) < said[i];
  CHECK(*calibration_error(reliability(said, happened)) < 0.01);  // each bar holds 20,000: a standard error of 0.0035 at most
}

TEST_CASE("discrimination: 1 for a perfect order, 0 for the reverse, a half where all are equal") {
  const std::vector<std::uint8_t> happened{0, 0, 1, 1};
  CHECK(*discrimination(std::vector<double>{1, 2, 3, 4}, happened) == 1);
  CHECK(*discrimination(std::vector<double>{4, 3, 2, 1}, happened) == 0);
  CHECK(*discrimination(std::vector<double>{5, 5, 5, 5}, happened) == 0.5);
  CHECK(*discrimination(std::vector<double>{1, 3, 2, 4}, happened) == 0.75);  // three of four pairs are in order
  CHECK_FALSE(discrimination(std::vector<double>{1, 2}, std::vector<std::uint8_t>{1, 1}));
}
