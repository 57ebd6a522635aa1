// Frequencies: months in a period.
#include <doctest/doctest.h>

#include "milepost/time.hpp"

using namespace milepost;

TEST_CASE("a year holds whole numbers of halves, quarters and months") {
  static_assert(months_in(Frequency::year) == 12 && months_in(Frequency::half_year) == 6);
  static_assert(months_in(Frequency::quarter) == 3 && months_in(Frequency::month) == 1 &&
                months_in(Frequency::day) == 0);
  for (const Frequency frequency : {Frequency::month, Frequency::quarter, Frequency::half_year, Frequency::year}) {
    const auto instances = instances_of({frequency, Year{2024}});
    CHECK(instances.size() * static_cast<std::size_t>(months_in(frequency)) == 12);
  }
}
