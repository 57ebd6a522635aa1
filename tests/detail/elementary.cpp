// Logarithms, exponentials and growth: held to bounds against long double, the same bits at every width.
#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "milepost/detail/dispatch.hpp"
#include "milepost/detail/elementary.hpp"
#include "numbers.hpp"

using namespace milepost;
using detail::Lanes;

namespace {

using Precise = long double;
static_assert(std::numeric_limits<Precise>::digits >= 64, "the reference needs more digits than a double");

constexpr int trials_of_each = 200'000;
constexpr double unbounded = std::numeric_limits<double>::infinity(), lowest_subnormal = 0x1p-1074;

double size_of_last_place(double x) {
  const double size = std::abs(x);
  return std::max(size - std::nextafter(size, 0.0), lowest_subnormal);
}

/// Distance in units of the last place of the double nearest to the exact value.
double ulps(double got, Precise exact) {
  const double nearest = static_cast<double>(exact);
  if (std::isinf(nearest) || std::isinf(got)) return got == nearest ? 0 : unbounded;
  return static_cast<double>(std::abs(static_cast<Precise>(got) - exact) / size_of_last_place(nearest));
}

/// The largest error of a kernel of one number against its reference, over arguments drawn by `draw`.
template <class Kernel, class Reference, class Draw>
double worst(Kernel kernel, Reference reference, Draw draw) {
  trials::Numbers numbers;
  double most = 0;
  for (int i = 0; i < trials_of_each; ++i) {
    const double x = draw(numbers);
    const double error = ulps(kernel(Lanes<2>(x))[0], reference(static_cast<Precise>(x)));
    most = std::max(most, std::isnan(error) ? unbounded : error);
  }
  return most;
}

struct Journey {
  double from, to, years;
};

template <class Kernel, class Reference, class Draw>
double worst_journey(Kernel kernel, Reference reference, Draw draw) {
  trials::Numbers numbers;
  double most = 0;
  for (int i = 0; i < trials_of_each; ++i) {
    const Journey j = draw(numbers);
    const double error = ulps(kernel(Lanes<2>(j.from), Lanes<2>(j.to), Lanes<2>(j.years))[0],
                              reference(j.from, j.to, static_cast<Precise>(j.years)));
    most = std::max(most, std::isnan(error) ? unbounded : error);
  }
  return most;
}

/// log(to / from); by the difference, which is exact in long double, where the two are near.
Precise precise_log_ratio(Precise from, Precise to) {
  const bool near = to > from / 2 && to < from * 2;
  return near ? std::log1p((to - from) / from) : std::log(to / from);
}

Journey near_journey(trials::Numbers& numbers) {
  const double from = numbers.between(1, 1'000), step = numbers.of_size(-45, -1);
  return {from, from * (1 + (numbers.between(-1, 1) < 0 ? -step / 2 : step)), numbers.between(1, 40)};
}

Journey any_journey(trials::Numbers& numbers) {
  return {numbers.of_size(-1'070, 1'023), numbers.of_size(-1'070, 1'023), 1};
}

double log1p_of(double x) { return detail::log1p<2>(x)[0]; }
double expm1_of(double x) { return detail::expm1<2>(x)[0]; }
double growth_of(double from, double to, double years) { return detail::growth<2>(from, to, years)[0]; }

/// The one NaN, bit by bit.
bool is_the_nan(double x) { return std::bit_cast<std::uint64_t>(x) == 0x7FF8'0000'0000'0000; }

/// Every kernel over three columns, results side by side.
struct AllKernels {
  static constexpr std::size_t count = 8;
  const std::vector<double>& a;
  const std::vector<double>& b;
  const std::vector<double>& c;
  std::vector<double>& results;

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    const std::size_t rows = a.size();
    for (std::size_t i = 0; i < rows; i += N) {
      const Lanes<N> x = Lanes<N>::load(&a[i]), y = Lanes<N>::load(&b[i]), z = Lanes<N>::load(&c[i]);
      log(x).store(&results[i]);
      log1p(x).store(&results[i + rows]);
      exp(x).store(&results[i + 2 * rows]);
      expm1(x).store(&results[i + 3 * rows]);
      log_ratio(x, y).store(&results[i + 4 * rows]);
      power(x, y).store(&results[i + 5 * rows]);
      growth(x, y, z).store(&results[i + 6 * rows]);
      compounded(x, y, z).store(&results[i + 7 * rows]);
    }
  }
};

/// Bits of all kernels at N lanes; nothing where the processor lacks them.
template <int N>
std::vector<std::uint64_t> bits_at(const std::vector<double>& a, const std::vector<double>& b,
                                   const std::vector<double>& c) {
  std::vector<double> results(AllKernels::count * a.size());
  std::vector<std::uint64_t> bits;
  if (!detail::run_at<N>(AllKernels{a, b, c, results})) return bits;
  for (const double result : results)
    bits.push_back(std::bit_cast<std::uint64_t>(result));
  return bits;
}

/// Halves of arguments of any bits and of everyday ones.
std::vector<double> column(std::uint64_t seed) {
  trials::Numbers numbers(seed);
  std::vector<double> drawn(100'000);
  for (std::size_t i = 0; i < drawn.size(); ++i)
    drawn[i] = i % 2 == 0 ? numbers.any() : numbers.between(-1, 40);
  return drawn;
}

}  // namespace

TEST_CASE("logarithms are within 1 ulp, subnormal numbers included") {
  const auto kernel = [](Lanes<2> x) { return log(x); };
  const auto exact = [](Precise x) { return std::log(x); };
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.of_size(-1'074, 1'024); }) < 1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(0.5, 2); }) < 1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return 1 - numbers.of_size(-50, -1); }) < 1);
}

TEST_CASE("log1p is within 1 ulp, near zero and near -1 too") {
  const auto kernel = [](Lanes<2> x) { return log1p(x); };
  const auto exact = [](Precise x) { return std::log1p(x); };
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.of_size(-1'074, 1'024); }) < 1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return -numbers.of_size(-1'074, -1); }) < 1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(-1, 3); }) < 1);
}

TEST_CASE("exponentials are within 1 ulp from the smallest subnormal number to the largest there is") {
  const auto kernel = [](Lanes<2> x) { return exp(x); };
  const auto exact = [](Precise x) { return std::exp(x); };
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(-745.13, 709.78); }) < 1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(-745.13, -708); }) < 1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(-1, 1); }) < 0.7);
}

TEST_CASE("expm1 is within 1.4 ulp up to 0.6 either side of zero, within 1.1 beyond") {
  const auto kernel = [](Lanes<2> x) { return expm1(x); };
  const auto exact = [](Precise x) { return std::expm1(x); };
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(0.6, 709.78); }) < 1.1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(-60, -0.6); }) < 1.1);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.between(-0.6, 0.6); }) < 1.4);
  CHECK(worst(kernel, exact, [](auto& numbers) { return numbers.of_size(-1'074, -1); }) < 1.1);
}

TEST_CASE("what leaves out what a number is known not to be has the bits of what does not") {
  trials::Numbers numbers;
  for (int i = 0; i < trials_of_each; ++i) {
    const double x = numbers.between(-0.6, 0.6), from = numbers.of_size(-1'022, 1'023), to = numbers.of_size(-1'022, 1'023);
    REQUIRE(std::bit_cast<std::uint64_t>(detail::expm1_near<2>(x)[0]) == std::bit_cast<std::uint64_t>(expm1_of(x)));
    REQUIRE(detail::log_ratio_of_normal<2>(from, to)[0] == detail::log_ratio<2>(from, to)[0]);
  }
}

TEST_CASE("the logarithm of a ratio is within 2 ulp, however near or far the two are") {
  const auto kernel = [](Lanes<2> from, Lanes<2> to, Lanes<2>) { return log_ratio(from, to); };
  const auto exact = [](Precise from, Precise to, Precise) { return precise_log_ratio(from, to); };
  CHECK(worst_journey(kernel, exact, near_journey) < 2);
  CHECK(worst_journey(kernel, exact, any_journey) < 2);
}

TEST_CASE("growth is within 4 ulp up to a factor of 2 a year, near zero growth too") {
  const auto kernel = [](Lanes<2> from, Lanes<2> to, Lanes<2> years) { return growth(from, to, years); };
  const auto exact = [](Precise from, Precise to, Precise years) {
    return std::expm1(precise_log_ratio(from, to) / years);
  };
  CHECK(worst_journey(kernel, exact, near_journey) < 4);
  const auto wide = [](trials::Numbers& numbers) {
    const double from = numbers.of_size(-30, 30);
    return Journey{from, from * numbers.of_size(-10, 10), numbers.between(10, 40)};
  };
  CHECK(worst_journey(kernel, exact, wide) < 4);
}

TEST_CASE("compounding at up to 10 % for ten years is within 3 ulp") {
  const auto kernel = [](Lanes<2> value, Lanes<2> rate, Lanes<2> years) { return compounded(value, rate, years); };
  const auto exact = [](Precise value, Precise rate, Precise years) { return value * std::exp(years * std::log1p(rate)); };
  const auto draw = [](trials::Numbers& numbers) {
    return Journey{numbers.between(1, 1'000), numbers.between(-0.1, 0.1), numbers.between(0, 10)};
  };
  CHECK(worst_journey(kernel, exact, draw) < 3);
}

TEST_CASE("a power is within 2 ulp and as many again as the size of its logarithm") {
  trials::Numbers numbers;
  for (int i = 0; i < trials_of_each; ++i) {
    const double base = numbers.of_size(-40, 40), exponent = numbers.between(-15, 15);
    const Precise exact = std::pow(static_cast<Precise>(base), static_cast<Precise>(exponent));
    const double allowed = 2 + 2 * std::abs(static_cast<double>(std::log(exact)));
    REQUIRE(ulps(detail::power<2>(base, exponent)[0], exact) < allowed);
  }
}

TEST_CASE("what is grown back compounds to where it went") {
  trials::Numbers numbers;
  for (int i = 0; i < trials_of_each; ++i) {
    const Journey j = near_journey(numbers);
    const double back = detail::compounded<2>(j.from, growth_of(j.from, j.to, j.years), j.years)[0];
    REQUIRE(std::abs(back - j.to) <= 1e-15 * (2 + j.years) * j.to);
  }
}

TEST_CASE("logarithms at the edges of their domain") {
  CHECK(log_of(1) == 0);
  CHECK(log_of(unbounded) == unbounded);
  CHECK(log_of(lowest_subnormal) == doctest::Approx(-1074 * std::log(2.0)).epsilon(1e-15));
  for (const double outside : {0.0, -0.0, -1.0, -unbounded, std::nan(""), -std::nan("")})
    CHECK(is_the_nan(log_of(outside)));
  CHECK(log1p_of(unbounded) == unbounded);
  CHECK(std::signbit(log1p_of(-0.0)));
  CHECK(log1p_of(lowest_subnormal) == lowest_subnormal);
  for (const double outside : {-1.0, -2.0, -unbounded, std::nan("")})
    CHECK(is_the_nan(log1p_of(outside)));
}

TEST_CASE("exponentials at the edges of their domain") {
  CHECK(exp_of(0) == 1);
  CHECK(exp_of(709.782712893384) == doctest::Approx(1.797693134862273e308).epsilon(1e-12));
  CHECK(exp_of(709.79) == unbounded);
  CHECK(exp_of(unbounded) == unbounded);
  CHECK(exp_of(-745.1) == lowest_subnormal);
  CHECK(exp_of(-745.2) == 0);
  CHECK(exp_of(-unbounded) == 0);
  CHECK(is_the_nan(exp_of(-std::nan(""))));
  CHECK(std::signbit(expm1_of(-0.0)));
  CHECK(expm1_of(lowest_subnormal) == lowest_subnormal);
  CHECK(expm1_of(-unbounded) == -1);
  CHECK(expm1_of(unbounded) == unbounded);
  CHECK(expm1_of(709.79) == unbounded);
  CHECK(is_the_nan(expm1_of(std::nan(""))));
}

TEST_CASE("growth is undefined from, to and through zero, for no time and for what is not finite") {
  for (const Journey& j : {Journey{0, 5, 1}, {5, 0, 1}, {-5, 5, 1}, {5, -5, 1}, {0, 0, 1}, {5, 6, 0}, {5, 6, -1},
                           {unbounded, 6, 1}, {6, unbounded, 1}, {std::nan(""), 6, 1}, {6, std::nan(""), 1},
                           {6, 5, std::nan("")}, {unbounded, unbounded, 1}, {-0.0, 5, 1}})
    CHECK(is_the_nan(growth_of(j.from, j.to, j.years)));
  CHECK(growth_of(-5, -6, 1) == growth_of(5, 6, 1));
  CHECK(growth_of(4, 9, 2) == 0.5);
  CHECK(growth_of(7, 7, 3) == 0);
  CHECK(growth_of(1e-310, 1e-310, 3) == 0);
  CHECK(growth_of(lowest_subnormal, 4 * lowest_subnormal, 2) == 1);
  CHECK(growth_of(1, 1e300, 0.01) == unbounded);
}

TEST_CASE("powers and compounding outside their domain are the one NaN") {
  CHECK(is_the_nan(detail::power<2>(-8, 1)[0]));
  CHECK(is_the_nan(detail::power<2>(0, 1)[0]));
  CHECK(is_the_nan(detail::compounded<2>(5, -1, 1)[0]));
  CHECK(is_the_nan(detail::compounded<2>(std::nan(""), 0.1, 1)[0]));
  CHECK(detail::power<2>(3, 0)[0] == 1);
  CHECK(detail::compounded<2>(5, 0, 3)[0] == 5);
}

TEST_CASE("every width gives the same bits") {
  const std::vector<double> a = column(1), b = column(2), c = column(3);
  const auto two = bits_at<2>(a, b, c), four = bits_at<4>(a, b, c), eight = bits_at<8>(a, b, c);
  CHECK((four.empty() || four == two));
  CHECK((eight.empty() || eight == two));
  CHECK(two.size() == AllKernels::count * a.size());
}
