#include "milepost/projection/error_scale.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "../detail/numbers.hpp"

using namespace milepost;

namespace {

using Scaled = std::vector<double>;

double size_of_errors(const Scaled& figures, int season = 1) { return error_scale_of(figures, season).size; }

}  // namespace

TEST_CASE("the size of errors by hand, on roots: changes of 1 and 2, a level of 7/3") {
  const ErrorScale scale = error_scale_of(Scaled{1, 4, 16});
  const double squares = (0.9 * 1 + 4) / 1.9, level = 0.01 * 7 / 3;
  CHECK(scale.roots);
  CHECK(scale.size == doctest::Approx(std::sqrt((2 * squares + level * level) / 3)).epsilon(1e-14));
}

TEST_CASE("the size of errors by hand, below zero: changes of 3, -2 and 5") {
  const ErrorScale scale = error_scale_of(Scaled{-1, 2, 0, 5});
  const double squares = (0.81 * 9 + 0.9 * 4 + 25) / 2.71, level = 0.01 * 8 / 4;
  CHECK_FALSE(scale.roots);
  CHECK(scale.size == doctest::Approx(std::sqrt((3 * squares + level * level) / 4)).epsilon(1e-14));
}

TEST_CASE("a single figure moves by a hundredth of its level, a constant by a hundredth over the root of its number") {
  CHECK(size_of_errors({49}) == doctest::Approx(0.07).epsilon(1e-14));
  CHECK(size_of_errors({-49}) == doctest::Approx(0.49).epsilon(1e-14));
  CHECK(size_of_errors(Scaled(9, 49)) == doctest::Approx(0.07 / 3).epsilon(1e-14));
}

TEST_CASE("only figures that are all zero have no size") {
  CHECK(size_of_errors({0}) == 0);
  CHECK(size_of_errors({0, 0, -0.0}) == 0);
  CHECK(size_of_errors(Scaled(8, 0), 4) == 0);
  CHECK(size_of_errors({0, 0, 1e-300}) > 0);
  CHECK(size_of_errors({1e-300, 1e-300}) > 0);
  CHECK(size_of_errors({-1e-300, 0}) > 0);
}

TEST_CASE("sizes go with the figures, or with their roots") {
  trials::Numbers numbers(3);
  for (int trial = 0; trial < 100; ++trial) {
    Scaled figures, hundredfold, lower;
    for (int i = 0; i < 1 + trial % 30; ++i) figures.push_back(numbers.between(0, 9)), hundredfold.push_back(100 * figures.back()), lower.push_back(-figures.back() - 1);
    CHECK(size_of_errors(hundredfold) == doctest::Approx(10 * size_of_errors(figures)).epsilon(1e-12));
    Scaled tripled = lower;
    for (double& figure : tripled) figure *= 3;
    CHECK(size_of_errors(tripled) == doctest::Approx(3 * size_of_errors(lower)).epsilon(1e-12));
  }
}

TEST_CASE("to the scale and back; a path below zero goes on by its roots, and is zero where it is told") {
  const ErrorScale roots{.roots = true}, plain{};
  for (const double figure : {0.0, 1e-300, 0.3, 7.0, 1e300}) CHECK(roots.from(roots.to(figure)) == doctest::Approx(figure).epsilon(1e-14));
  CHECK(roots.to(-4) == -2);
  CHECK(roots.from(-2) == 0);
  CHECK(plain.from(plain.to(-4)) == -4);
}

TEST_CASE("a year apart: two years of quarters whose second lies 6 above the first, on figures below zero") {
  const Scaled quarters{-10, -8, -9, -7, -4, -2, -3, -1};
  const ErrorScale scale = error_scale_of(quarters, 4);
  CHECK(scale.yearly_size == doctest::Approx(6).epsilon(1e-14));
  const double near = scale.size * scale.size;
  CHECK(near < 36);
  CHECK(scale.size_at(1) == doctest::Approx(scale.size).epsilon(1e-14));
  CHECK(scale.size_at(2) == doctest::Approx(std::sqrt(near + (36 - near) / 3)).epsilon(1e-14));
  CHECK(scale.size_at(4) == doctest::Approx(6).epsilon(1e-14));
  CHECK(scale.size_at(16) == doctest::Approx(12).epsilon(1e-14));  // four years: twice the size of one
  CHECK(scale.size_at(0.5) == scale.size_at(1));
}

TEST_CASE("the size of a year is never below the size of a step; without two years, or yearly, there is none") {
  const Scaled sawtooth{-1, -9, -1, -9, -1, -9, -1, -9};
  CHECK(error_scale_of(sawtooth, 4).yearly_size == error_scale_of(sawtooth, 4).size);
  CHECK(error_scale_of(Scaled{-1, -9, -1, -9, -1, -9, -1}, 4).yearly_size == 0);
  CHECK(error_scale_of(sawtooth, 1).yearly_size == 0);
  for (const double steps : {0.0, 1.0, 3.0, 50.0}) CHECK(error_scale_of(sawtooth, 1).size_at(steps) == size_of_errors(sawtooth));
}

TEST_CASE("no figure is too large or too small for a size that is a number") {
  for (const double level : {1e300, 1e-300, 5e-324, 1.7e308})
    for (const Scaled& figures : {Scaled{level, 0, level, 0}, Scaled{-level, 0, -level, 0}, Scaled{level}, Scaled{0, level}}) {
      INFO("level ", level, ", from ", figures[0]);
      CHECK(std::isfinite(size_of_errors(figures)));
      CHECK(size_of_errors(figures) >= 0);
    }
  for (const double level : {1.7e308, 1e300, 1e-300}) {
    const ErrorScale scale = error_scale_of(Scaled{-level, level, -level, level, -level, level}, 2);
    for (const double steps : {1.0, 1.5, 2.0, 100.0}) CHECK(std::isfinite(scale.size_at(steps)));
  }
}
