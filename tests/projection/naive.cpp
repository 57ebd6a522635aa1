#include "milepost/projection/naive.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("naive: rules that every model keeps") { check_rules_of_models(Naive{}); }

TEST_CASE("naive: the last figure stays, and its errors are the changes") {
  const Path path = path_of(Naive{}, {1, 4, 2});
  for (const double ahead : path.ahead) CHECK(ahead == 2);
  CHECK(path.sigma == doctest::Approx(std::sqrt((9.0 + 4) / 2)).epsilon(1e-15));
  CHECK(path_of(Naive{}, {7}).sigma == 0);
  CHECK(name_of(Naive{}) == "naive");
}
