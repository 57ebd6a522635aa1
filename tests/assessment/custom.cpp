#include "milepost/assessment/custom.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Share of the whole target, with cuts of its own.
Custom share_done() {
  return {.name = "share_done", .figure = [](const Standing& s) { return std::optional{s.figure->value / s.demand->limit}; }, .cuts = {0.8, 0.5}};
}

Evidence at_end_2024(double value) { return platforms({{Year{2024}, value}}, Date{2025, 3, 1}); }

}  // namespace

TEST_CASE("a method of one's own receives the standing") {
  std::optional<Standing> received;
  const Custom listener{.name = "listener", .figure = [&](const Standing& standing) -> std::optional<double> { received = standing; return 1.0; }};
  const Verdict verdict = assess(at_end_2024(361), listener);
  REQUIRE(received);
  CHECK(received->start->value == 260);
  CHECK(received->demand->limit == 400);
  CHECK(received->figure->value == 361);
  CHECK(received->unit == platform);
  CHECK(printed(received->schedule.due) == "2025-12-31");
  CHECK(printed(required_value(*received, received->figure->at), 2) == "353.33");
  CHECK(verdict.method == "listener");
}

TEST_CASE("its own cuts class its figure, each lower end included") {
  CHECK(class_of(at_end_2024(320), share_done(), 2) == "on_track 0.80");
  CHECK(class_of(at_end_2024(319), share_done(), 2) == "at_risk 0.80");
  CHECK(class_of(at_end_2024(200), share_done(), 2) == "at_risk 0.50");
  CHECK(class_of(at_end_2024(199), share_done(), 2) == "off_track 0.50");
}

TEST_CASE("ends, reasons, movement and history are the library's") {
  CHECK(status_of(at_end_2024(401), share_done()) == "achieved");
  CHECK(status_of(platforms({{Year{2025}, 400}}, Date{2026, 2, 1}), share_done()) == "missed");
  CHECK(status_of(platforms({}, Date{2025, 3, 1}), share_done()) == "no_data");
  CHECK(movement_of(assess(at_end_2024(250), share_done())) == "away");
  const Evidence yearly = seen(Kind::flow, piece, {.bound = at_least(60 * piece), .due = each_year(2022, 2025)}, {{Year{2022}, 58}, {Year{2023}, 64}}, Date{2024, 6, 30});
  CHECK(status_of(yearly, share_done()) == "at_risk");
  CHECK(assess(yearly, share_done()).history.size() == 3);
}

TEST_CASE("a method without an answer is inconclusive, and a number that is none is no answer") {
  const Custom silent{.name = "silent", .figure = [](const Standing&) { return std::optional<double>{}; }};
  CHECK(class_of(at_end_2024(361), silent) == "inconclusive none");
  const Custom broken{.name = "broken", .figure = [](const Standing&) { return std::optional{std::numeric_limits<double>::quiet_NaN()}; }};
  CHECK(class_of(at_end_2024(361), broken) == "inconclusive none");
}
