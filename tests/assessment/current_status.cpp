#include "milepost/assessment/current_status.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace milepost;

TEST_CASE("ESCAP's index: 0 at the base, 10 at the target and beyond, negative the other way; turned for what should fall") {
  CHECK(current_status_index(20, 20, 70, Direction::increase) == 0);
  CHECK(current_status_index(20, 45, 70, Direction::increase) == 5);
  CHECK(current_status_index(20, 80, 70, Direction::increase) == 10);
  CHECK(current_status_index(20, 10, 70, Direction::increase) == -2);
  CHECK(current_status_index(40, 45, 20, Direction::decrease) == -2.5);
  CHECK(!current_status_index(70, 80, 70, Direction::increase));
}

TEST_CASE("a parity is as far off above as below") {
  CHECK(rc::check("parity", [] {
    const double off = *rc::gen::inRange(1, 50) / 100.0, base = *rc::gen::inRange(1, 90) / 100.0;
    RC_ASSERT(std::abs(*parity_status_index(base, 1 + off) - *parity_status_index(base, 1 - off)) < 1e-12);
    RC_ASSERT(*parity_status_index(base, 1) == 10);
    RC_ASSERT(std::abs(*parity_status_index(base, base)) < 1e-12);
  }));
  CHECK(!parity_status_index(1, 0.9));
}
