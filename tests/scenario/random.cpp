#include "milepost/scenario/random.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace milepost;

TEST_CASE("numbers hang on seed, name, path and step alone") {
  const NamedNumbers a(1, "a"), again(1, "a"), other(1, "b"), seed(2, "a");
  for (std::uint64_t path = 0; path < 5; ++path)
    for (std::uint64_t step = 0; step < 9; ++step) {
      CHECK(a.share(path, step) == again.share(path, step));
      CHECK(a.share(path, step) != other.share(path, step));
      CHECK(a.share(path, step) != seed.share(path, step));
      CHECK(a.share(path, step) != a.share(path, step + 1));
    }
}

TEST_CASE("scores have mean 0, variance 1 and nothing in common with those of another name") {
  const NamedNumbers a(1, "a"), b(1, "b");
  constexpr int count = 40000;
  double sum = 0, squares = 0, product = 0;
  for (std::uint64_t path = 0; path < count; ++path) {
    const double x = a.score(path, path % 7), y = b.score(path, path % 7);
    sum += x, squares += x * x, product += x * y;
  }
  const double error = 1 / std::sqrt(count);
  CHECK(std::abs(sum / count) < 4 * error);
  CHECK(std::abs(squares / count - 1) < 4 * std::sqrt(2) * error);
  CHECK(std::abs(product / count) < 4 * error);
}
