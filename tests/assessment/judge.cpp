#include "milepost/assessment/judge.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {


Observation known(const Period& period, double value, Exactness exactness) {
  return {.period = period, .value = value, .exactness = exactness};
}

/// 1400 in 2022 to 2000 by 2025; 1600 owed at end-2023.
Evidence to_2000(const Bound& bound, double value, Exactness exactness, const Period& period = Year{2023}) {
  const Target target{.bound = bound, .due = end_of(Year{2025}), .baseline = Baseline{1400, Year{2022}}};
  return seen(Kind::stock, tonne, target, {known(period, value, exactness)}, add_days(end_of(period), 31));
}

Evidence about_15000(double value, std::optional<double> tolerance, const Period& period, const Date& as_of) {
  return seen(Kind::flow, tonne, {.bound = about(15000 * tonne, tolerance), .due = within(2022, 2025)}, {{period, value}}, as_of);
}

Ending ending(EndingKind kind, std::optional<Date> from = {}) { return {.kind = kind, .from = from}; }

}  // namespace

// Lower bounds: a class only if every value that the figure allows gives it.

TEST_CASE("1400 to at least 2000, 1600 owed: at least 1700 on track, 1550 inconclusive, 2000 achieved") {
  const Bound bound = at_least(2000 * tonne);
  CHECK(status_of(to_2000(bound, 1700, Exactness::at_least)) == "on_track");
  const Verdict open = assess(to_2000(bound, 1550, Exactness::at_least));
  CHECK(status_of(open) == "inconclusive");
  CHECK(printed(open.required, 0) == "1600");
  CHECK(range_of(open) == "off_track..on_track");
  CHECK(status_of(to_2000(bound, 2000, Exactness::at_least)) == "achieved");
}

TEST_CASE("to more than 2000: at least 2000 is on track only, more than 2000 is achieved") {
  const Bound bound = more_than(2000 * tonne);
  CHECK(status_of(to_2000(bound, 2000, Exactness::at_least)) == "on_track");
  CHECK(status_of(to_2000(bound, 2000, Exactness::more_than)) == "achieved");
}

TEST_CASE("on the due day a lower bound that does not meet may still have been met") {
  const Verdict verdict = assess(to_2000(at_least(2000 * tonne), 1950, Exactness::at_least, Year{2025}));
  CHECK(status_of(verdict) == "inconclusive");
  CHECK(range_of(verdict) == "missed..achieved");
  CHECK(status_of(to_2000(at_least(2000 * tonne), 2000, Exactness::at_least, Year{2025})) == "achieved");
}

TEST_CASE("where less is better a lower bound can only prove the worst") {
  const auto down = [](double value, Exactness exactness, const Period& period) {
    const Target target{.bound = at_most(100 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{200, Year{2021}}};
    return assess(seen(Kind::stock, tonne, target, {known(period, value, exactness)}, add_days(end_of(period), 31)));
  };
  CHECK(status_of(down(190, Exactness::at_least, Year{2023})) == "off_track");  // 150 owed
  CHECK(status_of(down(140, Exactness::at_least, Year{2023})) == "inconclusive");
  CHECK(range_of(down(140, Exactness::at_least, Year{2023})) == "off_track..on_track");
  CHECK(status_of(down(100, Exactness::at_least, Year{2025})) == "inconclusive");
  CHECK(status_of(down(100, Exactness::more_than, Year{2025})) == "missed");
  CHECK(status_of(down(101, Exactness::at_least, Year{2025})) == "missed");
}

TEST_CASE("a lower bound inside a two-sided range may lie beyond it") {
  const auto kept = [](double value) {
    const Target target{.bound = between(60 * tonne, 65 * tonne, true), .due = end_of(Year{2025})};
    return assess(seen(Kind::stock, tonne, target, {known(Year{2023}, value, Exactness::at_least)}, mid_2024));
  };
  CHECK(status_of(kept(62)) == "inconclusive");
  CHECK(range_of(kept(62)) == "off_track..on_track");
  CHECK(range_of(kept(40)) == "off_track..on_track");
  CHECK(range_of(kept(66)) == "off_track..at_risk");
  CHECK(status_of(kept(90)) == "off_track");
}

TEST_CASE("a sum with a gap is a lower bound: without 2022, 110 on track, 90 inconclusive, 210 achieved") {
  const auto only_2023 = [](double value) { return assess(two_hundred({{Year{2023}, value}}, Date{2023, 12, 31})); };
  CHECK(status_of(only_2023(110)) == "on_track");
  CHECK(has(only_2023(110), Mark::gap));
  CHECK(has(only_2023(110), Mark::lower_bound));
  CHECK(status_of(only_2023(90)) == "inconclusive");
  CHECK(status_of(only_2023(210)) == "achieved");
}

// Tolerance of an "about".

TEST_CASE("about 15000: 14900 at the due day is missed, and 0.7 % of tolerance or more would meet") {
  const Verdict verdict = assess(about_15000(14900, {}, years(2022, 2025), Date{2026, 1, 31}));
  CHECK(status_of(verdict) == "missed");
  CHECK(printed(100 * *verdict.smallest_tolerance, 1) == "0.7");
  CHECK(status_of(about_15000(14900, 0.05, years(2022, 2025), Date{2026, 1, 31})) == "achieved");
}

TEST_CASE("about 15000: 9000 at mid-2024 against 9375 is at risk") {
  const Verdict verdict = assess(about_15000(9000, {}, Period{Date{2022, 1, 1}, mid_2024}, mid_2024));
  CHECK(class_of(verdict, 2) == "at_risk 0.96");
  CHECK(printed(verdict.required, 0) == "9375");
}

// The order of reasons.

TEST_CASE("endings come first, from their day on") {
  Evidence evidence = platforms({{Year{2024}, 410}}, Date{2025, 3, 1});
  evidence.target.ending = ending(EndingKind::exempted);
  CHECK(status_of(evidence) == "exempted");
  evidence.target.ending = ending(EndingKind::exited);
  CHECK(status_of(evidence) == "exited");
  evidence.target.ending = ending(EndingKind::not_applicable, Date{2025, 3, 1});
  CHECK(status_of(evidence) == "not_applicable");
  evidence.target.ending->from = Date{2025, 3, 2};
  CHECK(status_of(evidence) == "achieved");
}

TEST_CASE("nothing has started before the window opens or the plan is issued") {
  CHECK(status_of(two_hundred({}, Date{2021, 12, 30})) == "not_started");
  CHECK(status_of(two_hundred({}, Date{2021, 12, 31})) == "no_data");  // the close of the eve is the opening
  Evidence evidence = two_hundred({{Month{2022, 1}, 20}}, Date{2022, 7, 10});
  evidence.frame.issued = Date{2022, 7, 11};
  CHECK(status_of(evidence) == "not_started");
  evidence.as_of = Date{2022, 7, 11};
  CHECK(status_of(evidence) == "on_track");
}

TEST_CASE("an exempted target is exempted, not unstarted; an unstarted one without a number is unstarted") {
  Evidence evidence = seen(Kind::stock, platform, {.bound = some_of(), .due = within(2022, 2025)}, {}, Date{2021, 6, 30});
  CHECK(status_of(evidence) == "not_started");
  evidence.target.ending = ending(EndingKind::exempted);
  CHECK(status_of(evidence) == "exempted");
}

TEST_CASE("some, a direction alone and a pace without a tolerance have no target value, but may move") {
  const std::vector<Observation> rising{{Year{2022}, 3}, {Year{2023}, 5}};
  for (const Bound& bound : {some_of(), toward(Direction::increase), in_step_with("gdp")}) {
    const Verdict verdict = assess(seen(Kind::stock, platform, {.bound = bound, .due = within(2022, 2025)}, rising, mid_2024));
    CHECK(status_of(verdict) == "no_target_value");
    CHECK(movement_of(verdict) == "toward");
  }
}

TEST_CASE("without a due date there is no schedule, with data or without, unless the bound is met") {
  const auto undated = [](std::vector<Observation> figures) {
    return status_of(seen(Kind::stock, platform, {.bound = at_least(400 * platform)}, std::move(figures), mid_2024));
  };
  CHECK(undated({}) == "no_schedule");
  CHECK(undated({{Year{2023}, 399}}) == "no_schedule");
  CHECK(undated({{Year{2023}, 400}}) == "achieved");
}

TEST_CASE("no data comes before no denominator, and both before the due day") {
  const auto all = [](std::vector<Observation> figures, const Date& as_of) {
    return status_of(seen(Kind::stock, platform, {.bound = all_of(), .due = end_of(Year{2025})}, std::move(figures), as_of));
  };
  CHECK(all({}, mid_2024) == "no_data");
  CHECK(all({{Year{2023}, 30}}, mid_2024) == "no_denominator");
  CHECK(all({{Year{2025}, 30}}, Date{2026, 3, 1}) == "no_denominator");
}

TEST_CASE("a change without a baseline to start from has none") {
  Evidence evidence = seen(Kind::ratio, percent_unit, {.bound = change_by(5 * percentage_point_unit), .due = end_of(Year{2025})}, {{Year{2023}, 30}}, mid_2024);
  evidence.baseline_from_figures = false;
  CHECK(status_of(evidence) == "no_baseline");
}

TEST_CASE("even growth through zero or a change of sign is undefined") {
  const auto growing_from = [](double baseline) {
    const Target target{.bound = at_least(400 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{baseline, Year{2021}}, .shape = Geometric{}};
    return status_of(seen(Kind::stock, tonne, target, {{Year{2023}, 200}}, mid_2024));
  };
  CHECK(growing_from(0) == "undefined_rate");
  CHECK(growing_from(-100) == "undefined_rate");
  CHECK(growing_from(100) == "on_track");
}

// As-of day on or after the due day.

TEST_CASE("the due day is inside: on it the target is due") {
  CHECK(status_of(platforms({{Date{2025, 12, 31}, 400}}, Date{2025, 12, 31})) == "missed");
  CHECK(status_of(platforms({{Date{2025, 12, 30}, 400}}, Date{2025, 12, 30})) == "on_track");
}

TEST_CASE("400 at end-2025 is missed; 395 and then 410 by mid-2026 is missed, met late") {
  const Verdict at_limit = assess(platforms({{Year{2025}, 400}}, Date{2026, 8, 1}));
  CHECK(status_of(at_limit) == "missed");
  CHECK(printed(at_limit.met_late_on) == "none");
  const Verdict late = assess(platforms({{Year{2025}, 395}, {Half{2026, 1}, 410}}, Date{2026, 8, 1}));
  CHECK(status_of(late) == "missed");
  CHECK(printed(late.met_late_on) == "2026-06-30");
}

TEST_CASE("as of 2026-01-31 with 390 in mid-2025 last: no data, last known 390, was on track") {
  const Verdict verdict = assess(platforms({{Half{2025, 1}, 390}}, Date{2026, 1, 31}));
  CHECK(status_of(verdict) == "no_data");
  CHECK(verdict.observed->value == 390);
  CHECK(verdict.graded == Status::on_track);
  CHECK(printed(verdict.required, 2) == "376.67");
  CHECK(printed(verdict.required_today, 0) == "400");
}

TEST_CASE("as of 2026-01-31 with 410 in mid-2025 last: achieved, marked as an earlier figure") {
  const Verdict verdict = assess(platforms({{Half{2025, 1}, 410}}, Date{2026, 1, 31}));
  CHECK(status_of(verdict) == "achieved");
  CHECK(has(verdict, Mark::earlier_figure));
}

TEST_CASE("the first figure on or after the due day decides, and says if it is a later one") {
  const Verdict later = assess(platforms({{Year{2024}, 380}, {Half{2026, 1}, 410}, {Year{2026}, 300}}, Date{2027, 1, 31}));
  CHECK(status_of(later) == "achieved");
  CHECK(printed(later.shown_only_on) == "2026-06-30");
  const Verdict in_time = assess(platforms({{Year{2025}, 401}}, Date{2026, 1, 31}));
  CHECK(status_of(in_time) == "achieved");
  CHECK(printed(in_time.shown_only_on) == "none");
  CHECK_FALSE(has(in_time, Mark::earlier_figure));
}

TEST_CASE("a miss that only a later figure shows is told as such, as an arrival is") {
  const Target target{.bound = at_least(70 * tonne), .due = end_of(Year{2020}), .baseline = Baseline{50, Year{2015}}};
  const Verdict verdict = assess(seen(Kind::stock, tonne, target, {{Year{2019}, 72}, {Year{2022}, 64}}, Date{2023, 3, 1}));
  CHECK(status_of(verdict) == "missed");
  CHECK(printed(verdict.shown_only_on) == "2022-12-31");
  CHECK(explain(verdict, Language::en).ends_with("; shown only by a figure after the due day."));
  CHECK(explain(verdict, Language::zh).ends_with("；以期后数据认定。"));
}

TEST_CASE("a bound met on the way and lost at the due day is missed") {
  CHECK(status_of(platforms({{Year{2024}, 405}, {Year{2025}, 395}}, Date{2026, 1, 31})) == "missed");
}

TEST_CASE("a flow is decided by its total at the due day") {
  CHECK(status_of(two_hundred({{years(2022, 2025), 190}, {Half{2026, 1}, 30}}, Date{2026, 8, 1})) == "missed");
  CHECK(printed(assess(two_hundred({{years(2022, 2025), 190}, {Half{2026, 1}, 30}}, Date{2026, 8, 1})).met_late_on) == "2026-06-30");
  CHECK(status_of(two_hundred({{years(2022, 2025), 200}}, Date{2026, 1, 31})) == "achieved");
}

TEST_CASE("a flow that has not been reported up to the due day: met is final, less is no data") {
  const std::vector<Observation> until_2024{{years(2022, 2024), 210}};
  const Verdict met = assess(two_hundred(until_2024, Date{2026, 1, 31}));
  CHECK(status_of(met) == "achieved");
  CHECK_FALSE(has(met, Mark::earlier_figure));
  const Verdict less = assess(two_hundred({{years(2022, 2024), 120}}, Date{2026, 1, 31}));
  CHECK(status_of(less) == "no_data");
  CHECK(less.observed->value == 120);
  CHECK(less.graded == Status::off_track);  // 150 owed at end-2024
}

TEST_CASE("a cap is kept only when its window has closed, and broken at once") {
  const auto cap = [](std::vector<Observation> figures, const Date& as_of) {
    return status_of(seen(Kind::flow, tonne, {.bound = at_most(100 * tonne), .due = within(2022, 2025)}, std::move(figures), as_of));
  };
  CHECK(cap({{years(2022, 2024), 99}}, Date{2026, 2, 1}) == "no_data");
  CHECK(cap({{years(2022, 2024), 101}}, Date{2026, 2, 1}) == "missed");
  CHECK(cap({{years(2022, 2025), 100}}, Date{2026, 2, 1}) == "achieved");
  CHECK(cap({known(Year{2022}, 101, Exactness::at_least)}, Date{2023, 2, 1}) == "missed");
  CHECK(cap({known(Year{2022}, 100, Exactness::more_than)}, Date{2023, 2, 1}) == "missed");
}

TEST_CASE("a line to hold is on track until the due day, then achieved or missed") {
  const auto hold = [](double value, const Period& period) {
    const Target target{.bound = at_least(85 * tonne), .due = end_of(Year{2025}), .hold = true};
    return status_of(seen(Kind::stock, tonne, target, {{period, value}}, add_days(end_of(period), 31)));
  };
  CHECK(hold(90, Year{2024}) == "on_track");
  CHECK(hold(90, Year{2025}) == "achieved");
  CHECK(hold(84, Year{2025}) == "missed");
}

TEST_CASE("a line to hold, a cap and a mean rate are achieved by no preset before their due day") {
  Target below{.bound = at_most(100 * tonne), .due = within(2022, 2025), .hold = true};
  Evidence budget = seen(Kind::flow, tonne, below, {{Year{2022}, 10}, {Year{2023}, 10}}, mid_2024);
  budget.indicator->direction = Direction::decrease;
  const Target mean{.bound = at_least(5 * percent_unit), .due = within(2022, 2025)};
  for (const Preset& preset : presets()) {
    CHECK_MESSAGE(assess(seen(Kind::stock, tonne, below, {{Year{2021}, 90}, {Year{2023}, 80}}, mid_2024), preset).status != Status::achieved, preset.name);
    CHECK_MESSAGE(assess(budget, preset).status != Status::achieved, preset.name);
    CHECK_MESSAGE(assess(seen(Kind::growth, percent_unit, mean, {{Year{2022}, 6}, {Year{2023}, 7}}, mid_2024), preset).status != Status::achieved, preset.name);
  }
}

TEST_CASE("a mean rate is met only when the window has closed") {
  const auto rates = [](int last, const Date& as_of) {
    std::vector<Observation> figures;
    for (int year = 2021; year <= last; ++year) figures.push_back({Year{year}, 8});
    return status_of(seen(Kind::growth, percent_unit, {.bound = more_than(7 * percent_unit), .due = within(2021, 2025)}, figures, as_of));
  };
  CHECK(rates(2024, Date{2025, 3, 1}) == "on_track");
  CHECK(rates(2025, Date{2026, 3, 1}) == "achieved");
  CHECK(rates(2024, Date{2026, 3, 1}) == "no_data");
}

TEST_CASE("met early: a level may be undone, a total is final, a cut of several years may be undone") {
  const Verdict level = assess(platforms({{Year{2024}, 401}}, Date{2025, 3, 1}));
  CHECK(status_of(level) == "achieved");
  CHECK(has(level, Mark::may_be_undone));
  const Verdict total = assess(two_hundred({{years(2022, 2024), 200}}, Date{2025, 3, 1}));
  CHECK(status_of(total) == "achieved");
  CHECK_FALSE(has(total, Mark::may_be_undone));
  const Target cut{.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)};
  const Verdict chained = assess(seen(Kind::growth, percent_unit, cut, {{Year{2023}, 13.5, Report::since_start}}, mid_2024));
  CHECK(status_of(chained) == "achieved");
  CHECK(has(chained, Mark::may_be_undone));
}

// Nineteen institutions, published on 2024-01-11, thirty wanted within five years of a day that the plan does not state.
TEST_CASE("19 of 30 against 8.82: known from its publication on, 33.9 points ahead, anchor assumed") {
  Evidence evidence = seen(Kind::flow, piece, {.bound = at_least(30 * piece), .due = Due{RelativeTo{60}}},
                           {{.period = Date{2023, 12, 31}, .value = 19, .report = Report::since_start, .published = Date{2024, 1, 11}}}, Date{2023, 12, 31});
  evidence.frame.issued = Date{2022, 7, 11};
  CHECK(status_of(evidence) == "no_data");
  evidence.as_of = mid_2024;
  const Verdict verdict = assess(evidence);
  CHECK(status_of(verdict) == "on_track");
  CHECK(printed(verdict.required, 2) == "8.82");
  CHECK(printed(verdict.lead, 1) == "33.9");
  CHECK(has(verdict, Mark::assumed_anchor));
}
