#include "milepost/plan/cadence.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("regularly and on an event are no schedule; each month and a window are, and only the first recurs") {
  Cadence cadence{.id = "one"};
  CHECK(!is_scheduled(cadence));
  cadence.due = Due{Regularly{}};
  CHECK(!is_scheduled(cadence));
  cadence.due = Due{Within{Half{2018, 1}}};
  CHECK(is_scheduled(cadence));
  CHECK(!frequency_of(cadence));
  cadence.due = Due{EachPeriod{Frequency::month}};
  CHECK(is_scheduled(cadence));
  CHECK(frequency_of(cadence) == Frequency::month);
}
