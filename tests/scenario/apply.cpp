#include "milepost/scenario/apply.hpp"

#include "yearly_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

TEST_CASE("WHO's tests: compound rates") {
  CHECK(in_2025(LatestRate{}, steps_of(80, 100)) == doctest::Approx(95.329345).epsilon(1e-8));
  CHECK(in_2025(LatestRate{}, steps_of(20, 60)) == near(53.7115378155));
  CHECK(in_2025(LatestRate{}, steps_of(100, 80)) == near(85.2946868133));
  CHECK(in_2025(RateToGoal{.goal = 99, .by = close(2025)}, steps_of(60, 80)) == near(99));
  CHECK(in_2025(RateToGoal{.goal = 3, .by = close(2025)}, steps_of(60, 80), {}, less) == near(3));
  CHECK(in_2025(RateToGoal{.goal = 3, .by = close(2025), .relative = true}, steps_of(60, 80), {}, less) == near(70.04));
}

TEST_CASE("WHO's tests: rates within limits") {
  const YearlyPath steep{2017, {10, 29, 48, 67, 86, 105, 124, 143, 162, 181, 200}, {}};
  CHECK(in_2025(LatestRate{.most = 150}, steep, {0.0, std::nullopt, true}) == near(17700.1953125));
  CHECK(in_2025(LatestRate{.most = 150}, steep) == 100);
  const YearlyPath falling{2017, {80, 78, 76, 74, 72, 70, 68, 66, 64, 62, 60}, {}};
  CHECK(in_2025(LatestRate{.least = 0}, falling) == 78);
}

TEST_CASE("WHO's tests: a per cent of the baseline leaves the start, its time the base") {
  const PercentOfBaseline cut{.percent = -40.0, .by = close(2030), .base = close(2010)};
  CHECK(in_2025(cut, steps_of(50, 70), not_kept) == near(37));
  CHECK(in_2025(PercentOfBaseline{.percent = 40.0, .by = close(2030), .base = close(2010)}, steps_of(50, 70), not_kept) == near(67));
  const YearlyPath capped = apply({PercentOfBaseline{.percent = 180.0, .by = close(2030), .base = close(2010)}, {std::nullopt, 100.0, false}}, steps_of(80, 100), {});
  CHECK(value_of(capped, 2018) == 88);
  CHECK(value_of(capped, 2019) == 100);
}

TEST_CASE("with its time counted from the start the same line does not jump") {
  const PercentOfBaseline cut{.percent = -40.0, .by = close(2030), .base = close(2010), .clock = LineClock::start};
  CHECK(in_2025(cut, steps_of(50, 70), not_kept) == near(58 + (30.0 - 58) * 7 / 12));
}

TEST_CASE("WHO's tests: fixed targets, better values kept") {
  YearlyPath path = steps_of(60, 80);
  for (int k = 9; k <= 20; ++k) path.values[static_cast<std::size_t>(k)] = 70 + k;
  const YearlyPath made = apply({FixedTarget{.value = 99.0, .by = close(2025)}, {}}, path, {});
  const double expected[]{68, 79, 80, 81.2857142857, 85.7142857143, 90.1428571429, 94.5714285714, 99};
  for (int k = 0; k < 8; ++k) CHECK(value_of(made, 2018 + k) == doctest::Approx(expected[k]).epsilon(1e-11));
  CHECK(in_2025(FixedTarget{.value = 70.0, .by = close(2025)}, steps_of(80, 100), {}, less) == 70);
}

TEST_CASE("a target that is worse than the start: hold stays, follow goes there") {
  FixedTarget worse{.value = 90.0, .by = close(2025)};
  CHECK(in_2025(worse, steps_of(60, 80), {}, less) == 68);
  worse.if_target_worse = IfTargetWorse::follow;
  CHECK(in_2025(worse, steps_of(60, 80), not_kept, less) == 90);
  HaltRise halt{.base = close(2010), .by = close(2030)};
  CHECK(in_2025(halt, steps_of(80, 100), not_kept) == 88);
  halt.if_target_worse = IfTargetWorse::follow;
  CHECK(in_2025(halt, steps_of(80, 100), not_kept) == near(88 - 8 * 7.0 / 12));
}

TEST_CASE("without a figure to start from there is none, unless one is given") {
  const YearlyPath late{2020, {50, 51, 52, 53, 54, 55}, {}};
  CHECK_FALSE(value_in(apply({FixedTarget{.value = 90.0, .by = close(2025)}, not_kept}, late, {}), 2025 - 1));
  CHECK(value_of(apply({FixedTarget{.value = 70.0, .by = close(2025), .if_missing = 0.0}, not_kept}, late, {}), 2019) == near(10));
}

TEST_CASE("WHO's tests: linear change, business as usual") {
  CHECK(in_2025(LinearChange{.per_year = 1.0}, steps_of(80, 100)) == 95);
  CHECK(in_2025(BusinessAsUsual{}, until(steps_of(80, 100), 2018)) == 88);
  CHECK(in_2025(BusinessAsUsual{.seen_only = true}, steps_of(80, 100, 2020), not_kept) == 90);
  CHECK(in_2025(BusinessAsUsual{.avoid_worsening = true}, steps_of(100, 80), not_kept) == 92);
}

TEST_CASE("WHO's tests: a dip, and on at the earlier rate") {
  YearlyPath path = steps_of(60, 80, 2020);
  path.values[10] = 60;
  const DipRecover dip{.dip = close(2020), .recovery = close(2021)};
  DipRecover delayed = dip, slow = dip, never = dip;
  delayed.recovery = close(2023), slow.full_by = close(2025), never.recovery = close(2060);
  CHECK(in_2025(slow, path, not_kept) == doctest::Approx(64.411765).epsilon(1e-8));
  CHECK(in_2025(delayed, path, not_kept) == doctest::Approx(62.647059).epsilon(1e-8));
  CHECK(value_of(apply({delayed, not_kept}, path, {}), 2021) == 60);
  CHECK(in_2025(never, path, not_kept) == 60);
  YearlyPath projected = steps_of(60, 80, 2019);
  for (int k = 10; k <= 20; ++k) projected.values[static_cast<std::size_t>(k)] = 51 + k;
  CHECK(in_2025(dip, projected, not_kept) == doctest::Approx(65.4852941).epsilon(1e-9));
}

TEST_CASE("WHO's tests: a dip of which little is known") {
  const DipRecover dip{.dip = close(2020), .recovery = close(2021)};
  YearlyPath ends = steps_of(60, 80);
  for (std::size_t k = 8; k <= 20; ++k) ends.values[k].reset();
  CHECK(in_2025(dip, ends, not_kept) == 67);
  const YearlyPath late{2019, {69, 70, 71, 72, 73, 74, 75}, {}};
  CHECK(in_2025(dip, late, not_kept) == 70);
  YearlyPath gap = steps_of(60, 80);
  gap.values[8].reset();
  const DipRecover mean{.dip = close(2020), .recovery = close(2021), .rate_from = close(2015), .rate = DipRate::mean_of_rates};
  CHECK(in_2025(mean, gap, not_kept) == doctest::Approx(75.291038).epsilon(1e-8));
}

TEST_CASE("WHO's tests: the best of several by the last year, then by the sum, then the first") {
  const auto from = [](double start, double step) {
    YearlyPath path{2018, {}, {}};
    for (int k = 0; k < 8; ++k) path.values.push_back(start + step * k);
    return path;
  };
  CHECK(best_of({from(88, 1), from(18, 1), from(38, 1)}, 2025, less) == 1);
  CHECK(best_of({from(18, 1), from(18, 1), from(38, 1)}, 2025, less) == 0);
  CHECK(best_of({from(10, 2), from(0, 24.0 / 7), from(60, 1)}, 2025, less) == 1);
  CHECK(best_of({from(10, 2), from(0, 24.0 / 7), from(60, 1)}, 2025, less, true) == 0);
  CHECK_THROWS_AS(best_of({}, 2025, less), OutOfRange);
  CHECK_THROWS_AS(best_of({from(1, 1), YearlyPath{2019, {1}, {}}}, 2025, less), OutOfRange);
}

TEST_CASE("the best of effects is one of them, from end to end; the easiest the other") {
  const Effect slow = LinearChange{.per_year = 1.0}, fast = LinearChange{.per_year = 3.0};
  CHECK(in_2025(BestOf{.of = {{slow, not_kept}, {fast, not_kept}}}, steps_of(40, 40)) == 61);
  CHECK(in_2025(BestOf{.of = {{slow, not_kept}, {fast, not_kept}}, .worst = true}, steps_of(40, 40)) == 47);
  CHECK(in_2025(BestOf{.of = {{slow, not_kept}, {fast, not_kept}}}, steps_of(40, 40), {}, less) == 40);
}

TEST_CASE("WHO's tests of trimming: the better of both, then within the limits") {
  for (int k = 0; k <= 20; ++k) {
    CHECK(trimmed(k, 10 + k, {}, less) == k);
    CHECK(trimmed(80 + k, 90 + k, {}, Direction::increase) == std::min(90 + k, 100));
  }
}

TEST_CASE("shift, growth, stop, cap: what their names say") {
  CHECK(in_2025(LevelShift{.amount = -5.0}, steps_of(40, 60), unlimited) == near(50));
  CHECK(in_2025(GrowthChange{.points = 10.0}, steps_of(50, 50), unlimited) == near(50 * std::pow(1.1, 7)));
  CHECK(in_2025(AnnualRate{.percent = -50.0}, steps_of(0, 64 * 20.0 / 8), unlimited) == near(0.5));
  CHECK(in_2025(Stop{}, steps_of(40, 60), unlimited) == 48);
  CHECK(in_2025(Cap{.lower = {}, .upper = 50.0}, steps_of(40, 60), unlimited) == 50);
  CHECK(in_2025(Cap{.lower = 57.0, .upper = {}}, steps_of(40, 60), unlimited) == 57);
}

TEST_CASE("given figures, and a return to the earlier path") {
  CHECK(in_2025(GivenValues{{{close(2025), 3.0}}}, steps_of(40, 60), unlimited) == 3);
  CHECK(in_2025(GivenValues{{{close(2024), 3.0}}}, steps_of(40, 60), unlimited) == 55);
  const ReturnToEarlier back{.earlier = {{close(2024), 70.0}, {close(2025), 71.0}}, .since = close(2024)};
  const YearlyPath made = apply({back, unlimited}, steps_of(40, 60, 2020), {});
  CHECK(value_of(made, 2023) == 50);
  CHECK(value_of(made, 2024) == 70);
  CHECK(value_of(made, 2025) == 71);
}

TEST_CASE("an effect of one's own; without a function it is refused by name") {
  const CustomEffect half{"half", [](const Course& course, double, double time) { return course.at(time) / 2; }};
  CHECK(in_2025(half, steps_of(40, 60), unlimited) == 27.5);
  CHECK_THROWS_WITH_AS(in_2025(CustomEffect{"empty", {}}, steps_of(40, 60)), "effect empty without a function: a custom effect computes a figure", OutOfRange);
}

TEST_CASE("distributions have to be drawn first; years run forwards") {
  CHECK_THROWS_AS(in_2025(LevelShift{.amount = Uniform{0, 1}}, steps_of(40, 60)), OutOfRange);
  CHECK_THROWS_AS(apply({}, steps_of(40, 60), {2025, 2018}), OutOfRange);
}

TEST_CASE("a missing year of a shock takes the figure before, the first one that of its peers' change") {
  CHECK(impute_shock({2018, {60, 61, 62, std::nullopt}, {}}, 2020, 2021).values[3] == 62);
  CHECK(impute_shock({2018, {60, 61, std::nullopt, std::nullopt}, {}}, 2020, 2021, -3.0).values == std::vector<std::optional<double>>{60, 61, 58, 58});
  CHECK_FALSE(impute_shock({2018, {60, 61, std::nullopt, 63}, {}}, 2020, 2021).values[2]);
  CHECK(impute_shock({2018, {60, 61, 62, 63}, {}}, 2020, 2021).values == std::vector<std::optional<double>>{60, 61, 62, 63});
}
