#include "milepost/scenario/outcome.hpp"

#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("of a group: chances of every count add up to 1, all met is the last of them, the mean share theirs") {
  const GroupOutcome whole = outcome().whole;
  REQUIRE(whole.chance_of.size() == whole.targets + 1);
  double sum = 0, share = 0;
  for (std::size_t k = 0; k <= whole.targets; ++k) sum += whole.chance_of[k], share += whole.chance_of[k] * static_cast<double>(k) / static_cast<double>(whole.targets);
  CHECK(sum == doctest::Approx(1));
  CHECK(whole.chance_of.back() == doctest::Approx(whole.all.probability));
  CHECK(share == doctest::Approx(whole.mean_share));
}

TEST_CASE("bands are in order, and whoever has met a bound has met it") {
  for (const TargetOutcome& target : outcome().targets) {
    for (const Band& band : target.bands) CHECK((band.quantiles[0] <= band.quantiles[1] && band.quantiles[1] <= band.quantiles[2]));
    for (std::size_t step = 1; step < target.first_met.met_by.size(); ++step) CHECK(target.first_met.met_by[step] >= target.first_met.met_by[step - 1]);
    CHECK(target.first_met.met_by.back() >= target.odds.probability);
  }
}
