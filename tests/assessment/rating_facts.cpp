#include "milepost/assessment/rating_facts.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// A block whose first rows are 10 in 2015, 8 in 2020, to be 5 in 2030.
detail::RatingBlock falling_block(double target = 5) {
  detail::RatingBlock block;
  block.base.fill(10), block.begun.fill(2016), block.value.fill(8), block.at.fill(2021);
  block.target.fill(target), block.due.fill(2031), block.sign.fill(-1), block.reason.fill(-1);
  return block;
}

detail::RatingFacts<2> facts_of(const Preset& preset, const detail::FactColumns& columns) { return detail::facts_of<2>(detail::rules_of(preset), columns, 0); }

}  // namespace

TEST_CASE("differences of lanes are those of single numbers, to the bit") {
  Random random{3};
  for (int i = 0; i < 2000; ++i) {
    const double a = random.number(-3, 3), b = random.chance(0.5) ? a * (1 + random.number(-3e-12, 3e-12)) : random.number(-3, 3), way = random.number(-10, 10);
    CHECK(detail::difference(detail::Lanes<2>(a), detail::Lanes<2>(b), detail::Lanes<2>(way))[0] == detail::difference(a, b, way));
    CHECK(detail::difference(detail::Lanes<2>(a), detail::Lanes<2>(b))[1] == detail::difference(a, b));
  }
}

TEST_CASE("the two-point rates, and where they lead") {
  const detail::RatingBlock block = falling_block();
  const detail::FactColumns columns(block);
  const Preset linear{.rate = RateEstimator::linear}, compound{};
  const auto straight = facts_of(linear, columns), bent = facts_of(compound, columns);
  CHECK(straight.rate[0] == -0.4);
  CHECK(straight.progress[0] == 0.4);
  CHECK(detail::projected(detail::rules_of(linear), straight)[0] == 4);
  CHECK(bent.rate[0] == doctest::Approx(std::pow(0.8, 0.2) - 1).epsilon(1e-14));
  CHECK(detail::projected(detail::rules_of(compound), bent)[0] == doctest::Approx(8 * 0.64).epsilon(1e-14));
}

TEST_CASE("a path leads from base to target, flat after the due day") {
  const detail::RatingBlock block = falling_block();
  const detail::FactColumns columns(block);
  const Preset linear{.rate = RateEstimator::linear}, bent{.path = PathShape::geometric};
  const auto facts = facts_of(linear, columns);
  CHECK(detail::path_at(detail::rules_of(linear), facts, detail::Lanes<2>(2016))[0] == 10);
  CHECK(detail::path_at(detail::rules_of(linear), facts, detail::Lanes<2>(2023.5))[0] == 7.5);
  CHECK(detail::path_at(detail::rules_of(bent), facts, detail::Lanes<2>(2023.5))[0] == doctest::Approx(std::sqrt(50)).epsilon(1e-14));
  CHECK(detail::path_at(detail::rules_of(linear), facts, detail::Lanes<2>(2040))[0] == 5);
}

TEST_CASE("a target behind the base is followed, or held at the base") {
  const detail::RatingBlock block = falling_block(12);
  const detail::FactColumns columns(block);
  Preset preset{.rate = RateEstimator::linear};
  CHECK(facts_of(preset, columns).target[0] == 12);
  preset.treatments.if_target_worse = IfTargetWorse::hold;
  CHECK(facts_of(preset, columns).target[0] == 10);
}

TEST_CASE("a bound is met within a billionth, a strict one beyond it") {
  detail::RatingBlock block = falling_block();
  const detail::FactColumns columns(block);
  const Preset preset{};
  const auto meets = [&](double value) { return detail::meets(detail::rules_of(preset), facts_of(preset, columns), detail::Lanes<2>(value))[0] == 1; };
  CHECK(meets(5));
  CHECK(meets(5 + 4e-9));
  CHECK_FALSE(meets(5 + 6e-9));
  block.strict.fill(1);
  CHECK_FALSE(meets(5));
  CHECK_FALSE(meets(5 - 4e-9));
  CHECK(meets(5 - 6e-9));
}

TEST_CASE("rows that change their sign may go straight: from -10 to -4 in five years, to be 5 after fifteen") {
  detail::RatingBlock block = falling_block();
  block.base.fill(-10), block.value.fill(-4), block.sign.fill(1);
  const detail::FactColumns columns(block);
  Preset preset{};
  preset.treatments.sign_change = SignChange::linear;
  const auto straight = facts_of(preset, columns);
  CHECK(straight.rate[0] == doctest::Approx(0.12).epsilon(1e-14));
  CHECK(detail::projected(detail::rules_of(preset), straight)[0] == doctest::Approx(8).epsilon(1e-14));
  block.target.fill(-2);
  CHECK(facts_of(preset, columns).rate[0] == doctest::Approx(std::pow(0.4, 0.2) - 1).epsilon(1e-14));
}

TEST_CASE("an end of the scale is met from so near: 0 and 100 unless others are named") {
  detail::RatingBlock block = falling_block(100);
  block.sign.fill(1);
  const detail::FactColumns columns(block);
  Preset preset{.treatments = {.near_end = 1}};
  const auto meets = [&](double value) { return detail::meets(detail::rules_of(preset), facts_of(preset, columns), detail::Lanes<2>(value))[0] == 1; };
  CHECK(meets(99));
  CHECK_FALSE(meets(98.9));
  preset.treatments.upper_end = 10;
  CHECK_FALSE(meets(99));
  block.target.fill(10);
  CHECK(meets(9));
}
