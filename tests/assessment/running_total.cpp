#include "milepost/assessment/running_total.hpp"

#include <doctest/doctest.h>

#include "milepost/assessment/probability.hpp"

using namespace milepost;

namespace {

const Unit metre{"m"};

/// What adds up to 200 in 2022 to 2025, by what was known in March 2025.
Evidence total_evidence(std::vector<Observation> reports, Kind kind = Kind::flow) {
  return {.target = {.indicator = "road", .bound = at_least(200 * metre), .due = Due{Within{Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}}},
          .series = Series{metre, std::move(reports)},
          .indicator = Indicator{.id = "road", .unit = metre, .kind = kind, .direction = Direction::increase},
          .as_of = Date{2025, 3, 1}};
}

const std::vector<Observation> pieces{{Year{2022}, 40}, {Year{2023}, 45}, {Year{2024}, 50}};
const std::vector<Observation> since_start{{Year{2022}, 40, Report::since_start}, {Year{2023}, 85, Report::since_start}, {Year{2024}, 135, Report::since_start}};

}  // namespace

TEST_CASE("what adds up leads on from its total by the steps of its reports: by drift 135 + 55, + 60") {
  const Projection path = *projected_total(total_evidence(pieces), {.horizon = 2, .model = Drift{}});
  REQUIRE(path.figures.size() == 2);
  CHECK(path.figures[0].at == 2026);
  CHECK(path.figures[0].mean == doctest::Approx(190).epsilon(1e-12));
  CHECK(path.figures[1].mean == doctest::Approx(250).epsilon(1e-12));
  CHECK(path.used == 3);
  CHECK(path.note.en == "the path is the total since end-2021, so far 135");
  CHECK(path.note.zh == "所列为2021年末以来的累计数，目前为135");
}

TEST_CASE("the path of a total is the same however it was reported, to the bit of its intervals") {
  const Projection by_piece = *projected_total(total_evidence(pieces)), by_total = *projected_total(total_evidence(since_start));
  for (std::size_t step = 0; step < by_piece.figures.size(); ++step) {
    CHECK(by_piece.figures[step].mean == by_total.figures[step].mean);
    CHECK(by_piece.figures[step].lower == by_total.figures[step].lower);
    CHECK(by_piece.figures[step].upper == by_total.figures[step].upper);
  }
}

TEST_CASE("intervals of a total: the wider level holds the narrower, and they agree with the probability of the same sum") {
  const Projection path = *projected_total(total_evidence(pieces), {.horizon = 4, .levels = {80, 95}});
  for (const ProjectedFigure& figure : path.figures) {
    CHECK(figure.lower[1] <= figure.lower[0]);
    CHECK(figure.lower[0] < figure.mean);
    CHECK(figure.mean < figure.upper[0]);
    CHECK(figure.upper[0] <= figure.upper[1]);
  }
  Evidence at_end = total_evidence(pieces);
  at_end.target.bound = at_least(path.figures[0].lower[0] * metre);  // a tenth of the totals lie below
  CHECK(*probability_of_meeting(at_end) == doctest::Approx(0.9).epsilon(0.001));
}

TEST_CASE("the total of a recurring target begins anew with each period: quarters within the year, reported since its turn") {
  std::vector<Observation> to_date;
  for (int k = 0; k < 11; ++k) to_date.push_back({Quarter{2022 + k / 4, k % 4 + 1}, 10.0 * (k % 4 + 1), Report::year_to_date});  // 10 a quarter, up to the third of 2024
  Evidence evidence = total_evidence(to_date);
  evidence.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  const Projection path = *projected_total(evidence, {.horizon = 6, .model = Naive{}});
  const double expected[]{40, 10, 20, 30, 40, 10};
  for (std::size_t step = 0; step < 6; ++step) CHECK(path.figures[step].mean == doctest::Approx(expected[step]).epsilon(1e-12));
  CHECK(path.note.en.find("running total of each period") != std::string::npos);
}

TEST_CASE("no total of levels, of reports that do not join on to the opening, and of whole periods of a recurring target") {
  CHECK_FALSE(projected_total(total_evidence(pieces, Kind::stock)));
  CHECK_FALSE(projected_total(total_evidence({{Year{2024}, 50}})));
  CHECK_FALSE(projected_total(total_evidence({})));
  Evidence yearly = total_evidence(pieces);
  yearly.target.due = Due{EachPeriod{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}};
  CHECK_FALSE(projected_total(yearly));
}

TEST_CASE("limits hold totals, and reports that are all nothing show no spread") {
  const Projection held = *projected_total(total_evidence(pieces), {.upper = 180.0});
  for (const ProjectedFigure& figure : held.figures) CHECK((figure.mean <= 180 && figure.upper[1] <= 180));
  CHECK_FALSE(projected_total(total_evidence({{Year{2022}, 0}, {Year{2023}, 0}}))->spread);
  CHECK(held.spread);
}
