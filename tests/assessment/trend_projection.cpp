#include "milepost/assessment/trend_projection.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

Evidence grown_to_400(std::vector<Observation> figures) {
  return seen(Kind::stock, tonne, {.bound = more_than(400 * tonne), .due = end_of(Year{2025})}, std::move(figures), Date{2025, 3, 1});
}

}  // namespace

TEST_CASE("260, 310, 361 lead to 411.3 by 2025: on track") {
  const Verdict verdict = assess(grown_to_400({{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}), TrendProjection{});
  CHECK(status_of(verdict) == "on_track");
  CHECK(printed(verdict.projected, 1) == "411.3");
  CHECK(verdict.method == "trend_projection");
}

TEST_CASE("the figure is the share of the way that the projection makes") {
  CHECK(class_of(grown_to_400({{Year{2022}, 260}, {Year{2023}, 300}, {Year{2024}, 340}}), TrendProjection{}, 2) == "off_track 0.86");  // 380: 120 of 140
  CHECK(class_of(grown_to_400({{Year{2022}, 260}, {Year{2023}, 305}, {Year{2024}, 350}}), TrendProjection{}, 2) == "at_risk 0.96");    // 395: 135 of 140
}

TEST_CASE("a projection to the very limit does not meet a strict bound") {
  const std::vector<Observation> even{{Year{2022}, 250}, {Year{2023}, 300}, {Year{2024}, 350}};
  CHECK(class_of(grown_to_400(even), TrendProjection{}, 2) == "at_risk 1.00");
  Evidence evidence = grown_to_400(even);
  evidence.target.bound = at_least(400 * tonne);
  CHECK(status_of(evidence, TrendProjection{}) == "on_track");
}

TEST_CASE("two figures make no trend") {
  CHECK(status_of(grown_to_400({{Year{2022}, 260}, {Year{2024}, 361}}), TrendProjection{}) == "too_few_points");
}

TEST_CASE("a total is projected as it grew from 0 at the opening") {
  const Verdict verdict = assess(two_hundred({{Year{2022}, 40}, {Year{2023}, 40}, {Year{2024}, 40}}, Date{2025, 3, 1}), TrendProjection{});
  CHECK(printed(verdict.projected, 3) == "160.000");
  CHECK(class_of(verdict, 1) == "off_track 0.8");
}

TEST_CASE("a projection beyond the far edge of a two-sided range is short of it, not past it") {
  const Target band{.bound = between(60 * percent_unit, 65 * percent_unit, true), .due = end_of(Year{2025})};
  const auto led_to = [&](double end) {
    return assess(seen(Kind::ratio, percent_unit, band, {{Year{2022}, 62}, {Year{2023}, 62 + (end - 62) / 3}, {Year{2024}, 62 + 2 * (end - 62) / 3}}, Date{2025, 3, 1}), TrendProjection{});
  };
  CHECK(status_of(led_to(64)) == "on_track");
  CHECK(status_of(led_to(68)) == "at_risk");
  CHECK(status_of(led_to(80)) == "off_track");
  CHECK(status_of(led_to(50)) == "off_track");
}

TEST_CASE("a cumulative cut is projected from what is reported since the start, not from yearly cuts") {
  const Target cut{.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)};
  const auto projected = [&](std::vector<Observation> figures) {
    return assess(seen(Kind::growth, percent_unit, cut, std::move(figures), Date{2024, 3, 1}), TrendProjection{});
  };
  const Verdict even = projected({{Year{2021}, 2, Report::since_start}, {Year{2022}, 4, Report::since_start}, {Year{2023}, 6, Report::since_start}});
  CHECK(printed(even.projected, 3) == "10.000");
  CHECK(class_of(even, 2) == "off_track 0.74");
  CHECK(status_of(projected({{Year{2021}, 2}, {Year{2022}, 2}, {Year{2023}, 2}})) == "too_few_points");
}
