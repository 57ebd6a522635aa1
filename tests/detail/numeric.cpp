// Comparisons with slack, whole steps.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/detail/numeric.hpp"

using namespace milepost;

TEST_CASE("the last digits of a double are forgiven, more is not") {
  CHECK(0.1 + 0.2 != 0.3);
  CHECK(detail::equal(0.1 + 0.2, 0.3));
  CHECK_FALSE(detail::more_than(0.1 + 0.2, 0.3));
  CHECK(detail::at_least(0.3, 0.1 + 0.2));
  CHECK(detail::more_than(400.001, 400));
  CHECK_FALSE(detail::more_than(400, 400));
  CHECK_FALSE(detail::at_least(399.999, 400));
  CHECK(detail::more_than(1e-30, 0));
  CHECK_FALSE(detail::at_least(-1e-30, 0));
}

TEST_CASE("of two numbers exactly one is more, or they are equal") {
  CHECK(rc::check("trichotomy", [] {
    const double a = *rc::gen::arbitrary<double>(), b = *rc::gen::arbitrary<double>();
    RC_ASSERT(detail::more_than(a, b) + detail::more_than(b, a) + detail::equal(a, b) == 1);
    RC_ASSERT(detail::sign_of_change(a, b) == detail::more_than(b, a) - detail::more_than(a, b));
  }));
}

TEST_CASE("whole steps: what is just short of one by rounding has taken it") {
  CHECK(detail::whole(2.9999999999) == 3);
  CHECK(detail::whole(2.999) == 2);
  CHECK(detail::whole(3.9) == 3);
  CHECK(detail::whole(0.9) == 0);
  CHECK(detail::whole((0.1 + 0.2) * 10) == 3);
  CHECK(detail::whole(1.2) == 1);
}

TEST_CASE("a whole number is its own whole, however large") {
  CHECK(detail::whole(1e9) == 1e9);
  CHECK(detail::whole(1e15) == 1e15);
  CHECK(rc::check("whole(n) == n", [] {
    const double n = static_cast<double>(*rc::gen::inRange(std::int64_t{0}, std::int64_t{1} << 53));
    RC_ASSERT(detail::whole(n) == n);
  }));
}

TEST_CASE("growth is defined between numbers of one sign, however small") {
  CHECK(detail::same_sign(1e-200, 1e-200));
  CHECK(detail::same_sign(-3, -1e300));
  CHECK_FALSE(detail::same_sign(-1, 1));
  CHECK_FALSE(detail::same_sign(0, 1));
  CHECK_FALSE(detail::same_sign(std::nan(""), 1));
}
