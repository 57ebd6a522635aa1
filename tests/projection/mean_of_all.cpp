#include "milepost/projection/mean_of_all.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("mean of all: rules that every model keeps") { check_rules_of_models(MeanOfAll{}); }

TEST_CASE("mean of all: each figure ahead is the mean, and the errors are the distances from it") {
  const Path path = path_of(MeanOfAll{}, {2, 4, 9});
  for (const double ahead : path.ahead) CHECK(ahead == doctest::Approx(5).epsilon(1e-15));
  CHECK(path.sigma == doctest::Approx(std::sqrt((9.0 + 1 + 16) / 3)).epsilon(1e-15));
}
