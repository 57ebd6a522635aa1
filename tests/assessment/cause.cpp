#include "milepost/assessment/cause.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "milepost/assessment/compare.hpp"
#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// At most 20 by 2030; 60 in 2010, 40 in 2015, 33 in 2022. What a straight line expects by the due day, as a share of the way: from 2010 on
/// (60 - 15) / 40 = 1.125, from 2015 on (40 - 25) / 20 = 0.75. At compound growth 0.946 and 0.676.
Evidence falling() {
  const Target target{.bound = at_most(20 * tonne), .due = end_of(Year{2030})};
  return seen(Kind::stock, tonne, target, {{Year{2010}, 60}, {Year{2015}, 40}, {Year{2022}, 33}}, Date{2023, 6, 30});
}

/// On track from `on`, at risk from `risk`.
CutTable two_cuts(double on, double risk) {
  return {{{"good", Status::on_track, Side::at_least, on}, {"fair", Status::at_risk, Side::at_least, risk}, {"bad", Status::off_track}}};
}

Preset long_and_straight(double on, double risk) {
  return {.name = "long", .rate = RateEstimator::linear, .statistic = Statistic::share_reached, .cuts = two_cuts(on, risk)};
}

/// The same from 2015 on, at compound growth.
Preset short_and_compound(double on, double risk) {
  Preset preset = long_and_straight(on, risk);
  preset.name = "short";
  preset.points = {.base = BaseChoice::exact, .base_year = 2015};
  preset.rate = RateEstimator::compound;
  return preset;
}

const std::vector<PresetPart> the_points{PresetPart::points}, the_rate{PresetPart::rate}, both_parts{PresetPart::points, PresetPart::rate};

/// What makes `long` and `short` differ where both cut at these numbers.
Explanation between_two(double on, double risk) {
  const Judge judge = [](const Method& method) { return assess(falling(), method); };
  const Preset one = long_and_straight(on, risk), other = short_and_compound(on, risk);
  return explain_difference(judge, one, other, judge(one).status, judge(other).status);
}

std::string told_of_two(double on, double risk, Language language) {
  const Comparison comparison = compare(falling(), {long_and_straight(on, risk), short_and_compound(on, risk)});
  REQUIRE(comparison.disagreements.size() == 1);
  return in(comparison.disagreements[0].sentence, language);
}

}  // namespace

TEST_CASE("the figures that the examples below rest on") {
  Preset straight = short_and_compound(1, 0), compound = long_and_straight(1, 0);
  straight.rate = RateEstimator::linear;
  compound.rate = RateEstimator::compound;
  CHECK(*assess(falling(), long_and_straight(1, 0)).figure == doctest::Approx(1.125));
  CHECK(*assess(falling(), straight).figure == doctest::Approx(0.75));
  CHECK(*assess(falling(), compound).figure == doctest::Approx((60 - 33 * std::pow(33.0 / 60, 8.0 / 12)) / 40));
  CHECK(*assess(falling(), short_and_compound(1, 0)).figure == doctest::Approx((40 - 33 * std::pow(33.0 / 40, 8.0 / 7)) / 20));
}

TEST_CASE("a part is named alone if it takes its status along either way, and no other does") {
  CHECK(between_two(0.9, 0.9) == Explanation{Cause::points, {the_points}, {the_points}});  // 0.75 is off track, 0.946 on track
  CHECK(is_told(told_of_two(0.9, 0.9, Language::en), "they look at other observations, from the first figure against from 2015."));
}

TEST_CASE("two parts each of which is enough are both named: either leads there, it takes both to come back") {
  CHECK(between_two(1, 1) == Explanation{Cause::several, {the_points, the_rate}, {both_parts}});  // neither 0.75 nor 0.946 reaches 1
  CHECK(is_told(told_of_two(1, 1, Language::en), ". With the observations or change a year of short, long would be off track. "
                                               "With the observations and change a year of long, short would be on track."));
  CHECK(is_told(told_of_two(1, 1, Language::zh), "。前者改用后者的取数范围或年度变化算法，即判为明显滞后；后者改用前者的取数范围和年度变化算法，即判为符合进度。"));
}

TEST_CASE("two parts that do it only together: of the first either is enough") {
  CHECK(between_two(0.7, 0.7) == Explanation{Cause::several, {both_parts}, {the_points, the_rate}});  // both 0.75 and 0.946 reach 0.7
  CHECK(is_told(told_of_two(0.7, 0.7, Language::en), "With the observations and change a year of short, long would be off track. "
                                                   "With the observations or change a year of long, short would be on track."));
}

TEST_CASE("two parts that have to be exchanged together, either way: one alone leads halfway") {
  CHECK(between_two(1, 0.7) == Explanation{Cause::several, {both_parts}, {both_parts}});  // 0.75 and 0.946 are at risk
  CHECK(is_told(told_of_two(1, 0.7, Language::en),
              "). More than one part of the rules plays a role: observations (from the first figure against from 2015) and change a year (the mean change a "
              "year against compound growth). Only if they are exchanged together do the statuses change places."));
  CHECK(is_told(told_of_two(1, 0.7, Language::zh), "）。不止一处规则起作用：取数范围（前者自首个数据起，后者自2015年起）和年度变化算法（前者年均增减量，后者年均复合增速）。须一并互换，结论才随之互换。"));
}

TEST_CASE("a part that explains one way only is not named as the cause") {
  CHECK(between_two(1, 0.8) == Explanation{Cause::several, {the_points}, {both_parts}});  // 0.75 is off track, 0.946 at risk
  CHECK(is_told(told_of_two(1, 0.8, Language::en), "With the observations of short, long would be off track. With the observations and change a year of long"));
}

TEST_CASE("of all pairs of presets: what is named turns the status, no part alone does where several are named, and the order of the two does not matter") {
  const Evidence evidence = seen(Kind::stock, tonne, {.bound = at_most(20 * tonne), .due = end_of(Year{2030})},
                                 {{Year{2015}, 40}, {Year{2016}, 41}, {Year{2017}, 36}, {Year{2018}, 37}, {Year{2020}, 30}, {Year{2021}, 29}, {Year{2022}, 31}},
                                 Date{2023, 6, 30});
  const Judge judge = [&](const Method& method) { return assess(evidence, method); };
  const std::vector<Preset> all = presets();
  int alone = 0, more = 0;
  for (const Preset& one : all)
    for (const Preset& other : all) {
      const Status first = judge(one).status, second = judge(other).status;
      if (first == second || first == Status::not_assessable || second == Status::not_assessable) continue;
      const Explanation found = explain_difference(judge, one, other, first, second), turned = explain_difference(judge, other, one, second, first);
      CHECK(found == Explanation{turned.cause, turned.back, turned.there});
      (found.cause == Cause::several ? more : alone) += 1;
      for (const auto& set : found.there) {
        CHECK(judge(with_parts(one, other, set)).status == second);
        for (const PresetPart part : set.size() > 1 ? differing_parts(one, other) : std::vector<PresetPart>{})
          CHECK(judge(with_part(one, other, part)).status != second);
      }
    }
  CHECK(alone > 20);
  CHECK(more > 20);
}
