#include "milepost/assessment/lights.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace milepost;

TEST_CASE("Yinchuan 2025: green on schedule, yellow from 10 points behind to 30, red above; between 0 and 10 the notice has no light") {
  const LagLights rule = yinchuan_2025();
  CHECK(light_of(rule, -2) == Light::green);
  CHECK(light_of(rule, 0) == Light::green);
  CHECK(!light_of(rule, 5));
  CHECK(light_of(rule, 10) == Light::yellow);
  CHECK(light_of(rule, 30) == Light::yellow);
  CHECK(light_of(rule, 30.1) == Light::red);
  CHECK(!light_of(yinchuan_2025(Light::yellow), std::nan("")));
}

TEST_CASE("the hole is closed by whoever uses the rule, in the open") {
  CHECK(light_of(yinchuan_2025(Light::green), 9.9) == Light::green);
  CHECK(light_of(yinchuan_2025(Light::yellow), 0.1) == Light::yellow);
}

TEST_CASE("Ouhai 2020 needs the history: caught up with after the month is yellow, not green") {
  const HistoryLights rule = ouhai_2020();
  CHECK(light_of(rule, true, true) == Light::green);
  CHECK(light_of(rule, false, true) == Light::yellow);
  CHECK(light_of(rule, false, false) == Light::red);
}

TEST_CASE("a rule of one's own is three numbers and a name") {
  const LagLights own{.name = "ours.2026", .yellow_from = 0, .red_above = 5};
  CHECK(light_of(own, 0.1) == Light::yellow);
  CHECK(light_of(own, 5.1) == Light::red);
}
