#include "milepost/assessment/ready_cuts.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "milepost/assessment/presets.hpp"

using namespace milepost;

namespace {

/// The table's own words, read category by category with the comparisons of single numbers.
std::optional<Category> by_hand(const CutTable& table, double figure) {
  for (const Category& category : table.categories) {
    const bool in = category.side == Side::at_least  ? detail::at_least(figure, category.cut)
                    : category.side == Side::above   ? detail::more_than(figure, category.cut)
                    : category.side == Side::at_most ? detail::at_least(category.cut, figure)
                    : category.side == Side::below   ? detail::more_than(category.cut, figure)
                                                     : true;
    if (in) return category.label.empty() ? std::nullopt : std::optional(category);
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("a figure has the category that the table reads out for it, in every preset, at and around every cut") {
  for (const Preset& preset : presets())
    for (const Category& category : preset.cuts.categories)
      for (const double off : {-1.0, -1e-6, -1e-12, 0.0, 1e-12, 1e-6, 1.0}) {
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
