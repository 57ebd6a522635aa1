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

TEST_CASE("a lag that is only rounding is none, and one beside a cut is on it") {
  CHECK(light_of(yinchuan_2025(), 100 * (0.1 + 0.2 - 0.3)) == Light::green);
  CHECK(light_of(yinchuan_2025(), std::nextafter(10, 0)) == Light::yellow);
  CHECK(light_of(yinchuan_2025(), std::nextafter(30, 31)) == Light::yellow);
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

TEST_CASE("Tianjin 2022, bonds: as expected is green, 30 per cent below yellow, more is red; nothing lies between") {
  const LagLights rule = tianjin_bonds_2022();
  CHECK(light_of(rule, -1) == Light::green);
  CHECK(light_of(rule, 0) == Light::green);
  CHECK(light_of(rule, 0.1) == Light::yellow);
  CHECK(light_of(rule, 30) == Light::yellow);
  CHECK(light_of(rule, 31) == Light::red);
}

TEST_CASE("Tianjin 2022, investment: both the plan and the city have to be reached; zero below either has no light of its own") {
  const GrowthLights rule = tianjin_investment_2022();
  CHECK(light_of(rule, 6, 5, 4) == Light::green);
  CHECK(light_of(rule, 5, 5, 5) == Light::green);
  CHECK(light_of(rule, 4, 5, 4) == Light::yellow);
  CHECK(light_of(rule, 5, 5, 6) == Light::yellow);
  CHECK(light_of(rule, -1, 5, 4) == Light::red);
  CHECK(!light_of(rule, 0, 5, 4));
  CHECK(light_of(tianjin_investment_2022(Light::red), 0, 5, 4) == Light::red);
  CHECK(light_of(rule, 0, 0, -1) == Light::green);
}

TEST_CASE("construction: a week late is yellow, half a month red, orange between; in time there is no light") {
  const DelayLights rule = construction_delay();
  CHECK(!light_of(rule, 0));
  CHECK(!light_of(rule, -3));
  CHECK(light_of(rule, 1) == Light::yellow);
  CHECK(light_of(rule, 7) == Light::yellow);
  CHECK(light_of(rule, 8) == Light::orange);
  CHECK(light_of(rule, 14) == Light::orange);
  CHECK(light_of(rule, 15) == Light::red);
}

TEST_CASE("Suqian: the worst that is the matter gives the light") {
  const DutyLights rule = suqian();
  CHECK(light_of(rule, true, true, true) == Light::red);
  CHECK(light_of(rule, false, true, true) == Light::yellow);
  CHECK(light_of(rule, false, false, true) == Light::blue);
  CHECK(!light_of(rule, false, false, false));
}

TEST_CASE("five lights from good to bad, each with its word") {
  CHECK(name_of(Light::orange) == "orange");
  CHECK(word_of(Light::blue, Language::zh) == "蓝灯");
  CHECK(Light::green < Light::blue);
  CHECK(Light::orange < Light::red);
}
