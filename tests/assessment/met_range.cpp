#include "milepost/assessment/met_range.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

using namespace milepost;

namespace {

/// Figures at the ends of a range, the doubles beside them, and some from everywhere.
std::vector<double> figures_about(const MetRange& range, double anywhere) {
  std::vector<double> figures{anywhere, -anywhere, 0, 1e300, -1e300};
  for (const double end : {range.low, range.high})
    for (const double beside : {end, std::nextafter(end, -INFINITY), std::nextafter(end, INFINITY)})
      if (std::isfinite(beside)) figures.push_back(beside);
  return figures;
}

}  // namespace

TEST_CASE("a figure is in the range exactly where it meets, to the last bit, for every kind of bound") {
  rc::check("in the range = meets", [](int limit, int width, bool strict, bool two_sided, bool decrease, int anywhere) {
    Demand demand{.limit = limit / 7.0, .threshold = limit / 7.0, .strict = strict, .two_sided = two_sided};
    if (two_sided) demand.far_end = demand.limit + width / 3.0;
    const Direction direction = decrease ? Direction::decrease : Direction::increase;
    const MetRange range = met_range(demand, direction);
    for (const double figure : figures_about(range, anywhere / 11.0)) RC_ASSERT(range.has(figure) == meets(demand, direction, figure));
  });
}

TEST_CASE("400 is at least 400 and not more than 400; a hair below both") {
  const MetRange closed = met_range({.limit = 400, .threshold = 400}, Direction::increase), open = met_range({.limit = 400, .threshold = 400, .strict = true}, Direction::increase);
  CHECK(closed.has(400));
  CHECK_FALSE(open.has(400));
  CHECK(open.has(400.001));
  CHECK_FALSE(closed.has(399.999));
}

TEST_CASE("what has grown beyond all doubles is as the largest one is") {
  const MetRange up = met_range({.limit = 5, .threshold = 5, .strict = true}, Direction::increase), down = met_range({.limit = 5, .threshold = 5}, Direction::decrease);
  CHECK(up.has(INFINITY));
  CHECK_FALSE(up.has(-INFINITY));
  CHECK(down.has(-INFINITY));
  CHECK_FALSE(down.has(INFINITY));
}

TEST_CASE("a bound that is no number is met by nothing") {
  const MetRange none = met_range({.limit = NAN, .threshold = NAN}, Direction::increase);
  CHECK_FALSE(none.has(0));
  CHECK_FALSE(none.has(1e9));
}
