#include "milepost/assessment/growth_ratio.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

Evidence to_400(double baseline, double at_2024) {
  const Target target{.bound = more_than(400 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{baseline, Year{2022}}};
  return seen(Kind::stock, tonne, target, {{Year{2024}, at_2024}}, Date{2025, 3, 1});
}

}  // namespace

TEST_CASE("260, 310, 361 to more than 400: grew 17.8 % a year, 15.4 % needed, 1.15 on track") {
  const Target target{.indicator = "platforms", .bound = more_than(400 * platform), .due = end_of(Year{2025})};
  const Series observed{platform, {{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}};
  const Evidence evidence{.target = target, .series = observed, .as_of = Date{2025, 3, 1}};
  const Verdict verdict = assess(evidence, GrowthRatio{});
  CHECK(class_of(verdict, 2) == "on_track 1.15");
  CHECK(printed(100 * *verdict.observed_rate, 1) == "17.8");
  CHECK(printed(100 * *verdict.required_rate, 1) == "15.4");
  CHECK(verdict.method == "growth_ratio");
}

TEST_CASE("growth exactly as needed is 1; cuts at 0.95 and 0.60") {
  const double needed = std::pow(400.0 / 260, 1.0 / 3);
  const auto grown = [&](double ratio) { return class_of(to_400(260, 260 * std::pow(1 + ratio * (needed - 1), 2)), GrowthRatio{}, 2); };
  CHECK(grown(1) == "on_track 1.00");
  CHECK(grown(0.951) == "on_track 0.95");
  CHECK(grown(0.94) == "at_risk 0.94");
  CHECK(grown(0.601) == "at_risk 0.60");
  CHECK(grown(0.59) == "off_track 0.59");
  CHECK(grown(-0.2) == "off_track -0.20");
}

TEST_CASE("less is better: a fall from 1.0 to 0.5 in two years halves evenly by the root of one half") {
  const Target target{.bound = at_most(0.5 * day), .due = end_of(Year{2025}), .baseline = Baseline{1.0, Year{2023}}};
  const auto at_2024 = [&](double value) { return class_of(seen(Kind::duration, day, target, {{Year{2024}, value}}, Date{2025, 3, 1}), GrowthRatio{}, 2); };
  CHECK(at_2024(std::sqrt(0.5)) == "on_track 1.00");
  CHECK(at_2024(1.1) == "off_track -0.34");  // 10 % up where 29.3 % down were needed
}

TEST_CASE("growth from, to or through zero is undefined") {
  CHECK(status_of(to_400(0, 100), GrowthRatio{}) == "undefined_rate");
  CHECK(status_of(to_400(-10, 100), GrowthRatio{}) == "undefined_rate");
  CHECK(status_of(to_400(260, 0), GrowthRatio{}) == "undefined_rate");
  CHECK(status_of(two_hundred({{Year{2022}, 50}}, Date{2023, 3, 1}), GrowthRatio{}) == "undefined_rate");
}

TEST_CASE("a line to hold has no growth to compare with") {
  const Target kept{.bound = at_least(40 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{50, Year{2022}}};
  CHECK(status_of(seen(Kind::stock, tonne, kept, {{Year{2024}, 43}}, Date{2025, 3, 1}), GrowthRatio{}) == "undefined_rate");
  CHECK(status_of(seen(Kind::stock, tonne, kept, {{Year{2024}, 43}}, Date{2025, 3, 1})) == "on_track");
}

TEST_CASE("ends are those of every method") {
  CHECK(status_of(to_400(260, 401), GrowthRatio{}) == "achieved");
  CHECK(status_of(platforms({{Year{2025}, 400}}, Date{2026, 2, 1}), GrowthRatio{}) == "missed");
}
