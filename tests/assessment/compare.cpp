#include "milepost/assessment/compare.hpp"

#include "milepost/assessment/preset_words.hpp"

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

TEST_CASE("what a method cannot judge disagrees with none, and a rule of the library's own has no parts in common") {
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

TEST_CASE("special cases that two methods take differently are named, and only those") {
  Treatments first, second;
  CHECK(differences_of(first, second, Language::en).empty());
  second.zero = 0.001;
  second.met = Category{.label = "met", .status = Status::achieved};
  CHECK(differences_of(first, second, Language::en) == "a met target and zeros");
  CHECK(differences_of(first, second, Language::zh) == "已达标的目标、零值");
}
