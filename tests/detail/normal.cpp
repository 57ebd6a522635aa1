#include "milepost/detail/normal.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/normal.hpp>
#include <random>

using namespace milepost;

TEST_CASE("the share below agrees with Boost.Math") {
  const boost::math::normal normal;
  for (double x = -12; x <= 12; x += 0.01) {
    const double expected = boost::math::cdf(normal, x);
    CHECK(std::abs(detail::normal_below(x) - expected) <= 2e-15 + 1e-9 * std::min(expected, 1e-6));
  }
}

TEST_CASE("the quantile is its inverse") {
  const boost::math::normal normal;
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> share(1e-12, 1 - 1e-12);
  for (int i = 0; i < 20'000; ++i) {
    const double p = share(random);
    CHECK(detail::normal_quantile(p) == doctest::Approx(boost::math::quantile(normal, p)).epsilon(1e-12));
  }
  for (const double p : {1e-300, 1e-100, 1e-20, 1e-10}) CHECK(detail::normal_quantile(p) == doctest::Approx(boost::math::quantile(normal, p)).epsilon(1e-12));
  CHECK(detail::normal_quantile(0.5) == 0);
}

TEST_CASE("known quantiles: 95 % lie within 1.959963984540054") {
  CHECK(detail::normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
  CHECK(detail::normal_below(1.959963984540054) == doctest::Approx(0.975).epsilon(1e-15));
}
