#include "milepost/aggregation/class_counts.hpp"

#include <doctest/doctest.h>

#include "milepost/error.hpp"

using namespace milepost;

TEST_CASE("published (mid-term review of the 14th Five-Year Plan): 4 early, 5 faster and 7 on pace are 16 of 20, 4 lag") {
  const ClassCounts counts = class_counts({{"early", 4}, {"faster", 5}, {"on pace", 7}, {"lagging", 4}}, 20);
  CHECK(assessed(counts) == 20);
  CHECK(share_of_all(counts, "lagging") == 0.2);
  CHECK(count_of(counts, "no such class") == 0);
}

TEST_CASE("published (UNECE 2021): 23 on track, 57 to accelerate, 9 to reverse; 80 of 169 have no data and no class") {
  const ClassCounts counts = class_counts({{"on track", 23}, {"accelerate", 57}, {"reverse", 9}}, 169);
  CHECK(counts.total - assessed(counts) == 80);
  CHECK(share_of_assessed(counts, "on track").value() == doctest::Approx(23.0 / 89));
}

TEST_CASE("labels are counted, and an empty one is in the total alone") {
  const ClassCounts counts = class_counts({"red", "", "green", "red"});
  CHECK(counts == class_counts({{"green", 1}, {"red", 2}}, 4));
  CHECK(share_of_all(counts, "red") == 0.5);
}

TEST_CASE("more in classes than in all is refused, and nothing has no shares") {
  CHECK_THROWS_WITH_AS(class_counts({{"red", 7}}, 6), "counts 7: add up to more than the total of 6", OutOfRange);
  CHECK_THROWS_AS(class_counts({{"red", -1}}, 6), OutOfRange);
  CHECK(!share_of_all(class_counts(std::vector<std::string>{}), "red"));
  CHECK(!share_of_assessed(class_counts({""}), "red"));
}
