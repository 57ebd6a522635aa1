// Outranking: who beats whom, and by how much of the weight.
#include "milepost/aggregation/outranking.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>

using namespace milepost;

namespace {

std::vector<Scores> some_units() {
  const std::size_t indicators = *rc::gen::inRange<std::size_t>(1, 5);
  std::vector<Scores> units(*rc::gen::inRange<std::size_t>(1, 7), Scores(indicators));
  for (Scores& unit : units)
    for (std::optional<double>& score : unit) score = *rc::gen::inRange(0, 4);
  return units;
}

}  // namespace

TEST_CASE("COINr's test: four units in three indicators; the second beats the first in two of three") {
  const std::vector<Scores> units{{1, 3, 2}, {2, 2, 3}, {3, 1, 1}, {4, 5, 4}};
  const auto matrix = outranking_matrix(units, std::array{1.0, 1.0, 1.0});
  CHECK(matrix[1][0] == doctest::Approx(2.0 / 3).epsilon(1e-15));
  CHECK(matrix[2][0] == doctest::Approx(1.0 / 3).epsilon(1e-15));
  CHECK(matrix[3][0] == 1);
  CHECK(copeland_scores(units)[3] == 3);
}

TEST_CASE("one over the other and the other over the one are 1 together, ties half; scores add up to n (n - 1) / 2") {
  CHECK(rc::check("matrix", [] {
    const std::vector<Scores> units = some_units();
    const auto matrix = outranking_matrix(units);
    for (std::size_t i = 0; i < units.size(); ++i)
      for (std::size_t j = 0; j < units.size(); ++j) {
        if (i == j) RC_ASSERT(matrix[i][j] == 0);
        else RC_ASSERT(std::abs(matrix[i][j] + matrix[j][i] - 1) < 1e-15);
        if (units[i] == units[j] && i != j) RC_ASSERT(matrix[i][j] == 0.5);
      }
    const double n = static_cast<double>(units.size());
    RC_ASSERT(std::abs(detail::sum_of(copeland_scores(units)) - n * (n - 1) / 2) < 1e-12);
  }));
}

TEST_CASE("only the order of figures counts, not their size") {
  CHECK(outranking_matrix({{1, 10}, {2, 5}}) == outranking_matrix({{-7, 1e9}, {1e5, 2}}));
}

TEST_CASE("what one of two lacks counts for neither; without a common indicator neither beats the other") {
  const auto matrix = outranking_matrix({{1, 5}, {2, {}}, {{}, {}}});
  CHECK(matrix[1][0] == 1);
  CHECK(matrix[0][1] == 0);
  CHECK(matrix[0][2] + matrix[2][0] == 0);
}

TEST_CASE("units have the same indicators") {
  CHECK_THROWS_WITH_AS(outranking_matrix({{1, 2}, {1}}), "unit 1 scores: needs as many as the first", OutOfRange);
  CHECK_THROWS_AS(outranking_matrix({{1, 2}}, std::array{1.0}), OutOfRange);
  CHECK(outranking_matrix({}).empty());
}
