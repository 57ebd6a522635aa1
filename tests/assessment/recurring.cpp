#include "milepost/assessment/recurring.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

const Date in_2026{2026, 1, 31};

/// 60 a year in 2022..2025; figures of whole years from 2022 on.
Evidence sixty_a_year(const std::vector<double>& figures, const Date& as_of) {
  std::vector<Observation> yearly;
  for (std::size_t i = 0; i < figures.size(); ++i) yearly.push_back({Year{2022 + static_cast<int>(i)}, figures[i]});
  return seen(Kind::flow, piece, {.bound = at_least(60 * piece), .due = each_year(2022, 2025)}, std::move(yearly), as_of);
}

Evidence with(Evidence evidence, const Observation& figure) {
  std::vector<Observation> figures = evidence.series.observations();
  figures.push_back(figure);
  evidence.series = Series{evidence.series.unit(), std::move(figures)};
  return evidence;
}

Evidence thirty_percent_a_year(std::vector<Observation> rates, const Date& as_of) {
  return seen(Kind::growth, percent_unit, {.bound = at_least(30 * percent_unit), .due = each_year(2022, 2025)}, std::move(rates), as_of);
}

Evidence below_5_5(std::vector<Observation> averages, const Date& as_of) {
  return seen(Kind::ratio, percent_unit, {.bound = less_than(5.5 * percent_unit), .due = each_year(2022, 2025)}, std::move(averages), as_of);
}

/// "kept 2, missed 1, no figure 0".
std::string tally(const Verdict& verdict) {
  const Tally t = tally_of(verdict);
  return "kept " + std::to_string(t.kept) + ", missed " + std::to_string(t.missed) + ", no figure " + std::to_string(t.unknown);
}

std::optional<Reason> reason_by(const Evidence& evidence, const Method& method) { return assess(evidence, method).reason; }

}  // namespace

TEST_CASE("60 a year as of mid-2024: 64, 66 on track, 64, 58 at risk 0.967") {
  const Verdict kept = assess(sixty_a_year({64, 66}, mid_2024));
  CHECK(status_of(kept) == "on_track");
  CHECK(tally(kept) == "kept 2, missed 0, no figure 0");
  const Verdict missed = assess(sixty_a_year({64, 58}, mid_2024));
  CHECK(class_of(missed) == "at_risk 0.967");
  CHECK(tally(missed) == "kept 1, missed 1, no figure 0");
}

TEST_CASE("a year that is kept achieves nothing while years are to come, by whatever method: 5.6 and 5.2 below 5.5") {
  Evidence kept = below_5_5({{Year{2022}, 5.4}, {Year{2023}, 5.2}}, mid_2024), one_missed = below_5_5({{Year{2022}, 5.6}, {Year{2023}, 5.2}}, mid_2024);
  kept.target.baseline = one_missed.target.baseline = Baseline{5.2, Year{2021}};
  for (const Preset& preset : presets()) {
    const Status first = assess(kept, preset).status, second = assess(one_missed, preset).status;
    CHECK_MESSAGE((first != Status::achieved && second != Status::achieved && second != Status::on_track), preset.name);
  }
  CHECK(status_of(assess(kept, fyp_midterm_2023())) == "on_track");
  CHECK(status_of(assess(one_missed, fyp_midterm_2023())) == "at_risk");
}

TEST_CASE("an earlier missed year leaves the row at best at risk: 58, 64") {
  const Verdict verdict = assess(sixty_a_year({58, 64}, mid_2024));
  CHECK(status_of(verdict) == "at_risk");
  CHECK(verdict.graded == Status::on_track);
  CHECK(verdict.history[0].status == Status::missed);
}

TEST_CASE("20 by June of the current year is off track 0.667, and 30 are owed in 2024") {
  const Verdict verdict = assess(with(sixty_a_year({64, 66}, mid_2024), {Half{2024, 1}, 20}));
  CHECK(class_of(verdict) == "off_track 0.667");
  CHECK(printed(verdict.required, 0) == "30");
  CHECK(printed(verdict.required_today, 0) == "30");
  CHECK(printed(assess(sixty_a_year({64, 66}, mid_2024)).required_today, 0) == "30");
}

TEST_CASE("after the last year: 64, 66, 61, 60 achieved, 64, 58, 61, 60 missed with three of four kept") {
  CHECK(status_of(sixty_a_year({64, 66, 61, 60}, in_2026)) == "achieved");
  const Verdict missed = assess(sixty_a_year({64, 58, 61, 60}, in_2026));
  CHECK(status_of(missed) == "missed");
  CHECK(tally(missed) == "kept 3, missed 1, no figure 0");
}

TEST_CASE("after the last year a year without a figure leaves no data, unless another was missed") {
  const Verdict unknown = assess(sixty_a_year({64, 66, 61}, in_2026));
  CHECK(status_of(unknown) == "no_data");
  CHECK(tally(unknown) == "kept 3, missed 0, no figure 1");
  CHECK(status_of(sixty_a_year({64, 58, 61}, in_2026)) == "missed");
}

TEST_CASE("growth of 30 % a year: 34, 27.5 at risk 0.917; 34, -3 off track -0.1") {
  CHECK(class_of(thirty_percent_a_year({{Year{2022}, 34}, {Year{2023}, 27.5}}, mid_2024)) == "at_risk 0.917");
  CHECK(class_of(thirty_percent_a_year({{Year{2022}, 34}, {Year{2023}, -3}}, mid_2024), Path{}, 1) == "off_track -0.1");
}

TEST_CASE("a rate of the year to date is compared with the limit itself") {
  const Verdict verdict = assess(thirty_percent_a_year({{Year{2023}, 34}, {Half{2024, 1}, 27.5, Report::year_to_date}}, mid_2024));
  CHECK(class_of(verdict) == "at_risk 0.917");
  CHECK(printed(verdict.required, 0) == "30");
  CHECK(verdict.history.back().status == Status::at_risk);
}

TEST_CASE("a cap below 5.5: 5.6 is at risk 0.982, and its year missed") {
  const Verdict verdict = assess(below_5_5({{Year{2022}, 5.6}}, Date{2023, 3, 1}));
  CHECK(class_of(verdict) == "at_risk 0.982");
  CHECK(verdict.history[0].status == Status::missed);
  CHECK(assess(below_5_5({{Year{2022}, 5.5}}, Date{2023, 3, 1})).history[0].status == Status::missed);
}

TEST_CASE("an instance is achieved early while the row stays on track") {
  const Verdict verdict = assess(with(sixty_a_year({64, 66}, mid_2024), {Half{2024, 1}, 62}));
  CHECK(status_of(verdict) == "on_track");
  CHECK(verdict.history.back().status == Status::achieved);
}

TEST_CASE("a yearly average is kept only at its close") {
  const Verdict verdict = assess(below_5_5({{Half{2022, 1}, 5.2, Report::year_to_date}}, Date{2022, 8, 1}));
  CHECK(status_of(verdict) == "on_track");
  CHECK(verdict.history[0].status == Status::on_track);
}

TEST_CASE("the history holds one instance a period begun, with what was seen and owed") {
  const Verdict verdict = assess(sixty_a_year({64, 58}, mid_2024));
  REQUIRE(verdict.history.size() == 3);
  CHECK(printed(verdict.history[1].observed, 0) == "58");
  CHECK(printed(verdict.history[1].required, 0) == "60");
  CHECK(printed(verdict.history[2].observed, 0) == "none");
}

TEST_CASE("the row shows the latest instance with a figure: a year without one is passed over") {
  const Verdict verdict = assess(sixty_a_year({64}, mid_2024));
  CHECK(verdict.observed->value == 64);
  CHECK(status_of(verdict) == "on_track");
  CHECK(tally(verdict) == "kept 1, missed 0, no figure 1");
  CHECK(status_of(sixty_a_year({}, mid_2024)) == "no_data");
}

TEST_CASE("a plan issued inside the first year counts it whole, flagged") {
  Evidence evidence = sixty_a_year({64}, Date{2023, 3, 1});
  CHECK_FALSE(has(assess(evidence), Mark::part_year));
  evidence.frame.issued = Date{2022, 7, 11};
  CHECK(has(assess(evidence), Mark::part_year));
  CHECK(assess(evidence).observed->value == 64);
}

TEST_CASE("totals since the start of the window are no totals of a later year") {
  const std::vector<Observation> totals{{Year{2022}, 64, Report::since_start}, {years(2022, 2023), 110, Report::since_start}};
  const Verdict verdict = assess(seen(Kind::flow, piece, {.bound = at_least(60 * piece), .due = each_year(2022, 2025)}, totals, mid_2024));
  CHECK(verdict.history[0].observed == 64);
  CHECK(verdict.history[1].status != Status::achieved);  // 46 were added
}

TEST_CASE("a baseline named beside a yearly flow does not join the years") {
  Evidence evidence = sixty_a_year({64, 58}, mid_2024);
  evidence.target.baseline = Baseline{50, Year{2021}};
  CHECK(class_of(evidence) == "at_risk 0.967");
}

TEST_CASE("a one-off of each year owes nothing before the year's close") {
  const auto plan_of_the_year = [](std::vector<Observation> figures, const Date& as_of) {
    return assess(seen(Kind::milestone, piece, {.bound = reach(1 * piece), .due = each_year(2022, 2025)}, std::move(figures), as_of));
  };
  const Verdict open = plan_of_the_year({{Date{2022, 3, 1}, 1}, {Date{2023, 6, 30}, 0}}, Date{2023, 7, 31});
  CHECK(printed(open.required_today, 0) == "0");
  CHECK(status_of(open) == "on_track");
  CHECK(tally(open) == "kept 1, missed 0, no figure 0");
  CHECK(plan_of_the_year({{Year{2022}, 0}}, Date{2023, 7, 31}).history[0].status == Status::missed);
}

TEST_CASE("quarters recur too: 15 a quarter, 12 in the last one") {
  const Target target{.bound = at_least(15 * piece), .due = Due{EachPeriod{Frequency::quarter, years(2024, 2024)}}};
  const Verdict verdict = assess(seen(Kind::flow, piece, target, {{Quarter{2024, 1}, 15}, {Quarter{2024, 2}, 12}}, Date{2024, 7, 31}));
  CHECK(class_of(verdict, 1) == "off_track 0.8");
  CHECK(tally(verdict) == "kept 1, missed 1, no figure 0");
  CHECK(printed(verdict.required_today, 0) == "5");
}

TEST_CASE("totals from zero have no growth, and one year no trend: the row says so") {
  CHECK(reason_by(sixty_a_year({64, 66}, mid_2024), GrowthRatio{}) == Reason::undefined_rate);
  CHECK(reason_by(sixty_a_year({64, 66}, mid_2024), TrendProjection{}) == Reason::too_few_points);
}

TEST_CASE("half a year of a year that is over: the class stays, the year counts as without figure, whole years are compared") {
  const Verdict verdict = assess(with(sixty_a_year({64, 66}, Date{2025, 3, 31}), {Half{2024, 1}, 20}));
  CHECK(class_of(verdict) == "off_track 0.667");
  CHECK(tally(verdict) == "kept 2, missed 0, no figure 1");
  CHECK(verdict.movement == Movement::toward);
}

TEST_CASE("a method of several years looks back beyond the year to be kept, and judges the year's own figure") {
  const auto by_destatis = [](std::vector<Observation> averages) { return assess(below_5_5(std::move(averages), mid_2024), destatis_2021()); };
  const std::vector<Observation> falling{{Year{2018}, 6.1}, {Year{2019}, 6}, {Year{2020}, 5.9}, {Year{2021}, 5.8}, {Year{2022}, 5.7}};
  const auto then = [&](std::vector<Observation> figures, double last) {
    figures.push_back({Year{2023}, last});
    return figures;
  };
  CHECK(by_destatis(then(falling, 5.4)).label == "sun");
  CHECK(by_destatis(then(falling, 5.6)).label == "cloud");
  CHECK(by_destatis(then(falling, 6.2)).label == "thunderstorm");
  CHECK(by_destatis({{Year{2020}, 5.2}, {Year{2021}, 5.3}, {Year{2022}, 5.3}, {Year{2023}, 5.4}}).label == "partly_cloudy");
  CHECK(by_destatis(falling).observed->value == 5.7);
  CHECK(by_destatis({falling.begin(), falling.end() - 1}).reason == Reason::no_data);
}
