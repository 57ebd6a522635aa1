// Paths in their published figures: evenly in time, by way of milestones, never beyond their ends.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/trajectory.hpp"

using namespace milepost;

namespace {

const Unit platform{"platform"};

double rounded(double value, int digits) { return std::round(value * std::pow(10, digits)) / std::pow(10, digits); }

/// On the straight line from one waypoint to another.
double on_line(const Waypoint& from, const Waypoint& to, const Date& at) {
  return Trajectory{platform, {from, to}}.at(at).value;
}

const Waypoint start{Date{2022, 12, 31}, 260};
const Waypoint goal{Date{2025, 12, 31}, 400};

}  // namespace

TEST_CASE("260 at end-2022 to 400 at end-2025: 306.67, 353.33, 376.67") {
  const Trajectory path{platform, {start, goal}};
  CHECK(rounded(path.at(Date{2023, 12, 31}).value, 2) == 306.67);
  CHECK(rounded(path.at(Date{2024, 12, 31}).value, 2) == 353.33);
  CHECK(rounded(path.at(Date{2025, 6, 30}).value, 2) == 376.67);
  CHECK(path.at(Date{2025, 12, 31}) == 400 * platform);
  CHECK(path.at(Date{2024, 12, 31}).value == doctest::Approx(260 + 140 * 2.0 / 3).epsilon(1e-14));
}

TEST_CASE("30 in five years of 2022-07-11: 8.82 at end-2023, 17.87 on 2025-07-03; other openings 21.05 and 27.05") {
  const Waypoint anniversary{Date{2027, 7, 11}, 30};
  CHECK(rounded(on_line({Date{2022, 7, 11}, 0}, anniversary, Date{2023, 12, 31}), 2) == 8.82);
  CHECK(rounded(on_line({Date{2022, 7, 11}, 0}, anniversary, Date{2025, 7, 3}), 2) == 17.87);
  CHECK(rounded(on_line({Date{2021, 12, 31}, 0}, {Date{2026, 12, 31}, 30}, Date{2025, 7, 3}), 2) == 21.05);
  CHECK(rounded(on_line({Date{2020, 12, 31}, 0}, {Date{2025, 12, 31}, 30}, Date{2025, 7, 3}), 2) == 27.05);
}

TEST_CASE("figures of the rules for flows, stocks, late starts and cuts") {
  CHECK(on_line({Date{2021, 12, 31}, 0}, {Date{2025, 12, 31}, 200}, Date{2024, 6, 30}) == 125);
  CHECK(on_line({Date{2021, 12, 31}, 0}, {Date{2025, 12, 31}, 15'000}, Date{2024, 6, 30}) == 9'375);
  CHECK(on_line({Date{2022, 12, 31}, 1'400}, {Date{2025, 12, 31}, 2'000}, Date{2023, 12, 31}) == 1'600);
  CHECK(on_line({Date{2021, 12, 31}, 240}, {Date{2025, 12, 31}, 400}, Date{2023, 12, 31}) == 320);
  CHECK(on_line({Date{2024, 6, 30}, 361}, {Date{2025, 12, 31}, 400}, Date{2025, 3, 31}) == 380.5);
  CHECK(rounded(on_line({Date{2022, 2, 16}, 37.5}, {Date{2025, 12, 31}, 50}, Date{2023, 12, 31}), 2) == 43.54);
  CHECK(rounded(on_line({Date{2022, 2, 16}, 37.5}, {Date{2025, 12, 31}, 50}, Date{2024, 6, 30}), 2) == 45.15);
  CHECK(on_line({Date{2020, 12, 31}, 0}, {Date{2025, 12, 31}, 13.5}, Date{2023, 12, 31}) ==
        doctest::Approx(8.1).epsilon(1e-14));
  CHECK(on_line({Date{2020, 12, 31}, 87}, {Date{2025, 12, 31}, 87.5}, Date{2022, 12, 31}) ==
        doctest::Approx(87.2).epsilon(1e-14));
}

TEST_CASE("the path goes by way of its milestones") {
  const Trajectory path{percent_unit,
                        {{Date{2020, 12, 31}, 87}, {Date{2022, 12, 31}, 85.6}, {Date{2025, 12, 31}, 87.5}}};
  CHECK(path.at(Date{2022, 12, 31}).value == 85.6);
  CHECK(path.at(Date{2021, 12, 31}).value == doctest::Approx(86.3).epsilon(1e-14));
  CHECK(path.at(Date{2023, 12, 31}).value == doctest::Approx(85.6 + 1.9 / 3).epsilon(1e-14));
}

TEST_CASE("a path is never extrapolated and stays between its ends") {
  const Trajectory path{platform, {start, goal}};
  CHECK(path.at(Date{2020, 1, 1}).value == 260);
  CHECK(path.at(Date{2030, 1, 1}).value == 400);
  CHECK(rc::check("within the ends, for every shape", [] {
    const Shape shape = *rc::gen::element<Shape>(Linear{}, Geometric{}, Logistic{}, Steps{}, profile({1, 0, 2, 5}));
    const double from = *rc::gen::inRange(1, 1'000), to = *rc::gen::inRange(1, 1'000);
    const Trajectory any{platform, {{start.date, from}, {goal.date, to}}, shape};
    const Date at = add_days(Date{2022, 1, 1}, *rc::gen::inRange(0L, 2'000L));
    const double value = any.at(at).value;
    RC_ASSERT(value >= std::min(from, to) * (1 - 1e-12));
    RC_ASSERT(value <= std::max(from, to) * (1 + 1e-12));
    RC_ASSERT(any.at(goal.date).value == doctest::Approx(to).epsilon(1e-12));
  }));
}

TEST_CASE("where growth is undefined there is no value, and asking for one says why") {
  const Trajectory path{platform, {{Date{2022, 12, 31}, 300}, {Date{2025, 12, 31}, 0}}, Geometric{}};
  CHECK_FALSE(path.value_at(Date{2024, 12, 31}).has_value());
  CHECK_THROWS_WITH_AS(path.at(Date{2024, 12, 31}), "growth path 300 to 0: undefined through zero or a change of sign",
                       OutOfRange);
}

TEST_CASE("a path needs two waypoints in order") {
  CHECK_THROWS_AS(Trajectory(platform, {start}), OutOfRange);
  CHECK_THROWS_AS(Trajectory(platform, {}), OutOfRange);
  CHECK_THROWS_WITH_AS(Trajectory(platform, {goal, start}), "waypoint 260: stands before the one it follows",
                       OutOfRange);
}
