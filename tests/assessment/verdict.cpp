#include "milepost/assessment/verdict.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "support.hpp"

using namespace milepost;

TEST_CASE("a mark is set once, and only if it applies") {
  Verdict verdict{.as_of = Date{2024, 6, 30}};
  set_mark(verdict, Mark::stale, false);
  CHECK_FALSE(has(verdict, Mark::stale));
  set_mark(verdict, Mark::stale);
  set_mark(verdict, Mark::stale);
  CHECK(has(verdict, Mark::stale));
  CHECK(verdict.marks.size() == 1);
}

TEST_CASE("the tally counts periods that are over: an early success does not count yet") {
  Verdict verdict{.as_of = Date{2024, 12, 30}};
  verdict.history = {{Year{2021}, Status::achieved}, {Year{2022}, Status::missed}, {Year{2023}, Status::not_assessable}, {Year{2024}, Status::achieved}};
  const Tally before = tally_of(verdict);
  CHECK(before.kept == 1);
  CHECK(before.missed == 1);
  CHECK(before.unknown == 1);
  verdict.as_of = Date{2024, 12, 31};
  CHECK(tally_of(verdict).kept == 2);
}

TEST_CASE("one line: the method, the status, and what it compares") {
  const Evidence on_track = test::platforms({{Year{2024}, 361}}, Date{2025, 3, 1});
  CHECK(to_string(assess(on_track)) == "path: on track (1.08: 361 against 353.3 required)");
  const Evidence silent = test::platforms({}, Date{2025, 3, 1});
  CHECK(to_string(assess(silent)) == "path: not assessable (no data)");
  const Evidence achieved = test::platforms({{Year{2022}, 260}, {Year{2024}, 401}}, Date{2025, 3, 1});
  CHECK(to_string(assess(achieved)).starts_with("path: achieved"));
}

TEST_CASE("growth ratio and trend projection compare rates and the value they lead to") {
  const Evidence evidence = test::platforms({{Year{2022}, 260}, {Year{2023}, 310}, {Year{2024}, 361}}, Date{2025, 3, 1});
  std::ostringstream out;
  out << assess(evidence, GrowthRatio{});
  CHECK(out.str() == "growth ratio: on track (1.15: grew 17.8% a year, 15.4% needed)");
  const Evidence falling = test::platforms({{Year{2022}, 260}, {Year{2023}, 250}, {Year{2024}, 234}}, Date{2025, 3, 1});
  CHECK(to_string(assess(falling, GrowthRatio{})).find("fell 5.1% a year") != std::string::npos);  // (234/260)^(1/2) = 0.9487
  CHECK(to_string(assess(evidence, TrendProjection{})).find("411.3 projected, more than 400 platforms needed") != std::string::npos);  // 310.3 + 2 * 50.5
}
