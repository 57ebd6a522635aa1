#include "milepost/plan/id.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "milepost/plan/plan.hpp"

using namespace milepost;

TEST_CASE("a name is written as it stands, and found by it alone") {
  std::ostringstream out;
  out << IndicatorId{"carrier-platforms"} << ' ' << TaskId{"t01"};
  CHECK(out.str() == "carrier-platforms t01");
  CHECK(IndicatorId{}.empty());
  CHECK(IndicatorId{"a"} < IndicatorId{"b"});
  CHECK(IndicatorId{"a"} != IndicatorId{"A"});
}
