#include "milepost/projection/natural_scale.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "../detail/numbers.hpp"
#include "made_panel.hpp"
#include "milepost/projection/project.hpp"

using namespace milepost;

namespace {

using trials::MadePanel;

double to_scale(const NaturalLimits& limits, double figure, double roots = 1) {
  return detail::NaturalScale<2>{limits, detail::Lanes<2>(roots)}.to(detail::Lanes<2>(figure))[0];
}
double from_scale(const NaturalLimits& limits, double value, double roots = 1) {
  return detail::NaturalScale<2>{limits, detail::Lanes<2>(roots)}.from(detail::Lanes<2>(value))[0];
}

constexpr NaturalLimits percent{0, 100}, from_ten{.lower = 10}, to_zero{.upper = 0}, without_limits{};

}  // namespace

TEST_CASE("natural scale: by hand") {
  CHECK(to_scale(percent, 50) == doctest::Approx(std::asin(std::sqrt(0.5))).epsilon(1e-15));
  CHECK(to_scale(from_ten, 14) == 2);
  CHECK(to_scale(from_ten, 6) == -2);
  CHECK(to_scale(to_zero, -9) == -3);
  CHECK(to_scale(to_zero, 9) == 3);
  CHECK(to_scale(without_limits, 9) == 3);
  CHECK(to_scale(without_limits, 9, 0) == 9);
}

TEST_CASE("natural scale: there and back again, ascending, for every kind of limits") {
  trials::Numbers numbers(7);
  for (const NaturalLimits& limits : {percent, from_ten, to_zero, without_limits})
    for (int trial = 0; trial < 2'000; ++trial) {
      const double figure = numbers.between(-50, 150);
      CHECK(from_scale(limits, to_scale(limits, figure)) == doctest::Approx(figure).epsilon(1e-12));
      CHECK(to_scale(limits, figure) < to_scale(limits, figure + 1e-6));
    }
}

TEST_CASE("natural limits of an indicator: a share in per cent between 0 and 100 has both, anything else none") {
  const std::vector<double> shares{12, 100, 0}, above{12, 101};
  CHECK(natural_limits(percent_unit, Kind::ratio, shares) == percent);
  CHECK_FALSE(has_limit(natural_limits(percent_unit, Kind::ratio, above)));
  CHECK_FALSE(has_limit(natural_limits(percent_unit, Kind::growth, shares)));
  CHECK_FALSE(has_limit(natural_limits(Unit{"platform"}, Kind::ratio, shares)));
}

TEST_CASE("limits alone decide a bound past them, either way; a bound on a limit is open") {
  CHECK(decided_by(percent, 101, 1) == false);
  CHECK(decided_by(percent, 101, -1) == true);
  CHECK(decided_by(percent, -1, 1) == true);
  CHECK(decided_by(percent, -1, -1) == false);
  CHECK_FALSE(decided_by(percent, 100, 1));
  CHECK_FALSE(decided_by(percent, 0, -1));
  CHECK_FALSE(decided_by(without_limits, 1e300, 1));
  CHECK_FALSE(decided_by(to_zero, -5, -1));
}

TEST_CASE("natural limits that are without_limits are refused") {
  CHECK_NOTHROW(require_limits({-1, 1}));
  CHECK_THROWS_WITH_AS(require_limits({1, 1}), doctest::Contains("the lower below the upper"), OutOfRange);
  CHECK_THROWS_WITH_AS(require_limits({.upper = std::numeric_limits<double>::infinity()}), doctest::Contains("a finite number"), OutOfRange);
  CHECK_THROWS_AS(require_limits({.lower = std::numeric_limits<double>::quiet_NaN()}), OutOfRange);
}

TEST_CASE("between limits a path bends: a share that rose by 3 a year does not do so near 100, and its mirror image is the share that is left") {
  const std::vector<double> rising{71, 74, 78, 81, 85, 88, 90, 93, 95};
  std::vector<double> left;
  for (const double share : rising) left.push_back(100 - share);
  const MadePanel up({rising}), down({left});
  const ProjectionSettings settings{.lower = 0, .upper = 100};
  const ProjectionColumns said = project(up.view(), settings), mirrored = project(down.view(), settings);
  for (std::size_t step = 0; step < 6; ++step) {
    CHECK(mirrored.mean[step] == doctest::Approx(100 - said.mean[step]).epsilon(1e-9));
  }
  CHECK(said.mean[0] - 95 < 2);
  CHECK(said.mean[2] < 100);
  CHECK(project(up.view()).mean[2] > 100);
}

TEST_CASE("limits far away change little: between roots of 0 and of a million the path is that of roots") {
  const MadePanel panel({{10, 12, 13, 15, 18, 20, 21, 24, 23, 27}});
  const ProjectionColumns plain = project(panel.view()), above = project(panel.view(), {.lower = 0}), between = project(panel.view(), {.lower = 0, .upper = 1e9});
  for (std::size_t step = 0; step < 6; ++step) {
    CHECK(above.mean[step] == doctest::Approx(plain.mean[step]).epsilon(1e-12));
    CHECK(above.upper[1][step] == doctest::Approx(plain.upper[1][step]).epsilon(1e-12));
    CHECK(between.mean[step] == doctest::Approx(plain.mean[step]).epsilon(1e-5));
  }
}
