#include "milepost/assessment/compare.hpp"

#include <doctest/doctest.h>

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

TEST_CASE("of the special cases that differ only those that matter are named") {
  const CutTable any{{{"any", Status::on_track}}};
  const Preset plain{.name = "plain", .cuts = any};
  Preset strict{.name = "strict", .cuts = any};
  strict.treatments = {.zero = 0.001, .met = Category{.label = "met", .status = Status::achieved}, .adverse = Category{.label = "odd", .status = Status::off_track}};
  CHECK(differing_parts(plain, strict) == std::vector{PresetPart::met, PresetPart::adverse, PresetPart::zero});
  const Comparison comparison = compare(halving(45), {plain, strict});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::treatment);
  CHECK(is_told(comparison.disagreements[0].sentence.en, "they treat special cases another way: a change the wrong way."));
  CHECK(is_told(comparison.disagreements[0].sentence.zh, "特殊情形的处理不同：反向变化。"));
}

TEST_CASE("a percentage within 1 of its end is met for one, far from it for another: the end of the scale is named") {
  const Target target{.bound = at_least(100 * percent_unit), .due = end_of(Year{2030})};
  const Evidence evidence = seen(Kind::ratio, percent_unit, target, {{Year{2015}, 99.4}, {Year{2022}, 99.3}}, Date{2023, 6, 30});
  Preset exact = united_nations_chart_2023();
  exact.name = "exact";
  exact.treatments.near_end.reset();
  const Comparison comparison = compare(evidence, {united_nations_chart_2023(), exact});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::treatment);
  CHECK(is_told(comparison.disagreements[0].sentence.en, ": a target at an end of the scale."));
}

TEST_CASE("the same cuts may take in other figures or lead to other classes, and that is said") {
  Preset other = eurostat_2021();
  other.name = "other";
  other.cuts.categories[1].status = Status::off_track;
  const Comparison comparison = compare(halving(33), {eurostat_2021(), other});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(is_told(comparison.disagreements[0].sentence.en, "at the same numbers, 0.95, 0.6 and 0, but with other ends or other classes."));
}

TEST_CASE("a rule of the library beside a preset: what each of them measures") {
  const Comparison comparison = compare(halving(33), {Path{}, TimeProportional{}, GrowthRatio{}, TrendProjection{}, eurostat_2021()});
  REQUIRE(comparison.disagreements.size() > 1);
  const Disagreement* preset = nullptr;
  for (const Disagreement& one : comparison.disagreements)
    if (one.first == "path" && one.second == "eurostat.2021") preset = &one;
  REQUIRE(preset != nullptr);
  CHECK(preset->cause == Cause::rule);
  CHECK(is_told(preset->sentence.en, "each measures in a way of its own: path compares the latest figure with the required path on its day (33, 30.7 required); "
                                   "eurostat.2021 takes growth over the growth needed."));
  CHECK(is_told(preset->sentence.zh, "衡量方式不同：path将最新数据与当日序时目标比较（"));
}

TEST_CASE("two of one rule differ in their cuts alone") {
  const Comparison comparison = compare(halving(33), {Path{}, Path{.cuts = {1, 0.7}}});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::cuts);
  CHECK(is_told(comparison.disagreements[0].sentence.en, "their cuts lie elsewhere, 1 and 0.9 against 1 and 0.7."));
}

TEST_CASE("other words for one status are no disagreement, and what the library settles is the same for all") {
  const Comparison met = compare(halving(15), {eurostat_2021(), united_nations_chart_2022(), wri_2025(), Path{}});
  CHECK(met.disagreements.empty());
  CHECK(met.verdicts[0].label != met.verdicts[1].label);
  const Comparison behind = compare(halving(39), {eurostat_2021(), united_nations_chart_2022()});
  CHECK(behind.verdicts[0].label != behind.verdicts[1].label);
  CHECK(behind.disagreements.empty());
}

TEST_CASE("a lead and a lag are one figure: what differs are the cuts, each told with what it cuts") {
  const Target target{.bound = at_least(110 * tonne), .due = end_of(Year{2030}), .baseline = Baseline{10, Year{2020}}};
  const Evidence behind = seen(Kind::stock, tonne, target, {{Year{2020}, 10}, {Year{2025}, 40}}, Date{2026, 1, 31});  // 30 of 100, after half the time
  const Comparison comparison = compare(behind, {fyp_midterm_2023(), yinchuan_light_2025()});
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.verdicts[0].figure == doctest::Approx(-*comparison.verdicts[1].figure).epsilon(1e-14));
  CHECK(comparison.disagreements[0].cause == Cause::cuts);
  CHECK(is_told(comparison.disagreements[0].sentence.en, "their cuts lie elsewhere, 5 and 0 of completion less elapsed time against "
                                                       "0, 10 and 30 of elapsed time less completion."));
  CHECK(is_told(comparison.disagreements[0].sentence.zh, "分档界线不同，前者完成比例减时间进度以5、0为界，后者时间进度减完成比例以0、10、30为界。"));
}

TEST_CASE("per cent a year is no cause against a line in units: from 78 to 79 years of life by 2025, 78.3 in 2021") {
  const Target target{.bound = at_least(79 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{78, Year{2020}}};
  const Evidence evidence = seen(Kind::stock, tonne, target, {{Year{2021}, 78.3}}, Date{2022, 3, 1});
  const Comparison comparison = compare(evidence, {escap_2019(), unicef_2004()});  // arrives; 0.38 % a year falls short
  REQUIRE(comparison.disagreements.size() == 1);
  CHECK(comparison.disagreements[0].cause == Cause::statistic);
}
