#include "milepost/projection/drawn_figures.hpp"

#include <doctest/doctest.h>

#include "milepost/projection/project.hpp"

using namespace milepost;

TEST_CASE("without surprises every figure is the middle of what is expected, and scores hang together as a walk's do") {
  const RegularSeries seen{.values = {10, 12, 11, 14, 15, 17}, .last = 2024, .used = 6};
  const std::vector<double> path{18, 19, 20, 21};
  const Outlook outlook = outlook_of(seen, path, "auto");
  const DrawnFigures draws(outlook, 4);
  CHECK(draws.steps() == 4);
  for (std::size_t step = 0; step < 4; ++step) {
    const auto at = static_cast<double>(step + 1);
    CHECK(draws.figure(step, 0) == figure_at_score(outlook, 0, at, errors_at(outlook, at)));
    CHECK(draws.figure(step, 1) > draws.figure(step, -1));
  }
  CHECK(draws.score(0, 5, 0.3) == 0.3);
  const double correlation = draws.score(1, 1, 0), fresh = draws.score(1, 0, 1);
  CHECK(correlation == doctest::Approx(std::pow(0.5, correlation_power(6))));
  CHECK(correlation * correlation + fresh * fresh == doctest::Approx(1));
}
