#include "milepost/aggregation/winsorise.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("the sample measures of 1, 2, 3, 4, 10: skewness 1.6971, excess kurtosis 3.1520") {
  // By hand: mean 4, sums of powers 50, 180, 1394.
  const Scores figures{1, 2, 3, 4, 10};
  CHECK(*skewness(figures) == doctest::Approx(36 / std::pow(10, 1.5) * std::sqrt(20) / 3).epsilon(1e-14));
  CHECK(*kurtosis(figures) == doctest::Approx(4 * (6 * (278.8 / 100 - 3) + 6) / 6).epsilon(1e-14));
}

TEST_CASE("skewness turns with the figures, and neither scale nor place matters") {
  CHECK(*skewness({-1, -2, -3, -4, -10}) == doctest::Approx(-*skewness({1, 2, 3, 4, 10})).epsilon(1e-14));
  CHECK(*kurtosis({107, 114, 121, 128, 170}) == doctest::Approx(*kurtosis({1, 2, 3, 4, 10})).epsilon(1e-12));
  CHECK(!skewness({1, 2}));
  CHECK(!kurtosis({1, 2, 3}));
  CHECK(!skewness({3, 3, 3}));
}

TEST_CASE("one far figure is drawn in to the next, on either side, and the others stay") {
  const Scores high{1, 2, 3, 4, 5, {}, 1000}, low{1, 2, 3, 4, 5, {}, -1000};
  CHECK(has_outliers(high));
  CHECK(winsorised(high) == Scores{1, 2, 3, 4, 5, {}, 5});
  CHECK(winsorised(low) == Scores{1, 2, 3, 4, 5, {}, 1});
  CHECK(!has_outliers(winsorised(high)));
}

TEST_CASE("no more than the rule allows: two far figures need two") {
  Scores figures;
  for (int i = 1; i <= 30; ++i) figures.push_back(i);
  figures.push_back(1'000);
  figures.push_back(1'001);
  CHECK(has_outliers(winsorised(figures, {.most = 1})));
  const Scores drawn = winsorised(figures);
  CHECK(drawn[30] == 30);
  CHECK(drawn[31] == 30);
}

TEST_CASE("figures without outliers are left as they are") {
  CHECK(winsorised({1, 2, 3, 4, 10}) == Scores{1, 2, 3, 4, 10});
  CHECK(winsorised({}).empty());
}
