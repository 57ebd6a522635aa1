#include "milepost/scenario/intervention.hpp"

#include "made_plan.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("an effect sets in, grows, holds and fades") {
  const DrawnTiming timing{2025, 2, 3, 1};
  CHECK(weight_at(timing, 2024.9) == 0);
  CHECK(weight_at(timing, 2025) == 0);
  CHECK(weight_at(timing, 2026) == 0.5);
  CHECK(weight_at(timing, 2027) == 1);
  CHECK(weight_at(timing, 2028) == 1);
  CHECK(weight_at(timing, 2029) == doctest::Approx(0.5));
  CHECK(weight_at(timing, 2030) == doctest::Approx(0.25));
}

TEST_CASE("without a ramp it is there at once, without fading gone at once, without an end for ever") {
  CHECK(weight_at({2025, 0, {}, {}}, 2025) == 1);
  CHECK(weight_at({2025, 0, {}, {}}, 2099) == 1);
  CHECK(weight_at({2025, 0, 1, {}}, 2026) == 1);
  CHECK(weight_at({2025, 0, 1, {}}, 2026.1) == 0);
}

TEST_CASE("what ends before it is grown fades from where it was") { CHECK(weight_at({2025, 4, 1, 1}, 2027) == doctest::Approx(0.125)); }

TEST_CASE("lengths of time below 0, and parameters that cannot be, are refused") {
  Intervention one = measure("m", "jobs", LevelShift{.amount = 1.0});
  CHECK_NOTHROW(check(one));
  one.timing.ramp = -1.0;
  CHECK_THROWS_WITH_AS(check(one), "ramp -1: years, none below 0", OutOfRange);
  one.timing.ramp = Triangular{-1, 0, 1};
  CHECK_THROWS_WITH_AS(check(one), "ramp triangular -1, 0, 1: years, none below 0", OutOfRange);
  one.timing.ramp = Triangular{0, 1, 2};
  CHECK_NOTHROW(check(one));
  one.effect = LevelShift{.amount = Uniform{2, 1}};
  CHECK_THROWS_AS(check(one), OutOfRange);
  one.effect = Stop{}, one.trim = {5.0, 4.0, false};
  CHECK_THROWS_AS(check(one), OutOfRange);
}

TEST_CASE("a share of a measure is nothing to all of it") {
  Intervention one = measure("m", "jobs", LevelShift{.amount = 1.0});
  CHECK(one.share == 1);
  one.share = 0;
  CHECK_NOTHROW(check(one));
  one.share = 1.1;
  CHECK_THROWS_WITH_AS(check(one), "share 1.1: a number from 0 to 1", OutOfRange);
  one.share = detail::not_a_number;
  CHECK_THROWS_AS(check(one), OutOfRange);
}

TEST_CASE("ends that are turned round, and a goal before the start, are refused with the numbers") {
  CHECK_THROWS_WITH_AS(check(measure("m", "jobs", Cap{5, 3})), "cap 5 to 3: the lower below the upper", OutOfRange);
  CHECK_THROWS_WITH_AS(check(measure("m", "jobs", LatestRate{.least = 5, .most = 2})), "rate 5 to 2: the least not above the most", OutOfRange);
  CHECK_NOTHROW(check(measure("m", "jobs", LatestRate{.least = 2, .most = 2})));
  CHECK_NOTHROW(check(measure("m", "jobs", Cap{.upper = 3})));
  Intervention late = measure("m", "jobs", FixedTarget{.value = 4.0, .by = Date{2020, 12, 31}});
  late.timing.start = Date{2024, 1, 1};
  CHECK_THROWS_WITH_AS(check(late), "by 2020-12-31: on or after the start of the measure, 2024-01-01", OutOfRange);
  late.timing.start = Date{2020, 12, 31};
  CHECK_NOTHROW(check(late));
}

TEST_CASE("effects and timings in words") {
  CHECK(to_string(Effect{FixedTarget{.value = 90.0, .by = Date{2030, 12, 31}}}) == "fixed_target 90 by 2030-12-31");
  CHECK(to_string(Effect{LinearChange{.per_year = Triangular{1, 2, 4}}}) == "linear_change triangular 1, 2, 4");
  CHECK(to_string(Effect{BestOf{.of = {{Stop{}, {}}, {LevelShift{.amount = 2.0}, {}}}}}) == "best_of: stop | level_shift 2");
  CHECK(to_string(Timing{.start = Date{2025, 1, 1}, .ramp = 2.0}) == "from 2025-01-01, ramp 2 years");
}
