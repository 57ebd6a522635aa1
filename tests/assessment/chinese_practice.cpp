#include "milepost/assessment/chinese_practice.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// From 0 at the end of 2020 to 100 at the end of 2025; so much at the end of 2023, when 60 are owed.
Asked after_three_of_five(double done) { return {.figures = {{2020, 0}, {2023, done}}, .target = 100, .due = 2025}; }

}  // namespace

TEST_CASE("the mid-term review: early, faster, on pace, lagging") {
  const auto word = [](double done) { return word_for(after_three_of_five(done), fyp_midterm_2023()); };
  CHECK(word(100) == "early");
  CHECK(word(65.01) == "faster");
  CHECK(word(65) == "on pace");
  CHECK(word(60) == "on pace");
  CHECK(word(59.99) == "lagging");
  CHECK(word_for(after_three_of_five(63), fyp_midterm_2023(2)) == "faster");
}

TEST_CASE("exactly on schedule is on pace and green, whatever the last digits say: 0.6 of 1 after three years of five") {
  for (const double done : {0.6, std::nextafter(0.6, 0), 0.6000000000000001, 3 * 0.2, 0.1 + 0.5}) {
    const Asked asked{.figures = {{2020, 0}, {2023, done}}, .target = 1, .due = 2025};
    CAPTURE(done);
    CHECK(word_for(asked, fyp_midterm_2023()) == "on pace");
    CHECK(word_for(asked, yinchuan_light_2025()) == "green");
    CHECK(word_for(asked, tianjin_bonds_light_2022()) == "green");
    CHECK(figure_for(asked, fyp_midterm_2023()) == 0);
  }
}

TEST_CASE("on schedule in every month of a way up, down, or through 0, in any unit") {
  for (int month = 1; month < 60; ++month)
    for (const auto& way : std::vector<std::pair<double, double>>{{0, 1}, {0.3, 1.7}, {100, -100}, {12.5, 3.1}, {1e9, 1.1e9}, {0, 1e-9}}) {
      const double base = way.first, target = way.second;
      const double year = 2020 + month / 12.0, owed = base + (target - base) * month / 60;
      const Asked asked{.figures = {{2020, base}, {year, owed}}, .target = target, .due = 2025, .direction = target > base ? 1 : -1};
      CAPTURE(month);
      CAPTURE(base);
      CHECK(word_for(asked, fyp_midterm_2023()) == "on pace");
      CHECK(word_for(asked, yinchuan_light_2025()) == "green");
    }
}

TEST_CASE("energy intensity: of 13.5 % in five years 8.1 are due after three; 7.3 lag, and so do 3.3") {
  const auto lead = [](double reduced) {
    return figure_for({.figures = {{2020, 0}, {2023, -reduced}}, .target = -13.5, .due = 2025, .direction = -1}, fyp_midterm_2023());
  };
  CHECK(lead(8.1) == doctest::Approx(0).epsilon(1e-12));
  CHECK(lead(7.3) * 13.5 / 100 == doctest::Approx(-0.8).epsilon(1e-12));
  CHECK(lead(3.3) * 13.5 / 100 == doctest::Approx(-4.8).epsilon(1e-12));
}

TEST_CASE("Yinchuan: green on schedule, no light under 10 points behind, yellow from 10 to 30, red over 30") {
  const auto word = [](double behind) { return word_for(after_three_of_five(60 - behind), yinchuan_light_2025()); };
  CHECK(word(-5) == "green");
  CHECK(word(0) == "green");
  CHECK(word(0.01) == "inconclusive");
  CHECK(word(9.99) == "inconclusive");
  CHECK(word(10) == "yellow");
  CHECK(word(30) == "yellow");
  CHECK(word(30.01) == "red");
}

TEST_CASE("Ouhai: on the path now and before green, caught up yellow, not on it red") {
  const auto word = [](double before, double now) {
    return word_for({.figures = {{2020, 0}, {2022, before}, {2023, now}}, .target = 100, .due = 2025}, ouhai_light_2020());
  };
  CHECK(word(40, 60) == "green");
  CHECK(word(39.9, 60) == "yellow");
  CHECK(word(40, 59.9) == "red");
  CHECK(word(39.9, 59.9) == "red");
}

TEST_CASE("Tianjin's investment: green at plan and mean, yellow below either, red where it does not grow") {
  const auto word = [](double growth) { return word_for({.figures = {{2022, growth}}, .target = 5, .reference = 4}, tianjin_light_2022()); };
  CHECK(word(5) == "green");
  CHECK(word(4.99) == "yellow");
  CHECK(word(0.01) == "yellow");
  CHECK(word(0) == "red");
  CHECK(word(-1) == "red");
  CHECK(word_for({.figures = {{2022, 5.5}}, .target = 5, .reference = 6}, tianjin_light_2022()) == "yellow");
  CHECK(word_for({.figures = {{2022, 5.5}}, .target = 5}, tianjin_light_2022()) == "no_denominator");  // no mean to compare with
}

TEST_CASE("Tianjin's bonds: per cent below the progress expected, green to none, yellow to 30, red over 30") {
  const auto word = [](double done) { return word_for(after_three_of_five(done), tianjin_bonds_light_2022()); };
  CHECK(word(60) == "green");
  CHECK(word(59.99) == "yellow");
  CHECK(word(42) == "yellow");
  CHECK(word(41.99) == "red");
}
