#include "milepost/projection/automatic.hpp"

#include <doctest/doctest.h>

#include "automatic_vectors.hpp"
#include "lane_trials.hpp"
#include "milepost/projection/error_scale.hpp"

using namespace milepost;

namespace {

using trials::Figures;

/// The path on the scale of the errors, in their size.
double automatic_distance(const Figures& figures, double a, double b) {
  const ErrorScale scale = error_scale_of(figures);
  return scale.size > 0 ? std::abs(scale.to(a) - scale.to(b)) / scale.size : std::abs(a - b);
}

/// That program holds paths on roots at zero; here project() does.
double held_at_zero(const Figures& figures, double told) { return error_scale_of(figures).roots ? std::max(told, 0.0) : told; }

/// How far alpha may lie from the one of the coarser search, seen in the path: sizes of an error a step ahead.
double tolerance_of_vector(std::string_view name) {
  if (name == "negative" || name == "with zero") return 4e-4;
  if (name == "growth20" || name == "walk12") return 1e-4;
  return 1e-8;  // three figures or less know no alpha, four to seven and the growth of 2 have it at an end
}

Figures roots_of(const Figures& figures) {
  Figures roots;
  for (const double figure : figures) roots.push_back(std::sqrt(figure));
  return roots;
}

/// A dynamic Theta held near theta 2, as the recursions say it: lines fitted anew by sums, two thousand alphas in a row, start and share by normal equations.
class PlainDynamicTheta {
 public:
  PlainDynamicTheta(const Figures& figures, double lowest_alpha) : y_(figures) {
    for (int k = 0; k <= 2000; ++k) try_alpha(lowest_alpha + (0.99 - lowest_alpha) * k / 2000);
  }

  Figures ahead(int horizon) const {
    Figures y = y_, path;
    double level = start_;
    for (std::size_t t = 1; t <= y_.size() + static_cast<std::size_t>(horizon); ++t) {
      const double expected = level + share_ * trend(y, t, alpha_);
      if (t > y_.size()) y.push_back(expected), path.push_back(expected);
      level += alpha_ * (y[t - 1] - level);
    }
    return path;
  }

 private:
  /// a k^(t - 1) + b (1 - k^t) / alpha with the least-squares line a + b t through the figures before t.
  static double trend(const Figures& y, std::size_t t, double alpha) {
    const auto n = static_cast<double>(t - 1), k = 1 - alpha;
    if (t < 2) return 0;
    double mean = 0, slope = 0, squares = 0;
    for (std::size_t i = 1; i < t; ++i) mean += y[i - 1] / n;
    for (std::size_t i = 1; i < t; ++i) {
      const double off = static_cast<double>(i) - (n + 1) / 2;
      slope += off * (y[i - 1] - mean), squares += off * off;
    }
    slope = squares > 0 ? slope / squares : 0;
    const double at_zero = mean - slope * (n + 1) / 2;
    return at_zero * std::pow(k, static_cast<double>(t) - 1) + slope * (1 - std::pow(k, static_cast<double>(t))) / alpha;
  }

  void try_alpha(double alpha) {
    double level = 0, ss = 0, sp = 0, pp = 0, es = 0, ep = 0, ee = 0;
    for (std::size_t t = 1; t <= y_.size(); ++t) {
      const double error = y_[t - 1] - level, of_start = std::pow(1 - alpha, static_cast<double>(t) - 1), of_share = trend(y_, t, alpha);
      if (t > 2) ss += of_start * of_start, sp += of_start * of_share, pp += of_share * of_share, es += error * of_start, ep += error * of_share, ee += error * error;
      level += alpha * (y_[t - 1] - level);
    }
    const double pull = 0.1 * pp, determinant = ss * (pp + pull) - sp * sp;
    const double share = std::clamp((ss * (ep + pull / 2) - sp * es) / determinant, 0.0, 1.0), start = (es - share * sp) / ss;
    const double sum = ee - 2 * start * es - 2 * share * ep + start * start * ss + 2 * start * share * sp + share * share * pp + pull * (share - 0.5) * (share - 0.5);
    if (sum < least_) least_ = sum, alpha_ = alpha, share_ = share, start_ = start;
  }

  Figures y_;
  double least_{1e300}, alpha_{}, share_{}, start_{};
};

Figures automatic_by_hand(const Figures& figures, const Figures& drift, const Figures& theta, double share) {
  Figures path;
  for (std::size_t i = 0; i < drift.size(); ++i) path.push_back(figures.back() + share * ((drift[i] + theta[i]) / 2 - figures.back()));
  return path;
}

}  // namespace

TEST_CASE("automatic: as an independent program says, fifteen series") {
  const auto vectors = trials::automatic_vectors();
  REQUIRE(vectors.size() == 15);
  for (const trials::AutomaticVector& vector : vectors) {
    INFO("series ", vector.name);
    const Figures path = trials::path_of(Automatic{}, vector.figures, 15).ahead;
    for (std::size_t k = 0; k < 3; ++k) {
      const auto step = static_cast<std::size_t>(trials::steps_of_vectors[k]);
      CHECK(automatic_distance(vector.figures, held_at_zero(vector.figures, path[step - 1]), vector.path[k]) <= tolerance_of_vector(vector.name) * static_cast<double>(step));
    }
  }
}

TEST_CASE("automatic: as the recursions say it, by a search through two thousand alphas") {
  trials::Numbers numbers(8);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t count = 8 + static_cast<std::size_t>(trial) % 17;
    Figures figures = trials::drawn_figures(numbers, count);
    const double first = figures[0];
    for (double& figure : figures) figure -= first;
    figures[1] = -std::abs(figures[1]);  // no roots
    const Figures drift = trials::path_of(Drift{}, figures).ahead, told = PlainDynamicTheta(figures, 0.3).ahead(6);
    const Figures path = trials::path_of(Automatic{}, figures).ahead, expected = automatic_by_hand(figures, drift, told, 1);
    INFO("trial ", trial, ", figures ", count);
    for (std::size_t i = 0; i < 6; ++i) CHECK(automatic_distance(figures, path[i], expected[i]) < 0.01 * static_cast<double>(i + 1));
  }
}

TEST_CASE("automatic: two and three figures go a part of the way of a drift, on roots") {
  const Figures two = trials::path_of(Automatic{}, {100, 121}).ahead, three = trials::path_of(Automatic{}, {64, 100, 144}).ahead;
  for (int step = 1; step <= 6; ++step) {
    CHECK(two[static_cast<std::size_t>(step) - 1] == doctest::Approx(std::pow(11 + 0.3 * step, 2)).epsilon(1e-14));
    CHECK(three[static_cast<std::size_t>(step) - 1] == doctest::Approx(std::pow(12 + 0.5 * 2 * step, 2)).epsilon(1e-14));
  }
}

TEST_CASE("automatic: from four figures on the mean of both models, held back below eight") {
  const double shares[]{0.7, 0.85, 0.9, 0.95, 1, 1};
  const Figures growing{3, 4, 4, 6, 5, 7, 7, 9, 12};
  for (std::size_t count = 4; count <= 9; ++count) {
    const Figures figures(growing.begin(), growing.begin() + static_cast<std::ptrdiff_t>(count)), roots = roots_of(figures);
    const Figures drift = trials::path_of(Drift{}, roots).ahead, theta = trials::path_of(DynamicTheta{.lowest_alpha = 0.3, .pull = 0.1}, roots).ahead;
    const Figures expected = automatic_by_hand(roots, drift, theta, shares[count - 4]), path = trials::path_of(Automatic{}, figures).ahead;
    for (std::size_t i = 0; i < path.size(); ++i) CHECK(path[i] == doctest::Approx(expected[i] * expected[i]).epsilon(1e-13));
  }
}

TEST_CASE("automatic: with a figure below zero there are no roots") {
  const Figures falling{5, 3, 4, 1, -1, -2, -2, -5};
  const Figures drift = trials::path_of(Drift{}, falling).ahead, theta = trials::path_of(DynamicTheta{.lowest_alpha = 0.3, .pull = 0.1}, falling).ahead;
  const Figures expected = automatic_by_hand(falling, drift, theta, 1), path = trials::path_of(Automatic{}, falling).ahead;
  for (std::size_t i = 0; i < path.size(); ++i) CHECK(path[i] == doctest::Approx(expected[i]).epsilon(1e-13));
  CHECK(path.back() < -5);
}

TEST_CASE("automatic: on roots a path goes through zero and on, by the roots") {
  const Figures path = trials::path_of(Automatic{}, {100, 64, 36}).ahead;  // roots 10, 8, 6: half of the way of a drift by -2
  for (int step = 1; step <= 6; ++step) CHECK(path[static_cast<std::size_t>(step) - 1] == doctest::Approx((6 - step) * std::abs(6 - step)).epsilon(1e-13));
  const Figures on = trials::path_of(Automatic{}, {100, 36, 4}, 12).ahead;  // 10, 6, 2: -2 each year
  CHECK(on[0] == 0);
  CHECK(on[2] == doctest::Approx(-16).epsilon(1e-13));
}

TEST_CASE("automatic: a single figure stays, a constant goes on") {
  for (const double figure : trials::path_of(Automatic{}, {42}, 30).ahead) CHECK(figure == doctest::Approx(42).epsilon(1e-15));
  for (const double level : {0.0, 5.3, 1e-200, 1e250, -5.3, -1e-200})
    for (const std::size_t count : {1u, 2u, 3u, 4u, 7u, 8u, 20u})
      for (const double figure : trials::path_of(Automatic{}, Figures(count, level)).ahead) CHECK(std::abs(figure - level) <= 1e-14 * std::abs(level));
}

TEST_CASE("automatic: times 4 gives times 4 to the bit, on roots and without; times 3 to what alpha is worth") {
  trials::Numbers numbers(2);
  for (int trial = 0; trial < 80; ++trial) {
    const double floor = trial % 2 == 0 ? 0 : -1;
    Figures figures;
    for (int i = 0; i < 2 + trial % 19; ++i) figures.push_back(i == 1 ? 10 * floor : numbers.between(10 * floor, 20 + 3 * i));
    Figures fourfold = figures, threefold = figures;
    for (std::size_t i = 0; i < figures.size(); ++i) fourfold[i] *= 4, threefold[i] *= 3;
    const Figures path = trials::path_of(Automatic{}, figures).ahead, by_4 = trials::path_of(Automatic{}, fourfold).ahead, by_3 = trials::path_of(Automatic{}, threefold).ahead;
    for (std::size_t i = 0; i < path.size(); ++i) {
      CHECK(by_4[i] == 4 * path[i]);
      CHECK(automatic_distance(threefold, by_3[i], 3 * path[i]) < 1e-5);
    }
  }
}

TEST_CASE("automatic: with figures below zero a shift shifts the path") {
  trials::Numbers numbers(4);
  for (int trial = 0; trial < 60; ++trial) {
    Figures figures, shifted;
    for (int i = 0; i < 2 + trial % 12; ++i) figures.push_back(numbers.between(-30, -10)), shifted.push_back(figures.back() + 7);
    const Figures path = trials::path_of(Automatic{}, figures).ahead, other = trials::path_of(Automatic{}, shifted).ahead;
    for (std::size_t i = 0; i < path.size(); ++i) CHECK(automatic_distance(figures, other[i], path[i] + 7) < 1e-4);
  }
}

TEST_CASE("automatic: within the year the second model goes alone, however few the figures") {
  const Figures quarters{16, 25, 36, 25, 36, 49, 36, 49};
  const Figures theta = trials::path_of(DynamicTheta{.lowest_alpha = 0.1, .pull = 0.1}, roots_of(quarters)).ahead;
  const Figures path = trials::path_of(Automatic{.within_the_year = true}, quarters).ahead;
  for (std::size_t i = 0; i < path.size(); ++i) CHECK(path[i] == doctest::Approx(theta[i] * theta[i]).epsilon(1e-13));
}

TEST_CASE("automatic: hostile histories, company, and the last 512 figures") {
  trials::check_hostile_histories(Automatic{});
  trials::check_every_lane_by_itself(Automatic{});
  trials::check_last_points_count(Automatic{});
}
