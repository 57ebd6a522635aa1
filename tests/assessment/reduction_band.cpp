#include "milepost/assessment/reduction_band.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("UNICEF 2004: both ends of each published band belong to it") {
  CHECK(reduction_band(-0.51, false) == ReductionBand::going_backwards);
  CHECK(reduction_band(-0.5, false) == ReductionBand::stagnating);
  CHECK(reduction_band(0, false) == ReductionBand::stagnating);
  CHECK(reduction_band(0.1, false) == ReductionBand::falling_short);
  CHECK(reduction_band(1.2, false) == ReductionBand::falling_short);
  CHECK(reduction_band(1.3, false) == ReductionBand::advancing);
  CHECK(reduction_band(4.3, true) == ReductionBand::on_target);
  CHECK(reduction_band(4.41, false) == ReductionBand::forging_ahead);
}

TEST_CASE("within five points changes nothing but advancing") {
  for (const double rate : {-1.0, -0.3, 0.6, 4.6}) CHECK(reduction_band(rate, true) == reduction_band(rate, false));
}

TEST_CASE("three holes as published; closed, a rate stays in the band it has come from below") {
  for (const double rate : {0.05, 1.25, 4.35, 4.4}) CHECK(!reduction_band(rate, false));
  CHECK(reduction_band(0.05, false, BandHoles::closed) == ReductionBand::stagnating);
  CHECK(reduction_band(1.25, false, BandHoles::closed) == ReductionBand::falling_short);
  CHECK(reduction_band(4.35, false, BandHoles::closed) == ReductionBand::advancing);
  CHECK(reduction_band(4.4, true, BandHoles::closed) == ReductionBand::on_target);
}

TEST_CASE("closed, every rate has a band, never a worse one for a higher rate; outside the holes it is the published one") {
  int before = 0;
  for (int hundredths = -200; hundredths <= 600; ++hundredths) {
    const auto band = reduction_band(hundredths / 100.0, false, BandHoles::closed);
    REQUIRE(band.has_value());
    CHECK(static_cast<int>(*band) >= before);
    before = static_cast<int>(*band);
    if (const auto published = reduction_band(hundredths / 100.0, false)) CHECK(published == band);
  }
}
