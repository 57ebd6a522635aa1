#include "milepost/scenario/yearly_path.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

constexpr FigureOrigin reported[]{FigureOrigin::reported}, projected[]{FigureOrigin::projected};

/// 10 to 15 in 2020 to 2025, the first two reported.
const YearlyPath path{2020, {10, 11, 12, 13, 14, 15},
                      {FigureOrigin::reported, FigureOrigin::reported, FigureOrigin::projected, FigureOrigin::projected, FigureOrigin::projected, FigureOrigin::projected}};

}  // namespace

TEST_CASE("WHO's tests of baseline values: the year itself, else the nearest before or after") {
  CHECK(known_value(path, 2020) == 10);
  CHECK(known_value(path, 2022) == 12);
  CHECK(known_value(path, 2022, reported) == 11);
  CHECK(known_value(path, 2025, {}, LookFrom::after) == 15);
  CHECK(known_value(path, 2020, projected, LookFrom::after) == 12);
  CHECK(known_value(path, 2022, projected, LookFrom::after) == 12);
}

TEST_CASE("nothing before the first and after the last") {
  CHECK_FALSE(known_value(path, 2019));
  CHECK_FALSE(known_value(path, 2021, projected));
  CHECK_FALSE(known_value(path, 2022, reported, LookFrom::after));
  CHECK(known_value(path, 2040) == 15);
  CHECK(known_value(path, 1990, {}, LookFrom::after) == 10);
}

TEST_CASE("a gap is no figure; without origins everything is reported") {
  const YearlyPath gap{2018, {60, std::nullopt, 62}, {}};
  CHECK(known_year(gap, 2019) == 2018);
  CHECK(known_year(gap, 2019, {}, LookFrom::after) == 2020);
  CHECK(known_value(gap, 2020, reported) == 62);
  CHECK(known_values(gap) == std::vector<double>{60, 62});
}

TEST_CASE("cut off after a year") {
  CHECK(last_year(until(path, 2022)) == 2022);
  CHECK(until(path, 2030) == path);
  CHECK(until(path, 2010).values.empty());
}
