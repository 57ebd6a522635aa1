#include "milepost/scenario/distribution.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/beta.hpp>

using namespace milepost;

namespace {

const std::vector<Uncertain> all_distributions{Uniform{-1, 3},       Triangular{1, 2, 4},          Triangular{1, 1, 2}, Triangular{1, 2, 2},     Pert{1, 2, 4},
                                               NormalDistribution{5, 2}, LogNormal{2, 0.5}, BetaDistribution{0.5, 3, -1, 1}, Empirical{{3, 1, 2, 5}}};

/// Sum of quantiles at the middles of so many equal shares.
double mean_by_quantiles(const Uncertain& value, int shares) {
  double sum = 0;
  for (int k = 0; k < shares; ++k) sum += quantile_of(value, (k + 0.5) / shares);
  return sum / shares;
}

std::string distribution_fault(const Uncertain& value) {
  try {
    check(value);
  } catch (const OutOfRange& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("quantiles ascend, and their mean is the mean") {
  for (const Uncertain& value : all_distributions) {
    CAPTURE(to_string(value));
    for (int k = 1; k < 100; ++k) CHECK(quantile_of(value, k / 100.0) <= quantile_of(value, (k + 1) / 100.0 - 0.0001));
    if (!std::holds_alternative<Empirical>(value)) CHECK(mean_by_quantiles(value, 4000) == doctest::Approx(mean_of(value)).epsilon(2e-3));
  }
}

TEST_CASE("a number is itself at every share") {
  for (const double share : {0.01, 0.5, 0.99}) CHECK(quantile_of(Uncertain{7.5}, share) == 7.5);
  CHECK(to_string(Uncertain{7.5}) == "7.5");
}

TEST_CASE("a triangle has half its mass below the root of half its area") {
  CHECK(quantile_of(Triangular{0, 1, 1}, 0.25) == 0.5);
  CHECK(quantile_of(Triangular{0, 0, 1}, 0.75) == 0.5);
  CHECK(quantile_of(Triangular{0, 1, 2}, 0.5) == 1);
}

TEST_CASE("beta quantiles are those of Boost") {
  for (const auto& [a, b] : {std::pair(0.5, 0.5), std::pair(1.0, 1.0), std::pair(2.0, 5.0), std::pair(11.0, 3.0), std::pair(100.0, 200.0)})
    for (const double share : {0.001, 0.05, 0.3, 0.5, 0.9, 0.999})
      CHECK(quantile_of(BetaDistribution{a, b, 0, 1}, share) == doctest::Approx(boost::math::quantile(boost::math::beta_distribution<>(a, b), share)).epsilon(1e-9));
}

TEST_CASE("PERT is a beta distribution with a mean of (low + 4 mode + high) / 6") {
  CHECK(mean_of(Pert{0, 1, 4}) == doctest::Approx(8.0 / 6));
  CHECK(quantile_of(Pert{0, 1, 2}, 0.5) == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("what was seen comes back: its least, its middle, its largest") {
  const Uncertain seen = Empirical{{3, 1, 2}};
  CHECK(quantile_of(seen, 0) == 1);
  CHECK(quantile_of(seen, 0.5) == 2);
  CHECK(quantile_of(seen, 0.75) == 2.5);
  CHECK(quantile_of(seen, 1) == 3);
}

TEST_CASE("a distribution that is none is refused with its name, its parameters and the rule") {
  CHECK(distribution_fault(Triangular{3, 2, 5}) == "triangular 3, 2, 5: the mode belongs between the ends");
  CHECK(distribution_fault(Pert{5, 6, 5}) == "pert 5, 6, 5: the low end belongs below the high end");
  CHECK(distribution_fault(Uniform{1, 1}) == "uniform 1, 1: the low end belongs below the high end");
  CHECK(distribution_fault(NormalDistribution{1, 0}) == "normal 1, 0: the deviation belongs above 0");
  CHECK(distribution_fault(LogNormal{-1, 1}) == "lognormal -1, 1: the median belongs above 0");
  CHECK(distribution_fault(BetaDistribution{0, 1, 0, 1}) == "beta 0, 1, 0, 1: both shapes belong above 0");
  CHECK(distribution_fault(Empirical{}) == "empirical without values: needs one value at least");
  CHECK(distribution_fault(Uniform{0, detail::positive_infinity}) == "uniform inf: every parameter is a finite number");
  for (const Uncertain& value : all_distributions) CHECK(distribution_fault(value).empty());
}

TEST_CASE("one path takes numbers, no distributions") {
  CHECK(certain(3.0, "amount") == 3);
  CHECK_THROWS_WITH_AS(certain(Uniform{1, 2}, "amount"), "amount uniform 1, 2: one path needs a number; simulate() draws from distributions", OutOfRange);
}
