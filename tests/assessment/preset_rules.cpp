#include "milepost/assessment/preset_rules.hpp"

#include <doctest/doctest.h>

#include <set>

#include "milepost/assessment/presets.hpp"
#include "random.hpp"

using namespace milepost;
using milepost::test::Random;

namespace {

constexpr Side cut_sides[]{Side::at_least, Side::above, Side::at_most, Side::below};

/// With whole numbers for cuts and widths, so that every region between them holds a probe at the half or at the number.
Category random_cut(Random& random, bool with_widths) {
  Category category{"c", Status::on_track, cut_sides[random.whole(0, 3)], static_cast<double>(random.whole(1, 4))};
  if (random.chance(0.1)) category.side = Side::rest;
  if (with_widths && random.chance(0.3)) category.within = random.whole(1, 3);
  return category;
}

bool lets_figure_in(const Category& category, double figure, double away) {
  if (category.within && away > *category.within) return false;
  switch (category.side) {
    case Side::at_least: return figure >= category.cut;
    case Side::above: return figure > category.cut;
    case Side::at_most: return figure <= category.cut;
    case Side::below: return figure < category.cut;
    case Side::rest: return true;
  }
  return false;
}

/// Which categories some figure leads to, found by trying them all.
std::vector<bool> reached_in(const CutTable& table) {
  std::vector<bool> reached(table.categories.size());
  for (double figure = 0; figure <= 5; figure += 0.5)
    for (double away = 0; away <= 4; away += 0.5)
      for (std::size_t k = 0; k < reached.size(); ++k)
        if (lets_figure_in(table.categories[k], figure, away)) {
          reached[k] = true;
          break;
        }
  return reached;
}

std::vector<bool> told_unreached(const CutTable& table) {
  std::vector<bool> told(table.categories.size());
  for (const Problem& problem : check(Preset{.name = "x", .cuts = table})) told.at(static_cast<std::size_t>(problem.field.at(5) - '0')) = true;
  return told;
}

std::string fields_of(const Preset& preset) {
  std::string fields;
  for (const Problem& problem : check(preset)) fields += problem.field + " ";
  return fields;
}

Preset sound() { return {.name = "mine.2026", .cuts = {{{"good", Status::on_track}}}}; }

}  // namespace

TEST_CASE("every shipped preset is sound, and goes by a name of its own") {
  std::set<std::string> names;
  for (const Preset& preset : presets()) {
    CHECK_MESSAGE(check(preset).empty(), lines_of(check(preset)));
    CHECK(names.insert(preset.name).second);
  }
  CHECK(names.size() >= 20);
}

TEST_CASE("a category that is told to be out of reach is reached by no figure") {
  Random random(11);
  int told_in_all = 0;
  for (int trial = 0; trial < 5000; ++trial) {
    CutTable table;
    for (int k = random.whole(1, 5); k > 0; --k) table.categories.push_back(random_cut(random, true));
    const std::vector<bool> told = told_unreached(table), reached = reached_in(table);
    for (std::size_t k = 0; k < told.size(); ++k) {
      CHECK_FALSE((told[k] && reached[k]));
      told_in_all += told[k];
    }
  }
  CHECK(told_in_all > 2000);
}

TEST_CASE("of cuts that all bound from one side every category out of reach is told") {
  Random random(12);
  for (int trial = 0; trial < 5000; ++trial) {
    const std::size_t way = random.chance(0.5) ? 0 : 2;
    CutTable table;
    for (int k = random.whole(1, 5); k > 0; --k) {
      table.categories.push_back(random_cut(random, false));
      table.categories.back().side = cut_sides[way + (random.chance(0.5) ? 1 : 0)];
    }
    const std::vector<bool> told = told_unreached(table), reached = reached_in(table);
    for (std::size_t k = 0; k < told.size(); ++k) CHECK(told[k] != reached[k]);
  }
}

TEST_CASE("each fault is told at the part that has it, and nothing else") {
  CHECK(fields_of(sound()) == "");
  Preset preset = sound();
  preset.points = {.base = BaseChoice::next, .base_year = 10000, .last = 3, .fitted_from = 0, .least = 4, .least_years = 6};
  preset.points.window = 5;
  CHECK(fields_of(preset) == "points.base_year points.fitted_from points.least_years points.least ");
  preset = sound();
  preset.half_life = 8;
  CHECK(fields_of(preset) == "half_life ");
  preset.rate = RateEstimator::log_least_squares;
  CHECK(fields_of(preset) == "");
  preset.treatments.history = FourWays{.both = {.label = "good", .status = Status::on_track, .side = Side::above}};
  preset.treatments.met = Category{.status = Status::achieved};
  CHECK(fields_of(preset) == "treatments.met.status treatments.history.both ");
  preset = sound();
  preset.treatments = {.sign_change = SignChange::linear, .near_end = 1, .lower_end = 100};
  CHECK(fields_of(preset) == "treatments.upper_end ");
  preset.rate = RateEstimator::linear;
  CHECK(fields_of(preset) == "treatments.sign_change treatments.upper_end ");
  preset = sound();
  preset.treatments = {.lower_end = -1, .upper_end = 10};
  CHECK(fields_of(preset) == "treatments.lower_end treatments.upper_end ");  // near_end, which asks for them, is not there
}

TEST_CASE("numbers that are none are outside every range") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  Preset preset = sound();
  preset.farthest = none;
  preset.points.reach = none;
  preset.cuts.categories = {{"good", Status::on_track, Side::at_least, none}, {"poor", Status::off_track}};
  preset.score = {.pieces = {{.slope = none}}, .least = none};
  preset.treatments.zero = none;
  CHECK(fields_of(preset) == "points.reach farthest cuts.0.at_least score.pieces.0.slope score.least treatments.zero ");
}

TEST_CASE("results number at most 255 categories") {
  Preset preset{.name = "many"};
  for (int k = 0; k < 254; ++k) preset.cuts.categories.push_back({"c", Status::on_track, Side::at_least, 300.0 - k});
  preset.cuts.categories.push_back({"rest", Status::off_track});
  CHECK(check(preset).empty());
  preset.treatments.met = Category{"met", Status::achieved};
  CHECK(fields_of(preset) == "cuts ");
  CHECK_THROWS_AS(require_sound(check(preset)), OutOfRange);
}
