#include "milepost/assessment/cut_table.hpp"

#include <doctest/doctest.h>

#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// The margin over a plan and a mean of 100 is the figure: y - 100.
std::string word_at_margin(double margin, std::vector<Category> categories) {
  Preset preset{.name = "x", .points = {.least = 1}, .rate = RateEstimator::linear, .statistic = Statistic::margin, .cuts = {std::move(categories)}};
  return word_for({.figures = {{2020, 100 + margin}}, .target = 100, .reference = 100}, preset);
}

}  // namespace

TEST_CASE("each side of a cut takes or leaves the cut itself") {
  const auto word = [](Side side, double margin) { return word_at_margin(margin, {{"in", Status::on_track, side, 5}, {"out", Status::off_track}}); };
  CHECK(word(Side::at_least, 5) == "in");
  CHECK(word(Side::above, 5) == "out");
  CHECK(word(Side::at_most, 5) == "in");
  CHECK(word(Side::below, 5) == "out");
  CHECK(word(Side::above, 5.001) == "in");
  CHECK(word(Side::at_least, 4.999) == "out");
  CHECK(word(Side::below, 4.999) == "in");
  CHECK(word(Side::at_most, 5.001) == "out");
}

TEST_CASE("what lies within a billionth of a cut is at the cut") {
  const auto word = [](Side side, double margin) { return word_at_margin(margin, {{"in", Status::on_track, side, 50}, {"out", Status::off_track}}); };
  CHECK(word(Side::at_least, 50 - 4e-8) == "in");
  CHECK(word(Side::at_least, 50 - 6e-8) == "out");
  CHECK(word(Side::above, 50 + 4e-8) == "out");
  CHECK(word(Side::above, 50 + 6e-8) == "in");
}

TEST_CASE("the first category that lets a figure in has it; a hole and a figure let in by none are inconclusive") {
  const std::vector<Category> table{{"a", Status::on_track, Side::at_least, 5}, {.side = Side::at_least, .cut = 3}, {"b", Status::at_risk, Side::at_least, 0}};
  CHECK(word_at_margin(7, table) == "a");
  CHECK(word_at_margin(4, table) == "inconclusive");
  CHECK(word_at_margin(2, table) == "b");
  CHECK(word_at_margin(-1, table) == "inconclusive");
}

TEST_CASE("a width lets in only what is so near the target") {
  const std::vector<Category> table{{.label = "near", .status = Status::on_track, .side = Side::at_most, .cut = 0, .within = 2}, {"far", Status::off_track}};
  CHECK(word_at_margin(-2, table) == "near");
  CHECK(word_at_margin(-2.001, table) == "far");
}
