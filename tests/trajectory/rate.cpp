// Rates: compound growth, least squares, mean rates and chained cuts.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <vector>

#include "milepost/trajectory.hpp"

using namespace milepost;

namespace {

double to_digits(double value, int digits) { return std::round(value * std::pow(10, digits)) / std::pow(10, digits); }

/// Slope and intercept from the normal equations, uncentred, in long double.
std::pair<long double, long double> normal_equations(const std::vector<Point>& points) {
  long double n = 0, t = 0, tt = 0, v = 0, tv = 0;
  for (const Point& p : points) {
    n += 1;
    t += p.time;
    v += p.value;
    tt += static_cast<long double>(p.time) * p.time;
    tv += static_cast<long double>(p.time) * p.value;
  }
  const long double slope = (n * tv - t * v) / (n * tt - t * t);
  return {slope, (v - slope * t) / n};
}

}  // namespace

TEST_CASE("260, 310, 361 platforms: grew 17.8 % a year, 15.4 % needed for 400, a ratio of 1.15") {
  const double grew = compound_growth(260, 361, 2).value();
  const double needed = compound_growth(260, 400, 3).value();
  CHECK(to_digits(100 * grew, 1) == 17.8);
  CHECK(to_digits(100 * needed, 1) == 15.4);
  CHECK(to_digits(grew / needed, 2) == 1.15);
}

TEST_CASE("compound growth compounds back to where it went") {
  CHECK(rc::check("from * (1 + rate)^years == to", [] {
    const double from = *rc::gen::inRange(1, 1'000'000), to = *rc::gen::inRange(1, 1'000'000),
                 years = *rc::gen::inRange(1, 40);
    const double rate = compound_growth(from, to, years).value();
    RC_ASSERT(std::abs(from * std::pow(1 + rate, years) / to - 1) < 1e-12);
    RC_ASSERT(std::abs(compound_growth(-from, -to, years).value() - rate) <= 0);
  }));
}

TEST_CASE("near zero growth no digits are lost") {
  const double from = 1, to = 1 + 0x1p-40;
  const long double exact = std::expm1(std::log1p(0x1p-40L) / 10);
  CHECK(std::abs(compound_growth(from, to, 10).value() / static_cast<double>(exact) - 1) < 1e-15);
  CHECK(std::abs((std::pow(to / from, 0.1) - 1) / static_cast<double>(exact) - 1) >
        1e-6);  // what the plain formula would give
}

TEST_CASE("growth from, to or through zero is undefined, as is growth in no time") {
  CHECK_FALSE(compound_growth(0, 5, 1).has_value());
  CHECK_FALSE(compound_growth(5, 0, 1).has_value());
  CHECK_FALSE(compound_growth(-5, 5, 1).has_value());
  CHECK_FALSE(compound_growth(5, 6, 0).has_value());
  CHECK_FALSE(compound_growth(5, 6, -1).has_value());
  CHECK_FALSE(compound_growth(std::nan(""), 6, 1).has_value());
  CHECK(compound_growth(1e-200, 1e-200, 1) == 0);
}

TEST_CASE("a straight line through 260, 310, 361 stands at 411.3 in 2025") {
  const std::array points{Point{2022, 260}, Point{2023, 310}, Point{2024, 361}};
  const Line line = least_squares(points).value();
  CHECK(line.slope == 50.5);
  CHECK(to_digits(value_at(line, 2025), 1) == 411.3);
  CHECK(line.degrees_of_freedom == 1);
  CHECK(line.residual_variance == doctest::Approx(1.0 / 6).epsilon(1e-12));
  CHECK(line.spread_of_times == 2);
}

TEST_CASE("least squares agrees with the normal equations") {
  CHECK(rc::check("slope and height", [] {
    std::vector<Point> points;
    const int count = *rc::gen::inRange(2, 12);
    for (int i = 0; i < count; ++i)
      points.push_back(
          {2000.0 + i + *rc::gen::inRange(0, 12) / 12.0, static_cast<double>(*rc::gen::inRange(-10'000, 10'000))});
    const Line line = least_squares(points).value();
    const auto [slope, intercept] = normal_equations(points);
    for (const Point& p : points) {
      const double plain = static_cast<double>(slope * p.time + intercept);
      RC_ASSERT(std::abs(value_at(line, p.time) - plain) < 1e-6 * (1 + std::abs(plain)));
    }
  }));
}

TEST_CASE("moving all times moves nothing else: years near 2000 lose no digits") {
  CHECK(rc::check("shift of time", [] {
    std::vector<Point> points, shifted;
    for (int i = 0; i < 8; ++i) {
      const double value = *rc::gen::inRange(-1'000, 1'000);
      points.push_back({static_cast<double>(i), value});
      shifted.push_back({static_cast<double>(i) + 2048, value});
    }
    RC_ASSERT(least_squares(points)->slope == least_squares(shifted)->slope);
  }));
}

TEST_CASE("points on a line leave no residual, two points none to judge by") {
  const std::array on_line{Point{1, 3}, Point{2, 5}, Point{4, 9}};
  CHECK(least_squares(on_line)->residual_variance == doctest::Approx(0).epsilon(1e-12));
  const std::array two{Point{1, 3}, Point{2, 8}};
  CHECK(least_squares(two)->slope == 5);
  CHECK(least_squares(two)->residual_variance == 0);
  CHECK(least_squares(two)->degrees_of_freedom == 0);
}

TEST_CASE("no line through one moment") {
  CHECK_FALSE(least_squares({}).has_value());
  CHECK_FALSE(least_squares(std::array{Point{2024, 5}}).has_value());
  CHECK_FALSE(least_squares(std::array{Point{2024, 5}, Point{2024, 6}}).has_value());
}

TEST_CASE("the mean of rates is geometric: 14.6 and 10.1 give 12.33") {
  CHECK(to_digits(mean_rate(std::array{14.6, 10.1}).value(), 2) == 12.33);
  CHECK(mean_rate(std::array{7.0}).value() == doctest::Approx(7).epsilon(1e-15));
  CHECK(mean_rate(std::array{100.0, -50.0}).value() == doctest::Approx(0).epsilon(1e-13));
  CHECK_FALSE(mean_rate({}).has_value());
  CHECK_FALSE(mean_rate(std::array{5.0, -100.0}).has_value());
}

TEST_CASE("yearly cuts are chained, which is less than their sum") {
  CHECK(chained_cut(std::array{50.0, 50.0}) == 75);
  CHECK(chained_cut({}) == 0);
  CHECK(chained_cut(std::array{2.7, 0.1, 0.5}) == doctest::Approx(100 * (1 - 0.973 * 0.999 * 0.995)).epsilon(1e-13));
  CHECK(rc::check("never more than the sum", [] {
    const double a = *rc::gen::inRange(0, 1'000) / 10.0, b = *rc::gen::inRange(0, 1'000) / 10.0;
    RC_ASSERT(chained_cut(std::array{a, b}) <= a + b + 1e-12);
  }));
}

TEST_CASE("by the cumulative method the powers of growth add up to the years' sum over the start") {
  CHECK(cumulative_growth(100, std::array{110.0, 121.0, 133.1}) == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(rc::check("sum of powers", [] {
    const double start = *rc::gen::inRange(1, 1'000);
    std::vector<double> values;
    long double sum = 0;
    for (int left = *rc::gen::inRange(1, 12); left > 0; --left) values.push_back(*rc::gen::inRange(1, 2'000));
    for (const double value : values) sum += value;
    const long double x = 1 + static_cast<long double>(*cumulative_growth(start, values));
    long double powers = 0, power = 1;
    for (std::size_t k = 0; k < values.size(); ++k) powers += power *= x;
    RC_ASSERT(std::abs(static_cast<double>(powers / (sum / start)) - 1) < 1e-12);
  }));
}

TEST_CASE("one year of the cumulative method is plain growth; both methods agree on even growth, not otherwise") {
  CHECK(cumulative_growth(80, std::array{100.0}) == doctest::Approx(0.25).epsilon(1e-15));
  CHECK(cumulative_growth(-100, std::array{-110.0, -121.0}) == doctest::Approx(0.1).epsilon(1e-14));
  CHECK(*cumulative_growth(100, std::array{110.0, 105.0, 130.0}) < *compound_growth(100, 130, 3));
  CHECK(!cumulative_growth(100, std::array{-110.0}));
  CHECK(!cumulative_growth(100, {}));
  CHECK(!cumulative_growth(0, std::array{1.0}));
}

TEST_CASE("compounding undoes compound growth") {
  CHECK(*compounded(260, *compound_growth(260, 400, 3), 3) == doctest::Approx(400).epsilon(1e-14));
  CHECK(!compounded(260, -1, 3));
  CHECK(compounded(260, 0.5, 0) == 260);
}

TEST_CASE("published (UNEP 2019): 55.3 falling by 7.6 % a year for ten years is 25, as printed") {
  CHECK(to_digits(*compounded(55.3, -0.076, 10), 0) == 25);
}

TEST_CASE("published (IGME 2013): 90 to 48 is a fall of 47 %") {
  CHECK(to_digits(100 * *relative_change(90, 48), 0) == -47);
  CHECK(!relative_change(0, 5));
}

TEST_CASE("a rate needs time; cuts added are another reading than cuts chained") {
  CHECK(linear_rate(100, 200, 10) == 10);
  CHECK(!linear_rate(100, 200, 0));
  CHECK(added_cut(std::array{2.7, 0.1, 0.5}) == doctest::Approx(3.3).epsilon(1e-15));
}
