#include "milepost/projection/limits.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "model_trials.hpp"

using namespace milepost;
using detail::Lanes;

namespace {

detail::LaneLimits<2> limits_of_figures(const std::vector<double>& figures, double lower, double upper) {
  std::vector<Lanes<2>> values;
  for (const double figure : figures) values.emplace_back(figure);
  return detail::limits_for(detail::LaneHistory<2>{values.data(), static_cast<int>(values.size())}, Lanes<2>(lower), Lanes<2>(upper));
}

}  // namespace

TEST_CASE("shares between limits: as they are inside, drawn in by (p (n - 1) + 1/2) / n where a figure is on a limit") {
  const auto inside = limits_of_figures({20, 30, 40, 50}, 0, 100), on = limits_of_figures({20, 30, 40, 100}, 0, 100);
  CHECK(inside.share(25)[0] == 0.25);
  CHECK(on.share(25)[0] == doctest::Approx((0.25 * 3 + 0.5) / 4).epsilon(1e-15));
  CHECK(on.share(100)[0] == doctest::Approx(3.5 / 4).epsilon(1e-15));
  CHECK(on.share(0)[0] == doctest::Approx(0.5 / 4).epsilon(1e-15));
  CHECK(on.value(on.share(100))[0] == doctest::Approx(100).epsilon(1e-15));
  CHECK(on.value(Lanes<2>(0.999))[0] == 100);
  CHECK(limits_of_figures({100}, 0, 100).share(100)[0] == doctest::Approx(0.75).epsilon(1e-15));
}

TEST_CASE("logit and gompit, their inverses and their slopes") {
  test::Random random(51);
  for (int trial = 0; trial < 1000; ++trial) {
    const double p = random.number(0.001, 0.999), step = 1e-6;
    const Lanes<2> logit = detail::Logit::forward(Lanes<2>(p)), gompit = detail::Gompit::forward(Lanes<2>(p));
    CHECK(logit[0] == doctest::Approx(std::log(p / (1 - p))).epsilon(1e-12));
    CHECK(gompit[0] == doctest::Approx(-std::log(-std::log(p))).epsilon(1e-12));
    CHECK(detail::Logit::backward(logit)[0] == doctest::Approx(p).epsilon(1e-14));
    CHECK(detail::Gompit::backward(gompit)[0] == doctest::Approx(p).epsilon(1e-13));
    CHECK(detail::Logit::slope(Lanes<2>(p))[0] == doctest::Approx((detail::Logit::backward(logit + step)[0] - p) / step).epsilon(1e-4));
    CHECK(detail::Gompit::slope(Lanes<2>(p))[0] == doctest::Approx((detail::Gompit::backward(gompit + step)[0] - p) / step).epsilon(1e-4));
  }
}
