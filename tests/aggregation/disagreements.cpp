#include "milepost/aggregation/disagreements.hpp"

#include <doctest/doctest.h>

using namespace milepost;

namespace {

const Unit piece_of_work{"piece"};

/// Two targets on one indicator, seen from 40 to 60: 100 and 61 by 2030.
Plan plan_of_two() {
  Plan plan{.id = "two"};
  plan.indicators = {{.id = IndicatorId("works"), .unit = piece_of_work, .direction = Direction::increase}};
  plan.targets = {{.id = TargetId("far"), .indicator = IndicatorId("works"), .bound = at_least(100 * piece_of_work), .due = end_of(Year{2030})},
                  {.id = TargetId("near"), .indicator = IndicatorId("works"), .bound = at_least(61 * piece_of_work), .due = end_of(Year{2030})},
                  {.id = TargetId("astray"), .indicator = IndicatorId("nowhere"), .bound = at_least(1 * piece_of_work), .due = end_of(Year{2030})}};
  return plan;
}

Observations seen_of_two() {
  return {{{IndicatorId("works"), ""}, Series{piece_of_work, {{Year{2015}, 40}, {Year{2022}, 60}}}}};
}

}  // namespace

TEST_CASE("a plan is compared target by target as its scorecards say; a target without indicator has no row") {
  const Plan plan = plan_of_two();
  const std::vector<Method> methods{Path{}, eurostat_2021(), united_nations_chart_2023()};
  const PlanComparison table = compare(plan, seen_of_two(), Date{2023, 6, 30}, methods);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.methods == std::vector<std::string>{"path", "eurostat.2021", "un_chart.2023"});
  for (std::size_t k = 0; k < methods.size(); ++k) {
    const Scorecard card = assess(plan, seen_of_two(), Date{2023, 6, 30}, methods[k]);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      CHECK(table.rows[i].target == card.rows[i].target);
      CHECK(table.rows[i].comparison.verdicts[k].status == card.rows[i].verdict.status);
      CHECK(table.rows[i].comparison.verdicts[k].figure == card.rows[i].verdict.figure);
    }
  }
}

TEST_CASE("disputed targets are those of more than one status") {
  const PlanComparison table = compare(plan_of_two(), seen_of_two(), Date{2023, 6, 30});
  int disputed = 0;
  for (const ComparedTarget& row : table.rows) disputed += !row.comparison.disagreements.empty();
  CHECK(disputed_count(table) == disputed);
  CHECK(status_count(table.rows[1].comparison) == 1);
}

TEST_CASE("a second mention of a commitment has a row of its own and is counted once, as on a scorecard") {
  Plan plan = plan_of_two();
  const int disputed = disputed_count(compare(plan, seen_of_two(), Date{2023, 6, 30}));
  REQUIRE(disputed > 0);
  plan.indicators.push_back({.id = IndicatorId("again"), .unit = piece_of_work, .direction = Direction::increase, .same_as = IndicatorId("works")});
  plan.targets.push_back({.indicator = IndicatorId("again"), .bound = at_least(100 * piece_of_work), .due = end_of(Year{2030})});
  const PlanComparison table = compare(plan, seen_of_two(), Date{2023, 6, 30});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].counted);
  CHECK(!table.rows[2].counted);
  CHECK(status_count(table.rows[2].comparison) == status_count(table.rows[0].comparison));
  CHECK(disputed_count(table) == disputed);
}
