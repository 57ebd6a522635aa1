#include "milepost/assessment/early_warning.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "milepost/error.hpp"
#include "random.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

constexpr auto calm = static_cast<std::uint8_t>(Status::on_track), risk = static_cast<std::uint8_t>(Status::at_risk);
constexpr auto off = static_cast<std::uint8_t>(Status::off_track), none = static_cast<std::uint8_t>(Status::not_assessable);

/// Yearly series, the first figure of each at the end of `begin`.
struct Columns {
  std::vector<std::int64_t> offsets{0};
  std::vector<double> times{}, values{};

  void add(const std::vector<double>& figures, double begin = 2000) {
    for (std::size_t i = 0; i < figures.size(); ++i) times.push_back(begin + 1 + static_cast<double>(i)), values.push_back(figures[i]);
    offsets.push_back(static_cast<std::int64_t>(values.size()));
  }

  Panel panel() const { return {offsets, times, values}; }
};

/// Each rises or falls on at a pace of its own, with so much noise.
Columns steady(std::size_t count, double noise) {
  Random random(11);
  Columns columns;
  for (std::size_t series = 0; series < count; ++series) {
    const double pace = random.number(-4, 4);
    std::vector<double> figures;
    for (int year = 0; year < 20; ++year) figures.push_back(100 + pace * year + random.number(-noise, noise));
    columns.add(figures);
  }
  return columns;
}

/// Whatever happens, it is on track.
Preset always_calm() {
  Preset preset = unep_gap();
  preset.name = "calm.2026";
  preset.cuts.categories.front().cut = 1e300;
  return preset;
}

/// Carries the mean pace on; what ends short by rounding alone is no gap.
Preset straight_on() {
  Preset preset = unep_gap();
  preset.name = "straight.2026";
  preset.cuts.categories.front().cut = 1e-9;
  return preset;
}

EarlyWarningSettings small_plans(std::vector<int> leads) { return {.methods = {}, .leads = std::move(leads), .shortest = 3, .opening = 1}; }

const EarlyWarningRow& row_named(const std::vector<EarlyWarningRow>& rows, const std::string& method, std::optional<int> lead = {}) {
  for (const EarlyWarningRow& row : rows)
    if (row.method == method && row.lead == lead) return row;
  FAIL("no row of " << method);
  return rows.front();
}

/// Verdicts of one judge, a lead or more.
struct Opinion {
  std::uint32_t series;
  bool met;
  std::vector<std::uint8_t> status;
};

EarlyVerdicts verdicts_of(std::vector<int> leads, const std::vector<Opinion>& opinions) {
  EarlyVerdicts verdicts{.leads = std::move(leads), .opinions = {{.method = "judge"}}};
  for (const Opinion& opinion : opinions) {
    verdicts.targets.push_back({.series = opinion.series, .met = opinion.met});
    auto& status = verdicts.opinions.front().status;
    status.insert(status.end(), opinion.status.begin(), opinion.status.end());
  }
  return verdicts;
}

/// How many verdicts of two trials differ, of those that saw at most so many figures.
std::size_t verdicts_that_differ(const EarlyVerdicts& one, const EarlyVerdicts& other, std::size_t length, std::size_t seen) {
  std::size_t count = 0;
  for (std::size_t m = 0; m < one.opinions.size(); ++m)
    for (std::size_t t = 0; t < one.targets.size(); ++t)
      for (std::size_t k = 0; k < one.leads.size(); ++k) {
        if (one.targets[t].base + length + 1 - static_cast<std::size_t>(one.leads[k]) > seen) continue;
        const std::size_t i = t * one.leads.size() + k;
        count += one.opinions[m].status[i] != other.opinions[m].status[i];
        if (!one.opinions[m].probability.empty()) count += one.opinions[m].probability[i] != other.opinions[m].probability[i];
      }
  return count;
}

}  // namespace

TEST_CASE("targets by hand: 12 after 10, due three figures on at 18") {
  Columns columns;
  columns.add({10, 12, 14, 16, 18});
  const EarlyVerdicts verdicts = early_verdicts(columns.panel(), small_plans({2, 1, 2}));
  CHECK(verdicts.leads == std::vector{1, 2});
  REQUIRE(verdicts.targets.size() == 9);  // 2 figures before the base, 3 after it: one base
  CHECK(verdicts.targets[0] == PseudoTarget{0, 1, 2002, 12, 2005, 15, 1, 1});
  CHECK(verdicts.targets[1] == PseudoTarget{0, 1, 2002, 12, 2005, 18, 1, 1});
  CHECK(verdicts.targets[2] == PseudoTarget{0, 1, 2002, 12, 2005, 21, 1, 0});
  CHECK(verdicts.targets[8].target == doctest::Approx(9.6));
  CHECK(verdicts.targets[8].direction == -1);
}

TEST_CASE("rates by hand: a rise goes the right way for six of nine targets, of which five are met") {
  Columns columns;
  columns.add({10, 12, 14, 16, 18});
  const std::vector<EarlyWarningRow> rows = early_warning(columns.panel(), small_plans({1, 2}));
  const EarlyWarningRow& last = row_named(rows, "last_change");
  CHECK(last.judged == 18);
  CHECK(*last.base_rate == doctest::Approx(5.0 / 9));
  CHECK(*last.met_on_track == doctest::Approx(5.0 / 6));
  CHECK(*last.met_off_track == 0);
  CHECK_FALSE(last.met_at_risk);
  CHECK(*last.alarms == doctest::Approx(1.0 / 3));
  CHECK(*last.false_alarms == 0);
  CHECK(*last.missed_alarms == 0.25);
  CHECK(*last.lead_time == 1.5);  // three of four alarms from the first verdict, two figures before
  CHECK(row_named(rows, "last_change", 2).judged == 9);
  CHECK_FALSE(row_named(rows, "last_change", 2).lead_time);
  CHECK_FALSE(last.brier);  // no series of odd number to measure by
}

TEST_CASE("other paces and improvements: one of twice the pace, none of a percentage") {
  Columns columns;
  columns.add({10, 12, 14, 16, 18});
  EarlyWarningSettings settings = small_plans({1, 2});
  settings.paces = {2}, settings.improvements = {};
  const EarlyVerdicts verdicts = early_verdicts(columns.panel(), settings);
  REQUIRE(verdicts.targets.size() == 1);
  CHECK(verdicts.targets.front().target == 24);
}

TEST_CASE("what never changes has no pace, what is zero has no percentage of it") {
  Columns columns;
  columns.add({5, 5, 5, 5, 5});
  columns.add({2, 0, 1, 1, 1});
  columns.add({0, 0, 0, 0, 0});
  const EarlyVerdicts verdicts = early_verdicts(columns.panel(), small_plans({1, 2}));
  std::vector<int> counts(3);
  for (const PseudoTarget& target : verdicts.targets) ++counts[target.series];
  CHECK(counts == std::vector{6, 3, 0});
}

TEST_CASE("a status stands for the share met in series of the other parity") {
  const std::vector<EarlyWarningRow> rows = early_warning(verdicts_of({1}, {{0, true, {calm}}, {0, false, {calm}}, {1, true, {calm}}, {3, false, {off}}}));
  CHECK(*rows.front().brier == 0.375);  // said 1, 1 by the odd ones, a half by the even ones, a half for "off track" that they never gave
  CHECK(*rows.front().skill == -0.5);   // the base rates said a half: 0.25
  CHECK(*rows.front().discrimination == 0.75);
}

TEST_CASE("lead time: from when on the alarm stayed, on the mean of the targets missed") {
  const std::vector<EarlyWarningRow> rows =
      early_warning(verdicts_of({1, 2, 4}, {{0, false, {off, risk, calm}}, {1, false, {calm, off, off}}, {2, false, {off, off, off}}, {3, true, {off, off, off}}, {4, false, {none, off, off}}}));
  CHECK(*rows.front().lead_time == 2);  // 2, 0 and 4; of the last nothing is known at the end
  CHECK(rows.front().judged == 14);
  CHECK(rows.front().not_judged == 1);
}

TEST_CASE("who always says on track knows nothing, raises no alarm and misses all") {
  const std::vector<EarlyWarningRow> rows = early_warning(steady(20, 5).panel(), {.methods = {always_calm()}});
  const EarlyWarningRow& said = row_named(rows, "calm.2026");
  const EarlyWarningRow& base = row_named(rows, "base_rate");
  CHECK(*said.discrimination == 0.5);
  CHECK(*said.skill == 0);
  CHECK(*said.brier == *base.brier);
  CHECK(*said.met_on_track == *base.base_rate);
  CHECK(*said.missed_alarms == 1);
  CHECK(*said.false_alarms == 0);
  CHECK(*said.lead_time == 0);
}

TEST_CASE("where every pace persists those who project it know the end") {
  const std::vector<EarlyWarningRow> rows = early_warning(steady(40, 0).panel(), {.methods = {straight_on(), eurostat_2021()}});
  CHECK(*row_named(rows, "straight.2026").discrimination == 1);
  CHECK(*row_named(rows, "straight.2026").brier == 0);
  CHECK(*row_named(rows, "straight.2026").lead_time == 6);
  CHECK(*row_named(rows, "eurostat.2021").discrimination > 0.9);  // compound growth on straight lines
  CHECK(*row_named(rows, "attain").discrimination > 0.98);
  CHECK(*row_named(rows, "last_change").discrimination < 0.9);    // the right way, but not fast enough
}

TEST_CASE("where nothing persists the last change tells nothing") {
  Random random(5);
  Columns columns;
  for (int series = 0; series < 60; ++series) {
    std::vector<double> figures;
    for (int year = 0; year < 14; ++year) figures.push_back(random.number(90, 110));
    columns.add(figures);
  }
  const std::vector<EarlyWarningRow> rows = early_warning(columns.panel(), {.methods = {}});
  CHECK(*row_named(rows, "last_change").skill < 0.05);
}

TEST_CASE("no verdict knows what came later") {
  const Columns before = steady(12, 6);
  Columns after = before;
  const std::size_t from = 14;  // of 20 figures
  for (std::size_t series = 0; series < 12; ++series)
    for (std::size_t i = from; i < 20; ++i) after.values[series * 20 + i] = 1000 - 7 * after.values[series * 20 + i];
  const EarlyVerdicts one = early_verdicts(before.panel()), other = early_verdicts(after.panel());
  REQUIRE(one.targets.size() == other.targets.size());
  CHECK(verdicts_that_differ(one, other, 9, from) == 0);
  CHECK(verdicts_that_differ(one, other, 9, 19) > 0);
  std::size_t outcomes = 0;
  for (std::size_t t = 0; t < one.targets.size(); ++t) {
    PseudoTarget told = other.targets[t];
    if (told.base >= from) continue;
    outcomes += told.met != one.targets[t].met;
    told.met = one.targets[t].met;
    CHECK(told == one.targets[t]);  // the bound was set without looking
  }
  CHECK(outcomes > 0);
}

TEST_CASE("nor the last figure of all, which is an outcome alone") {
  const Columns before = steady(6, 6);
  Columns after = before;
  for (std::size_t series = 0; series < 6; ++series) after.values[series * 20 + 19] *= -3;
  CHECK(verdicts_that_differ(early_verdicts(before.panel()), early_verdicts(after.panel()), 9, 20) == 0);
}

TEST_CASE("the century does not matter") {
  const Columns now = steady(6, 6);
  Columns then = now;
  for (double& time : then.times) time -= 100;
  CHECK(verdicts_that_differ(early_verdicts(now.panel()), early_verdicts(then.panel()), 9, 20) == 0);
}

TEST_CASE("the same numbers for any count of threads, and whatever stands beside a series") {
  const Columns columns = steady(530, 6);  // more than one block
  const EarlyWarningSettings one{.methods = {destatis_2021(), escap_2019()}, .leads = {1, 6}, .threads = 1};
  EarlyWarningSettings three = one;
  three.threads = 3;
  const EarlyVerdicts all = early_verdicts(columns.panel(), one);
  CHECK(early_warning(all) == early_warning(columns.panel(), three));
  Columns alone;
  alone.add({columns.values.end() - 20, columns.values.end()});
  const EarlyVerdicts last = early_verdicts(alone.panel(), one);
  for (std::size_t m = 0; m < last.opinions.size(); ++m)
    CHECK(std::equal(last.opinions[m].status.rbegin(), last.opinions[m].status.rend(), all.opinions[m].status.rbegin()));
}

TEST_CASE("every preset of the list judges series alone") {
  const std::vector<EarlyWarningRow> rows = early_warning(steady(4, 1).panel());
  for (const Preset& preset : series_presets()) {
    CAPTURE(preset.name);
    CHECK(row_named(rows, preset.name).judged > 0);
  }
  std::vector<std::string> left = preset_names();
  for (const Preset& preset : series_presets()) std::erase(left, preset.name);
  CHECK(left == std::vector<std::string>{"oecd.2019", "tianjin.2022", "worldbank.2018"});
}

TEST_CASE("no series, short ones, holes, and series that are none") {
  CHECK(early_verdicts({}).targets.empty());
  CHECK(early_warning(Panel{}).front().judged == 0);
  Columns columns;
  columns.add({1, 2, 3, 4});
  columns.add({1, 2, std::numeric_limits<double>::infinity(), 4, 5, 6});
  columns.add({10, std::numeric_limits<double>::quiet_NaN(), 12, 14, 16, 18});
  const EarlyVerdicts verdicts = early_verdicts(columns.panel(), small_plans({1, 2}));
  CHECK(verdicts.targets.size() == 9);
  CHECK(verdicts.targets.front() == PseudoTarget{2, 1, 2003, 12, 2006, 15, 1, 1});
}

TEST_CASE("settings that make no sense") {
  const Panel panel{};
  CHECK_THROWS_AS(early_verdicts(panel, {.leads = {}}), OutOfRange);
  CHECK_THROWS_AS(early_verdicts(panel, {.leads = {0}}), OutOfRange);
  CHECK_THROWS_AS(early_verdicts(panel, {.opening = 0}), OutOfRange);
  CHECK_THROWS_AS(early_verdicts(panel, {.paces = {0}}), OutOfRange);
  CHECK_THROWS_AS(early_verdicts(panel, {.improvements = {-0.1}}), OutOfRange);
  CHECK_THROWS_WITH_AS(early_verdicts(panel, {.shortest = 4}), "shortest history 4: 2 figures more than the opening, 5, or more", OutOfRange);
}
