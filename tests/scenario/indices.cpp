#include "milepost/scenario/indices.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "milepost/error.hpp"

using namespace milepost;

namespace {

constexpr double pi = 3.14159265358979323846;

/// Ishigami and Homma (1990) with a = 7, b = 0.1.
double ishigami(std::span<const double> point) {
  const auto x = [&](std::size_t k) { return pi * (2 * point[k] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

const std::vector<double> g_parameters{0, 1, 4.5, 9, 99, 99, 99, 99};

double g_function(std::span<const double> point) {
  double product = 1;
  for (std::size_t k = 0; k < point.size(); ++k) product *= (std::abs(4 * point[k] - 2) + g_parameters[k]) / (1 + g_parameters[k]);
  return product;
}

void check_near(const std::optional<Estimate>& found, double truth, double rounding = 1e-12) {
  REQUIRE(found);
  CHECK(std::abs(found->value - truth) <= 4 * found->standard_error + rounding);
}

double slopes(std::span<const double> point) { return 3 * point[0] - 2 * point[1] + 0.25 * point[2] + 5; }

}  // namespace

TEST_CASE("the published indices of the Ishigami function, within four standard errors") {
  const std::vector<SobolIndex> found = sobol_indices_of(ishigami, 3, one_by_one(3), {.samples = 1 << 15});
  const double first[]{0.3139, 0.4424, 0}, total[]{0.5576, 0.4424, 0.2437};
  for (std::size_t k = 0; k < 3; ++k) check_near(found[k].first, first[k], 5e-5), check_near(found[k].total, total[k], 5e-5);
  CHECK(found[1].first->standard_error < 0.01);
}

TEST_CASE("indices of a group: the first and third input of the Ishigami function do all together that the second does not") {
  const std::vector<SobolIndex> found = sobol_indices_of(ishigami, 3, {{"odd", {0, 2}}, {"second", {1}}}, {.samples = 1 << 15, .seed = 5});
  check_near(found[0].first, 0.5576, 5e-5);
  check_near(found[0].total, 0.5576, 5e-5);
  CHECK(found[0].group == "odd");
}

TEST_CASE("the g-function of Sobol': its indices in closed form") {
  const std::vector<SobolIndex> found = sobol_indices_of(g_function, 8, one_by_one(8), {.samples = 1 << 15, .seed = 2});
  double whole = 1;
  const auto own = [](std::size_t k) { return 1 / (3 * (1 + g_parameters[k]) * (1 + g_parameters[k])); };
  for (std::size_t k = 0; k < 8; ++k) whole *= 1 + own(k);
  for (std::size_t k = 0; k < 8; ++k) {
    check_near(found[k].first, own(k) / (whole - 1));
    check_near(found[k].total, own(k) * whole / (1 + own(k)) / (whole - 1));
  }
}

TEST_CASE("standard errors are as wide as indices of other seeds are apart") {
  double sum = 0, squares = 0, told = 0;
  constexpr int runs = 200;
  for (int seed = 1; seed <= runs; ++seed) {
    const Estimate first = *sobol_indices_of(ishigami, 3, {{"0", {0}}}, {.samples = 500, .seed = static_cast<std::uint64_t>(seed)})[0].first;
    sum += first.value, squares += first.value * first.value, told += first.standard_error;
  }
  const double seen = std::sqrt((squares - sum * sum / runs) / (runs - 1));
  CHECK(std::abs(told / runs / seen - 1) < 4 / std::sqrt(2.0 * runs));  // the standard error of a standard deviation
}

TEST_CASE("what does not vary has no shares; what no one asks for has none either") {
  const auto constant = [](std::span<const double>) { return 0.1; };
  CHECK(sobol_indices_of(constant, 2, one_by_one(2))[0] == SobolIndex{"0", {}, {}});
  CHECK(sobol_indices_of(ishigami, 3, {}).empty());
}

TEST_CASE("elementary effects of a plane are its slopes, and do not spread") {
  const std::vector<MorrisEffect> found = morris_of(slopes, 3, one_by_one(3), {.trajectories = 10});
  const double slope[]{3, -2, 0.25};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(*found[k].mu == doctest::Approx(slope[k]).epsilon(1e-13));
    CHECK(found[k].mu_star == doctest::Approx(std::abs(slope[k])).epsilon(1e-13));
    CHECK(*found[k].sigma < 1e-13);
  }
}

TEST_CASE("of a parabola about the middle every effect is 1/3 in size and the mean says nothing: what mu* is for") {
  const auto parabola = [](std::span<const double> point) { return (point[0] - 0.5) * (point[0] - 0.5); };
  const MorrisEffect found = morris_of(parabola, 1, one_by_one(1), {.trajectories = 400})[0];
  CHECK(found.mu_star == doctest::Approx(1.0 / 3).epsilon(1e-12));
  CHECK(std::abs(*found.mu) < 4 * *found.sigma / std::sqrt(400.0));
}

TEST_CASE("a group moves all its inputs at once, and has a size only") {
  const std::vector<MorrisEffect> found = morris_of(slopes, 3, {{"both", {0, 1}}, {"third", {2}}}, {.trajectories = 400});
  CHECK(found[0].mu == std::nullopt);
  CHECK(found[0].sigma == std::nullopt);
  CHECK(found[0].mu_star > 1);  // 1 and 5, as the two go the same way or not
  CHECK(found[0].mu_star < 5);
  CHECK(std::abs(found[0].mu_star - 3) < 4 * 2 / std::sqrt(400.0));
}

TEST_CASE("an input that works through another spreads: x y has effects from 0 to 1") {
  const auto product = [](std::span<const double> point) { return point[0] * point[1]; };
  const std::vector<MorrisEffect> found = morris_of(product, 2, one_by_one(2), {.trajectories = 1000});
  CHECK(std::abs(*found[0].mu - 0.5) < 4 * *found[0].sigma / std::sqrt(1000.0));
  CHECK(*found[0].sigma > 0.3);
}

TEST_CASE("the same bits for any number of threads, others for another seed") {
  SobolSettings settings{.samples = 20'000};
  const std::vector<SobolIndex> one = sobol_indices_of(g_function, 8, one_by_one(8), settings);
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
    settings.threads = threads;
    CHECK(sobol_indices_of(g_function, 8, one_by_one(8), settings) == one);
  }
  settings.seed = 2;
  CHECK(sobol_indices_of(g_function, 8, one_by_one(8), settings) != one);
}

TEST_CASE("settings and groups that are none are refused") {
  CHECK_THROWS_WITH_AS(sobol_indices_of(slopes, 3, one_by_one(3), {.samples = 1}), "samples 1: 2 to 10000000", OutOfRange);
  CHECK_THROWS_WITH_AS(morris_of(slopes, 3, one_by_one(3), {.levels = 3}), "levels 3: an even number from 2 to 1000", OutOfRange);
  CHECK_THROWS_WITH_AS(morris_of(slopes, 3, one_by_one(3), {.trajectories = 1}), "trajectories 1: 2 to 1000000", OutOfRange);
  CHECK_THROWS_WITH_AS(morris_of(slopes, 3, {{"far", {3}}}), "group far with input 3: inputs are counted from 0 to below 3", OutOfRange);
  CHECK_THROWS_WITH_AS(sobol_indices_of(slopes, 3, {{"a", {1}}, {"b", {1}}}), "group b with input 1: is in a group once", OutOfRange);
}
