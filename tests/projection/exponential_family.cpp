#include "milepost/projection/exponential_family.hpp"

#include <doctest/doctest.h>

#include "model_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

/// One form fitted to figures, in the unit of the figures.
struct FormFit {
  double level_share, trend_share, damping, level, trend, criterion;
};

FormFit fit_form(const Figures& figures, detail::SmoothingForm form) {
  using namespace detail;
  LaneRoom<2> room, scaled;
  for (std::size_t i = 0; i < figures.size(); ++i) room[i] = Lanes<2>(figures[i]);
  const LaneHistory<2> seen{room.data(), static_cast<int>(figures.size())};
  const Lanes<2> size = largest_size(seen);
  SmoothingTrace<2> trace;
  const auto fit = fit_smoothing(divided(seen, size, scaled), form, trace);
  const double back = 2 * static_cast<double>(figures.size()) * std::log(size[0]);
  return {fit.shares.level[0], fit.shares.trend[0], fit.shares.damping[0], (fit.first.level * size)[0], (fit.first.trend * size)[0], fit.criterion[0] + back};
}

/// The corrected criterion by its definition, in long double; no number where the likelihood has none.
double criterion_of(const Figures& figures, detail::SmoothingForm form, const FormFit& fit) {
  long double level = fit.level, trend = fit.trend, squares = 0, logs = 0;
  for (const double figure : figures) {
    const long double expected = level + fit.damping * trend, error = figure - expected;
    level = expected + fit.level_share * error, trend = fit.damping * trend + fit.trend_share * error;
    squares += form.in_proportion ? error / expected * (error / expected) : error * error;
    logs += form.in_proportion ? std::log(expected) : 0;
  }
  const auto n = static_cast<long double>(figures.size()), k = static_cast<long double>(detail::parameters_of(form));
  return static_cast<double>(n * std::log(2 * 3.14159265358979323846L * 2.71828182845904523536L * squares / n) + 2 * logs + 2 * k + 2 * k * (k + 1) / (n - k - 1));
}

Figures positive_figures(test::Random& random, int count) {
  Figures figures;
  double level = random.number(20, 100);
  for (int i = 0; i < count; ++i) figures.push_back(level += random.number(-3, 4));
  return figures;
}

// Annual oil production of Saudi Arabia, million tonnes, 1996 to 2013, and air passengers in Australia, millions, 1990 to 2016
// (Hyndman and Athanasopoulos, Forecasting: principles and practice, 2nd edition, 2018, sections 7.1 and 7.2).
const Figures oil{445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34};
const Figures air{17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39,
                  41.60, 44.66, 46.95, 48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.20, 68.12, 69.78, 72.60};

}  // namespace

TEST_CASE("the corrected criterion by hand: -2 log L = 20, three parameters, ten figures") {
  CHECK(detail::corrected_criterion(detail::Lanes<2>(20), 3, 10)[0] == 20 + 6 + 24.0 / 6);
  // one squared error of 1 each: -2 log L = n log(2 pi e)
  CHECK(detail::full_likelihood(detail::log_of_squares(detail::Lanes<2>(10), 10), 10)[0] == doctest::Approx(28.378770664093453).epsilon(1e-15));
  CHECK(detail::parameters_of({false, 0}) == 3);
  CHECK(detail::parameters_of({true, 1}) == 5);
  CHECK(detail::parameters_of({true, 2}) == 6);
}

TEST_CASE("published: share and first level of simple smoothing of oil production") {
  const FormFit fit = fit_form(oil, {false, 0});
  CHECK(fit.level_share == doctest::Approx(0.8339).epsilon(1e-4));
  CHECK(fit.level == doctest::Approx(446.5868).epsilon(1e-4));
}

TEST_CASE("published: air passengers with a trend that never moves; what is found is a little likelier, and forecasts agree") {
  const FormFit fit = fit_form(air, {false, 1}), published{0.8302, 0.8302 * 0.0001, 1, 15.5715, 2.1017, 0};
  const double likelier = criterion_of(air, {false, 1}, published) - fit.criterion;
  CHECK(likelier > 0);
  CHECK(likelier < 0.05);
  const Figures forecasts{74.60, 76.70, 78.80, 80.91, 83.01};
  double level = fit.level, trend = fit.trend;
  for (const double figure : air) {
    const double error = figure - level - trend;
    level += trend + fit.level_share * error, trend += fit.trend_share * error;
  }
  for (std::size_t h = 0; h < 5; ++h) CHECK(std::abs(level + trend * static_cast<double>(h + 1) - forecasts[h]) < 0.03);
}

TEST_CASE("the criterion of every form is that of its own parameters, by definition") {
  test::Random random(3);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = positive_figures(random, random.whole(8, 30));
    for (int form = 0; form < 6; ++form) {
      const detail::SmoothingForm tried{form >= 3, form % 3};
      const FormFit fit = fit_form(figures, tried);
      CHECK(std::abs(fit.criterion - criterion_of(figures, tried, fit)) < 1e-8);
    }
  }
}

TEST_CASE("no share and first level on a fine grid is likelier, with even errors and with errors in proportion") {
  test::Random random(4);
  for (int trial = 0; trial < 12; ++trial) {
    const Figures figures = positive_figures(random, random.whole(6, 20));
    for (const bool in_proportion : {false, true}) {
      const FormFit fit = fit_form(figures, {in_proportion, 0});
      double least = 1e300;
      for (double share = 0.0001; share < 1; share += 0.01)
        for (double level = figures[0] - 10; level < figures[0] + 10; level += 0.1)
          least = std::min(least, criterion_of(figures, {in_proportion, 0}, {share, 0, 0, level, 0, 0}));
      CHECK(fit.criterion <= least + 1e-6);
    }
  }
}

TEST_CASE("shares stay in the usual set, at its ends included") {
  test::Random random(5);
  for (int trial = 0; trial < 100; ++trial) {
    const FormFit fit = fit_form(random_figures(random, 12), {false, 2});
    CHECK(fit.level_share >= 0.0001);
    CHECK(fit.level_share <= 0.9999);
    CHECK(fit.trend_share > 0);
    CHECK(fit.trend_share <= fit.level_share);
    CHECK(fit.damping >= 0.8);
    CHECK(fit.damping <= 0.98);
  }
}

TEST_CASE("a line goes on as a line, a level stays, errors then are none") {
  Figures line, level(9, 12.5);
  for (int i = 0; i < 12; ++i) line.push_back(3 + 0.7 * i);
  const Answer on = answer_of(ExponentialFamily{}, line), still = answer_of(ExponentialFamily{}, level);
  for (int h = 0; h < 6; ++h) {
    CHECK(on.ahead[static_cast<std::size_t>(h)] == doctest::Approx(3 + 0.7 * (12 + h)).epsilon(1e-9));
    CHECK(still.ahead[static_cast<std::size_t>(h)] == 12.5);
  }
  CHECK(on.sigma < 1e-9);
  CHECK(still.sigma < 1e-12);
}

TEST_CASE("fewer figures than 5 tell no form from another: the last one stays, with the size of the changes") {
  const Answer answer = answer_of(ExponentialFamily{}, {4, 7, 3});
  CHECK(answer.ahead == Figures(6, 3));
  CHECK(answer.sigma == doctest::Approx(std::sqrt((9. + 16) / 2)).epsilon(1e-15));
  CHECK(least_points(ExponentialFamily{}) == 5);
}

TEST_CASE("figures in another unit give the same path in that unit, to the bit for powers of two") {
  test::Random random(6);
  for (int trial = 0; trial < 20; ++trial) {
    Figures figures = positive_figures(random, 14), larger = figures;
    for (double& figure : larger) figure *= 0x1p40;
    const Answer small = answer_of(ExponentialFamily{}, figures), large = answer_of(ExponentialFamily{}, larger);
    for (std::size_t h = 0; h < small.ahead.size(); ++h) CHECK(same_bits(small.ahead[h] * 0x1p40, large.ahead[h]));
  }
}

TEST_CASE("smoothing family: the same bits at every width and beside any other series") { CHECK(lanes_are_alone(ExponentialFamily{})); }
TEST_CASE("smoothing family: no history gives a number that is not finite") { CHECK(always_finite(ExponentialFamily{})); }
