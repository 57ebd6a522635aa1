#include "milepost/projection/theta.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

struct PlainLine {
  double start{}, slope{};
};

PlainLine plain_line(const Figures& figures) {
  const auto n = static_cast<double>(figures.size());
  double mean = 0, product = 0, spread = 0;
  for (const double figure : figures) mean += figure / n;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double away = static_cast<double>(i) - (n - 1) / 2;
    product += away * (figures[i] - mean), spread += away * away;
  }
  return {mean - product / spread * (n - 1) / 2, product / spread};
}

/// The two lines of the year 2000: half the least-squares line and half the smoothed series of doubled curvature.
struct TwoLines {
  double squares{}, next{};
};

TwoLines two_theta_lines(const Figures& figures, double alpha) {
  const PlainLine line = plain_line(figures);
  TwoLines lines;
  double level = 2 * figures[0] - line.start;  // so that what is expected of the first figure is the figure itself
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double trend = line.start + line.slope * static_cast<double>(i), curved = 2 * figures[i] - trend;
    const double error = figures[i] - 0.5 * (trend + level);
    lines.squares += error * error;
    level += alpha * (curved - level);
  }
  lines.next = 0.5 * (line.start + line.slope * static_cast<double>(figures.size()) + level);
  return lines;
}

}  // namespace

TEST_CASE("theta: rules that every model keeps") { check_rules_of_models(Theta{}); }

TEST_CASE("theta: the mean of the two lines of Assimakopoulos and Nikolopoulos, at the alpha of least squares") {
  Numbers numbers(12);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = drawn_figures(numbers, 4 + static_cast<std::size_t>(trial % 30));
    const Path path = path_of(Theta{}, figures);
    TwoLines best{1e300, 0};
    for (int k = 0; k <= 20'000; ++k) {
      const TwoLines lines = two_theta_lines(figures, 0.1 + 0.9 * k / 20'000);
      if (lines.squares < best.squares) best = lines;
    }
    const double squares = path.sigma * path.sigma * static_cast<double>(figures.size() - 1);
    CHECK(squares <= best.squares * (1 + 1e-12));
    CHECK(squares >= best.squares * (1 - 1e-6));  // as near as the steps of the alphas tried
    CHECK(std::abs(path.ahead[0] - best.next) <= 2e-3 * path.sigma);
  }
}

TEST_CASE("theta: the path rises by half the slope of the least-squares line") {
  Numbers numbers(13);
  for (int trial = 0; trial < 100; ++trial) {
    const Figures figures = drawn_figures(numbers, 3 + static_cast<std::size_t>(trial % 30));
    const Path path = path_of(Theta{}, figures);
    const double slope = plain_line(figures).slope, widest = std::abs(path.ahead[0]) + std::abs(path.ahead[5]) + 10 * path.sigma;
    CHECK(std::abs(path.ahead[5] - path.ahead[0] - 2.5 * slope) <= 1e-12 * widest);
  }
}

TEST_CASE("theta: times a power of two, and so much lower, is the same path times that, and so much lower") {
  Numbers numbers(14);
  for (int trial = 0; trial < 50; ++trial) {
    Figures whole, moved;
    for (int i = 0; i < 20; ++i) whole.push_back(std::floor(numbers.between(-1000, 1000))), moved.push_back(0.125 * (whole.back() - 4096));
    const Path path = path_of(Theta{}, whole), other = path_of(Theta{}, moved);
    for (std::size_t h = 0; h < 6; ++h) CHECK(other.ahead[h] == doctest::Approx(0.125 * (path.ahead[h] - 4096)).epsilon(1e-14));
    CHECK(other.sigma == 0.125 * path.sigma);
  }
}
