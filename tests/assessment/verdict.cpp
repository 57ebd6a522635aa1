#include "milepost/assessment/verdict.hpp"

#include <doctest/doctest.h>

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
