#include "milepost/scenario/effect.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("effects are values: compared with their parts, the best of several too") {
  const Effect a = BestOf{.of = {{LinearChange{.per_year = 2.0}, {}}, {Stop{}, {}}}}, b = a;
  CHECK(a == b);
  CHECK(a != Effect{BestOf{.of = {{LinearChange{.per_year = 3.0}, {}}, {Stop{}, {}}}}});
  CHECK(Effect{LevelShift{.amount = Uniform{1, 2}}} != Effect{LevelShift{.amount = 1.5}});
}

TEST_CASE("every effect says its name") {
  CHECK(name_of(Effect{}) == "business_as_usual");
  CHECK(name_of(Effect{CustomEffect{.name = "mine", .figure = {}}}) == "mine");
  CHECK(name_of(Effect{FixedTarget{.value = 9.0, .by = Date{2025, 12, 31}}}) == "fixed_target");
}
