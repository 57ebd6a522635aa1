#include "milepost/projection/seasonal.hpp"

#include <doctest/doctest.h>

#include "milepost/projection/complex_smoothing.hpp"
#include "model_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

/// Passengers of international airlines, thousands a month, 1949 to 1960 (Box and Jenkins, Time series analysis, 1976, series G).
const Figures airline{112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
                      145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
                      196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
                      242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
                      315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
                      360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};

/// The test in long double, as far from its limit as it may be.
double excess_of_test(const Figures& figures, int period) {
  const auto n = static_cast<long double>(figures.size());
  long double mean = 0, sum = 0, variance = 0, last = 0;
  for (const double figure : figures) mean += figure / n;
  for (const double figure : figures) variance += (figure - mean) * (figure - mean);
  for (int lag = 1; lag <= period; ++lag) {
    long double products = 0;
    for (std::size_t i = static_cast<std::size_t>(lag); i < figures.size(); ++i)
      products += (figures[i] - mean) * (figures[i - static_cast<std::size_t>(lag)] - mean);
    last = products / variance;
    if (lag < period) sum += last * last;
  }
  return static_cast<double>(std::abs(last) - 1.645L * std::sqrt((1 + 2 * sum) / n));
}

}  // namespace

TEST_CASE("published: the months of the airline passengers, as R's decompose has them") {
  const Seasons seasons = find_seasons(airline, 12);
  const Figures published{0.9102304, 0.8836253, 1.0073663, 0.9759060, 0.9813780, 1.1127758, 1.2265555, 1.2199110, 1.0604919, 0.9217572, 0.8011781, 0.8988244};
  REQUIRE(seasons.finding == SeasonFinding::seasonal);
  CHECK(seasons.multiplicative);
  for (std::size_t month = 0; month < 12; ++month) CHECK(std::abs(seasons.factors[month] - published[month]) < 5.1e-8);
}

TEST_CASE("seasons of an exactly seasonal series are its own, multiplied or added, of even and odd periods") {
  for (const int period : {2, 3, 4, 7, 12, 24}) {
    Figures factors, products, sums;
    double total = 0;
    for (int season = 0; season < period; ++season) factors.push_back(1 + 0.5 * std::sin(1.3 * season) / (1 + 0.1 * season)), total += factors.back();
    for (double& factor : factors) factor *= period / total;
    for (int i = 0; i < 8 * period; ++i) products.push_back(80 * factors[static_cast<std::size_t>(i % period)]), sums.push_back(products.back() - 90);
    const Seasons multiplied = find_seasons(products, period), added = find_seasons(sums, period);
    REQUIRE(multiplied.finding == SeasonFinding::seasonal);
    REQUIRE(added.finding == SeasonFinding::seasonal);
    CHECK(multiplied.multiplicative);
    CHECK_FALSE(added.multiplicative);
    for (std::size_t season = 0; season < factors.size(); ++season) {
      CHECK(multiplied.factors[season] == doctest::Approx(factors[season]).epsilon(1e-13));
      CHECK(std::abs(added.factors[season] - 80 * (factors[season] - 1)) < 1e-11);
    }
    const Answer on = answer_of(Seasonal<ComplexSmoothing>{period, {}, 2}, products, period);
    for (std::size_t h = 0; h < factors.size(); ++h) CHECK(on.ahead[h] == doctest::Approx(80 * factors[h]).epsilon(1e-9));
  }
}

TEST_CASE("the test is that of the competitions, by its definition") {
  test::Random random(61);
  int found = 0, trials = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const int period = random.whole(2, 12);
    Figures figures;
    const double swing = random.number(0, 8);
    for (int i = 0; i < 3 * period + trial % 9; ++i) figures.push_back(100 + swing * std::sin(6.28 * i / period) + random.number(-5, 5));
    const double excess = excess_of_test(figures, period);
    if (std::abs(excess) < 1e-12) continue;
    const bool seasonal = find_seasons(figures, period).finding == SeasonFinding::seasonal;
    CHECK(seasonal == (excess > 0));
    found += seasonal, ++trials;
  }
  CHECK(found > trials / 10);
  CHECK(found < trials * 9 / 10);
}

TEST_CASE("no season, and why") {
  CHECK(find_seasons(airline, 1).finding == SeasonFinding::no_such_period);
  CHECK(find_seasons(airline, 25).finding == SeasonFinding::no_such_period);
  CHECK(find_seasons({}, 4).finding == SeasonFinding::too_few_years);
  CHECK(find_seasons(std::span(airline).first(23), 12).finding == SeasonFinding::too_few_years);
  CHECK(find_seasons(std::span(airline).first(35), 12, 3).finding == SeasonFinding::too_few_years);
  CHECK(find_seasons(Figures(20, 5), 4).finding == SeasonFinding::not_significant);
  CHECK(find_seasons(Figures(20, 5), 4).factors.empty());
  CHECK(name_of(SeasonFinding::too_few_years) == "too few years");
}

TEST_CASE("without a season the model sees the figures as they are") {
  const Figures figures{5, 9, 2, 8, 7, 3, 6, 4, 8, 5};
  REQUIRE(find_seasons(figures, 4).finding == SeasonFinding::not_significant);
  for (const int period : {-3, 0, 1, 4, 9, 25, 1000})
    CHECK(same_bits(answer_of(Seasonal<ComplexSmoothing>{period, {}, 2}, figures), answer_of(ComplexSmoothing{}, figures)));
}

TEST_CASE("seasons: series with and without, above and below zero, side by side at every width") {
  test::Random random(62);
  for (int trial = 0; trial < 40; ++trial) {
    std::vector<Figures> series;
    for (int lane = 0; lane < 8; ++lane) {
      series.emplace_back();
      for (int i = 0; i < 20; ++i) series.back().push_back((lane % 2 ? 60 : 0) + (lane % 3 ? 20 * std::sin(1.57 * i + lane) : 0) + random.number(-3, 3));
    }
    const Seasonal<ComplexSmoothing> model{4, {}, 2};
    const auto in_eights = answers_at<8>(model, series), in_fours = answers_at<4>(model, series);
    for (std::size_t lane = 0; lane < 8; ++lane) {
      const Answer alone = answer_of(model, series[lane]);
      if (lane < in_eights.size()) CHECK(same_bits(in_eights[lane], alone));
      if (lane < in_fours.size()) CHECK(same_bits(in_fours[lane], alone));
      if (lane % 3) CHECK_FALSE(same_bits(alone, answer_of(ComplexSmoothing{}, series[lane])));
    }
  }
}

TEST_CASE("seasons: the same bits at every width and beside any other series") {
  CHECK(lanes_are_alone(Seasonal<ComplexSmoothing>{4, {}, 2}));
  CHECK(lanes_are_alone(Seasonal<ComplexSmoothing>{3, {}, 2}));
}

TEST_CASE("seasons: no history gives a number that is not finite") {
  CHECK(always_finite(Seasonal<ComplexSmoothing>{4, {}, 2}));
  CHECK(always_finite(Seasonal<ComplexSmoothing>{2, {}, 2}));
  CHECK(always_finite(Seasonal<ComplexSmoothing>{3, {}, 1}));
}
