// Series by indicator and entity; names of different things do not mix.
#include <doctest/doctest.h>

#include "milepost/observation.hpp"
#include "milepost/plan/id.hpp"

using namespace milepost;

namespace {

static_assert(!std::is_convertible_v<TaskId, IndicatorId> && !std::is_convertible_v<IndicatorId, TaskId>);
static_assert(!std::is_constructible_v<SeriesKey, TaskId, std::string>);
template <class Id>
concept names_a_series = requires(const Observations& seen, Id id) {
  series_of(seen, id, Unit{});
};
static_assert(names_a_series<IndicatorId> && !names_a_series<TaskId>);

}  // namespace

TEST_CASE("a series is found by indicator and entity, in the unit asked for") {
  const Unit person = *find_unit("人"), ten_thousand = *find_unit("万人");
  const Observations seen{{{"talent", ""}, Series{ten_thousand, {{Year{2023}, 37.5}}}},
                          {{"talent", "历下区"}, Series{ten_thousand, {{Year{2023}, 4}}}}};
  CHECK(series_of(seen, "talent", person).last().value == 375'000);
  CHECK(series_of(seen, "talent", person, "历下区").last().value == 40'000);
  CHECK(series_of(seen, "talent", person, "市中区").empty());
  CHECK(series_of(seen, "talents", person).empty());
  CHECK(series_of(seen, "talents", person).unit() == person);
  CHECK_THROWS_AS(series_of(seen, "talent", Unit{"家"}), UnitMismatch);
}
