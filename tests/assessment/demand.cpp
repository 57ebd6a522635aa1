#include "milepost/assessment/demand.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr auto up = Direction::increase;
constexpr auto down = Direction::decrease;

std::optional<Demand> demand(const Bound& bound, Direction direction = up, const Unit& unit = tonne, std::optional<double> start = {},
                             std::optional<double> reference = {}, Kind kind = Kind::stock) {
  const Evidence evidence = seen(kind, unit, {.bound = bound}, {}, Date{2024, 6, 30});
  return demand_of(evidence, direction, unit, start, reference);
}

bool meets(const Bound& bound, double value, Direction direction = up) { return milepost::meets(*demand(bound, direction), direction, value); }

}  // namespace

TEST_CASE("the number itself meets at least, at most and reach, not more than and less than") {
  CHECK(meets(at_least(400 * tonne), 400));
  CHECK(meets(reach(400 * tonne), 400));
  CHECK(meets(at_most(400 * tonne), 400, down));
  CHECK_FALSE(meets(more_than(400 * tonne), 400));
  CHECK_FALSE(meets(less_than(400 * tonne), 400, down));
}

TEST_CASE("the path runs to the number, strict or not") {
  CHECK(demand(more_than(400 * tonne))->limit == 400);
  CHECK(demand(at_least(400 * tonne))->limit == 400);
}

TEST_CASE("comparisons have a relative slack of 1e-9") {
  CHECK(meets(at_least(400 * tonne), 400 * (1 - 0.9e-9)));
  CHECK_FALSE(meets(at_least(400 * tonne), 400 * (1 - 1.1e-9)));
  CHECK_FALSE(meets(more_than(400 * tonne), 400 * (1 + 0.9e-9)));
  CHECK(meets(more_than(400 * tonne), 400 * (1 + 1.1e-9)));
}

TEST_CASE("about is met at its number less the tolerance, for less is better at its number plus it") {
  CHECK_FALSE(meets(about(15000 * tonne), 14900));
  CHECK(meets(about(15000 * tonne, 0.05), 14900));
  CHECK(meets(about(15000 * tonne, 0.05), 14250));
  CHECK_FALSE(meets(about(15000 * tonne, 0.05), 14249));
  CHECK(meets(about(15000 * tonne, 0.05), 15750, down));
  CHECK_FALSE(meets(about(15000 * tonne, 0.05), 15751, down));
}

TEST_CASE("a range is met from its near end on; a two-sided one at both ends only") {
  CHECK(meets(between(3 * tonne, 5 * tonne), 6));
  CHECK_FALSE(meets(between(3 * tonne, 5 * tonne), 2));
  CHECK(meets(between(3 * tonne, 5 * tonne), 2, down));
  CHECK_FALSE(meets(between(3 * tonne, 5 * tonne), 6, down));
  CHECK(meets(between(3 * tonne, 5 * tonne, true), 5));
  CHECK_FALSE(meets(between(3 * tonne, 5 * tonne, true), 6));
  CHECK_FALSE(meets(between(3 * tonne, 5 * tonne, true), 2));
}

TEST_CASE("a change needs the value that it starts from") {
  CHECK(demand(change_by(20 * tonne), up, tonne, 80)->limit == 100);
  CHECK(demand(change_by(Percent{-10}), down, tonne, 200)->limit == doctest::Approx(180));
  CHECK_FALSE(demand(change_by(20 * tonne)));
}

TEST_CASE("a share of nothing is no number") { CHECK_FALSE(demand(change_by(Percent{10}), up, tonne, 0)); }

TEST_CASE("a cumulative cut of a growth asks for its size") {
  CHECK(demand(change_by(Percent{-13.5}), up, percent_unit, {}, {}, Kind::growth)->limit == 13.5);
}

TEST_CASE("all is 100 of per cent, the population of a count, else unknown") {
  CHECK(demand(all_of(), up, percent_unit)->limit == 100);
  CHECK_FALSE(demand(all_of(), up, piece));
  Evidence evidence = seen(Kind::stock, piece, {.bound = all_of()}, {}, Date{2024, 6, 30});
  evidence.indicator->population = 174;
  CHECK(demand_of(evidence, up, piece, {})->limit == 174);
}

TEST_CASE("above asks for more than the other's rate, in step for no less than it less the tolerance") {
  CHECK_FALSE(demand(above("gdp"), up, percent_unit));
  CHECK(demand(above("gdp"), up, percent_unit, {}, 5.0)->strict);
  CHECK_FALSE(demand(in_step_with("gdp"), up, percent_unit, {}, 5.0));
  const Demand pace = *demand(in_step_with("gdp", 0.5), up, percent_unit, {}, 5.0);
  CHECK(pace.threshold == 4.5);
  CHECK(pace.limit == 5.0);
}

TEST_CASE("words without a number demand none") {
  CHECK_FALSE(demand(some_of()));
  CHECK_FALSE(demand(toward(Direction::increase)));
}

TEST_CASE("what is certain of a lower bound: at least v meets only if v does, more than v also at the very limit") {
  const Demand strict = *demand(more_than(2000 * tonne));
  const Demand plain = *demand(at_least(2000 * tonne));
  CHECK(surely_meets(plain, up, 2000, Exactness::at_least));
  CHECK_FALSE(surely_meets(strict, up, 2000, Exactness::at_least));
  CHECK(surely_meets(strict, up, 2000, Exactness::more_than));
  CHECK_FALSE(surely_meets(plain, up, 1999, Exactness::more_than));
}

TEST_CASE("a lower bound never proves a cap or a two-sided range kept") {
  CHECK_FALSE(surely_meets(*demand(at_most(100 * tonne), down), down, 40, Exactness::at_least));
  CHECK_FALSE(surely_meets(*demand(between(3 * tonne, 5 * tonne, true)), up, 4, Exactness::at_least));
}

TEST_CASE("but it can prove that one is broken") {
  const Demand cap = *demand(at_most(100 * tonne), down);
  CHECK(surely_fails(cap, down, 101, Exactness::at_least));
  CHECK_FALSE(surely_fails(cap, down, 100, Exactness::at_least));
  CHECK(surely_fails(cap, down, 100, Exactness::more_than));
  CHECK(surely_fails(*demand(less_than(100 * tonne), down), down, 100, Exactness::at_least));
  CHECK(surely_fails(*demand(between(3 * tonne, 5 * tonne, true)), up, 6, Exactness::at_least));
  CHECK_FALSE(surely_fails(*demand(between(3 * tonne, 5 * tonne, true)), up, 2, Exactness::at_least));
  CHECK_FALSE(surely_fails(*demand(at_least(100 * tonne)), up, 40, Exactness::at_least));
}

TEST_CASE("units that do not measure the same thing are refused") {
  CHECK_THROWS_AS(demand(at_least(400 * platform)), UnitMismatch);
  CHECK_THROWS_AS(demand(between(3 * platform, 5 * platform)), UnitMismatch);
  CHECK_THROWS_AS(demand(about(3 * platform)), UnitMismatch);
  CHECK_THROWS_AS(demand(change_by(3 * platform), up, tonne, 80), UnitMismatch);
}

TEST_CASE("percentages change by percentage points, not by platforms") {
  CHECK(demand(change_by(20 * percentage_point_unit), up, percent_unit, 80)->limit == 100);
  CHECK_THROWS_AS(demand(change_by(20 * platform), up, percent_unit, 80), UnitMismatch);
  CHECK_THROWS_AS(demand(change_by(20 * platform), up, percent_unit, {}, {}, Kind::growth), UnitMismatch);
}
