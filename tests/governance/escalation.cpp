#include "milepost/governance/escalation.hpp"

#include <doctest/doctest.h>

#include "milepost/governance.hpp"

using namespace milepost;

namespace {

Verdict verdict(Status status, std::optional<double> lead = {}) {
  Verdict one{.status = status, .as_of = Date{2024, 1, 31}};
  one.lead = lead;
  return one;
}

Scorecard card(const Date& as_of, Status status) {
  Scorecard one{.plan = "illustration", .as_of = as_of};
  one.rows.push_back({.target = "a", .indicator = "a", .verdict = verdict(status)});
  return one;
}

}  // namespace

TEST_CASE("a status is met by itself and by worse ones, leaving by itself and by better ones") {
  const VerdictRule late{.status = "off_track"};
  CHECK(enters(late, {verdict(Status::off_track)}));
  CHECK(enters(late, {verdict(Status::missed)}));
  CHECK(!enters(late, {verdict(Status::at_risk)}));
  const VerdictRule recovered{.status = "on_track"};
  CHECK(leaves(recovered, {verdict(Status::achieved)}));
  CHECK(!leaves(recovered, {verdict(Status::at_risk)}));
}

TEST_CASE("the lead must be below the number: 30 points behind is not more than 30 behind") {
  const VerdictRule rule{.lead_below = -30};
  CHECK(!enters(rule, {verdict(Status::off_track, -30)}));
  CHECK(enters(rule, {verdict(Status::off_track, -30.1)}));
  CHECK(!enters(rule, {verdict(Status::off_track)}));  // no lead: nothing to be below
}

TEST_CASE("so many in a row, the last ones; what could not be assessed breaks the row") {
  const VerdictRule twice{.status = "off_track", .in_a_row = 2};
  CHECK(!enters(twice, {verdict(Status::off_track)}));
  CHECK(enters(twice, {verdict(Status::on_track), verdict(Status::off_track), verdict(Status::missed)}));
  CHECK(!enters(twice, {verdict(Status::off_track), verdict(Status::not_assessable)}));
  CHECK(!enters(VerdictRule{}, {verdict(Status::not_assessable)}));
}

TEST_CASE("the targets that a workflow takes in, from one scorecard after another") {
  Workflow supervision{.id = "supervision", .entered_when = VerdictRule{.status = "off_track", .in_a_row = 2}};
  const std::vector<Scorecard> cards{card({2024, 1, 31}, Status::off_track), card({2024, 2, 29}, Status::off_track)};
  CHECK(targets_entering(supervision, cards) == std::vector<TargetId>{"a"});
  CHECK(targets_entering(supervision, {cards[0]}).empty());
  supervision.entered_when.reset();
  CHECK(targets_entering(supervision, cards).empty());
}
