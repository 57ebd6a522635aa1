#include "milepost/detail/enumeration.hpp"

#include <doctest/doctest.h>

using namespace milepost::detail;

TEST_CASE("a list has its commas between, and a word of its own before the last") {
  CHECK(joined({}, ", ", " and ") == "");
  CHECK(joined({"a"}, ", ", " and ") == "a");
  CHECK(joined({"a", "b"}, ", ", " and ") == "a and b");
  CHECK(joined({"甲", "乙", "丙"}, "、", "和") == "甲、乙和丙");
}
