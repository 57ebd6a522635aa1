#include "milepost/scenario/peers.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("WHO's tests: the mean of the best changes") {
  const std::vector<double> changes{1, 4, 2.6, 0.4, 0, 1, 2, 0.2, 7.8, 4};
  CHECK(mean_of_best(changes, 1, Direction::increase) == 7.8);
  CHECK(mean_of_best(changes, 3, Direction::increase) == doctest::Approx(5.266667).epsilon(1e-7));
  CHECK(mean_of_best(changes, 1, Direction::decrease) == 0);
  CHECK(mean_of_best(changes, 50, Direction::increase) == doctest::Approx(2.3));
  CHECK_THROWS_AS(mean_of_best({}, 1, Direction::increase), OutOfRange);
  CHECK_THROWS_AS(mean_of_best(changes, 0, Direction::increase), OutOfRange);
}

TEST_CASE("a share of few is one at least") {
  CHECK(count_of_share(2, 0.1) == 1);
  CHECK(count_of_share(10, 0.3) == 3);
}

TEST_CASE("who is behind the mean of a group aims at the mean, who is not at the best") {
  const std::vector<double> group{1, 2, 6};
  CHECK(followed_change(1, group, Direction::increase) == 3);
  CHECK(followed_change(3, group, Direction::increase) == 6);
  CHECK(followed_change(6, group, Direction::decrease) == 3);
  CHECK(followed_change(2, group, Direction::decrease) == 1);
  CHECK(followed_change(2, std::vector{2.0}, Direction::increase) == 2);
}

TEST_CASE("groups of like size, the largest in the last one") {
  const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  CHECK(quantile_groups(values, 5) == std::vector<std::size_t>{0, 0, 1, 1, 2, 2, 3, 3, 4, 4});
  CHECK(quantile_groups(values, 1) == std::vector<std::size_t>(10, 0));
  CHECK(quantile_groups(std::vector{7.0}, 5) == std::vector<std::size_t>{4});
}

TEST_CASE("only one's own quantile counts") {
  const std::vector<double> figures{1, 2, 3, 4}, changes{1, 3, 10, 20};
  CHECK(followed_in_quantile(0, figures, changes, 2, Direction::increase) == 2);
  CHECK(followed_in_quantile(1, figures, changes, 2, Direction::increase) == 3);
  CHECK(followed_in_quantile(2, figures, changes, 2, Direction::increase) == 15);
  CHECK_THROWS_AS(followed_in_quantile(4, figures, changes, 2, Direction::increase), OutOfRange);
}

TEST_CASE("a change is seen between the first and the last seen figure of the years") {
  const YearlyPath path{2012, {1, std::nullopt, 20, 22, 24, 26, 40}, {}};
  CHECK(seen_change(path, 2013, 2017) == 2);
  CHECK_FALSE(seen_change(path, 2018, 2018));
  CHECK_FALSE(seen_change(path, 2013, 2014));
}
