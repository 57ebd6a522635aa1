#include "milepost/projection/error_curve.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace milepost;

namespace {

/// Of all shipped tables, at some lengths and steps.
template <class Take>
void for_some_errors(const Take& take) {
  for (const ErrorTable* table : shipped_error_tables())
    for (const std::size_t figures : {std::size_t{3}, std::size_t{7}, std::size_t{20}, std::size_t{60}})
      for (const double step : {1.0, 4.0, 12.0, 17.0}) take(expected_errors(*table, figures, step));
}

}  // namespace

TEST_CASE("middle and size times the error at a score, of every shipped table, to rounding") {
  for_some_errors([](const ExpectedErrors& errors) {
    const ErrorCurve curve(errors, 10, 0.5);
    for (double score = -5.95; score < 6; score += 0.1) {
      const double expected = 10 + 0.5 * error_at_score(errors, score), scale = std::max(std::abs(expected), 1.0);
      CHECK(std::abs(curve.at(detail::Lanes<2>(score))[0] - expected) <= 1e-13 * scale);
    }
  });
}

TEST_CASE("it never falls, and ends at 6") {
  for_some_errors([](const ExpectedErrors& errors) {
    const ErrorCurve curve(errors, 0, 1);
    double before = curve.at(detail::Lanes<2>(-6.0))[0];
    CHECK(curve.at(detail::Lanes<2>(-9.0))[0] == before);
    CHECK(curve.at(detail::Lanes<2>(9.0))[0] == curve.at(detail::Lanes<2>(6.0))[0]);
    for (double score = -6; score <= 6; score += 0.05) {
      const double now = curve.at(detail::Lanes<2>(score))[0];
      CHECK(now >= before - 1e-13 * std::max(std::abs(now), 1.0));
      before = now;
    }
  });
}

TEST_CASE("quantiles that have exploded stay numbers") {
  const ErrorTable table = error_table("made", {3, 10}, 1, {0.1, 0.5, 0.9}, {-1e308, 0, 1e308, -1e308, 0, 1e308});
  const ErrorCurve curve(expected_errors(table, 5, 1), 0, 1e10);
  CHECK(std::isfinite(curve.at(detail::Lanes<2>(6.0))[0]));
  CHECK(curve.at(detail::Lanes<2>(0.0))[0] == 0);
}
