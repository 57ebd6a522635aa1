#include "milepost/aggregation/projections.hpp"

#include <doctest/doctest.h>

#include "small_plan.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

const Date end_of_2023{2023, 12, 31};

/// Stocks of tonnes: "growing" with figures of 2021 to 2023, "unseen" without, "each" for two districts of which one has figures.
SmallPlan plan_to_project() {
  SmallPlan small;
  small.task("t");
  for (const char* name : {"growing", "unseen", "each"}) small.target(name);
  small.plan.entities.push_back({.id = "districts", .members = {"north", "south"}});
  small.indicator("each").each = EntitySetId{"districts"};
  const auto series = [](double a, double b, double c) { return Series{tonne, {{Year{2021}, a}, {Year{2022}, b}, {Year{2023}, c}}}; };
  small.observations.insert_or_assign(SeriesKey{"growing", ""}, series(40, 60, 80));
  small.observations.insert_or_assign(SeriesKey{"each", "south"}, series(10, 20, 30));
  return small;
}

std::string told_projections(const std::vector<ProjectedTarget>& rows) {
  std::string text;
  for (const ProjectedTarget& row : rows)
    text += row.target.value + (row.entity.empty() ? "" : "/" + row.entity) + " " + std::to_string(row.projection.used) + (row.probability ? " p" : "") + "; ";
  return text;
}

}  // namespace

TEST_CASE("projections of a plan: in the order of the document, one a member where a target holds for each") {
  const SmallPlan small = plan_to_project();
  CHECK(told_projections(project(small.plan, small.observations, end_of_2023)) == "growing 3 p; unseen 0; each/north 0; each/south 3 p; ");
}

TEST_CASE("projections of a plan: each is the projection of its series, its probability that of its evidence") {
  const SmallPlan small = plan_to_project();
  const std::vector<ProjectedTarget> rows = project(small.plan, small.observations, end_of_2023, {.horizon = 4, .levels = {90}, .model = Drift{}});
  const Projection alone = project(small.observations.at(SeriesKey{"growing", ""}), {.horizon = 4, .levels = {90}, .model = Drift{}});
  REQUIRE(rows[0].projection.figures.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(rows[0].projection.figures[i].mean == doctest::Approx(100 + 20 * static_cast<double>(i)).epsilon(1e-12));  // the drift by hand
    CHECK(rows[0].projection.figures[i].lower == alone.figures[i].lower);
  }
  CHECK(rows[0].unit == tonne);
  CHECK(rows[0].indicator.value == "growing");
  const Evidence evidence{.target = small.plan.targets[0], .series = small.observations.at(SeriesKey{"growing", ""}), .indicator = small.plan.indicators[0], .as_of = end_of_2023};
  CHECK(rows[0].probability == probability_of_meeting(evidence, Drift{}));
  CHECK(rows[1].projection.fault == SeriesFault::no_data);
}

TEST_CASE("projections of a plan: what became known later is not seen") {
  SmallPlan small = plan_to_project();
  CHECK(told_projections(project(small.plan, small.observations, Date{2022, 12, 31})) == "growing 2 p; unseen 0; each/north 0; each/south 2 p; ");
  small.see("growing", 77, {}, Date{2024, 2, 1});
  CHECK(project(small.plan, small.observations, end_of_2023)[0].projection.fault == SeriesFault::no_data);
  CHECK(project(small.plan, small.observations, Date{2024, 2, 1})[0].projection.used == 1);
}

TEST_CASE("projections of a plan: a target whose indicator is missing has no row") {
  SmallPlan small = plan_to_project();
  small.plan.indicators.erase(small.plan.indicators.begin());
  CHECK(told_projections(project(small.plan, small.observations, end_of_2023)) == "unseen 0; each/north 0; each/south 3 p; ");
}

TEST_CASE("a card with probabilities is the same card, each verdict with that of its target") {
  const SmallPlan small = plan_to_project();
  const Scorecard before = small.card(), after = with_probabilities(before, small.plan, small.observations);
  REQUIRE(after.rows.size() == before.rows.size());
  for (std::size_t i = 0; i < after.rows.size(); ++i) {
    CHECK(after.rows[i].verdict.status == before.rows[i].verdict.status);
    CHECK(after.rows[i].verdict.figure == before.rows[i].verdict.figure);
  }
  CHECK(row_of(after, "growing").verdict.probability == project(small.plan, small.observations, end_of_2023)[0].probability);
  CHECK_FALSE(row_of(after, "unseen").verdict.probability);
  CHECK_FALSE(row_of(after, "each").verdict.probability);
}
