#include "milepost/detail/sobol.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

using namespace milepost::detail;

namespace {

std::uint32_t place(double share, int bits) { return static_cast<std::uint32_t>(share * static_cast<double>(1u << bits)); }

}  // namespace

TEST_CASE("the first points are those that Joe and Kuo's numbers make, counted in plain order") {
  const double expected[4][sobol_dimensions]{{0, 0, 0, 0}, {0.5, 0.5, 0.5, 0.5}, {0.25, 0.75, 0.75, 0.75}, {0.75, 0.25, 0.25, 0.25}};
  for (std::uint32_t point = 0; point < 4; ++point)
    for (int d = 0; d < sobol_dimensions; ++d) CHECK(sobol_coordinate(point, d) * 0x1p-32 == expected[point][d]);
}

TEST_CASE("of 2^m points, scrambled, one lies in each of 2^m slices of every dimension") {
  for (const int bits : {4, 7, 10})
    for (std::uint64_t d = 0; d < 9; ++d) {
      std::set<std::uint32_t> slices;
      for (std::uint32_t point = 0; point < (1u << bits); ++point) slices.insert(place(even_share(point, d, 12345), bits));
      CHECK(slices.size() == std::size_t{1} << bits);
    }
}

TEST_CASE("of 2^m points one lies in every box of the first two dimensions of a four, however it is cut") {
  constexpr int bits = 8;
  for (int across = 0; across <= bits; ++across) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> boxes;
    for (std::uint32_t point = 0; point < (1u << bits); ++point) boxes.insert({place(even_share(point, 4, 7), across), place(even_share(point, 5, 7), bits - across)});
    CHECK(boxes.size() == std::size_t{1} << bits);
  }
}

TEST_CASE("of neighbouring 32 boxes in any two dimensions of a four none is empty with 128 points") {
  for (std::uint64_t a = 0; a < 4; ++a)
    for (std::uint64_t b = a + 1; b < 4; ++b) {
      std::set<std::pair<std::uint32_t, std::uint32_t>> boxes;
      for (std::uint32_t point = 0; point < 128; ++point) boxes.insert({place(even_share(point, a, 99), 2), place(even_share(point, b, 99), 3)});
      CHECK(boxes.size() == 32);
    }
}

TEST_CASE("dimensions of different fours, and of other keys, have nothing in common") {
  constexpr int count = 4096;
  const auto correlation = [](std::uint64_t a, std::uint64_t b, std::uint64_t key) {
    double sum = 0;
    for (std::uint32_t point = 0; point < count; ++point) sum += (even_share(point, a, 1) - 0.5) * (even_share(point, b, key) - 0.5);
    return 12 * sum / count;
  };
  CHECK(std::abs(correlation(0, 4, 1)) < 4.0 / 64);
  CHECK(std::abs(correlation(1, 6, 1)) < 4.0 / 64);
  CHECK(std::abs(correlation(0, 0, 2)) < 4.0 / 64);
  CHECK(correlation(3, 3, 1) == doctest::Approx(1).epsilon(1e-3));
}
