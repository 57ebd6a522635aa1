#include "milepost/assessment/earned_value.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

TEST_CASE("SPI is earned over planned: the figure of path, 250 earned where 280 were planned") {
  CHECK(class_of(platforms({{Year{2024}, 350}}, spring_2025), EarnedValue{}, 2) == class_of(platforms({{Year{2024}, 350}}, spring_2025), Path{}, 2));
}

TEST_CASE("published: a project of 5.0M with 1.5M earned for 1.8M spent has CPI 0.8333 and will cost 6.0M; 3.0M for 3.5M has 0.857") {
  const EarnedValueFigures first = earned_value_figures(1.5, 1.5, 1.8, 5.0);
  CHECK(*first.cost_performance == doctest::Approx(0.8333).epsilon(0.0001));
  CHECK(*first.estimate_at_completion == doctest::Approx(6.0));
  CHECK(*earned_value_figures(3.0, 3.0, 3.5, 5.0).cost_performance == doctest::Approx(0.857).epsilon(0.001));
}

TEST_CASE("the formulae agree with one another: SPI with SV, ETC + AC = EAC, BAC - VAC = EAC") {
  const EarnedValueFigures figures = earned_value_figures(400, 350, 380, 1000);
  CHECK(figures.schedule_variance == -50);
  CHECK(*figures.schedule_performance == doctest::Approx(1 + figures.schedule_variance / 400));
  CHECK(*figures.estimate_to_complete + 380 == doctest::Approx(*figures.estimate_at_completion));
  CHECK(1000 - *figures.variance_at_completion == doctest::Approx(*figures.estimate_at_completion));
  CHECK(*figures.estimate_with_schedule - 380 == doctest::Approx(650 / (*figures.cost_performance * *figures.schedule_performance)));
}

TEST_CASE("no cost, no plan or no budget left: what divides by it is empty") {
  const EarnedValueFigures nothing = earned_value_figures(0, 0, 0, 0);
  CHECK(!nothing.schedule_performance);
  CHECK(!nothing.cost_performance);
  CHECK(!nothing.estimate_at_completion);
  CHECK(!nothing.performance_to_complete);
}
