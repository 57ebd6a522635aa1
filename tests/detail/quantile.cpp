#include "milepost/detail/quantile.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "numbers.hpp"

using namespace milepost;
using detail::quantile_in_order;

TEST_CASE("quantile: type 7 by hand, as R and numpy have it without being asked") {
  const std::vector<double> values{1, 2, 4, 8};
  CHECK(quantile_in_order(values, 0) == 1);
  CHECK(quantile_in_order(values, 1) == 8);
  CHECK(quantile_in_order(values, 0.5) == 3);
  CHECK(quantile_in_order(values, 1.0 / 3) == doctest::Approx(2).epsilon(1e-15));
  CHECK(quantile_in_order(values, 0.9) == doctest::Approx(6.8).epsilon(1e-15));
  CHECK(quantile_in_order(std::vector<double>{5}, 0.3) == 5);
}

TEST_CASE("quantile: ascends with the share and stays among the values") {
  trials::Numbers numbers(2);
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<double> values;
    for (int i = 0; i <= trial % 12; ++i) values.push_back(numbers.between(-9, 9));
    std::sort(values.begin(), values.end());
    double before = values.front();
    for (double share = 0; share <= 1; share += 0.01) {
      const double now = quantile_in_order(values, share);
      CHECK(now >= before - 1e-14);
      CHECK(now <= values.back() + 1e-14);
      before = now;
    }
  }
}
