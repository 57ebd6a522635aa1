// Observations: names of reports, defaults that say what is usual.
#include <doctest/doctest.h>

#include "milepost/observation.hpp"

using namespace milepost;

namespace {

static_assert(!std::is_default_constructible_v<Observation>, "a missing figure is no observation at all");

}  // namespace

TEST_CASE("a plain figure is final, exact, of its period, with no day of publication") {
  const Observation observation{Year{2024}, 361};
  CHECK(observation.report == Report::period);
  CHECK(observation.status == ObservationStatus::final_figure);
  CHECK(observation.exactness == Exactness::exact);
  CHECK_FALSE(observation.published.has_value());
}

TEST_CASE("reports are named as tables write them") {
  CHECK(name_of(Report::period) == "period");
  CHECK(name_of(Report::year_to_date) == "year to date");
  CHECK(name_of(Report::since_start) == "since start");
}
