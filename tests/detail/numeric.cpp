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

TEST_CASE("what subtraction leaves of equal numbers is nothing; what a thirteenth digit can tell is kept") {
  CHECK(detail::difference(0.1 + 0.2, 0.3) == 0);
  CHECK(detail::difference(0.6000000000000001, 0.6) == 0);
  CHECK(detail::difference(1e12 + 2, 1e12) == 2);
  CHECK(detail::difference(1e-30, 0) == 1e-30);
  CHECK(detail::difference(1e-14, 0, 100) == 0);  // on a way of 100
  CHECK(detail::difference(1e-9, 0, -100) == 1e-9);
  CHECK(std::isnan(detail::difference(std::nan(""), 1)));
}

TEST_CASE("a difference has no unit of its own: it scales with its sides, and turns its sign with them") {
  CHECK(rc::check("difference(k a, k b, k way) == k difference(a, b, way)", [] {
    const double a = *rc::gen::inRange(-1000, 1000) / 7.0, k = std::ldexp(1, *rc::gen::inRange(-60, 60));
    const double b = *rc::gen::element(a, std::nextafter(a, 1e9), a + 1e-9, a * (1 + 1e-13), a + 1, -a);
    RC_ASSERT(detail::difference(k * a, k * b, 3 * k) == k * detail::difference(a, b, 3));
    RC_ASSERT(detail::difference(b, a) == -detail::difference(a, b));
  }));
}

TEST_CASE("a figure is on a cut, above it or below it; a cut at 0 has the width of rounded points") {
  CHECK(rc::check("one of three", [] {
    const double cut = *rc::gen::element(-10.0, 0.0, 0.95, 100.0), off = *rc::gen::element(-1e-6, -1e-13, 0.0, 1e-13, 1e-6);
    const double figure = cut + off;
    RC_ASSERT(detail::exceeds(figure, cut) == (off > 1e-9));
    RC_ASSERT(detail::reaches(figure, cut) == (off > -1e-9));
  }));
  CHECK_FALSE(detail::reaches(-1e-11, 0));
  CHECK(detail::exceeds(1e-11, 0));
}
