#include "milepost/aggregation/dashboard.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace milepost;

namespace {

constexpr std::array every_colour{DashboardColour::red, DashboardColour::orange, DashboardColour::yellow, DashboardColour::green};

std::optional<Arrow> arrow_of_trends(const std::vector<std::optional<double>>& trends) { return goal_arrow(trends); }

}  // namespace

TEST_CASE("a goal is red only if its two worst indicators are, green only if all are") {
  for (const DashboardColour a : every_colour)
    for (const DashboardColour b : every_colour)
      for (const DashboardColour c : every_colour) {
        const auto colour = goal_colour({a, b, c});
        const int reds = (a == DashboardColour::red) + (b == DashboardColour::red) + (c == DashboardColour::red);
        const bool all_green = a == b && b == c && c == DashboardColour::green;
        CHECK((colour == DashboardColour::red) == (reds >= 2));
        CHECK((colour == DashboardColour::green) == all_green);
      }
}

TEST_CASE("the mean of the two worst: a third of any colour changes nothing, if it is no worse") {
  CHECK(goal_colour({DashboardColour::red, DashboardColour::orange, DashboardColour::green}) == DashboardColour::orange);
  CHECK(goal_colour({DashboardColour::green, DashboardColour::yellow, DashboardColour::orange}) == DashboardColour::yellow);
  CHECK(goal_colour({DashboardColour::orange}) == DashboardColour::orange);
  CHECK(!goal_colour({}));
}

TEST_CASE("the arrow of a goal: the mean of its trends, on a scale of 0 to 4") {
  CHECK(arrow_of_trends({0.5, 1.2}) == Arrow::decreasing);
  CHECK(arrow_of_trends({0.5, 1.5}) == Arrow::stagnating);
  CHECK(arrow_of_trends({1.5, 2.2, 3}) == Arrow::moderately_improving);
  CHECK(arrow_of_trends({3.2, 3.5}) == Arrow::on_track);
  CHECK(arrow_of_trends({4, 4}) == Arrow::on_track);
  CHECK(arrow_of_trends({3, 3, 3}) == Arrow::maintaining);
  CHECK(arrow_of_trends({2, 4}) == Arrow::on_track);
}

TEST_CASE("an arrow is shown if three quarters of the indicators have a trend") {
  CHECK(arrow_of_trends({1.5, 1.5, 1.5, {}}) == Arrow::stagnating);
  CHECK(!arrow_of_trends({1.5, 1.5, {}}));
  CHECK(!arrow_of_trends({}));
  CHECK_THROWS_WITH_AS(arrow_of_trends({4.5}), "trend 4.5: outside 0..4", OutOfRange);
}
