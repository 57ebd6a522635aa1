// Quantities: arithmetic and conversion between units.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>

#include "milepost/quantity.hpp"

using namespace milepost;

namespace {

const Unit people = *find_unit("人");
const Unit ten_thousand = *find_unit("万人");
const Unit companies = *find_unit("家");

}  // namespace

TEST_CASE("sums and differences are in the unit of the left side") {
  CHECK((1 * ten_thousand + 500 * people) == 1.05 * ten_thousand);
  CHECK((500 * people + 1 * ten_thousand) == 10'500 * people);
  CHECK((400 * companies - 260 * companies) == 140 * companies);
}

TEST_CASE("what does not measure the same is refused with both units") {
  CHECK_THROWS_WITH_AS(1 * companies + 1 * people, "unit 人: cannot be written in 家", UnitMismatch);
  CHECK_THROWS_AS(in(5 * percent_unit, percentage_point_unit), UnitMismatch);
}

TEST_CASE("a value keeps every bit in its own unit") {
  CHECK(rc::check("in(q, q.unit)", [] {
    const double value = *rc::gen::arbitrary<double>();
    RC_ASSERT(in(value * ten_thousand, ten_thousand).value == value);
  }));
}

TEST_CASE("a quantity is written with the shortest number and its unit") {
  CHECK(to_string(400 * Unit{"platform"}) == "400 platform");
  CHECK(to_string(2.89 * percent_unit) == "2.89 %");
  CHECK(to_string(37.5 * ten_thousand) == "37.5 万人");
  CHECK(to_string(Quantity{7, {}}) == "7");
  std::ostringstream out;
  out << 0.5 * *find_unit("工作日");
  CHECK(out.str() == "0.5 工作日");
}
