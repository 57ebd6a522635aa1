#include "milepost/detail/arc.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "numbers.hpp"

using namespace milepost;
using detail::Lanes;

namespace {

double arc(double share) { return detail::arc_of_share(Lanes<2>(share))[0]; }
double share(double arc) { return detail::share_of_arc(Lanes<2>(arc))[0]; }

}  // namespace

TEST_CASE("arc: as the library of the compiler has it, within 4 ulp, and at the ends") {
  trials::Numbers numbers(4);
  CHECK(arc(0) == 0);
  CHECK(arc(1) == detail::quarter_turn);
  CHECK(arc(0.5) == doctest::Approx(std::asin(1.0) / 2).epsilon(1e-15));
  CHECK(arc(0.25) == doctest::Approx(std::asin(1.0) / 3).epsilon(1e-15));
  for (int trial = 0; trial < 20'000; ++trial) {
    const double p = trial % 3 == 0 ? numbers.of_size(-60, 0) : numbers.between(0, 1);
    const long double told = std::asin(std::sqrt(static_cast<long double>(std::min(p, 1.0))));
    CHECK(std::abs(arc(std::min(p, 1.0)) - static_cast<double>(told)) <= 4 * std::numeric_limits<double>::epsilon() * static_cast<double>(told));
  }
}

TEST_CASE("arc: there and back again, inside and outside") {
  trials::Numbers numbers(5);
  for (int trial = 0; trial < 20'000; ++trial) {
    const double u = numbers.between(-2, 4);
    CHECK(arc(share(u)) == doctest::Approx(u).epsilon(1e-7));  // near the ends a share knows half of the digits of its arc
    const double p = numbers.between(-1, 2);
    CHECK(share(arc(p)) == doctest::Approx(p).epsilon(1e-14));
  }
}

TEST_CASE("arc: the sine squared, as the library of the compiler has it, within 1e-15 of the whole") {
  for (double u = 0; u <= detail::quarter_turn; u += 1e-4) CHECK(std::abs(share(u) - std::pow(std::sin(static_cast<long double>(u)), 2)) <= 1e-15L);
}

TEST_CASE("arc: past the ends by the root, ever ascending, and without a break") {
  CHECK(arc(-4) == -2);
  CHECK(arc(5) == doctest::Approx(detail::quarter_turn + 2).epsilon(1e-15));
  CHECK(share(-3) == -9);
  CHECK(share(detail::quarter_turn + 3) == doctest::Approx(10).epsilon(1e-15));
  double before = -10;
  for (double p = -1; p <= 2; p += 1e-4) {
    CHECK(arc(p) > before);
    before = arc(p);
  }
  for (const double end : {0.0, 1.0}) CHECK(std::abs(arc(end + 1e-12) - arc(end - 1e-12)) < 3e-6);
}

TEST_CASE("arc: every width has the same bits") {
  trials::Numbers numbers(6);
  for (int trial = 0; trial < 2'000; ++trial) {
    const double p = numbers.between(-0.2, 1.2);
    CHECK(detail::arc_of_share(Lanes<8>(p))[7] == arc(p));
    CHECK(detail::share_of_arc(Lanes<4>(p))[3] == share(p));
  }
}
