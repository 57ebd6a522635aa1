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

TEST_CASE("figures in lanes are those of one number, at every width, and those of the tables but for rounding") {
  const RegularSeries seen{.values = {10, 12, 11, 14, 15, 17}, .last = 2024, .used = 6};
  const std::vector<double> path{18, 19, 20, 21};
  for (const NaturalLimits& limits : {NaturalLimits{}, NaturalLimits{0.0, 25.0}, NaturalLimits{std::nullopt, 22.0}}) {
    const Outlook outlook = outlook_of(seen, path, "auto", nullptr, {}, limits);
    const DrawnFigures draws(outlook, 4);
    for (std::size_t step = 0; step < 4; ++step)
      for (double score = -7; score < 7; score += 0.37) {
        const double one = draws.figure(step, score), at = static_cast<double>(step + 1);
        CHECK(one == draws.figure<8>(step, detail::Lanes<8>(score))[5]);
        CHECK(one == draws.figure<4>(step, detail::Lanes<4>(score))[3]);
        CHECK(one == doctest::Approx(figure_at_score(outlook, score, at, errors_at(outlook, at))).epsilon(1e-13));
      }
  }
}
