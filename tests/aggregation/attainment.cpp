#include "milepost/aggregation/attainment.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace milepost;

TEST_CASE("of a normal score 84.13 % lie above one deviation below its mean") {
  CHECK(*probability_of_reaching({{50, 10}}, 40) == doctest::Approx(0.8413447460685429).epsilon(1e-14));
  CHECK(*probability_of_reaching({{50, 10}}, 50) == 0.5);
}

TEST_CASE("as likely to reach a target as to miss it mirrored in the mean; equal scores together are surer than each") {
  CHECK(rc::check("mirror", [] {
    const double mean = *rc::gen::inRange(-50, 50), spread = *rc::gen::inRange(1, 30), away = *rc::gen::inRange(1, 40);
    const double above = *probability_of_reaching({{mean, spread}}, mean + away), below = *probability_of_reaching({{mean, spread}}, mean - away);
    RC_ASSERT(std::abs(above + below - 1) < 1e-15);
    const double both = *probability_of_reaching({{mean, spread}, {mean, spread}}, mean - away);
    RC_ASSERT(both >= below);
    RC_ASSERT(std::abs(both - *probability_of_reaching({{mean, spread / std::sqrt(2)}}, mean - away)) < 1e-14);
  }));
}

TEST_CASE("weights are shares; without spread it is so or not; without scores nothing is said") {
  CHECK(probability_of_reaching({{60, 10, 1}, {70, 5, 1}}, 64) == probability_of_reaching({{60, 10, 0.5}, {70, 5, 0.5}}, 64));
  CHECK(probability_of_reaching({{60, 0}}, 60) == 1);
  CHECK(probability_of_reaching({{60, 0}}, 61) == 0);
  CHECK(!probability_of_reaching({}, 1));
  CHECK(!probability_of_reaching({{60, 1, 0}}, 1));
  CHECK_THROWS_AS(probability_of_reaching({{60, -1}}, 1), OutOfRange);
}
