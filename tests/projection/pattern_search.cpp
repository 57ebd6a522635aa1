#include "milepost/projection/pattern_search.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace milepost;
using detail::Lanes;

namespace {

/// A bowl with its bottom at another place in each lane.
struct Bowl {
  Lanes<2> x, y;
  Lanes<2> operator()(const detail::Place<2, 2>& place) const { return (place[0] - x) * (place[0] - x) + 3 * (place[1] - y) * (place[1] - y); }
};

/// A valley curved like that of Rosenbrock, less steep, bottom at (1, 1).
struct Valley {
  Lanes<2> operator()(const detail::Place<2, 2>& place) const {
    const Lanes<2> across = place[1] - place[0] * place[0], along = 1 - place[0];
    return 10 * across * across + along * along;
  }
};

/// No number on the left half.
struct HalfBowl {
  Lanes<2> operator()(const detail::Place<2, 1>& place) const {
    return where(place[0] > 0, (place[0] - 0.25) * (place[0] - 0.25), detail::not_a_number);
  }
};

Lanes<2> two_lanes(double a, double b) {
  const double both[]{a, b};
  return Lanes<2>::load(both);
}

}  // namespace

TEST_CASE("each lane finds the bottom of its own bowl") {
  const std::array<detail::Place<2, 2>, 2> starts{{{0, 0}, {5, 5}}};
  const auto found = detail::least_cost<2, 2>(Bowl{two_lanes(1.5, -3), two_lanes(0.25, 7.75)}, detail::Box<2>{{-10, -10}, {10, 10}}, starts, 60);
  CHECK(found.best[0][0] == doctest::Approx(1.5).epsilon(1e-6));
  CHECK(found.best[0][1] == doctest::Approx(-3).epsilon(1e-6));
  CHECK(found.best[1][0] == doctest::Approx(0.25).epsilon(1e-6));
  CHECK(found.best[1][1] == doctest::Approx(7.75).epsilon(1e-6));
}

TEST_CASE("a bottom outside the box is answered by the nearest side, a fixed coordinate by itself") {
  const std::array<detail::Place<2, 2>, 1> starts{{{0, 4}}};
  const auto found = detail::least_cost<2, 2>(Bowl{two_lanes(15, -15), two_lanes(0, 0)}, detail::Box<2>{{-10, 4}, {10, 4}}, starts, 30);
  CHECK(found.best[0][0] == 10);
  CHECK(found.best[0][1] == -10);
  CHECK(found.best[1][0] == 4);
}

TEST_CASE("a curved valley is followed to its end") {
  const std::array<detail::Place<2, 2>, 1> starts{{{-1.2, 1}}};
  const auto found = detail::least_cost<2, 2>(Valley{}, detail::Box<2>{{-2, -2}, {2, 2}}, starts, 400);
  CHECK(found.cost[0] < 1e-6);
  CHECK(found.best[0][0] == doctest::Approx(1).epsilon(1e-2));
}

TEST_CASE("a cost that is no number is never taken, from the first start on") {
  const std::array<detail::Place<2, 1>, 2> starts{{{-0.5}, {0.9}}};
  const auto found = detail::least_cost<2, 1>(HalfBowl{}, detail::Box<1>{{-1}, {1}}, starts, 40);
  CHECK(found.best[0][0] == doctest::Approx(0.25).epsilon(1e-6));
  CHECK(found.cost[0] < 1e-12);
}
