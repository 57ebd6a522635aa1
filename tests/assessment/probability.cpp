#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "milepost/assessment/assess.hpp"
#include "milepost/assessment/attain.hpp"
#include "milepost/assessment/probability.hpp"

using namespace milepost;

namespace {

const Unit one_platform{"platform"};

Evidence seen_by_2025(const Bound& bound, std::vector<Observation> observations, Direction direction = Direction::increase) {
  return {.target = {.indicator = "p", .bound = bound, .due = end_of(Year{2025})},
          .series = Series{one_platform, std::move(observations)},
          .indicator = Indicator{.id = "p", .unit = one_platform, .direction = direction},
          .as_of = Date{2025, 3, 1}};
}

const std::vector<Observation> three{{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}};

/// Student's t with one degree of freedom has a closed form: the Cauchy distribution.
double cauchy_above(double distance) { return 0.5 + std::atan(distance) / std::numbers::pi; }

}  // namespace

TEST_CASE("three points leave one degree of freedom: 0.979") {
  const double slope = 50.5, at_2025 = 931.0 / 3 + 2 * slope, residual = std::sqrt(1.0 / 6);
  const double error = residual * std::sqrt(1 + 1.0 / 3 + 4.0 / 2);
  const double expected = cauchy_above((at_2025 - 400) / error);
  CHECK(expected == doctest::Approx(0.979).epsilon(0.0005));
  CHECK(*probability_of_meeting(seen_by_2025(more_than(400 * one_platform), three), TrendProjection{}) == doctest::Approx(expected).epsilon(1e-10));
}

TEST_CASE("the continuous scale: 401 would give 0.977, and at least 400 the same as more than 400") {
  CHECK(*probability_of_meeting(seen_by_2025(at_least(401 * one_platform), three), TrendProjection{}) == doctest::Approx(0.977).epsilon(0.0005));
  CHECK(*probability_of_meeting(seen_by_2025(at_least(400 * one_platform), three), TrendProjection{}) == *probability_of_meeting(seen_by_2025(more_than(400 * one_platform), three), TrendProjection{}));
}

TEST_CASE("less is better: the other tail") {
  const double up = *probability_of_meeting(seen_by_2025(more_than(400 * one_platform), three), TrendProjection{});
  const double down = *probability_of_meeting(seen_by_2025(at_most(400 * one_platform), three, Direction::decrease), TrendProjection{});
  CHECK(up + down == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("a two-sided range takes what lies between") {
  const double within = *probability_of_meeting(seen_by_2025(between(400 * one_platform, 420 * one_platform, true), three), TrendProjection{});
  const double above_low = *probability_of_meeting(seen_by_2025(at_least(400 * one_platform), three), TrendProjection{});
  const double above_high = *probability_of_meeting(seen_by_2025(at_least(420 * one_platform), three), TrendProjection{});
  CHECK(within == doctest::Approx(above_low - above_high).epsilon(1e-12));
}

TEST_CASE("no probability from two figures; certainty on a perfect line") {
  CHECK_FALSE(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), {{Year{2022}, 260}, {Year{2024}, 361}}), TrendProjection{}));
  CHECK(*probability_of_meeting(seen_by_2025(more_than(399 * one_platform), {{Year{2022}, 100}, {Year{2023}, 200}, {Year{2024}, 300}}), TrendProjection{}) == 1);
  CHECK(*probability_of_meeting(seen_by_2025(more_than(401 * one_platform), {{Year{2022}, 100}, {Year{2023}, 200}, {Year{2024}, 300}}), TrendProjection{}) == 0);
}

TEST_CASE("no probability without a number, a due date or three figures, nor for what recurs") {
  CHECK_FALSE(probability_of_meeting(seen_by_2025(some_of(), three), TrendProjection{}));
  CHECK_FALSE(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), {}), TrendProjection{}));
  CHECK_FALSE(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), {three[0], three[1]}), TrendProjection{}));
  Evidence evidence = seen_by_2025(more_than(400 * one_platform), three);
  evidence.target.due = Due{};
  CHECK_FALSE(probability_of_meeting(evidence, TrendProjection{}));
  evidence.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  evidence.indicator->kind = Kind::flow;
  CHECK_FALSE(probability_of_meeting(evidence, TrendProjection{}));
}

TEST_CASE("figures exactly on a line leave no doubt") {
  const std::vector<Observation> line{{Year{2022}, 250}, {Year{2023}, 300}, {Year{2024}, 350}};  // 400 at end-2025
  CHECK(probability_of_meeting(seen_by_2025(at_least(400 * one_platform), line), TrendProjection{}) == 1.0);
  CHECK(probability_of_meeting(seen_by_2025(more_than(400 * one_platform), line), TrendProjection{}) == 0.0);
  CHECK(probability_of_meeting(seen_by_2025(between(300 * one_platform, 390 * one_platform, true), line), TrendProjection{}) == 0.0);
  CHECK(probability_of_meeting(seen_by_2025(between(390 * one_platform, 410 * one_platform, true), line), TrendProjection{}) == 1.0);
}

namespace {

/// Reports of what adds up to a target in 2022..2025, seen at end-2024.
Evidence adding_up(const Bound& bound, const std::vector<double>& reports, Direction direction = Direction::increase) {
  std::vector<Observation> figures;
  for (std::size_t i = 0; i < reports.size(); ++i) figures.push_back({Year{2022 + static_cast<int>(i)}, reports[i]});
  Evidence evidence = seen_by_2025(bound, std::move(figures), direction);
  evidence.target.due = Due{Within{Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  evidence.indicator->kind = Kind::flow;
  return evidence;
}

Quantity platforms_of(double count) { return count * one_platform; }

}  // namespace

TEST_CASE("by the automatic projection one figure is enough, and more asked is less likely") {
  const std::vector<Observation> one{{Year{2024}, 361}};
  const double near = *probability_of_meeting(seen_by_2025(at_least(platforms_of(365)), one)), far = *probability_of_meeting(seen_by_2025(at_least(platforms_of(500)), one));
  CHECK((near < 1 && near > far && far > 0));
  CHECK(*probability_of_meeting(seen_by_2025(more_than(platforms_of(400)), three)) == *probability_of_meeting(seen_by_2025(at_least(platforms_of(400)), three)));
  CHECK(*probability_of_meeting(seen_by_2025(more_than(platforms_of(400)), three)) < 0.979);  // the straight line claims too much
}

TEST_CASE("a level by the automatic projection is what attain says of the same figures") {
  const std::vector<std::int64_t> offsets{0, 3}, series{0};
  const std::vector<double> times{2023, 2024, 2025}, values{260, 310, 361}, bound{400}, due{2026};
  for (const int way : {1, -1}) {
    const std::vector<std::int8_t> direction{static_cast<std::int8_t>(way)};
    const AttainColumns said = attain(Panel{offsets, times, values}, {.series = series, .direction = direction, .target = bound, .due = due});
    const Evidence evidence = way > 0 ? seen_by_2025(at_least(platforms_of(400)), three) : seen_by_2025(at_most(platforms_of(400)), three, Direction::decrease);
    CHECK(*probability_of_meeting(evidence) == doctest::Approx(said.probability[0]).epsilon(1e-12));
  }
}

TEST_CASE("a two-sided range by the automatic projection is what lies between its ends") {
  const double within = *probability_of_meeting(seen_by_2025(between(platforms_of(380), platforms_of(420), true), three));
  const double above_low = *probability_of_meeting(seen_by_2025(at_least(platforms_of(380)), three)), above_high = *probability_of_meeting(seen_by_2025(at_least(platforms_of(420)), three));
  CHECK(within == doctest::Approx(above_low - above_high).epsilon(1e-12));
  CHECK(within > 0);
}

TEST_CASE("a figure of the due day settles a level") {
  std::vector<Observation> four = three;
  four.push_back({.period = Year{2025}, .value = 400, .published = Date{2026, 1, 20}});
  for (const auto& [bound, met] : {std::pair{at_least(platforms_of(400)), 1.0}, {more_than(platforms_of(400)), 0.0}, {at_least(platforms_of(401)), 0.0}}) {
    Evidence evidence = seen_by_2025(bound, four);
    evidence.as_of = Date{2026, 3, 1};
    CHECK(*probability_of_meeting(evidence) == met);
  }
}

TEST_CASE("of what adds up the sum counts: what is reported already is certain, what is out of reach hardly possible") {
  CHECK(*probability_of_meeting(adding_up(at_least(platforms_of(120)), {40, 45, 50})) == 1);
  CHECK(*probability_of_meeting(adding_up(at_least(platforms_of(135)), {40, 45, 50})) == 1);
  const double open = *probability_of_meeting(adding_up(at_least(platforms_of(185)), {40, 45, 50}));
  CHECK((open > 0.2 && open < 0.8));
  CHECK(*probability_of_meeting(adding_up(at_least(platforms_of(2000)), {40, 45, 50})) < 0.01);
}

TEST_CASE("what adds up is the same however it was reported: piece by piece, since the start, since the turn of the year") {
  const Bound bound = at_least(platforms_of(185));
  const double pieces = *probability_of_meeting(adding_up(bound, {40, 45, 50}));
  Evidence since_start = adding_up(bound, {40, 45, 50});
  since_start.series = Series{one_platform, {{.period = Year{2022}, .value = 40, .report = Report::since_start},
                                             {.period = Year{2023}, .value = 85, .report = Report::since_start},
                                             {.period = Year{2024}, .value = 135, .report = Report::since_start}}};
  CHECK(*probability_of_meeting(since_start) == doctest::Approx(pieces).epsilon(1e-12));
  Evidence by_quarter = adding_up(at_least(platforms_of(60)), {}), to_date = by_quarter;
  std::vector<Observation> quarters, so_far;
  for (int k = 0; k < 8; ++k) {
    const Quarter quarter{2022 + k / 4, k % 4 + 1};
    quarters.push_back({.period = quarter, .value = 5.0 + k});
    so_far.push_back({.period = quarter, .value = (k < 4 ? 0 : -26) + 5.0 * (k + 1) + k * (k + 1) / 2.0, .report = Report::year_to_date});
  }
  by_quarter.series = Series{one_platform, quarters}, to_date.series = Series{one_platform, so_far};
  CHECK(probability_of_meeting(by_quarter).has_value());
  CHECK(*probability_of_meeting(to_date) == doctest::Approx(*probability_of_meeting(by_quarter)).epsilon(1e-9));
}

TEST_CASE("a budget is kept or not: the other side of the same sum") {
  CHECK(*probability_of_meeting(adding_up(at_most(platforms_of(130)), {40, 45, 50}, Direction::decrease)) == 0);
  const double kept = *probability_of_meeting(adding_up(at_most(platforms_of(185)), {40, 45, 50}, Direction::decrease));
  const double passed = *probability_of_meeting(adding_up(at_least(platforms_of(185)), {40, 45, 50}));
  CHECK(kept + passed == doctest::Approx(1).epsilon(1e-9));
  CHECK(*probability_of_meeting(adding_up(at_most(platforms_of(4000)), {40, 45, 50}, Direction::decrease)) > 0.99);
}

TEST_CASE("no probability by the automatic projection of what recurs, has no number, no due day or no figure") {
  Evidence recurring = adding_up(at_least(platforms_of(40)), {40, 45, 50});
  recurring.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  CHECK_FALSE(probability_of_meeting(recurring));
  CHECK_FALSE(probability_of_meeting(seen_by_2025(some_of(), three)));
  CHECK_FALSE(probability_of_meeting(seen_by_2025(at_least(platforms_of(400)), {})));
  Evidence undated = seen_by_2025(at_least(platforms_of(400)), three);
  undated.target.due = Due{};
  CHECK_FALSE(probability_of_meeting(undated));
}

TEST_CASE("the method probability: its figure is the probability, its cuts are those of likely and unlikely") {
  bool seen[3]{};
  for (double bound = 300; bound < 600; bound += 2) {
    const Evidence evidence = seen_by_2025(at_least(platforms_of(bound)), three);
    const double probability = *probability_of_meeting(evidence);
    const Verdict verdict = assess(evidence, probability_method());
    CHECK(verdict.method == "probability");
    if (verdict.status == Status::achieved) continue;  // the newest figure meets already
    REQUIRE(verdict.figure);
    CHECK(*verdict.figure == probability);
    CHECK(verdict.status == (probability >= 0.66 ? Status::on_track : probability >= 0.33 ? Status::at_risk : Status::off_track));
    seen[probability >= 0.66 ? 0 : probability >= 0.33 ? 1 : 2] = true;
  }
  CHECK((seen[0] && seen[1] && seen[2]));
}

TEST_CASE("the method probability: cuts and model are parameters") {
  const Evidence evidence = seen_by_2025(at_least(platforms_of(400)), three);
  CHECK(assess(evidence, probability_method({0.01, 0.001})).status == Status::on_track);
  CHECK(assess(evidence, probability_method({1, 0.9999})).status == Status::off_track);
  CHECK(*assess(evidence, probability_method({0.66, 0.33}, Naive{})).figure == *probability_of_meeting(evidence, Naive{}));
  CHECK(*probability_of_meeting(evidence, Naive{}) < *probability_of_meeting(evidence));  // it grows
}
