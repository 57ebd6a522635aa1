#include "milepost/projection/transform.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "milepost/projection/complex_smoothing.hpp"
#include "milepost/projection/drift.hpp"
#include "model_trials.hpp"

namespace milepost::trials {

/// From the last figure on by the mean change: on a scale it shows what the scale does.
struct StraightOn {};
constexpr std::string_view name_of(const StraightOn&) { return "straight on"; }
constexpr int least_points(const StraightOn&) { return 2; }

template <int N>
[[gnu::always_inline]] inline void project_lanes(const StraightOn&, const detail::LaneHistory<N>& seen, detail::LaneProjection<N>& to) {
  project_lanes(Drift{}, seen, to);
}

}  // namespace milepost::trials

using namespace milepost;
using namespace milepost::trials;

namespace {

/// There and back again, as a history of this one value and 1.
template <class ScaleType>
double there_and_back(const ScaleType& scale, double y, double largest) {
  const detail::Lanes<2> values[]{y, largest};
  const auto state = detail::learn(scale, detail::LaneHistory<2>{values, 2});
  CHECK(state.fits[0] == 1);
  return detail::backward(scale, state, detail::forward(scale, state, values[0]))[0];
}

double ulps_apart(double a, double b) { return std::abs(a - b) / (std::abs(b) * std::numeric_limits<double>::epsilon()); }

const Indicator coverage{.id = "coverage", .unit = percent_unit, .kind = Kind::ratio};
const Indicator counted{.id = "platforms", .unit = {.name = "platform"}};
const Indicator in_yuan{.id = "output", .unit = {.name = "yuan", .counted = false}, .kind = Kind::flow};

}  // namespace

TEST_CASE("there and back: a logarithm of size z costs z ulp, Box-Cox as much more as it lies below the largest figure") {
  test::Random random(21);
  for (int trial = 0; trial < 20'000; ++trial) {
    const double y = std::exp(random.number(-300, 300)), near = std::exp(random.number(-5, 0));
    CHECK(ulps_apart(there_and_back(LogScale{}, y, 1), y) <= 2 + std::abs(std::log(y)));
    CHECK(ulps_apart(there_and_back(ShiftedLog{}, near * 1000, 1), near * 1000) <= 4 + 2 * std::log1p(near * 1000));
    for (const double lambda : {-0.5, 0.0, 0.25, 0.5, 1.0, 2.0}) {
      const double lost = lambda == 0 ? 1 : std::max(1.0, std::pow(near, -lambda)) / std::min(1.0, std::abs(lambda));
      CHECK(ulps_apart(there_and_back(BoxCox{lambda}, near, 1), near) <= 8 * lost);
    }
  }
  CHECK(there_and_back(ShiftedLog{}, 0, 1) == 0);
  CHECK(there_and_back(BoxCox{}, 0, 1) == 0);
  CHECK(there_and_back(LogitScale{}, 100, 1) == doctest::Approx(100).epsilon(1e-14));
  CHECK(there_and_back(LogitScale{}, 37, 50) == doctest::Approx(37).epsilon(1e-14));
}

TEST_CASE("Box-Cox by its definition: lambda 1/2 of a quarter of the largest is 2 (1/2 - 1)") {
  const detail::Lanes<2> values[]{4, 16};
  const auto state = detail::learn(BoxCox{}, detail::LaneHistory<2>{values, 2});
  CHECK(detail::forward(BoxCox{}, state, values[0])[0] == doctest::Approx(-1).epsilon(1e-15));
  CHECK(detail::forward(BoxCox{1}, state, values[0])[0] == doctest::Approx(-0.75).epsilon(1e-15));
  CHECK(detail::forward(BoxCox{2}, state, values[0])[0] == doctest::Approx((0.0625 - 1) / 2).epsilon(1e-15));
  CHECK(detail::forward(BoxCox{0}, state, values[0])[0] == doctest::Approx(std::log(0.25)).epsilon(1e-15));
}

TEST_CASE("straight on by the logarithm is the same growth again, by the root the root's, by lambda 1 the line's") {
  const Answer doubling = answer_of(OnScale<LogScale, StraightOn>{}, {3, 6, 12, 24}, 3);
  const Answer squares = answer_of(OnScale<BoxCox, StraightOn>{}, {1, 4, 9, 16}, 3);
  const Answer line = answer_of(OnScale<BoxCox, StraightOn>{{1}, {}}, {1, 4, 9, 16}, 3);
  for (std::size_t h = 0; h < 3; ++h) {
    const auto next = static_cast<double>(h + 5);
    CHECK(doubling.ahead[h] == doctest::Approx(24 * std::pow(2, next - 4)).epsilon(1e-13));
    CHECK(squares.ahead[h] == doctest::Approx(next * next).epsilon(1e-13));
    CHECK(line.ahead[h] == doctest::Approx(16 + 5 * (next - 4)).epsilon(1e-13));
  }
  CHECK(doubling.sigma < 1e-12);
}

TEST_CASE("a path that would fall below zero ends at zero, one that would pass a limit stays within") {
  CHECK(answer_of(OnScale<BoxCox, StraightOn>{}, {100, 49, 16, 1}, 4).ahead.back() == 0);
  CHECK(answer_of(OnScale<ShiftedLog, StraightOn>{}, {9, 3, 1, 0}, 4).ahead == Figures(4, 0));
  CHECK(always_within(OnScale<LogitScale, StraightOn>{}, 0, 100, 0, 100));
  CHECK(always_within(OnScale<LogitScale, ComplexSmoothing>{}, 0, 100, 0, 100));
  CHECK(always_within(OnScale<LogitScale, StraightOn>{}, 0, 100, -30, 140));
  CHECK(always_within(OnScale<LogitScale, StraightOn>{{-1, 1}, {}}, -1, 1, -1, 1));
  CHECK(always_within(OnScale<LogScale, StraightOn>{}, 0, 1e308, 0.001, 10));
  CHECK(always_within(OnScale<ShiftedLog, StraightOn>{}, 0, 1e308, 0, 10));
  CHECK(always_within(OnScale<BoxCox, StraightOn>{}, 0, 1e308, 0, 10));
}

TEST_CASE("figures on a limit are drawn in and back out: 50, 75, 100 % goes on at 100 %") {
  const Answer answer = answer_of(OnScale<LogitScale, StraightOn>{}, {50, 75, 100}, 3);
  for (const double value : answer.ahead) CHECK(value == 100);
}

TEST_CASE("a series that does not fit the scale is projected as it is") {
  for (const Figures& figures : {Figures{5, 3, 0, 2}, Figures{-1, 4, 9, 2}})
    CHECK(same_bits(answer_of(OnScale<LogScale, StraightOn>{}, figures), answer_of(StraightOn{}, figures)));
  CHECK(same_bits(answer_of(OnScale<BoxCox, StraightOn>{{-1}, {}}, {1, 0, 2}), answer_of(StraightOn{}, {1, 0, 2})));
  CHECK(same_bits(answer_of(OnScale<ShiftedLog, StraightOn>{}, {1, -2, 2}), answer_of(StraightOn{}, {1, -2, 2})));
  CHECK(same_bits(answer_of(OnScale<AsItIs, StraightOn>{}, {1, -2, 2}), answer_of(StraightOn{}, {1, -2, 2})));
  CHECK(name_of(OnScale<LogScale, ComplexSmoothing>{}) == "ces, log");
}

TEST_CASE("the error on a logarithm is half the way between the last figure's multiples") {
  const Figures figures{10, 12, 10, 12};
  const double z = answer_of(StraightOn{}, {std::log(10.), std::log(12.), std::log(10.), std::log(12.)}).sigma;
  CHECK(answer_of(OnScale<LogScale, StraightOn>{}, figures).sigma == doctest::Approx(12 * std::sinh(z)).epsilon(1e-13));
}

TEST_CASE("the scale of an indicator by its unit, its kind, its limits and its figures") {
  const Figures shares{20, 30, 100}, positive{1.5, 2}, zeros{0, 2}, negative{-1, 2}, above{90, 120};
  CHECK(std::holds_alternative<LogitScale>(choose_scale(coverage, shares)));
  CHECK(std::holds_alternative<BoxCox>(choose_scale(coverage, above)));
  CHECK(std::holds_alternative<ShiftedLog>(choose_scale(counted, zeros)));
  CHECK(std::holds_alternative<ShiftedLog>(choose_scale(counted, shares)));
  CHECK(std::holds_alternative<BoxCox>(choose_scale(in_yuan, positive)));
  CHECK(std::holds_alternative<AsItIs>(choose_scale(in_yuan, zeros)));
  CHECK(std::holds_alternative<AsItIs>(choose_scale(in_yuan, negative)));
  CHECK(std::holds_alternative<AsItIs>(choose_scale(in_yuan, {})));
  CHECK(std::holds_alternative<AsItIs>(choose_scale({.id = "growth", .unit = percent_unit, .kind = Kind::growth}, positive)));
  const Scale within = choose_scale(in_yuan, negative, {-1, 5});
  REQUIRE(std::holds_alternative<LogitScale>(within));
  CHECK(std::get<LogitScale>(within).upper == 5);
  CHECK(std::holds_alternative<AsItIs>(choose_scale(in_yuan, negative, {0, 5})));
}

TEST_CASE("scales: the same bits at every width and beside any other series") {
  CHECK(lanes_are_alone(OnScale<LogScale, StraightOn>{}));
  CHECK(lanes_are_alone(OnScale<ShiftedLog, StraightOn>{}));
  CHECK(lanes_are_alone(OnScale<BoxCox, StraightOn>{}));
  CHECK(lanes_are_alone(OnScale<LogitScale, StraightOn>{}));
}

TEST_CASE("scales: no history gives a number that is not finite") {
  CHECK(always_finite(OnScale<LogScale, StraightOn>{}));
  CHECK(always_finite(OnScale<ShiftedLog, StraightOn>{}));
  CHECK(always_finite(OnScale<BoxCox, StraightOn>{}));
  CHECK(always_finite(OnScale<BoxCox, StraightOn>{{-1}, {}}));
  CHECK(always_finite(OnScale<BoxCox, StraightOn>{{2}, {}}));
  CHECK(always_finite(OnScale<LogitScale, StraightOn>{}));
}
