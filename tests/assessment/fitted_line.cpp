#include "milepost/assessment/fitted_line.hpp"

#include <doctest/doctest.h>

#include <bit>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

template <int N>
detail::FittedLine line_of(const Preset& preset, const Figures& figures) {
  Table table;
  table.add_series(figures);
  detail::FittingSpace space;
  return detail::fit_line<N>(preset, row_of(table.panel(), 0), 0, figures.size() - 1, space);
}

/// The normal equations in long double, time from the last point; weights by age.
long double slope_of(const Figures& figures, double half_life) {
  long double w0 = 0, w1 = 0, w2 = 0, v0 = 0, v1 = 0;
  for (const auto& [year, value] : figures) {
    const long double t = year - figures.back().first, w = half_life > 0 ? std::pow(2.0L, t / half_life) : 1;
    w0 += w, w1 += w * t, w2 += w * t * t, v0 += w * value, v1 += w * t * value;
  }
  return (w0 * v1 - w1 * v0) / (w0 * w2 - w1 * w1);
}

}  // namespace

TEST_CASE("slopes are those of the normal equations, weighted or not, and equal at every width") {
  Random random(41);
  for (int trial = 0; trial < 500; ++trial) {
    Figures figures;
    for (int year = 2000; year < 2000 + random.whole(2, 24); ++year) figures.emplace_back(year, random.number(10, 100));
    Preset preset{.rate = RateEstimator::least_squares};
    if (random.chance(0.5)) preset.half_life = random.number(1, 20);
    const double slope = line_of<2>(preset, figures).slope;
    const auto exact = static_cast<double>(slope_of(figures, preset.half_life.value_or(0)));
    CHECK(std::abs(slope - exact) <= 1e-11 * std::max(1.0, std::abs(exact)));
    CHECK(std::bit_cast<std::uint64_t>(slope) == std::bit_cast<std::uint64_t>(line_of<4>(preset, figures).slope));
    CHECK(std::bit_cast<std::uint64_t>(slope) == std::bit_cast<std::uint64_t>(line_of<8>(preset, figures).slope));
  }
}

TEST_CASE("a line through points on a line is that line, past what is missing") {
  const detail::FittedLine line = line_of<4>({.rate = RateEstimator::least_squares}, {{2000, 1}, {2001, absent}, {2003, 7}, {2010, 21}});
  CHECK(line.slope == doctest::Approx(2).epsilon(1e-14));
  CHECK(line.level == doctest::Approx(21).epsilon(1e-14));
  const detail::FittedLine doubling = line_of<4>({.rate = RateEstimator::log_least_squares}, {{2000, 1}, {2001, 2}, {2003, 8}});
  CHECK(doubling.slope == doctest::Approx(std::log(2)).epsilon(1e-14));
  CHECK(doubling.level == doctest::Approx(std::log(8)).epsilon(2e-13));  // the centre of years near 2000 is rounded
}

TEST_CASE("what stays the same has no slope at all") {
  Random random(42);
  for (int trial = 0; trial < 500; ++trial) {
    const double level = random.number(0.1, 120);
    Figures figures;
    for (int year = 2000; year < 2003 + trial % 20; ++year) figures.emplace_back(year, level);
    CHECK(line_of<4>({.rate = RateEstimator::least_squares}, figures).slope == 0);
    CHECK(line_of<4>({.rate = RateEstimator::log_least_squares, .half_life = 3}, figures).slope == 0);
    CHECK(line_of<4>({.rate = RateEstimator::least_squares}, figures).level == level);
  }
}

TEST_CASE("one point, no point and the logarithm of nothing make no line") {
  CHECK(std::isnan(line_of<2>({.rate = RateEstimator::least_squares}, {{2000, 1}}).slope));
  CHECK(std::isnan(line_of<2>({.rate = RateEstimator::least_squares}, {{2000, absent}, {2001, absent}}).slope));
  CHECK(std::isnan(line_of<2>({.rate = RateEstimator::log_least_squares}, {{2000, 0}, {2001, 2}}).slope));
  Table table;
  table.add_series({{1998, 1}, {1999, 2}});
  detail::FittingSpace space;
  CHECK(std::isnan(detail::fit_line<2>({}, row_of(table.panel(), 0), 2, 0, space).slope));
}
