// What was known on a day: closing, publication, revisions, estimates.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/observation.hpp"

using namespace milepost;

namespace {

const Series rd_growth{
    percent_unit,
    {{.period = Year{2021}, .value = 14.2, .status = ObservationStatus::provisional, .published = Date{2022, 2, 28}},
     {.period = Year{2021}, .value = 14.6, .published = Date{2022, 8, 31}}}};

Observation estimate(double value, const Date& published) {
  return {.period = Year{2024}, .value = value, .status = ObservationStatus::estimate, .published = published};
}

Series known(std::vector<Observation> observations, const Date& as_of) {
  return known_as_of(Series{percent_unit, std::move(observations)}, as_of);
}

Series any_series() {
  std::vector<Observation> observations;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    const Period period = period_of(Date{2024, *rc::gen::inRange(1, 13), 1},
                                    *rc::gen::element(Frequency::month, Frequency::quarter, Frequency::year));
    Observation observation{.period = period, .value = static_cast<double>(i)};
    observation.report = *rc::gen::element(Report::period, Report::year_to_date);
    observation.status =
        *rc::gen::element(ObservationStatus::final_figure, ObservationStatus::provisional, ObservationStatus::estimate);
    if (*rc::gen::arbitrary<bool>()) observation.published = add_days(Date{2024, 1, 1}, *rc::gen::inRange(0L, 700L));
    observations.push_back(observation);
  }
  return Series{percent_unit, std::move(observations)};
}

/// What is better comes later: figures after estimates, then by the day they became known.
std::pair<bool, Date> rank(const Observation& o) { return {o.status != ObservationStatus::estimate, known_on(o)}; }

}  // namespace

TEST_CASE("R&D growth of 2021 was 14.2 as of 2022-06-30 and 14.6 as of 2022-09-30") {
  const Series in_june = known_as_of(rd_growth, Date{2022, 6, 30});
  REQUIRE(in_june.size() == 1);
  CHECK(in_june.last().value == 14.2);
  CHECK(in_june.last().status == ObservationStatus::provisional);
  const Series in_september = known_as_of(rd_growth, Date{2022, 9, 30});
  REQUIRE(in_september.size() == 1);
  CHECK(in_september.last().value == 14.6);
  CHECK(known_as_of(rd_growth, Date{2022, 2, 27}).empty());
  CHECK(known_as_of(rd_growth, Date{2022, 2, 28}).size() == 1);
}

TEST_CASE("a figure counts once its period has closed and it has been published, both days inside") {
  const Observation early{.period = Year{2024}, .value = 5, .published = Date{2024, 12, 20}};
  CHECK_FALSE(usable(early, Date{2024, 12, 30}));
  CHECK(usable(early, Date{2024, 12, 31}));
  const Observation late{.period = Year{2024}, .value = 5, .published = Date{2025, 2, 28}};
  CHECK_FALSE(usable(late, Date{2025, 2, 27}));
  CHECK(usable(late, Date{2025, 2, 28}));
}

TEST_CASE("without a day of publication a figure counts as known at its period's close") {
  const Observation blank{.period = Year{2024}, .value = 5};
  CHECK(known_on(blank) == Date{2024, 12, 31});
  CHECK(usable(blank, Date{2024, 12, 31}));
  CHECK_FALSE(usable(blank, Date{2024, 12, 30}));
}

TEST_CASE("an estimate never replaces a figure, a figure replaces an estimate however early") {
  const Observation figure{.period = Year{2024}, .value = 5, .published = Date{2025, 1, 10}};
  CHECK(known({figure, estimate(6, Date{2025, 3, 1})}, Date{2025, 12, 31}).last().value == 5);
  CHECK(known({estimate(6, Date{2025, 3, 1}), figure}, Date{2025, 12, 31}).last().value == 5);
  CHECK(known({estimate(6, Date{2025, 1, 3}), estimate(7, Date{2025, 2, 1})}, Date{2025, 12, 31}).last().value == 7);
  CHECK(known({estimate(6, Date{2025, 1, 3}), figure}, Date{2025, 1, 9}).last().value == 6);
}

TEST_CASE("a full-year estimate from before the year's close is a forecast and never used") {
  CHECK(is_forecast(estimate(6, Date{2024, 12, 30})));
  CHECK_FALSE(is_forecast(estimate(6, Date{2024, 12, 31})));
  CHECK(known({estimate(6, Date{2024, 11, 1})}, Date{2025, 12, 31}).empty());
}

TEST_CASE("reports of different stretches with one end are different figures") {
  const Observation quarter{.period = Quarter{2024, 4}, .value = 1}, year{.period = Year{2024}, .value = 4};
  const Observation to_date{.period = Quarter{2024, 4}, .value = 4, .report = Report::year_to_date};
  CHECK(known({quarter, year, to_date, quarter}, Date{2025, 1, 1}).size() == 3);
}

TEST_CASE("of each period and report the best usable figure is left, and knowing it again changes nothing") {
  CHECK(rc::check("known_as_of", [] {
    const Series series = any_series();
    const Date as_of = add_days(Date{2024, 1, 1}, *rc::gen::inRange(0L, 800L));
    const Series known = known_as_of(series, as_of);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const Observation& held = known.observations()[i];
      RC_ASSERT(usable(held, as_of));
      for (std::size_t j = i + 1; j < known.size(); ++j) {
        const Observation& other = known.observations()[j];
        RC_ASSERT(held.period != other.period || held.report != other.report);
      }
    }
    for (const Observation& any : series.observations()) {
      if (!usable(any, as_of)) continue;
      const auto& figures = known.observations();
      const auto held = std::find_if(figures.begin(), figures.end(), [&](const Observation& o) {
        return o.period == any.period && o.report == any.report;
      });
      RC_ASSERT(held != figures.end());
      RC_ASSERT(rank(any) <= rank(*held));
    }
    RC_ASSERT(known_as_of(known, as_of) == known);
  }));
}
