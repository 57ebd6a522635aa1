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

TEST_CASE("projections of a plan: of running totals the path is what is counted, in the note too") {
  SmallPlan small;
  small.task("t");
  small.target("road", at_least(200 * tonne)).due = Due{Within{years(2022, 2025)}};
  small.indicator("road").kind = Kind::flow;
  small.observations.insert_or_assign(SeriesKey{"road", ""}, Series{tonne, {{Half{2022, 1}, 10, Report::year_to_date}, {Half{2022, 2}, 20, Report::year_to_date},
                                                                          {Half{2023, 1}, 10, Report::year_to_date}, {Half{2023, 2}, 20, Report::year_to_date}}});
  const ProjectedTarget row = project(small.plan, small.observations, end_of_2023, {.horizon = 2, .model = Naive{}})[0];
  CHECK(row.projection.figures[0].mean == doctest::Approx(50).epsilon(1e-12));
  CHECK(row.projection.figures[1].mean == doctest::Approx(60).epsilon(1e-12));
  CHECK(row.projection.note.en == "the path is the total since end-2021, so far 40");
  small.observations.insert_or_assign(SeriesKey{"road", ""}, Series{tonne, {{Half{2023, 2}, 20, Report::year_to_date}}});
  const ProjectedTarget alone = project(small.plan, small.observations, end_of_2023)[0];
  CHECK(alone.projection.note.en.starts_with("running totals as they were reported"));
  CHECK(alone.chance.why == Unforeseen::not_joined);
}

TEST_CASE("projections of a plan: each row says its day, its due day, the model asked for, and what its probability rests on") {
  const SmallPlan small = plan_to_project();
  for (const ProjectedTarget& row : project(small.plan, small.observations, end_of_2023, {.model = Holt{}})) {
    CHECK(row.as_of == end_of_2023);
    CHECK(row.due == Date{2025, 12, 31});
    CHECK(row.asked == "holt");
    CHECK(row.probability == row.chance.probability);
    CHECK(row.chance.why.has_value() != row.probability.has_value());
  }
}

TEST_CASE("projections of a plan: limits hold paths, and one that figures have passed does not apply and says so") {
  const SmallPlan small = plan_to_project();
  const ProjectedTarget held = project(small.plan, small.observations, end_of_2023, {.upper = 90.0})[0];
  for (const ProjectedFigure& figure : held.projection.figures) CHECK((figure.mean <= 90 && figure.upper[1] <= 90));
  CHECK(held.probability == 0.0);  // 100 lies past the limit
  const ProjectedTarget passed = project(small.plan, small.observations, end_of_2023, {.upper = 50.0})[0];
  CHECK(passed.projection.figures[0].mean > 80);
  CHECK(passed.projection.note.en == "figures lie past a limit that was given, which does not apply");
}

TEST_CASE("a card with probabilities says of each target without one why") {
  const SmallPlan small = plan_to_project();
  const Scorecard card = with_probabilities(small.card(), small.plan, small.observations);
  CHECK(row_of(card, "growing").verdict.chance->model == "auto");
  CHECK(row_of(card, "unseen").verdict.chance->why == Unforeseen::no_figures);
  CHECK(row_of(card, "each").verdict.chance->why == Unforeseen::for_each);
}
