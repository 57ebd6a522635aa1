#include "milepost/assessment/foresight.hpp"

#include <doctest/doctest.h>

#include "milepost/assessment/judge.hpp"

using namespace milepost;

namespace {

const Unit piece{"piece"};

Evidence evidence(const Bound& bound, int due) {
  const Target target{.indicator = "jobs", .bound = bound, .due = end_of(Year{due})};
  return {.target = target, .series = Series{piece, {{Year{2021}, 10}, {Year{2022}, 12}, {Year{2023}, 13}}}, .as_of = Date{2024, 3, 1}};
}

std::optional<Foresight> ahead(const Bound& bound, int due) { return foresight_of(standing_of(in_force(evidence(bound, due))), {}); }

}  // namespace

TEST_CASE("a level goes on to its due day; a figure of that day settles it") {
  const std::optional<Foresight> found = ahead(at_least(15 * piece), 2026);
  REQUIRE(found);
  CHECK(found->steps == 3);
  CHECK(found->seen.values == std::vector<double>{10, 12, 13});
  CHECK(found->paths[0].size() == 3);
  CHECK_FALSE(found->so_far);
  CHECK(ahead(at_least(15 * piece), 2023)->is_settled());
}

TEST_CASE("without a number nothing is foreseen") { CHECK_FALSE(ahead(some_of(), 2026)); }
