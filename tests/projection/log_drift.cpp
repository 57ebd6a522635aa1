#include "milepost/projection/log_drift.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("log drift: rules that every model keeps") { check_rules_of_models(LogDrift{}); }

TEST_CASE("log drift: compound growth goes on: 100, 110, 121 lead to 133.1") {
  const Path path = path_of(LogDrift{}, {100, 110, 121});
  CHECK(path.ahead[0] == doctest::Approx(133.1).epsilon(1e-14));
  CHECK(path.ahead[1] == doctest::Approx(146.41).epsilon(1e-14));
  CHECK(path.sigma <= 1e-12);
}

TEST_CASE("log drift: only the first and the last figure tell the growth") {
  const Path path = path_of(LogDrift{}, {4, 9, 1, 32});  // doubles each step, on the whole
  CHECK(path.ahead[0] == doctest::Approx(64).epsilon(1e-14));
  CHECK(path.sigma == doctest::Approx(std::sqrt((1.0 + 289 + 900) / 3)).epsilon(1e-14));
}

TEST_CASE("log drift: zero, negative figures and growth past all doubles are left to drift") {
  for (const Figures& figures : {Figures{4, 0, 5}, Figures{4, -1, 5}, Figures{-4, -6, -9}, Figures{1e-300, 1, 1e300}, Figures{0, 0}})
    CHECK(same_bits(path_of(LogDrift{}, figures), path_of(Drift{}, figures)));
}
