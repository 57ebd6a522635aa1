#include "milepost/projection/dynamic_theta.hpp"

#include "lane_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

/// The least-squares line a + b t through the first figures, t = 1 for the first.
struct EarlyLine {
  double a{}, b{};
};

EarlyLine line_through_first(const Figures& figures, std::size_t count) {
  double mean = 0, product = 0, spread = 0;
  for (std::size_t i = 0; i < count; ++i) mean += figures[i] / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double away = static_cast<double>(i) - 0.5 * static_cast<double>(count - 1);
    product += away * (figures[i] - mean), spread += away * away;
  }
  const double slope = spread > 0 ? product / spread : 0;
  return {mean - slope * 0.5 * static_cast<double>(count + 1), slope};
}

struct DynamicSettings {
  double level{}, alpha{}, share{};
};

/// The paper's equations, with a line fitted afresh at each figure: squared errors from the third on, and the figures ahead.
struct DynamicPath {
  double squares{};
  Figures ahead{};
};

DynamicPath dynamic_path(Figures figures, DynamicSettings at, std::size_t horizon) {
  DynamicPath path;
  const std::size_t seen = figures.size();
  for (std::size_t t = 0; t < seen + horizon; ++t) {
    const EarlyLine line = t == 0 ? EarlyLine{} : line_through_first(figures, t);
    const double k = 1 - at.alpha, power = std::pow(k, static_cast<double>(t)), sum = (1 - power * k) / at.alpha;
    const double expected = at.level + at.share * (line.a * power + line.b * sum);
    if (t >= seen) figures.push_back(expected), path.ahead.push_back(expected);
    if (t > 1 && t < seen) path.squares += (figures[t] - expected) * (figures[t] - expected);
    at.level += at.alpha * (figures[t] - at.level);
  }
  return path;
}

/// What the kernel finds for a series; the level above its first figure.
DynamicSettings settings_found(const Figures& figures) {
  std::vector<detail::Lanes<2>> lanes(figures.begin(), figures.end());
  const detail::ScaledHistory<2> seen(detail::LaneHistory<2>{lanes.data(), static_cast<int>(lanes.size())});
  const detail::GrowingLines<2> lines(seen);
  const detail::DynamicThetaSum<2> sum{seen, lines, 0};
  const detail::Lanes<2> alpha = detail::least_between<2>(sum, detail::scan_of(DynamicTheta{})).place;
  const detail::ThetaShare<2> found = sum.best(alpha);
  return {(found.start * seen.unit)[0], alpha[0], found.share[0]};
}

Figures from_first(const Figures& figures) {
  Figures distances;
  for (const double figure : figures) distances.push_back(figure - figures[0]);
  return distances;
}

}  // namespace

TEST_CASE("dynamic theta: rules that every model keeps") { check_rules_of_models(DynamicTheta{}); }

TEST_CASE("dynamic theta: path and errors are those of the published equations at the parameters found") {
  Numbers numbers(22);
  for (int trial = 0; trial < 100; ++trial) {
    const Figures figures = drawn_figures(numbers, 3 + static_cast<std::size_t>(trial % 30));
    const Path path = path_of(DynamicTheta{}, figures);
    const DynamicPath plain = dynamic_path(from_first(figures), settings_found(figures), 6);
    const double widest = path.sigma + std::abs(figures[0]) + std::abs(figures.back());
    for (std::size_t h = 0; h < 6; ++h) CHECK(std::abs(path.ahead[h] - figures[0] - plain.ahead[h]) <= 1e-11 * widest);
    CHECK(std::abs(path.sigma - std::sqrt(plain.squares / static_cast<double>(figures.size() - 2))) <= 1e-11 * widest);
  }
}

TEST_CASE("dynamic theta: none of 2000 drawn levels, alphas and thetas leaves less squares") {
  Numbers numbers(23);
  for (int trial = 0; trial < 60; ++trial) {
    const Figures figures = drawn_figures(numbers, 5 + static_cast<std::size_t>(trial % 30)), distances = from_first(figures);
    const double sigma = path_of(DynamicTheta{}, figures).sigma, found = sigma * sigma * static_cast<double>(figures.size() - 2);
    double least = 1e300;
    for (int draw = 0; draw < 2000; ++draw) {
      const DynamicSettings drawn{numbers.between(-2 * sigma, 2 * sigma), numbers.between(0.1, 0.99), numbers.between(0, 1)};
      least = std::min(least, dynamic_path(distances, drawn, 0).squares);
    }
    CHECK(found <= least * (1 + 1e-12));
  }
}

TEST_CASE("dynamic theta: a straight line goes on, with next to no error") {
  const Path path = path_of(DynamicTheta{}, straight(-4, 2.5, 14));
  for (std::size_t h = 0; h < 6; ++h) CHECK(path.ahead[h] == doctest::Approx(31 + 2.5 * static_cast<double>(h)).epsilon(1e-12));
  CHECK(path.sigma <= 1e-12);
}
