#include "milepost/detail/ranks.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace milepost::detail;

namespace {

const std::vector<double> shares{0, 0.001, 0.1, 0.5, 0.5, 0.9, 0.975, 1};

std::vector<double> by_sorting(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> quantiles;
  for (const double share : shares) quantiles.push_back(quantile_in_order(values, share));
  return quantiles;
}

}  // namespace

TEST_CASE("quantiles are those of sorted values to the bit: spread evenly, heaped, with long tails, of every size") {
  std::mt19937_64 random(1);
  const auto unit = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{511}, std::size_t{512}, std::size_t{1003}, std::size_t{10'000}}) {
    std::vector<double> even(size), heaped(size), tailed(size);
    for (std::size_t i = 0; i < size; ++i) {
      even[i] = unit() * 100 - 50;
      heaped[i] = std::floor(unit() * 5);
      tailed[i] = std::pow(unit() - 0.5, -9);
    }
    for (const auto& values : {even, heaped, tailed}) CHECK(quantiles_of(values, shares) == by_sorting(values));
  }
}

TEST_CASE("values that are all the same, huge or infinite are put in order") {
  std::vector<double> same(2000, 4.0), huge(2000, 1e308), boundless(2000, 1.0);
  huge[7] = -1e308, boundless[3] = INFINITY, boundless[4] = -INFINITY;
  for (const auto& values : {same, huge, boundless}) {
    const std::vector<double> found = quantiles_of(values, std::vector{0.25, 0.5});
    CHECK(found == std::vector{values[100], values[100]});
  }
}
