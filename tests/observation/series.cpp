// Series: order, first and last, other units.
#include <doctest/doctest.h>

#include "milepost/observation.hpp"

using namespace milepost;

TEST_CASE("observations stand in order of the period's end, equal ends as given") {
  const Series series{Unit{"家"}, {{Year{2024}, 3}, {Quarter{2023, 1}, 1}, {Quarter{2024, 4}, 4}, {Year{2023}, 2}}};
  std::vector<double> values;
  for (const Observation& observation : series.observations())
    values.push_back(observation.value);
  CHECK(values == std::vector<double>{1, 2, 3, 4});
  CHECK(series.first().value == 1);
  CHECK(series.last().value == 4);
}

TEST_CASE("an empty series has no first or last") {
  const Series series{Unit{"家"}};
  CHECK(series.empty());
  CHECK_THROWS_AS(series.first(), OutOfRange);
  CHECK_THROWS_AS(series.last(), OutOfRange);
}

TEST_CASE("zero is a figure") { CHECK(Series{Unit{"家"}, {{Year{2024}, 0}}}.size() == 1); }

TEST_CASE("a series is written in another unit whole, with all that belongs to it") {
  const Series people{*find_unit("人"),
                      {{Year{2024}, 375'000, Report::since_start, ObservationStatus::provisional, Exactness::at_least,
                        Date{2025, 1, 3}}}};
  const Series in_ten_thousands = in(people, *find_unit("万人"));
  CHECK(in_ten_thousands.last().value == 37.5);
  CHECK(in_ten_thousands.unit().name == "万人");
  CHECK(in_ten_thousands.last().exactness == Exactness::at_least);
  CHECK(in_ten_thousands.last().published == Date{2025, 1, 3});
  CHECK_THROWS_AS(in(people, Unit{"家"}), UnitMismatch);
}
