#include "milepost/assessment/arrow.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

/// From 50 in 2015, 30 points short of green, of which 14 are due by 2022.
std::optional<Arrow> arrow_in_2022(double latest) { return arrow_of({50, 2015, latest, 2022, 80}); }

}  // namespace

TEST_CASE("on the pace needed it is on track, on half of it moderately improving, each included") {
  CHECK(arrow_in_2022(64) == Arrow::on_track);
  CHECK(arrow_in_2022(63.986) == Arrow::moderately_improving);
  CHECK(arrow_in_2022(57) == Arrow::moderately_improving);
  CHECK(arrow_in_2022(56.993) == Arrow::stagnating);
  CHECK(arrow_in_2022(50) == Arrow::stagnating);
  CHECK(arrow_in_2022(49) == Arrow::decreasing);
}

TEST_CASE("green at both ends maintains, even if it fell; below green it decreases") {
  CHECK(arrow_of({85, 2015, 82, 2022, 80}) == Arrow::maintaining);
  CHECK(arrow_of({80, 2015, 80, 2022, 80}) == Arrow::maintaining);
  CHECK(arrow_of({85, 2015, 79, 2022, 80}) == Arrow::decreasing);
  CHECK(arrow_of({50, 2015, 90, 2022, 80}) == Arrow::on_track);
}

TEST_CASE("no time, no arrow") {
  CHECK(!arrow_of({50, 2022, 60, 2022, 80}));
  CHECK(!arrow_of({50, 2030, 60, 2031, 80}));
}
