#include "milepost/observation/panel.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace milepost;

namespace {

const std::vector<double> three_times{2016, 2017, 2018}, three_values{1, 2, 3};

bool is_refused(const std::vector<std::int64_t>& offsets, const std::vector<double>& times = three_times) {
  try {
    require_whole(Panel{offsets, times, three_values});
  } catch (const OutOfRange&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a panel's rows lie between their offsets, empty ones included") {
  const std::vector<std::int64_t> offsets{0, 2, 2, 3};
  const Panel panel{offsets, three_times, three_values};
  CHECK(series_count(panel) == 3);
  CHECK(row_of(panel, 0).size() == 2);
  CHECK(row_of(panel, 1).size() == 0);
  CHECK(row_of(panel, 2).values[0] == 3);
  CHECK(&row_of(panel, 2).times[0] == &three_times[2]);  // nothing is copied
  CHECK(series_count(Panel{}) == 0);
}

TEST_CASE("offsets ascend from 0 to the number of values, of which there are as many as times") {
  CHECK_FALSE(is_refused({0, 2, 3}));
  CHECK_FALSE(is_refused({0, 0, 3, 3}));
  CHECK(is_refused({0, 2}));
  CHECK(is_refused({1, 3}));
  CHECK(is_refused({0, 2, 1, 3}));
  CHECK(is_refused({0, 4, 3}));
  CHECK(is_refused({-1, 3}));
  CHECK(is_refused({0, 3}, {2016, 2017}));
  CHECK_NOTHROW(require_whole(Panel{}));
}
