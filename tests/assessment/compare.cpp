#include "milepost/assessment/compare.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Asked to halve 40 by 2030, seen in 2015 and 2022.
Evidence halving(double last) {
  const Target target{.bound = at_most(20 * tonne), .due = end_of(Year{2030})};
  return seen(Kind::stock, tonne, target, {{Year{2015}, 40}, {Year{2022}, last}}, Date{2023, 6, 30});
}

Cause cause_of_two(const Evidence& evidence, const Preset& one, const Preset& other) {
  const Comparison comparison = compare(evidence, {one, other});
  REQUIRE(comparison.disagreements.size() == 1);
  return comparison.disagreements[0].cause;
}

}  // namespace

TEST_CASE("the part that differs is the cause: of presets that differ in one part alone it is that part") {
  const Evidence evidence = halving(33);  // 0.6 of the growth needed
  const Preset one = eurostat_2021();
  Preset other = one;
  other.name = "other";
  other.cuts.categories[0].cut = 0.5;
  CHECK(cause_of_two(evidence, one, other) == Cause::cuts);
  other = one, other.name = "other";
  other.treatments.adverse = Category{.label = "odd", .status = Status::off_track};
  CHECK(cause_of_two(halving(45), Preset{.name = "plain", .cuts = {{{"any", Status::on_track}}}}, [] {
          Preset strict{.name = "strict", .cuts = {{{"any", Status::on_track}}}};
          strict.treatments.adverse = Category{.label = "odd", .status = Status::off_track};
          return strict;
        }()) == Cause::treatment);
  CHECK(cause_of_two(evidence, united_nations_chart_2022(), unep_gap()) != Cause::rule);
}

TEST_CASE("38.5 divides the two editions of the United Nations' chart by what they cut") {
  CHECK(cause_of_two(halving(38.5), united_nations_chart_2022(), united_nations_chart_2023()) == Cause::statistic);
}

TEST_CASE("what a method cannot judge disagrees with none, and a rule of the library's own has no parts to exchange") {
  CHECK(compare(halving(33), {eurostat_2021(), oecd_2019()}).disagreements.empty());
  const Comparison comparison = compare(halving(38.5), {Path{}, united_nations_chart_2023()});
  for (const Disagreement& disagreement : comparison.disagreements) CHECK(disagreement.cause == Cause::rule);
  CHECK(comparison.verdicts.size() == 2);
}

TEST_CASE("all presets are compared, each pair that disagrees once, with a sentence in both languages") {
  const Comparison comparison = compare(halving(36));
  CHECK(comparison.verdicts.size() == presets().size());
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < comparison.verdicts.size(); ++i)
    for (std::size_t k = i + 1; k < comparison.verdicts.size(); ++k) {
      const Verdict &one = comparison.verdicts[i], &other = comparison.verdicts[k];
      pairs += one.status != other.status && one.status != Status::not_assessable && other.status != Status::not_assessable;
    }
  CHECK(comparison.disagreements.size() == pairs);
  CHECK(pairs > 10);
  for (const Disagreement& disagreement : comparison.disagreements) {
    CHECK(disagreement.sentence.en.find(disagreement.first) != std::string::npos);
    CHECK(disagreement.sentence.zh.find(disagreement.second) != std::string::npos);
  }
}

TEST_CASE("a sentence names the part of each method: cuts, rates, figures") {
  const Preset one = eurostat_2021();
  Preset other = one;
  other.name = "other";
  other.cuts.categories[0].cut = 0.5;
  const Comparison comparison = compare(halving(33), {one, other});
  CHECK(comparison.disagreements[0].sentence.en.find("their cuts lie elsewhere, 0.95, 0.6 and 0 against 0.5, 0.6 and 0.") != std::string::npos);
  CHECK(comparison.disagreements[0].sentence.zh.find("分档界线不同，前者0.95、0.6、0，后者0.5、0.6、0。") != std::string::npos);
  CHECK(status_count(comparison) == 2);
}

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

const std::vector<PresetPart> points{PresetPart::points}, rate{PresetPart::rate}, both{PresetPart::points, PresetPart::rate};

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

bool tells(const std::string& sentence, std::string_view words) {
  INFO(sentence);
  CHECK(sentence.find(words) != std::string::npos);
  return sentence.find(words) != std::string::npos;
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
  CHECK(between_two(0.9, 0.9) == Explanation{Cause::points, {points}, {points}});  // 0.75 is off track, 0.946 on track
  CHECK(tells(told_of_two(0.9, 0.9, Language::en), "they look at other observations, from the first figure against from 2015."));
}

TEST_CASE("two parts each of which is enough are both named: either leads there, it takes both to come back") {
  CHECK(between_two(1, 1) == Explanation{Cause::several, {points, rate}, {both}});  // neither 0.75 nor 0.946 reaches 1
  CHECK(tells(told_of_two(1, 1, Language::en), "; with the observations or change a year of short, long would be off track; "
                                               "with the observations and change a year of long, short would be on track."));
  CHECK(tells(told_of_two(1, 1, Language::zh), "；前者改用后者的取数范围或年度变化算法，即判为明显滞后；后者改用前者的取数范围和年度变化算法，即判为符合进度。"));
}

TEST_CASE("two parts that do it only together: of the first either is enough") {
  CHECK(between_two(0.7, 0.7) == Explanation{Cause::several, {both}, {points, rate}});  // both 0.75 and 0.946 reach 0.7
  CHECK(tells(told_of_two(0.7, 0.7, Language::en), "with the observations and change a year of short, long would be off track; "
                                                   "with the observations or change a year of long, short would be on track."));
}

TEST_CASE("two parts that have to be exchanged together, either way: one alone leads halfway") {
  CHECK(between_two(1, 0.7) == Explanation{Cause::several, {both}, {both}});  // 0.75 and 0.946 are at risk
  CHECK(tells(told_of_two(1, 0.7, Language::en),
              "more than one part of the rules plays a role: observations (from the first figure against from 2015) and change a year (the mean change a "
              "year against compound growth); only if they are exchanged together do the statuses change places."));
  CHECK(tells(told_of_two(1, 0.7, Language::zh), "不止一处规则起作用：取数范围（前者自首个数据起，后者自2015年起）和年度变化算法（前者年均增减量，后者年均复合增速）；须一并互换，结论才随之互换。"));
}

TEST_CASE("a part that explains one way only is not named as the cause") {
  CHECK(between_two(1, 0.8) == Explanation{Cause::several, {points}, {both}});  // 0.75 is off track, 0.946 at risk
  CHECK(tells(told_of_two(1, 0.8, Language::en), "with the observations of short, long would be off track; with the observations and change a year of long"));
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

TEST_CASE("of the special cases that differ only those that matter are named") {
  const CutTable any{{{"any", Status::on_track}}};
  const Preset plain{.name = "plain", .cuts = any};
  Preset strict{.name = "strict", .cuts = any};
  strict.treatments = {.zero = 0.001, .met = Category{.label = "met", .status = Status::achieved}, .adverse = Category{.label = "odd", .status = Status::off_track}};
  CHECK(differing_parts(plain, strict) == std::vector{PresetPart::met, PresetPart::adverse, PresetPart::zero});
  const Comparison comparison = compare(halving(45), {plain, strict});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::treatment);
  CHECK(tells(comparison.disagreements[0].sentence.en, "they treat special cases another way: a change the wrong way."));
  CHECK(tells(comparison.disagreements[0].sentence.zh, "特殊情形的处理不同：反向变化。"));
}

TEST_CASE("a percentage within 1 of its end is met for one, far from it for another: the target of 0 or 100 is named") {
  const Target target{.bound = at_least(100 * percent_unit), .due = end_of(Year{2030})};
  const Evidence evidence = seen(Kind::ratio, percent_unit, target, {{Year{2015}, 99.4}, {Year{2022}, 99.3}}, Date{2023, 6, 30});
  Preset exact = united_nations_chart_2023();
  exact.name = "exact";
  exact.treatments.near_end.reset();
  const Comparison comparison = compare(evidence, {united_nations_chart_2023(), exact});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::treatment);
  CHECK(tells(comparison.disagreements[0].sentence.en, ": a target of 0 or 100."));
}

TEST_CASE("a cut table goes with its statistic, and is a part of its own where the statistic is the same") {
  CHECK(differing_parts(long_and_straight(1, 0.5), long_and_straight(1, 0.6)).size() == 1);
  Preset lead = long_and_straight(0, -10);
  lead.statistic = Statistic::lead;
  CHECK(differing_parts(long_and_straight(1, 0.5), lead) == std::vector{PresetPart::statistic});
  CHECK(with_part(long_and_straight(1, 0.5), lead, PresetPart::statistic).cuts == lead.cuts);
}

TEST_CASE("the same cuts may take in other figures or lead to other classes, and that is said") {
  Preset other = eurostat_2021();
  other.name = "other";
  other.cuts.categories[1].status = Status::off_track;
  const Comparison comparison = compare(halving(33), {eurostat_2021(), other});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(tells(comparison.disagreements[0].sentence.en, "at the same numbers, 0.95, 0.6 and 0, but with other ends or other classes."));
}

TEST_CASE("a rule of the library beside a preset: what each of them measures") {
  const Comparison comparison = compare(halving(33), {Path{}, TimeProportional{}, GrowthRatio{}, TrendProjection{}, eurostat_2021()});
  REQUIRE(comparison.disagreements.size() > 1);
  const Disagreement* preset = nullptr;
  for (const Disagreement& one : comparison.disagreements)
    if (one.first == "path" && one.second == "eurostat.2021") preset = &one;
  REQUIRE(preset != nullptr);
  CHECK(preset->cause == Cause::rule);
  CHECK(tells(preset->sentence.en, "each measures in a way of its own: path compares the latest figure with the required path on its day (33, 30.7 required); "
                                   "eurostat.2021 takes growth over the growth needed."));
  CHECK(tells(preset->sentence.zh, "衡量方式不同：path将最新数据与当日序时目标比较（"));
}

TEST_CASE("two of one rule differ in their cuts alone") {
  const Comparison comparison = compare(halving(33), {Path{}, Path{.cuts = {1, 0.7}}});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::cuts);
  CHECK(tells(comparison.disagreements[0].sentence.en, "their cuts lie elsewhere, 1 and 0.9 against 1 and 0.7."));
}

TEST_CASE("other words for one status are no disagreement, and what the library settles is the same for all") {
  const Comparison met = compare(halving(15), {eurostat_2021(), united_nations_chart_2022(), wri_2025(), Path{}});
  CHECK(met.disagreements.empty());
  CHECK(met.verdicts[0].label != met.verdicts[1].label);
  const Comparison behind = compare(halving(39), {eurostat_2021(), united_nations_chart_2022()});
  CHECK(behind.verdicts[0].label != behind.verdicts[1].label);
  CHECK(behind.disagreements.empty());
}
