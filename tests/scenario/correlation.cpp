#include "milepost/scenario/correlation.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

std::string correlation_fault(const Correlations& correlations) {
  try {
    lower_triangle(correlations);
  } catch (const OutOfRange& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the triangle times itself is the matrix") {
  const Correlations given{{"a", "b", "c"}, {1, 0.5, -0.2, 0.5, 1, 0.3, -0.2, 0.3, 1}};
  const std::vector<double> lower = lower_triangle(given);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < 3; ++k) sum += lower[3 * i + k] * lower[3 * j + k];
      CHECK(sum == doctest::Approx(given.matrix[3 * i + j]).epsilon(1e-14));
    }
}

TEST_CASE("correlations that cannot be are refused by name") {
  CHECK(correlation_fault({{"a", "b", "c"}, {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}}) ==
        "correlations of c: with the others cannot be all at once: the matrix is not positive definite");
  CHECK(correlation_fault({{"a", "b"}, {1, 1, 1, 1}}) == "correlations of b: with the others cannot be all at once: the matrix is not positive definite");
  CHECK(correlation_fault({{"a", "b"}, {1, 0.2, 0.3, 1}}) == "correlation of b and a: is the same both ways");
  CHECK(correlation_fault({{"a", "b"}, {1, 0.2, 0.2, 2}}) == "correlation of b and b: of an indicator with itself is 1");
  CHECK(correlation_fault({{"a", "b"}, {1, 0.2, 0.2}}) == "correlations of 3 numbers: a row for each of 2 indicators");
  CHECK(correlation_fault({{"a", "b"}, {1, 1.5, 1.5, 1}}) == "correlation of b and a, 1.5: lies between -1 and 1");
  CHECK(correlation_fault({{"a", "a"}, {1, 0.5, 0.5, 1}}) == "correlations of a: stands twice; each indicator has one row");
  CHECK(correlation_fault({}).empty());
}
