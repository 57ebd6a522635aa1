#include "milepost/assessment/preset_parts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "milepost/assessment/presets.hpp"
#include "milepost/assessment/preset_words.hpp"

using namespace milepost;

TEST_CASE("a preset with every part of another that differs judges as the other does: cuts, points, rate, figure and special cases are its") {
  for (const Preset& one : presets())
    for (const Preset& other : presets()) {
      Preset taken = with_parts(one, other, differing_parts(one, other));
      CHECK(taken.points == other.points);
      CHECK(taken.rate == other.rate);
      CHECK(taken.half_life == other.half_life);
      CHECK(detail::is_same_measure(taken.statistic, other.statistic));
      CHECK(taken.path == other.path);
      CHECK(taken.cuts == detail::cuts_for(taken, other));
      taken.treatments.direction = other.treatments.direction;            // asked only without a target
      taken.treatments.limit_exponent = other.treatments.limit_exponent;  // the same
      CHECK(taken.treatments == other.treatments);
    }
}

TEST_CASE("every special case that gives a status is a part: of a preset that treats each another way nothing else is left") {
  const Category any{.label = "any", .status = Status::at_risk};
  const FourWays four{any, any, any, any};
  Preset other;
  other.treatments = {.zero = 1, .negative = NegativeValues::turned, .sign_change = SignChange::linear, .if_target_worse = IfTargetWorse::hold, .met = any, .near_end = 1,
                      .lower_end = 1, .upper_end = 10, .kept = any, .at_limit = any, .adverse = any, .target_at_base = four, .maintain = four, .history = four};
  CHECK(differing_parts(Preset{}, other).size() == 12);
  CHECK(with_parts(Preset{}, other, differing_parts(Preset{}, other)) == other);
}

TEST_CASE("a cut table goes with its statistic, and is a part of its own where the statistic is the same") {
  const Preset eurostat = eurostat_2021(), chart = united_nations_chart_2022(), review = fyp_midterm_2023();
  const auto parts = differing_parts(eurostat, chart);
  CHECK(std::count(parts.begin(), parts.end(), PresetPart::cuts) == 1);
  CHECK(std::count(parts.begin(), parts.end(), PresetPart::statistic) == 0);
  const auto others = differing_parts(eurostat, review);
  CHECK(std::count(others.begin(), others.end(), PresetPart::cuts) == 0);
  CHECK(with_part(eurostat, review, PresetPart::statistic).cuts == review.cuts);
}

TEST_CASE("a lead and a lag are one figure with its sign turned: cuts of the one are turned into cuts of the other, end by end") {
  const auto parts = differing_parts(fyp_midterm_2023(), yinchuan_light_2025());  // over 5, from 0 against at most 0, hole below 10, up to 30
  CHECK(std::count(parts.begin(), parts.end(), PresetPart::statistic) == 0);
  const CutTable turned = with_part(fyp_midterm_2023(), yinchuan_light_2025(), PresetPart::cuts).cuts;
  REQUIRE(turned.categories.size() == 4);
  CHECK(turned.categories[0] == Category{.label = "green", .status = Status::on_track, .side = Side::at_least, .cut = 0});
  CHECK(turned.categories[1].side == Side::above);
  CHECK(turned.categories[1].cut == -10);
  CHECK(turned.categories[2].cut == -30);
  CHECK(detail::mirrored(detail::mirrored(turned)) == turned);
}

TEST_CASE("what gives no status is no part: a preset of other name, scores and cuts without a target does not differ") {
  Preset other = statistics_canada_2024();
  other.name = "other";
  other.score = {};
  other.cuts_without_target = {};
  other.treatments.limit_exponent.reset();
  CHECK(differing_parts(statistics_canada_2024(), other).empty());
}

TEST_CASE("every part has a name, and words of its own in both languages") {
  std::set<std::string> words;
  for (const PresetPart part : preset_parts()) words.insert({std::string(name_of(part)) + ".", word_of(part, Language::zh), "a " + word_of(part, Language::en)});
  CHECK(words.size() == 3 * preset_part_count);
  CHECK(static_cast<std::size_t>(PresetPart::sign_change) + 1 == preset_part_count);
}

TEST_CASE("a rate that is itself cut goes with its cuts: per cent of the one are never units of the other") {
  const Preset growth = unicef_2004(), line = escap_2019();  // per cent a year; units a year through which a gap is worked out
  for (const auto& [one, other] : {std::pair{growth, line}, {line, growth}}) {
    const auto parts = differing_parts(one, other);
    CHECK(std::count(parts.begin(), parts.end(), PresetPart::rate) == 0);
    CHECK(std::count(parts.begin(), parts.end(), PresetPart::cuts) == 0);
    const Preset taken = with_part(one, other, PresetPart::statistic);
    CHECK(taken.rate == other.rate);
    CHECK(taken.cuts == other.cuts);
  }
  const auto of_reported = differing_parts(eurostat_2021(), tianjin_light_2022());
  CHECK(std::count(of_reported.begin(), of_reported.end(), PresetPart::rate) == 0);
  Preset in_units = growth;
  in_units.rate = RateEstimator::least_squares;
  CHECK(differing_parts(growth, in_units) == std::vector<PresetPart>{PresetPart::statistic});
  CHECK(words_of(growth, PresetPart::statistic, Language::en) == "the change a year in per cent");
  CHECK(words_of(in_units, PresetPart::statistic, Language::zh) == "每年的变化（计量单位）");
}
