#include "milepost/projection/accuracy.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace milepost;

namespace {

const std::vector<double> seen_later{110, 90}, said_before{100, 100};

}  // namespace

TEST_CASE("percentage errors by hand: 10 of 210 and 10 of 190, times 200") {
  CHECK(*symmetric_percentage_error(seen_later, said_before) == doctest::Approx((200.0 * 10 / 210 + 200.0 * 10 / 190) / 2));
  CHECK(*symmetric_percentage_error(std::vector<double>{0}, std::vector<double>{0}) == 0);
  CHECK(*symmetric_percentage_error(std::vector<double>{5}, std::vector<double>{-5}) == 200);  // the worst there is
  CHECK_FALSE(symmetric_percentage_error({}, {}));
}

TEST_CASE("scaled errors: changes of 10 and 20 make a scale of 15; a constant has none") {
  const std::vector<double> history{80, 90, 110};
  CHECK(*seasonal_change(history) == 15);
  CHECK(*seasonal_change(history, 2) == 30);
  CHECK(*scaled_error(seen_later, said_before, seasonal_change(history)) == doctest::Approx(10.0 / 15));
  CHECK_FALSE(seasonal_change(std::vector<double>{7, 7, 7}));
  CHECK_FALSE(seasonal_change(std::vector<double>{7}));
  CHECK_FALSE(scaled_error(seen_later, said_before, std::nullopt));
}

TEST_CASE("the naive projection itself has an overall weighted average of 1") {
  CHECK(*overall_weighted_average(22.3, 22.3, 3.0, 3.0) == 1);
  CHECK_FALSE(overall_weighted_average(1, 0, 1, 1));
}

TEST_CASE("an interval costs its width, and at 95 % forty times what lies outside") {
  CHECK(interval_score(100, 90, 120, 95) == 30);
  CHECK(interval_score(80, 90, 120, 95) == doctest::Approx(30 + 40 * 10));
  CHECK(interval_score(121, 90, 120, 80) == doctest::Approx(30 + 10 * 1));
}

TEST_CASE("the ends of an interval are inside") {
  const std::vector<double> lower{110, 91}, upper{120, 92};
  CHECK(*coverage_of(seen_later, lower, upper) == 0.5);
}

TEST_CASE("of a single value the ranked probability score is the absolute error; more of the truth costs less") {
  CHECK(*ranked_probability_score(7, std::vector<double>{4}) == 3);
  CHECK(*ranked_probability_score(1, std::vector<double>{4}) == 3);
  CHECK(*ranked_probability_score(5, std::vector<double>{3, 4, 5, 6, 7}) < *ranked_probability_score(9, std::vector<double>{3, 4, 5, 6, 7}));
}

TEST_CASE("of the uniform distribution on 0 to 1 the ranked probability score at 1/2 is 1/12") {
  std::vector<double> quantiles;
  for (int k = 0; k < 2000; ++k) quantiles.push_back((k + 0.5) / 2000);
  CHECK(*ranked_probability_score(0.5, quantiles) == doctest::Approx(1.0 / 12).epsilon(1e-6));
}
