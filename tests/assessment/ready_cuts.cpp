#include "milepost/assessment/ready_cuts.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/assessment/presets.hpp"

using namespace milepost;

namespace {

/// The table's own words, read category by category: a figure is on a cut, above it or below it.
std::optional<Category> by_hand(const CutTable& table, double figure) {
  for (const Category& category : table.categories) {
    const double above = std::abs(figure - category.cut) < 1e-11 ? 0 : figure - category.cut;
    const bool in = category.side == Side::at_least  ? above >= 0
                    : category.side == Side::above   ? above > 0
                    : category.side == Side::at_most ? above <= 0
                    : category.side == Side::below   ? above < 0
                                                     : true;
    if (in) return category.label.empty() ? std::nullopt : std::optional(category);
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a figure has the category that the table reads out for it, in every preset, at and around every cut") {
  for (const Preset& preset : presets())
    for (const Category& category : preset.cuts.categories)
      for (const double off : {-1.0, -1e-6, -5e-13, 0.0, 5e-13, 1e-6, 1.0}) {
        const double figure = category.cut + off;
        CAPTURE(preset.name);
        CAPTURE(figure);
        CHECK(find_category(preset.cuts, figure) == by_hand(preset.cuts, figure));
      }
}

TEST_CASE("no figure has no category, not even the rest") {
  const CutTable table{{{"good", Status::on_track, Side::at_least, 1}, {"poor", Status::off_track}}};
  CHECK(!find_category(table, std::numeric_limits<double>::quiet_NaN()));
  CHECK(find_category(table, -std::numeric_limits<double>::infinity())->label == "poor");
}

TEST_CASE("a category that asks for a near target is passed over farther away") {
  const CutTable table{{{.label = "near", .status = Status::on_track, .side = Side::at_least, .cut = 1, .within = 5}, {"far", Status::at_risk}}};
  CHECK(find_category(table, 2, 5)->label == "near");
  CHECK(find_category(table, 2, 5.1)->label == "far");
}
