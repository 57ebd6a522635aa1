#include "milepost/assessment/presets.hpp"

#include <doctest/doctest.h>

using namespace milepost;

TEST_CASE("every preset is found by its name, tells its source and has titles in both languages") {
  for (const Preset& preset : presets()) {
    CHECK(find_preset(preset.name) == preset);
    CHECK_FALSE(preset.source.empty());
    CHECK_FALSE((preset.title.zh.empty() || preset.title.en.empty()));
  }
  CHECK(preset_names().size() == presets().size());
}

TEST_CASE("a name that is none is refused with the nearest that is") {
  CHECK_FALSE(find_preset("eurostat"));
  CHECK_THROWS_WITH_AS(preset_named("eurostat.2012"), doctest::Contains("eurostat.2021"), ParseError);
}
