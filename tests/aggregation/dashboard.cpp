#include "milepost/aggregation/dashboard.hpp"

#include <doctest/doctest.h>

#include <array>

#include "../assessment/table_rows.hpp"

using namespace milepost;

namespace {

constexpr std::array every_colour{DashboardColour::red, DashboardColour::orange, DashboardColour::yellow, DashboardColour::green};

std::optional<Arrow> arrow_of_trends(const std::vector<std::optional<double>>& trends) { return goal_arrow(trends); }

/// Points in 2015 and 2022 of an indicator that is green from 80 on, to be reached by 2030.
using Points = std::pair<double, double>;

/// From figures to the arrow of their goal, by what evaluate() gives.
std::optional<Arrow> arrow_of_points(const std::vector<Points>& indicators, bool with_labels = true) {
  std::vector<test::Asked> rows;
  for (const auto& [before, now] : indicators) rows.push_back({.figures = {{2015, before}, {2022, now}}, .target = 80, .due = 2030});
  const VerdictColumns found = test::evaluate(test::table_of(rows), sdsn_2018());
  const std::vector<std::optional<double>> scores(found.score.data(), found.score.data() + rows.size());
  std::vector<std::string> labels;
  for (std::size_t row = 0; row < rows.size(); ++row) labels.push_back(test::answer_in(found, row).label);
  return goal_arrow(scores, 0.75, with_labels ? labels : std::vector<std::string>{});
}

constexpr Points kept{85, 82}, at_the_pace{50, 64}, half_of_it{50, 57}, falling{50, 20}, unknown{test::absent, 60};

}  // namespace

TEST_CASE("a goal is red only if its two worst indicators are, green only if all are") {
  for (const DashboardColour a : every_colour)
    for (const DashboardColour b : every_colour)
      for (const DashboardColour c : every_colour) {
        const auto colour = goal_colour({a, b, c});
        const int reds = (a == DashboardColour::red) + (b == DashboardColour::red) + (c == DashboardColour::red);
        const bool all_green = a == b && b == c && c == DashboardColour::green;
        CHECK((colour == DashboardColour::red) == (reds >= 2));
        CHECK((colour == DashboardColour::green) == all_green);
      }
}

TEST_CASE("the mean of the two worst: a third of any colour changes nothing, if it is no worse") {
  CHECK(goal_colour({DashboardColour::red, DashboardColour::orange, DashboardColour::green}) == DashboardColour::orange);
  CHECK(goal_colour({DashboardColour::green, DashboardColour::yellow, DashboardColour::orange}) == DashboardColour::yellow);
  CHECK(goal_colour({DashboardColour::orange}) == DashboardColour::orange);
  CHECK(!goal_colour({}));
}

TEST_CASE("the arrow of a goal: the mean of its trends, on a scale of 0 to 4") {
  CHECK(arrow_of_trends({0.5, 1.2}) == Arrow::decreasing);
  CHECK(arrow_of_trends({0.5, 1.5}) == Arrow::stagnating);
  CHECK(arrow_of_trends({1.5, 2.2, 3}) == Arrow::moderately_improving);
  CHECK(arrow_of_trends({3.2, 3.5}) == Arrow::on_track);
  CHECK(arrow_of_trends({4, 4}) == Arrow::on_track);
  CHECK(arrow_of_trends({3, 3, 3}) == Arrow::maintaining);
  CHECK(arrow_of_trends({2, 4}) == Arrow::on_track);
}

TEST_CASE("an arrow is shown if three quarters of the indicators have a trend") {
  CHECK(arrow_of_trends({1.5, 1.5, 1.5, {}}) == Arrow::stagnating);
  CHECK(!arrow_of_trends({1.5, 1.5, {}}));
  CHECK(!arrow_of_trends({}));
  CHECK_THROWS_WITH_AS(arrow_of_trends({4.5}), "trend 4.5: outside 0..4", OutOfRange);
}

TEST_CASE("from figures to the arrow: maintaining only if all maintain, and they count 3 beside others") {
  CHECK(arrow_of_points({kept, {95, 99}}) == Arrow::maintaining);
  CHECK(arrow_of_points({kept, kept}, false) == Arrow::maintaining);
  CHECK(arrow_of_points({kept, at_the_pace}) == Arrow::on_track);
  CHECK(arrow_of_points({kept, half_of_it}) == Arrow::moderately_improving);  // (3 + 2) / 2
  CHECK(arrow_of_points({kept, falling}) == Arrow::stagnating);               // (3 + 0) / 2
  CHECK(arrow_of_points({falling, falling}) == Arrow::decreasing);
}

TEST_CASE("what is on track with 3 points to the digit maintains nothing, which the classes tell") {
  CHECK(arrow_of_points({at_the_pace, at_the_pace}) == Arrow::on_track);
  CHECK(arrow_of_points({at_the_pace, at_the_pace}, false) == Arrow::maintaining);
}

TEST_CASE("an indicator that evaluate() could not judge has no trend") {
  CHECK(arrow_of_points({kept, kept, kept, unknown}) == Arrow::maintaining);
  CHECK(!arrow_of_points({kept, kept, unknown}));
}

TEST_CASE("labels are arrows, one for each trend") {
  const std::vector<std::optional<double>> trends{1.5, 2.5};
  const std::vector<std::string> both{"stagnating", "maintaining"};
  CHECK_THROWS_WITH_AS(goal_arrow(trends, 0.75, both), "trend 2.5: with label 'maintaining', which has 3 points", OutOfRange);
  const std::vector<std::string> one{"stagnating"}, weather{"maintaining", "sun"}, words{"stagnating", "moderately_improving"};
  CHECK(goal_arrow(trends, 0.75, words) == Arrow::moderately_improving);
  CHECK_THROWS_WITH_AS(goal_arrow(trends, 0.75, one), "labels 1: needs one for each of 2 trends, or none", OutOfRange);
  CHECK_THROWS_WITH_AS(goal_arrow(std::vector<std::optional<double>>{3, 3}, 0.75, weather), "trend 'sun': expected 'decreasing', 'stagnating', 'moderately improving', 'on track' or 'maintaining'", OutOfRange);
}
