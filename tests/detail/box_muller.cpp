#include "milepost/detail/box_muller.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "milepost/detail/philox.hpp"

using namespace milepost::detail;

TEST_CASE("places on the circle are those of the C library to 4e-16") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const double turn = i < 9 ? i / 8.0 : share_of_one(random());
    const LanePair<2> place = on_circle<2>(turn);
    CHECK(std::abs(place.first[0] - std::cos(2 * std::numbers::pi * turn)) < 1e-15);
    CHECK(std::abs(place.second[0] - std::sin(2 * std::numbers::pi * turn)) < 1e-15);
  }
}

TEST_CASE("a pair lies where Box and Muller put it: its length is told by the one number, its direction by the other") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20'000; ++i) {
    const double share = share_of_one(random()), turn = share_of_one(random());
    const LanePair<2> pair = normal_pair<2>(share, turn);
    const double x = pair.first[0], y = pair.second[0];
    CHECK(x * x + y * y == doctest::Approx(-2 * std::log(share)).epsilon(1e-14));
    CHECK(std::abs(std::atan2(y, x) - std::remainder(2 * std::numbers::pi * turn, 2 * std::numbers::pi)) < 1e-14);
  }
}

TEST_CASE("the ends of what a word can say stay finite") {
  const std::uint64_t words[]{0, ~std::uint64_t{0}};
  const Lanes<2> shares = shares_of_one<2>(words);
  CHECK(shares[0] == share_of_one(words[0]));
  CHECK(shares[1] == share_of_one(words[1]));
  for (int lane = 0; lane < 2; ++lane) {
    CHECK(std::isfinite(normal_pair<2>(shares[lane], 0.5).first[0]));
    CHECK(std::abs(normal_pair<2>(shares[lane], 0.125).first[0]) < 8.6);
  }
}

TEST_CASE("the same bits at every width") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 1000; ++i) {
    std::uint64_t words[16];
    for (std::uint64_t& word : words) word = random();
    const LanePair<8> eight = normal_pair(shares_of_one<8>(words), shares_of_one<8>(words + 8));
    for (int lane = 0; lane < 8; ++lane) {
      const LanePair<2> one = normal_pair<2>(share_of_one(words[lane]), share_of_one(words[lane + 8]));
      CHECK(eight.first[lane] == one.first[0]);
      CHECK(eight.second[lane] == one.second[0]);
    }
  }
}
