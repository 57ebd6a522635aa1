#include "milepost/projection/error_table.hpp"

#include <doctest/doctest.h>

#include "../detail/numbers.hpp"
#include "milepost/projection/model.hpp"

using namespace milepost;

namespace {

/// Quantiles at 10, 50 and 90 % for 2, 4 and 8 figures, one and two steps ahead.
ErrorTable little_table() {
  return error_table("made up", {2, 4, 8}, 2, {0.1, 0.5, 0.9},
                     {-4, 0, 8,   -8, 2, 16,    // 2 figures: twice as wide a step on
                      -2, 0, 4,   -3, 1, 5,     // 4
                      -1, 0, 1,   -1, 0, 1});   // 8: no wider
}

/// The score of 0.9, as tables of the normal distribution have it.
constexpr double score_of_90 = 1.2815515655446004;

double width_at(const ErrorTable& table, std::size_t figures, double step) {
  const ExpectedErrors errors = expected_errors(table, figures, step);
  return errors.quantiles.back() - errors.quantiles.front();
}

/// The tables that are shipped.
std::vector<const ErrorTable*> shipped_tables_of_auto() {
  return {&shipped_error_table("auto", MeasuredOn::roots), &shipped_error_table("auto", MeasuredOn::figures), &shipped_error_table("auto", MeasuredOn::roots, 4), &shipped_error_table("auto", MeasuredOn::roots, 12)};
}

}  // namespace

TEST_CASE("errors between two lengths are linear in 1 / n, past the ends those of the end") {
  const ErrorTable table = little_table();
  const auto quantiles = [&](std::size_t figures) { return expected_errors(table, figures, 1).quantiles; };
  CHECK(quantiles(2) == std::vector<double>{-4, 0, 8});
  CHECK(quantiles(3)[0] == doctest::Approx(-4 + 2 * 2.0 / 3).epsilon(1e-14));  // 1/3 lies two thirds of the way from 1/2 to 1/4
  CHECK(quantiles(3)[2] == doctest::Approx(8 - 4 * 2.0 / 3).epsilon(1e-14));
  CHECK(quantiles(5)[2] == doctest::Approx(4 - 3 * 0.4).epsilon(1e-14));       // 1/5 two fifths from 1/4 to 1/8
  CHECK(quantiles(1) == quantiles(2));
  CHECK(quantiles(500) == quantiles(8));
}

TEST_CASE("errors between two steps are linear in time, and none now") {
  const ErrorTable table = little_table();
  CHECK(expected_errors(table, 2, 0).quantiles == std::vector<double>{0, 0, 0});
  CHECK(expected_errors(table, 2, 0.25).quantiles == std::vector<double>{-1, 0, 2});
  CHECK(expected_errors(table, 2, 1.5).quantiles == std::vector<double>{-6, 1, 12});
  CHECK(expected_errors(table, 2, 2).quantiles == std::vector<double>{-8, 2, 16});
}

TEST_CASE("past the last step errors grow as they grew in its second half, between a root and time itself") {
  ErrorTable table = little_table();
  CHECK(width_at(table, 2, 8) == doctest::Approx(24.0 * 4).epsilon(1e-12));              // twice as wide at twice the time: like time
  CHECK(width_at(table, 8, 8) == doctest::Approx(2.0 * 2).epsilon(1e-12));               // no wider: like a root all the same
  CHECK(width_at(table, 4, 8) == doctest::Approx(8 * std::pow(4, std::log2(8.0 / 6) < 0.5 ? 0.5 : std::log2(8.0 / 6))).epsilon(1e-12));
  table.grows = false;
  CHECK(width_at(table, 2, 8) == 24);
}

TEST_CASE("errors by score: the knots themselves, straight lines between, and on along the last piece to 6 scores") {
  const ErrorTable table = little_table();
  const ExpectedErrors errors = expected_errors(table, 2, 1);
  CHECK(error_at_score(errors, 0) == doctest::Approx(0));
  CHECK(error_at_score(errors, score_of_90) == doctest::Approx(8).epsilon(1e-12));
  CHECK(error_at_score(errors, -score_of_90 / 2) == doctest::Approx(-2).epsilon(1e-12));
  CHECK(error_at_score(errors, 3 * score_of_90) == doctest::Approx(24).epsilon(1e-12));
  CHECK(error_at_score(errors, 6) == doctest::Approx(8 * 6 / score_of_90).epsilon(1e-12));
  CHECK(error_at_score(errors, 60) == error_at_score(errors, 6));
  CHECK(error_at_score(errors, -60) == error_at_score(errors, -6));
  CHECK(quantile_of(errors, 0) == error_at_score(errors, -6));
  CHECK(quantile_of(errors, 1) == error_at_score(errors, 6));
  CHECK(score_of_error(errors, 1e9) == 6);
  CHECK(score_of_error(errors, -1e9) == -6);
  CHECK(probability_below(errors, 8) == doctest::Approx(0.9).epsilon(1e-9));
}

TEST_CASE("quantile and probability undo each other, for every table, length, step and random share") {
  trials::Numbers numbers(6);
  std::vector<const ErrorTable*> tables = shipped_tables_of_auto();
  const ErrorTable little = little_table();
  tables.push_back(&little);
  for (const ErrorTable* table : tables)
    for (int trial = 0; trial < 400; ++trial) {
      const ExpectedErrors errors = expected_errors(*table, 1 + static_cast<std::size_t>(numbers.between(0, 150)), numbers.between(0.1, 60));
      const double p = numbers.between(1e-6, 1 - 1e-6), error = quantile_of(errors, p);
      CHECK(probability_below(errors, error) == doctest::Approx(p).epsilon(1e-8));
      CHECK(error_at_score(errors, score_of_error(errors, error)) == doctest::Approx(error).epsilon(1e-9));
    }
}

TEST_CASE("where quantiles are one, what lies beside is certain") {
  const ErrorTable table = error_table("point", {1}, 1, {0.25, 0.75}, {3, 3});
  const ExpectedErrors errors = expected_errors(table, 9, 1);
  CHECK(score_of_error(errors, 2.9) == -6);
  CHECK(score_of_error(errors, 3.1) == 6);
  CHECK(quantile_of(errors, 0.01) == 3);
  CHECK(quantile_of(errors, 0.99) == 3);
}

TEST_CASE("shipped errors: quantiles ascend, all finite; of yearly figures one leaves wider errors than many") {
  for (const ErrorTable* table : shipped_tables_of_auto()) {
    REQUIRE(table->quantiles.size() == table->lengths.size() * static_cast<std::size_t>(table->horizon) * table->probabilities.size());
    REQUIRE(std::is_sorted(table->lengths.begin(), table->lengths.end()));
    REQUIRE(std::is_sorted(table->scores.begin(), table->scores.end()));
    for (const double quantile : table->quantiles) CHECK(std::isfinite(quantile));
    for (std::size_t length = 0; length < table->lengths.size(); ++length)
      for (int step = 1; step <= table->horizon; ++step) CHECK(std::is_sorted(table->row(length, step), table->row(length, step) + table->probabilities.size()));
  }
  for (const MeasuredOn measured : {MeasuredOn::roots, MeasuredOn::figures, MeasuredOn::limits})
    for (const double step : {1.0, 4.0, 12.0}) CHECK(width_at(shipped_error_table("auto", measured), 1, step) > width_at(shipped_error_table("auto", measured), 1000, step));
}

TEST_CASE("shipped errors: no model is ever sure of a figure: 5 and 95 % lie apart at every length and step") {
  for (const ErrorTable* table : shipped_error_tables())
    for (std::size_t length = 0; length < table->lengths.size(); ++length)
      for (int step = 1; step <= table->horizon; ++step) CHECK(table->row(length, step)[12] > table->row(length, step)[2]);
}

TEST_CASE("shipped errors: every model has a table of its own on either scale; one that is not shipped has that of auto") {
  for (const Model& model : models())
    for (const MeasuredOn measured : {MeasuredOn::roots, MeasuredOn::figures, MeasuredOn::limits}) CHECK(shipped_error_table(name_of(model), measured).model == name_of(model));
  CHECK(&shipped_error_table("my own", MeasuredOn::roots) == &shipped_error_table("auto", MeasuredOn::roots));
  CHECK(&shipped_error_table("my own", MeasuredOn::figures) == &shipped_error_table("auto", MeasuredOn::figures));
  CHECK(&shipped_error_table("auto", MeasuredOn::roots) != &shipped_error_table("auto", MeasuredOn::figures));
  CHECK(&shipped_error_table("auto", MeasuredOn::roots, 4) == &shipped_error_table("auto", MeasuredOn::figures, 4));
  CHECK(shipped_error_table("auto", MeasuredOn::roots, 12).horizon == 24);
  CHECK(&shipped_error_table("auto", MeasuredOn::roots, 2) == &shipped_error_table("auto", MeasuredOn::roots));
}
