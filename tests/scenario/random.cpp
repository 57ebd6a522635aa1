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

TEST_CASE("points that lie evenly fill a line better than chance: sixteen sets of sixteen, one in each sixteenth") {
  const NamedNumbers a(1, "a");
  for (std::uint64_t set = 0; set < 16; ++set)
    for (std::uint64_t step = 0; step < 6; ++step) {
      unsigned filled = 0;
      for (std::uint64_t point = 0; point < 16; ++point) filled |= 1u << static_cast<unsigned>(16 * a.even_share(16 * point + set, step));
      CHECK(filled == 0xFFFF);
    }
}

TEST_CASE("sets of points differ, and so do names") {
  const NamedNumbers a(1, "a"), b(1, "b");
  for (std::uint64_t set = 1; set < 16; ++set) CHECK(a.even_share(0, 0) != a.even_share(set, 0));
  CHECK(a.even_share(0, 0) != b.even_share(0, 0));
}

TEST_CASE("a random walk with drift: where it ends, its sum and its largest value have their closed forms, within four standard errors") {
  constexpr int steps = 10, paths = 40'000;
  constexpr double drift = 0.3, scatter = 2, mean = drift * steps * (steps + 1) / 2, variance = scatter * scatter * steps * (steps + 1) * (2 * steps + 1) / 6;
  const NamedNumbers numbers(3, "walk");
  double ended_above = 0, sums = 0, squares = 0, never_above = 0;
  for (std::uint64_t path = 0; path < paths; ++path) {
    double at = 0, bare = 0, sum = 0, largest = -1e9;
    for (std::uint64_t step = 0; step < steps; ++step) {
      const double score = numbers.score(path, step);
      at += drift + scatter * score, bare += score, sum += at, largest = std::max(largest, bare);
    }
    ended_above += at > 5, sums += sum, squares += (sum - mean) * (sum - mean), never_above += largest <= 0;
  }
  const auto error_of = [](double probability) { return std::sqrt(probability * (1 - probability) / paths); };
  const double above = detail::normal_below((steps * drift - 5) / (scatter * std::sqrt(steps)));
  CHECK(std::abs(ended_above / paths - above) < 4 * error_of(above));
  CHECK(std::abs(sums / paths - mean) < 4 * std::sqrt(variance / paths));
  CHECK(std::abs(squares / paths - variance) < 4 * variance * std::sqrt(2.0 / paths));
  double never = 1;  // binomial(2 n, n) / 4^n: Sparre Andersen, On the fluctuations of sums of random variables, 1953
  for (int n = 1; n <= steps; ++n) never *= (2 * n - 1) / (2.0 * n);
  CHECK(std::abs(never_above / paths - never) < 4 * error_of(never));
}
