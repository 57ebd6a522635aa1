#include "milepost/trajectory/crossing.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace milepost;

namespace {

const Unit percent{"%"};

Trajectory through(std::vector<Waypoint> waypoints, Shape shape = Linear{}) { return {percent, std::move(waypoints), std::move(shape)}; }

}  // namespace

TEST_CASE("an even line from 0 at end-2021 to 100 at end-2025 is at 25 after twelve months") {
  const Trajectory path = through({{{2021, 12, 31}, 0}, {{2025, 12, 31}, 100}});
  CHECK(position_until(path, 25) - position({2021, 12, 31}) == doctest::Approx(12));
}

TEST_CASE("the line does not go beyond a value up to the end of where it stands still; nor after its own end") {
  const Trajectory path = through({{{2022, 1, 31}, 0}, {{2022, 2, 28}, 50}, {{2022, 4, 30}, 50}, {{2022, 5, 31}, 100}});
  CHECK(position_until(path, 50) == position({2022, 4, 30}));
  CHECK(position_until(path, 75) - position({2022, 4, 30}) == doctest::Approx(0.5));
  CHECK(position_until(path, -1) == position({2022, 1, 31}));
  CHECK(position_until(path, 100) == position({2022, 5, 31}));
  CHECK(position_until(path, 101) == position({2022, 5, 31}));
}

TEST_CASE("a falling line goes beyond a value downwards") {
  const Trajectory falling = through({{{2022, 1, 31}, 10}, {{2022, 3, 31}, 0}});
  CHECK(position_until(falling, 5) - position({2022, 1, 31}) == doctest::Approx(1));
  CHECK(position_until(falling, 12) == position({2022, 1, 31}));
}

TEST_CASE("on a bent line the day found is the first on which the line has come to the value") {
  rc::check("", [](const bool logistic) {
    const double value = *rc::gen::inRange(2, 99);
    const Trajectory path = through({{{2022, 1, 31}, 1}, {{2024, 7, 31}, 100}}, logistic ? Shape{Logistic{}} : Shape{Geometric{}});
    Date day{2022, 1, 31};
    while (*path.value_at(day) < value) day = day_after(day);
    RC_ASSERT(position_until(path, value) == position(day));
  });
}
