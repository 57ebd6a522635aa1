#include "milepost/scenario/who.hpp"

#include "yearly_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

double accelerated(const std::string& name, const WhoUnit& unit, int start = 2018) { return value_of(who_path(name, unit, {start, 2025})); }

WhoUnit rising(double from, double to, int reported_until = 2030) { return {.path = steps_of(from, to, reported_until)}; }

}  // namespace

TEST_CASE("WHO's tests of accelerated healthier populations") {
  const WhoUnit unit = rising(60, 80, 2021);
  CHECK(accelerated("accelerate_child_viol", unit, 2021) == near(37.7777777778));
  for (const std::string name : {"hpop_sanitation", "water", "water_urban", "water_rural"}) CHECK(accelerated("accelerate_" + name, unit) == near(75));
  CHECK(accelerated("accelerate_overweight", unit) == doctest::Approx(11.011998).epsilon(1e-7));
  CHECK(accelerated("accelerate_overweight", unit, 2021) == doctest::Approx(25.087793).epsilon(1e-7));
  CHECK(accelerated("accelerate_wasting", unit, 2021) == doctest::Approx(17.3992612571).epsilon(1e-6));
  CHECK(accelerated("accelerate_pm25", unit) == near(58.48));
  CHECK(accelerated("accelerate_road", unit, 2021) == near(53));
  CHECK(accelerated("accelerate_stunting", unit) == doctest::Approx(51.932794).epsilon(1e-7));
  CHECK(accelerated("accelerate_stunting", unit, 2021) == doctest::Approx(60.864323).epsilon(1e-7));
  CHECK(accelerated("accelerate_transfats", rising(0, 0, 2021)) == 100);
}

TEST_CASE("WHO's tests of accelerated health coverage") {
  CHECK(accelerated("accelerate_art", rising(60, 80)) == 95);
  CHECK(accelerated("accelerate_beds", rising(60, 80)) == 75);
  CHECK(accelerated("accelerate_bp", rising(60, 80)) == near(75));
  CHECK(accelerated("accelerate_doctors", {.path = until(steps_of(60, 80), 2021)}) == 71);
  CHECK(accelerated("accelerate_fh", rising(60, 80)) == 68);
  CHECK(accelerated("accelerate_fh", rising(80, 60)) == 65);
  CHECK(accelerated("accelerate_fh", {.path = until(steps_of(80, 60), 2021)}) == 69);
  CHECK(accelerated("accelerate_fpg", rising(60, 80)) == 60);
  CHECK(accelerated("accelerate_itn", rising(20, 40)) == near(58.3333333333));
  CHECK(accelerated("accelerate_itn", rising(20, 40), 2021) == near(52.7777777778));
  CHECK(accelerated("accelerate_pneumo", rising(20, 40), 2021) == 43);
  CHECK(accelerated("accelerate_fp", {.path = steps_of(60, 80), .iso3 = "CYP"}) == 75);
}

TEST_CASE("those below the median follow the best, the others go on as they do") {
  const YearlyPath low = steps_of(20, 40), middle = steps_of(40, 60), high = steps_of(60, 80);
  CHECK(accelerated("accelerate_hwf", {.path = middle, .others = {low, high}}) == 55);
  CHECK(accelerated("accelerate_hwf", {.path = high, .others = {low, middle}}) == 75);
  CHECK(accelerated("accelerate_hwf", {.path = low, .others = {steps_of(40, 80), high}}) == near(28 + 7 * 4.0 / 3));
}

TEST_CASE("without reported figures business goes on as usual") {
  WhoUnit unit = rising(60, 80);
  unit.path.origins.assign(21, FigureOrigin::imputed);
  CHECK(accelerated("accelerate_anc4", unit) == 75);
  CHECK(accelerated("accelerate_art", unit) == 75);
}

TEST_CASE("WHO's tests of targets for sustainable development") {
  const WhoUnit unit = rising(60, 80, 2021);
  CHECK(accelerated("sdg_hpop_sanitation", unit) == near(86.6666666667));
  CHECK(accelerated("sdg_overweight", unit) == near(28.3333333333));
  CHECK(accelerated("sdg_hep", unit) == 75);
  CHECK(accelerated("sdg_stunting", unit) == accelerated("accelerate_stunting", unit));
}

TEST_CASE("high income goes on as usual, others follow their region") {
  WhoUnit unit{.path = steps_of(60, 80), .region = {steps_of(20, 80)}};
  CHECK(accelerated("accelerate_fuel", unit) == near(68 + 7 * 2));
  unit.high_income = true;
  CHECK(accelerated("accelerate_fuel", unit) == 75);
}

TEST_CASE("every name is known, and no other") {
  for (const std::string& name : who_scenarios()) CHECK(value_in(who_path(name, rising(60, 80, 2021), {}), 2025).has_value());
  CHECK_FALSE(who_scenario("stunting", rising(60, 80), {}).has_value());
  CHECK_FALSE(who_scenario("accelerate_", rising(60, 80), {}).has_value());
  CHECK_THROWS_WITH_AS(who_path("accelerate_stunning", rising(60, 80), {}), doctest::Contains("did you mean 'accelerate_stunting'?"), ParseError);
}

TEST_CASE("COVID-19: four ways back") {
  YearlyPath path = steps_of(60, 80, 2020);
  path.values[10] = 60;
  const auto of = [&](CovidScenario scenario) { return in_2025(covid(scenario), path, not_kept); };
  CHECK(of(CovidScenario::rapid_return) == near(60 * (1 + 4.0 / 68)));
  CHECK(of(CovidScenario::delayed_return) == near(60 * (1 + 3.0 / 68)));
  CHECK(of(CovidScenario::sustained_disruption) == near(60 * (1 + 4.0 / 68)));
  CHECK(of(CovidScenario::never_return) == 60);
  CHECK(value_of(apply({covid(CovidScenario::sustained_disruption), not_kept}, path, {}), 2023) == near(60 * (1 + 2.0 / 3 / 68)));
}
