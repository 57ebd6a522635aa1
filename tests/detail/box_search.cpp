// Searches in a box: a winding valley and a corner.
#include "milepost/detail/box_search.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace milepost;
using detail::Lanes;

namespace {

/// A bowl with a bent floor (the valley of Rosenbrock, 1960, which winds), in D coordinates from 0 to 1.
template <int N, int D>
struct BentBowl {
  Lanes<N> shift;

  [[gnu::always_inline]] Lanes<N> operator()(const detail::LanePoint<N, D>& at) const {
    Lanes<N> sum = (at[0] - shift) * (at[0] - shift);
    for (std::size_t d = 1; d < D; ++d) {
      const Lanes<N> off = at[d] - at[d - 1] * at[d - 1];
      sum = sum + 10 * off * off;
    }
    return sum;
  }
};

/// Slopes up to the corner at which all coordinates are lowest.
struct Slope {
  [[gnu::always_inline]] Lanes<2> operator()(const detail::LanePoint<2, 2>& at) const { return at[0] + 2 * at[1] - 0.5 * at[0] * at[1]; }
};

}  // namespace

TEST_CASE("in a box a bent valley is followed to its end, in two and in three coordinates") {
  for (const double shift : {0.1, 0.33, 0.5, 0.77}) {
    const auto two = detail::least_in_box<2>(BentBowl<2, 2>{shift}, detail::BoxScan<2>{{0, 0}, {1, 1}, {6, 6}, 14});
    CHECK(std::abs(two.at[0][0] - shift) <= 1e-6);
    CHECK(std::abs(two.at[1][1] - shift * shift) <= 1e-6);
    const auto three = detail::least_in_box<2>(BentBowl<2, 3>{shift}, detail::BoxScan<3>{{0, 0, 0}, {1, 1, 1}, {6, 6, 6}, 30});
    CHECK(std::abs(three.at[0][0] - shift) <= 1e-5);
    CHECK(std::abs(three.at[2][0] - std::pow(shift, 4)) <= 1e-5);
  }
}

TEST_CASE("in a box a corner is found exactly") {
  const auto corner = detail::least_in_box<2>(Slope{}, detail::BoxScan<2>{{0.25, -1}, {1, 3}, {5, 5}, 8});
  CHECK(corner.at[0][0] == 0.25);
  CHECK(corner.at[1][0] == -1);
}
