// Composites: published figures, identities between the means, and what is missing.
#include "milepost/aggregation/composite.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

using namespace milepost;

namespace {

double with(Mean mean, const Scores& scores, const std::vector<double>& weights = {}, double power = 1) {
  return composite(scores, weights, {.mean = mean, .power = power}).value();
}

/// 1 to 8 scores above 0, with weights above 0.
std::pair<Scores, std::vector<double>> some_scores() {
  Scores scores;
  std::vector<double> weights;
  for (int left = *rc::gen::inRange(1, 9); left > 0; --left) {
    scores.push_back(*rc::gen::inRange(1, 1'000) / 10.0);
    weights.push_back(*rc::gen::inRange(1, 50) / 10.0);
  }
  return {scores, weights};
}

}  // namespace

TEST_CASE("COINr's tests: gmean(1, 2, 3) = 6^(1/3), weights 1 1 2 -> 18^(1/4), hmean of weights 2 1 1 -> 4 / (2 + 1/2 + 1/3)") {
  CHECK(with(Mean::geometric, {1, 2, 3}) == doctest::Approx(std::cbrt(6.0)).epsilon(1e-14));
  CHECK(with(Mean::geometric, {1, 2, 3}, {1, 1, 2}) == doctest::Approx(std::pow(18, 0.25)).epsilon(1e-14));
  CHECK(with(Mean::harmonic, {1, 2, 3}, {2, 1, 1}) == doctest::Approx(4 / (2 + 0.5 + 1.0 / 3)).epsilon(1e-14));
  CHECK(with(Mean::arithmetic, {0, 1, {}}, {1, 1, 2}) == 0.5);
}

TEST_CASE("the power mean is the harmonic, geometric and arithmetic one at -1, 0 and 1, and grows with its power") {
  CHECK(rc::check("powers", [] {
    const auto [scores, weights] = some_scores();
    const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-12 * std::abs(b); };
    RC_ASSERT(close(with(Mean::power, scores, weights, -1), with(Mean::harmonic, scores, weights)));
    RC_ASSERT(with(Mean::power, scores, weights, 0) == with(Mean::geometric, scores, weights));
    RC_ASSERT(with(Mean::power, scores, weights, 1) == with(Mean::arithmetic, scores, weights));
    double before = with(Mean::worst, scores, weights);
    for (const double power : {-3.0, -1.0, 0.0, 0.5, 1.0, 2.0, 4.0}) {
      const double mean = with(Mean::power, scores, weights, power);
      RC_ASSERT(mean >= before * (1 - 1e-12));
      before = mean;
    }
  }));
}

TEST_CASE("only the proportions of weights count, and the order of scores does not") {
  CHECK(rc::check("weights", [] {
    auto [scores, weights] = some_scores();
    for (const Mean mean : {Mean::arithmetic, Mean::geometric, Mean::harmonic, Mean::median, Mean::worst}) {
      std::vector<double> quadrupled = weights;
      for (double& weight : quadrupled) weight *= 4;
      RC_ASSERT(with(mean, scores, weights) == with(mean, scores, quadrupled));
      const double forward = with(mean, scores, weights);
      const double backward = with(mean, Scores(scores.rbegin(), scores.rend()), {weights.rbegin(), weights.rend()});
      RC_ASSERT(std::abs(forward - backward) <= 1e-12 * forward);
    }
  }));
}

TEST_CASE("a score that is missing leaves the composite of the others, as if it had never been listed") {
  CHECK(rc::check("missing", [] {
    auto [scores, weights] = some_scores();
    const double without = with(Mean::geometric, scores, weights);
    scores.insert(scores.begin(), std::nullopt);
    weights.insert(weights.begin(), 7);
    RC_ASSERT(with(Mean::geometric, scores, weights) == without);
    RC_ASSERT(!composite(scores, weights, {.if_missing = IfMissing::refuse}));
  }));
}

TEST_CASE("the median: between two where half of the weight lies on either side") {
  CHECK(with(Mean::median, {5, 1, 3}) == 3);
  CHECK(with(Mean::median, {5, 1, 3, 10}) == 4);
  CHECK(with(Mean::median, {1, 2, 3}, {1, 1, 2}) == 2.5);
  CHECK(with(Mean::median, {1, 2, 3}, {1, 1, 3}) == 3);
  CHECK(with(Mean::median, {7}) == 7);
}

TEST_CASE("one of five is less than a half; 20 of 100 missing is not more than 20 %, 21 are") {
  CHECK(!composite(Scores{1, {}, {}, {}, {}}, {}, {.least_available = 0.5}));
  CHECK(composite(Scores{1, {}}, {}, {.least_available = 0.5}) == 1);
  Scores scores(100, 1.0);
  std::fill_n(scores.begin(), 20, std::nullopt);
  CHECK(composite(scores, {}, {.least_available = 0.8}) == doctest::Approx(1).epsilon(1e-14));
  scores[20].reset();
  CHECK(!composite(scores, {}, {.least_available = 0.8}));
}

TEST_CASE("nothing there, or nothing that weighs, gives nothing") {
  CHECK(!composite(Scores{}));
  CHECK(!composite(Scores{{}, {}}));
  CHECK(!composite(Scores{1, {}}, std::array{0.0, 1.0}));
  CHECK(with(Mean::worst, {1, 2}, {0, 1}) == 2);
}

TEST_CASE("a mean that does not exist is an error of its own kind") {
  CHECK_THROWS_WITH_AS(with(Mean::geometric, {0, 1, 2}), "geometric mean of 0: needs scores above 0", UndefinedMean);
  CHECK_THROWS_WITH_AS(with(Mean::geometric, {1, -2}), "geometric mean of -2: needs scores above 0", UndefinedMean);
  CHECK_THROWS_WITH_AS(with(Mean::harmonic, {0, 1, 2}), "harmonic mean of 0: needs scores other than 0", UndefinedMean);
  CHECK_THROWS_AS(with(Mean::harmonic, {2, -2}), UndefinedMean);
  CHECK(with(Mean::harmonic, {-2, -2}) == -2);
  CHECK_THROWS_WITH_AS(with(Mean::power, {-1, 2}, {}, 2), "power mean of -1: needs scores of 0 or more", UndefinedMean);
  CHECK_THROWS_AS(with(Mean::power, {0, 2}, {}, -1), UndefinedMean);
  CHECK(with(Mean::power, {0, 2}, {}, 2) == doctest::Approx(std::sqrt(2)).epsilon(1e-15));
  CHECK(with(Mean::power, {-1, 2}, {}, 1) == 0.5);
}

TEST_CASE("weights that do not fit are refused") {
  CHECK_THROWS_WITH_AS(with(Mean::arithmetic, {1, 2}, {1}), "weights 1: needs one for each of 2 scores, or none", OutOfRange);
  CHECK_THROWS_WITH_AS(with(Mean::arithmetic, {1, 2}, {1, -1}), "weight -1: needs a number of 0 or more", OutOfRange);
}
