// Lanes: each is computed as if it were alone, and products are rounded before they are added.
#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/lanes.hpp"
#include "numbers.hpp"

using namespace milepost;
using detail::Lanes;

namespace {

const double no_number = std::numeric_limits<double>::quiet_NaN();
const double endless = std::numeric_limits<double>::infinity();

/// Every operation on a pair of numbers, one after the other in a row of results.
struct Operations {
  static constexpr std::size_t count = 14;
  const double* a;
  const double* b;
  double* results;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    const Lanes<N> x = Lanes<N>::load(a), y = Lanes<N>::load(b), zero{}, one(1);
    const std::array<Lanes<N>, count> all{x + y,
                                          x - y,
                                          x * y,
                                          x / y,
                                          -x,
                                          abs(x),
                                          sqrt(x),
                                          larger(x, y),
                                          smaller(x, y),
                                          where((x < y) | (x == y), one, zero),
                                          where((x <= y) & !(x != y), one, zero),
                                          where((x > y) ^ (x >= y), one, zero),
                                          where(is_nan(x), one, zero),
                                          where(is_finite(x), one, zero)};
    for (std::size_t i = 0; i < count; ++i)
      all[i].store(results + 8 * i);
  }
};

/// The same of one pair, by the language's own doubles.
std::array<double, Operations::count> plainly(double x, double y) {
  return {x + y, x - y, x * y, x / y, -x, std::abs(x), std::sqrt(x), x > y ? x : y, x < y ? x : y,
          x <= y ? 1. : 0., x == y ? 1. : 0., x == y ? 1. : 0., std::isnan(x) ? 1. : 0., std::isfinite(x) ? 1. : 0.};
}

/// The same number; of two NaNs sign and payload do not count.
bool alike(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <int N>
bool agrees_with_plain_doubles(const std::array<double, 8>& a, const std::array<double, 8>& b) {
  std::array<double, 8 * Operations::count> results{};
  if (!detail::run_at<N>(Operations{a.data(), b.data(), results.data()})) return true;
  bool agrees = true;
  for (std::size_t lane = 0; lane < N; ++lane) {
    const auto expected = plainly(a[lane], b[lane]);
    for (std::size_t i = 0; i < Operations::count; ++i)
      agrees = agrees && alike(results[8 * i + lane], expected[i]);
  }
  return agrees;
}

}  // namespace

TEST_CASE("lanes calculate as plain doubles do, at every width, edge numbers included") {
  trials::Numbers numbers;
  for (int round = 0; round < 20'000; ++round) {
    std::array<double, 8> a{}, b{};
    for (double& number : a) number = numbers.any();
    for (double& number : b) number = numbers.any();
    REQUIRE(agrees_with_plain_doubles<2>(a, b));
    REQUIRE(agrees_with_plain_doubles<4>(a, b));
    REQUIRE(agrees_with_plain_doubles<8>(a, b));
  }
}

TEST_CASE("a product is rounded before it is added: (1 + e)^2 - (1 + 2e) is 0 in doubles and e^2 when fused") {
  const double e = 0x1p-30;
  volatile double factor = 1 + e;  // unknown when compiling
  CHECK((Lanes<2>(factor) * factor - (1 + 2 * e))[0] == 0);
  CHECK(std::fma(factor, factor, -(1 + 2 * e)) == e * e);
}

TEST_CASE("lanes are zeros by default, and a plain double stands in all of them, with its sign") {
  CHECK(Lanes<2>{}[0] == 0);
  CHECK(Lanes<2>{}[1] == 0);
  CHECK(std::signbit(Lanes<2>::of(-0.0)[1]));
  CHECK((3 - Lanes<2>(1))[0] == 2);
  CHECK((Lanes<2>(6) / 3)[1] == 2);
}

TEST_CASE("lanes go to memory and back, aligned or not") {
  const std::array<double, 4> from{1, 2, 3, 4};
  std::array<double, 4> to{};
  Lanes<2>::load(from.data() + 1).store(to.data() + 1);
  CHECK(to == std::array<double, 4>{0, 2, 3, 0});
}

TEST_CASE("any and all of a mask") {
  const std::array<double, 2> mixed{1, 5};
  const Lanes<2> x = Lanes<2>::load(mixed.data());
  CHECK(any(x > 3));
  CHECK_FALSE(all(x > 3));
  CHECK(all(x > 0));
  CHECK_FALSE(any(x > 9));
  CHECK((x > 3)[1]);
  CHECK_FALSE((x > 3)[0]);
}

TEST_CASE("larger and smaller answer the second where either is NaN or the two are equal") {
  CHECK(larger(Lanes<2>(no_number), Lanes<2>(3))[0] == 3);
  CHECK(smaller(Lanes<2>(no_number), Lanes<2>(3))[0] == 3);
  CHECK(std::isnan(larger(Lanes<2>(3), Lanes<2>(no_number))[0]));
  CHECK(std::signbit(larger(Lanes<2>(0.0), Lanes<2>(-0.0))[0]));
}

TEST_CASE("a root below zero is the one NaN, whose sign is positive") {
  CHECK(std::bit_cast<std::uint64_t>(sqrt(Lanes<2>(-1.0))[0]) == 0x7FF8'0000'0000'0000);
  CHECK(sqrt(Lanes<2>(endless))[0] == endless);
  CHECK(std::signbit(sqrt(Lanes<2>(-0.0))[0]));
}
