#include "milepost/projection/complex_smoothing.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "model_trials.hpp"

using namespace milepost;
using namespace milepost::trials;

namespace {

using ComplexShare = detail::ComplexPair<2>;

/// The larger root of the discount matrix, from its trace and determinant.
double size_of_root(double a, double b) {
  const double trace = 2 - 2 * a + b, determinant = (1 - a + b) * (1 - a) - (b - 1) * (1 - a - b);
  const std::complex<double> root = std::sqrt(std::complex<double>(trace * trace / 4 - determinant));
  return std::max(std::abs(trace / 2 + root), std::abs(trace / 2 - root));
}

struct LaneFigures {
  detail::LaneRoom<2> room{};
  detail::LaneHistory<2> seen{};

  explicit LaneFigures(const Figures& figures) {
    for (std::size_t i = 0; i < figures.size(); ++i) room[i] = detail::Lanes<2>(figures[i]);
    seen = {room.data(), static_cast<int>(figures.size())};
  }
};

}  // namespace

TEST_CASE("the three circles are where both roots of the discount matrix are inside the unit circle") {
  test::Random random(11);
  int inside = 0;
  for (int trial = 0; trial < 20'000; ++trial) {
    const double a = random.number(-1, 4), b = random.number(-2, 3), root = size_of_root(a, b);
    if (std::abs(root - 1) < 1e-9) continue;
    CHECK((detail::margin_of_stability(ComplexShare{a, b})[0] > 0) == (root < 1));
    inside += root < 1;
  }
  CHECK(inside > 1000);
}

TEST_CASE("with an imaginary part of 1 it is simple smoothing with the share a - 1") {
  test::Random random(12);
  for (int trial = 0; trial < 50; ++trial) {
    const Figures figures = random_figures(random, 15);
    const LaneFigures lanes(figures);
    const double a = random.number(1.01, 1.99), first = random.number(-5, 5);
    double level = first, squares = 0;
    for (const double figure : figures) {
      squares += (figure - level) * (figure - level);
      level += (a - 1) * (figure - level);
    }
    const auto run = detail::run_through(lanes.seen, ComplexShare{a, 1}, {first, random.number(-5, 5)});
    CHECK(run.squares[0] == doctest::Approx(squares).epsilon(1e-12));
    CHECK(run.state.real[0] == doctest::Approx(level).epsilon(1e-12));
  }
}

TEST_CASE("of figures the same from both ends the smoothing back and the smoothing forth end alike") {
  const LaneFigures there(Figures{5, 8, 6, 9, 6, 8, 5});
  const ComplexShare share{1.4, 1.1};
  const auto first = detail::first_states(there.seen, share);
  const auto forth = detail::run_through(there.seen, share, {there.seen.last(), there.seen.last()});
  CHECK(same_bits(first.real[0], forth.state.real[0]));
  CHECK(same_bits(first.imaginary[0], forth.state.imaginary[0]));
}

TEST_CASE("the share that is found is stable, and away from the border none beside it is better") {
  test::Random random(14);
  for (int trial = 0; trial < 100; ++trial) {
    const LaneFigures lanes(random_figures(random, 14));
    detail::LaneRoom<2> room;
    const auto scaled = detail::divided(lanes.seen, detail::largest_size(lanes.seen), room);
    const auto share = detail::best_complex_share(scaled);
    const double found = detail::run_through(scaled, share, detail::first_states(scaled, share)).squares[0];
    CHECK(size_of_root(share.real[0], share.imaginary[0]) < 1);
    if (detail::margin_of_stability(share)[0] < 0.05) continue;
    for (const double a : {-0.01, 0., 0.01})
      for (const double b : {-0.01, 0., 0.01}) {
        const ComplexShare other{share.real + a, share.imaginary + b};
        CHECK(found <= detail::run_through(scaled, other, detail::first_states(scaled, other)).squares[0] * (1 + 1e-9));
      }
  }
}

TEST_CASE("complex smoothing: a level stays, fewer than 6 figures stay at the last") {
  for (const double value : answer_of(ComplexSmoothing{}, Figures(10, 7)).ahead) CHECK(value == doctest::Approx(7).epsilon(1e-12));
  CHECK(answer_of(ComplexSmoothing{}, {1, 2, 3, 4, 5}).ahead == Figures(6, 5));
}

TEST_CASE("complex smoothing: the same bits at every width and beside any other series") { CHECK(lanes_are_alone(ComplexSmoothing{})); }
TEST_CASE("complex smoothing: no history gives a number that is not finite") { CHECK(always_finite(ComplexSmoothing{})); }
