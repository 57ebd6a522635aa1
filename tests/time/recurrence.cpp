// Recurrence: how many instances, and that they follow one another.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/time.hpp"

using namespace milepost;

namespace {

const Period five_years{Date{2021, 1, 1}, Date{2025, 12, 31}};

}  // namespace

TEST_CASE("every year of 2021..2025 is five, of 2022..2025 four") {
  const auto years = instances_of({Frequency::year, five_years});
  REQUIRE(years.size() == 5);
  CHECK(years.front() == Period{Year{2021}});
  CHECK(years.back() == Period{Year{2025}});
  CHECK(instances_of({Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}}).size() == 4);
  CHECK(instances_of({Frequency::half_year, five_years}).size() == 10);
  CHECK(instances_of({Frequency::quarter, five_years}).size() == 20);
  CHECK(instances_of({Frequency::month, five_years}).size() == 60);
  CHECK(instances_of({Frequency::day, five_years}).size() == 1826);
}

TEST_CASE("a first or last period that lies partly inside counts whole") {
  const auto years = instances_of({Frequency::year, Period{Date{2022, 7, 11}, Date{2025, 3, 1}}});
  REQUIRE(years.size() == 4);
  CHECK(years.front() == Period{Year{2022}});
  CHECK(years.back() == Period{Year{2025}});
}

TEST_CASE("month ends are counted from the anchor: twelve months from January on are twelve whole months") {
  const auto months = instances_of({Frequency::month, Period{Date{2025, 1, 31}, Date{2025, 12, 31}}});
  REQUIRE(months.size() == 12);
  for (int month = 1; month <= 12; ++month)
    CHECK(months[static_cast<std::size_t>(month - 1)] == Period{Month{2025, month}});
}

TEST_CASE("the last year of the calendar does not run over its end") {
  CHECK(instances_of({Frequency::year, Period{Date{9998, 1, 1}, Date{9999, 12, 31}}}).size() == 2);
  CHECK(instances_of({Frequency::month, Month{9999, 12}}).size() == 1);
  CHECK(instances_of({Frequency::day, Date{9999, 12, 31}}).size() == 1);
}

TEST_CASE("instances follow one another without gap and cover the window") {
  CHECK(rc::check("instances_of", [] {
    const Date first = add_days(Date{2000, 1, 1}, *rc::gen::inRange(0L, 5'000L));
    const Period window{first, add_days(first, *rc::gen::inRange(0L, 3'000L))};
    const auto every =
        *rc::gen::element(Frequency::day, Frequency::month, Frequency::quarter, Frequency::half_year, Frequency::year);
    const auto instances = instances_of({every, window});
    RC_ASSERT(contains(instances.front(), window.first()));
    RC_ASSERT(contains(instances.back(), window.last()));
    for (std::size_t i = 0; i < instances.size(); ++i) {
      RC_ASSERT(frequency_of(instances[i]) == every);
      if (i > 0) RC_ASSERT(instances[i].first() == day_after(instances[i - 1].last()));
    }
  }));
}

TEST_CASE("a recurrence is its frequency and its window") {
  const Recurrence yearly{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}};
  CHECK(yearly == Recurrence{Frequency::year, Period{Date{2022, 1, 1}, Date{2025, 12, 31}}});
  CHECK(yearly != Recurrence{Frequency::half_year, yearly.window});
  CHECK(yearly != Recurrence{Frequency::year, Year{2022}});
}
