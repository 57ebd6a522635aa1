#include "milepost/plan/child_plan.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("what is required and not in the child plan is missing, in the order of the requirement; no plan misses everything") {
  const ChildPlans required{.id = "base-plans", .contents = {{.id = "area"}, {.id = "goals"}, {.id = "measures"}}};
  CHECK(missing_contents(required, std::nullopt) == required.contents);
  const ParentPlan child{.plan = "notice", .contents = {{"goals", "三"}, {"more", "四"}}};
  CHECK(missing_contents(required, child) == std::vector<RequiredContent>{{.id = "area"}, {.id = "measures"}});
}
