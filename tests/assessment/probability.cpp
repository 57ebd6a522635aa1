#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "milepost/assessment/probability.hpp"

using namespace milepost;

namespace {

const Unit one_platform{"platform"};

Evidence seen_by_2025(const Bound& bound, std::vector<Observation> observations, Direction direction = Direction::increase) {
  return {.target = {.indicator = "p", .bound = bound, .due = end_of(Year{2025})},
          .series = Series{one_platform, std::move(observations)},
          .indicator = Indicator{.id = "p", .unit = one_platform, .direction = direction},
          .as_of = Date{2025, 3, 1}};
}

const std::vector<Observation> three{{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}};

/// Student's t with one degree of freedom has a closed form: the Cauchy distribution.
double cauchy_above(double distance) { return 0.5 + std::atan(distance) / std::numbers::pi; }

}  // namespace

TEST_CASE("three points leave one degree of freedom: 0.979") {
  const double slope = 50.5, at_2025 = 931.0 / 3 + 2 * slope, residual = std::sqrt(1.0 / 6);
  const double error = residual * std::sqrt(1 + 1.0 / 3 + 4.0 / 2);
  const double expected = cauchy_above((at_2025 - 400) / error);
  CHECK(expected == doctest::Approx(0.979).epsilon(0.0005));
  CHECK(*probability_of_meeting(seen_by_2025(more_than(400 * one_platform), three), TrendProjection{}) == doctest::Approx(expected).epsilon(1e-10));
}

TEST_CASE("the continuous scale: 401 would give 0.977, and at least 400 the same as more than 400") {
  CHECK(*probability_of_meeting(seen_by_2025(at_least(401 * one_platform), three), TrendProjection{}) == doctest::Approx(0.977).epsilon(0.0005));
  CHECK(*probability_of_meeting(seen_by_2025(at_least(400 * one_platform), three), TrendProjection{}) == *probability_of_meeting(seen_by_2025(more_than(400 * one_platform), three), TrendProjection{}));
}

TEST_CASE("less is better: the other tail") {
  const double up = *probability_of_meeting(seen_by_2025(more_than(400 * one_platform), three), TrendProjection{});
  const double down = *probability_of_meeting(seen_by_2025(at_most(400 * one_platform), three, Direction::decrease), TrendProjection{});
  CHECK(up + down == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("a two-sided range takes what lies between") {
  const double within = *probability_of_meeting(seen_by_2025(between(400 * one_platform, 420 * one_platform, true), three), TrendProjection{});
  const double above_low = *probability_of_meeting(seen_by_2025(at_least(400 * one_platform), three), TrendProjection{});
  const double above_high = *probability_of_meeting(seen_by_2025(at_least(420 * one_platform), three), TrendProjection{});
  CHECK(within == doctest::Approx(above_low - above_high).epsilon(1e-12));
}

TEST_CASE("no probability from two figures; certainty on a perfect line") {
  CHECK_FALSE(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), {{Year{2022}, 260}, {Year{2024}, 361}}), TrendProjection{}));
  CHECK(*probability_of_meeting(seen_by_2025(more_than(399 * one_platform), {{Year{2022}, 100}, {Year{2023}, 200}, {Year{2024}, 300}}), TrendProjection{}) == 1);
  CHECK(*probability_of_meeting(seen_by_2025(more_than(401 * one_platform), {{Year{2022}, 100}, {Year{2023}, 200}, {Year{2024}, 300}}), TrendProjection{}) == 0);
}

TEST_CASE("no probability without a number, a due date or three figures, nor for what recurs") {
  CHECK_FALSE(probability_of_meeting(seen_by_2025(some_of(), three), TrendProjection{}));
  CHECK_FALSE(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), {}), TrendProjection{}));
  CHECK_FALSE(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), {three[0], three[1]}), TrendProjection{}));
  Evidence evidence = seen_by_2025(more_than(400 * one_platform), three);
  evidence.target.due = Due{};
  CHECK_FALSE(probability_of_meeting(evidence, TrendProjection{}));
  evidence.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  evidence.indicator->kind = Kind::flow;
  CHECK_FALSE(probability_of_meeting(evidence, TrendProjection{}));
}

TEST_CASE("figures exactly on a line leave no doubt") {
  const std::vector<Observation> line{{Year{2022}, 250}, {Year{2023}, 300}, {Year{2024}, 350}};  // 400 at end-2025
  CHECK(probability_of_meeting(seen_by_2025(at_least(400 * one_platform), line), TrendProjection{}) == 1.0);
  CHECK(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), line), TrendProjection{}) == 0.0);
  CHECK(probability_of_meeting(seen_by_2025(between(300 * one_platform, 390 * one_platform, true), line), TrendProjection{}) == 0.0);
  CHECK(probability_of_meeting(seen_by_2025(between(390 * one_platform, 410 * one_platform, true), line), TrendProjection{}) == 1.0);
}
