#include "milepost/assessment/path.hpp"

#include <doctest/doctest.h>

#include "random.hpp"
#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {


Evidence flow_per_entity(double done) {
  return seen(Kind::flow, piece, {.bound = at_least(2 * piece), .due = within(2021, 2025)}, {{years(2021, 2023), done}}, Date{2024, 2, 1});
}

Evidence one_off(std::vector<Observation> figures, const Date& as_of) {
  return seen(Kind::milestone, piece, {.bound = reach(1 * piece), .due = within(2022, 2025)}, std::move(figures), as_of);
}

Evidence three_to_five(double done) {
  const Target target{.bound = between(3 * piece, 5 * piece), .due = within(2022, 2025)};
  return seen(Kind::flow, piece, target, {{years(2022, 2024), done}}, spring_2025);
}

Evidence ratio_to_100(double at_2023) {
  const Target target{.bound = reach(100 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{80, Year{2021}}};
  return seen(Kind::ratio, percent_unit, target, {{Year{2023}, at_2023}}, Date{2024, 2, 1});
}

Evidence hold(const Bound& bound, const Unit& unit, double at_2023) {
  return seen(Kind::ratio, unit, {.bound = bound, .due = end_of(Year{2025}), .hold = true}, {{Year{2023}, at_2023}}, Date{2024, 2, 1});
}

Evidence half_a_day(double at_2024) {
  const Target target{.bound = at_most(0.5 * day), .due = end_of(Year{2025}), .baseline = Baseline{1.0, Year{2023}}};
  return seen(Kind::duration, day, target, {{Year{2024}, at_2024}}, spring_2025);
}

Evidence at_least_85_from_90(double at_2023) {
  const Target target{.bound = at_least(85 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{90, Year{2021}}};
  return seen(Kind::stock, tonne, target, {{Year{2023}, at_2023}}, Date{2024, 2, 1});
}

Evidence cap_of_100(std::vector<Observation> figures, const Date& as_of) {
  return seen(Kind::flow, tonne, {.bound = at_most(100 * tonne), .due = within(2022, 2025)}, std::move(figures), as_of);
}

Evidence more_than_7_a_year(std::vector<Observation> rates) {
  return seen(Kind::growth, percent_unit, {.bound = more_than(7 * percent_unit), .due = within(2021, 2025)}, std::move(rates), Date{2023, 12, 26});
}

/// Good-air days: 87.0 in 2020, 87.5 by 2025, and 85.6 promised for 2022 on the way.
Evidence good_air(std::vector<Milestone> milestones) {
  const Target target{.bound = reach(87.5 * percent_unit),
                      .due = end_of(Year{2025}),
                      .baseline = Baseline{87.0, Year{2020}},
                      .milestones = std::move(milestones)};
  return seen(Kind::ratio, percent_unit, target, {{Year{2022}, 86.5}}, Date{2023, 12, 26});
}

Evidence energy_cut(double since_start) {
  const Target target{.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)};
  return seen(Kind::growth, percent_unit, target, {{Year{2023}, since_start, Report::since_start}}, Date{2024, 3, 1});
}

}  // namespace

// The published table of `path`, line by line.

TEST_CASE("260 to more than 400: 361, 350, 344, 343 at end-2024 against 353.33") {
  const Verdict verdict = assess(platforms({{Year{2024}, 361}}, spring_2025));
  CHECK(class_of(verdict) == "on_track 1.082");
  CHECK(printed(verdict.required, 2) == "353.33");
  CHECK(printed(verdict.lead, 1) == "5.5");
  CHECK(class_of(platforms({{Year{2024}, 350}}, spring_2025)) == "at_risk 0.964");
  CHECK(class_of(platforms({{Year{2024}, 344}}, spring_2025)) == "at_risk 0.900");
  CHECK(class_of(platforms({{Year{2024}, 343}}, spring_2025)) == "off_track 0.889");
}

TEST_CASE("250 at end-2024 is below the baseline and moves away") {
  const Verdict verdict = assess(platforms({{Year{2024}, 250}}, spring_2025));
  CHECK(class_of(verdict) == "off_track -0.107");
  CHECK(movement_of(verdict) == "away");
}

TEST_CASE("400 is not more than 400, 401 is") {
  const Verdict at_400 = assess(platforms({{Half{2025, 1}, 400}}, Date{2025, 8, 1}));
  CHECK(class_of(at_400) == "on_track 1.200");
  CHECK(printed(at_400.required, 2) == "376.67");
  CHECK_FALSE(meets(*at_400.demand, at_400.direction, 400));
  CHECK(meets(*at_400.demand, at_400.direction, 401));
  CHECK(status_of(platforms({{Half{2025, 1}, 401}}, Date{2025, 8, 1})) == "achieved");
}

TEST_CASE("405 once, 395 now: on track, away, and it was met on 2024-12-31") {
  const Verdict verdict = assess(platforms({{Year{2024}, 405}, {Half{2025, 1}, 395}}, Date{2025, 8, 1}));
  CHECK(class_of(verdict) == "on_track 1.157");
  CHECK(movement_of(verdict) == "away");
  CHECK(printed(verdict.was_met_on) == "2024-12-31");
}

TEST_CASE("a named baseline of 90 meets at least 85 already: the line is held") {
  const Verdict at_88 = assess(at_least_85_from_90(88));
  CHECK(at_88.track == Track::hold);
  CHECK(class_of(at_88) == "on_track 1.035");
  CHECK(movement_of(at_88) == "away");
  CHECK(class_of(at_least_85_from_90(80)) == "at_risk 0.941");
  CHECK(class_of(at_least_85_from_90(70)) == "off_track 0.824");
}

TEST_CASE("a baseline better than the target may be followed downwards instead") {
  Evidence evidence = at_least_85_from_90(84);
  evidence.target.if_target_worse = IfTargetWorse::follow;
  const Verdict verdict = assess(evidence);
  CHECK(printed(verdict.required, 1) == "87.5");  // half way down from 90 to 85
  CHECK(class_of(verdict) == "off_track 0.300");  // nothing is owed, so the way of 5 is the measure: 1 - 3.5/5
}

TEST_CASE("a flow of 200 in 2022..2025: 105, 95, 80 at end-2023 against 100") {
  const auto at_2023 = [](double value) { return two_hundred({{years(2022, 2023), value}}, Date{2024, 2, 1}); };
  const Verdict verdict = assess(at_2023(105));
  CHECK(class_of(verdict, 2) == "on_track 1.05");
  CHECK(printed(verdict.required, 0) == "100");
  CHECK(printed(verdict.lead, 1) == "2.5");
  CHECK(class_of(at_2023(95), Path{}, 2) == "at_risk 0.95");
  CHECK(class_of(at_2023(80), Path{}, 2) == "off_track 0.80");
  CHECK(status_of(two_hundred({{years(2022, 2025), 190}}, Date{2026, 2, 1})) == "missed");
}

TEST_CASE("two for each entity in 2021..2025: the line of 1.2 at end-2023 asks for one whole step") {
  const Verdict verdict = assess(flow_per_entity(1));
  CHECK(printed(verdict.required, 1) == "1.0");
  CHECK(status_of(verdict) == "on_track");
  CHECK(status_of(flow_per_entity(0)) == "off_track");
}

TEST_CASE("a one-off owes nothing before its due day") {
  const Verdict open = assess(one_off({{Year{2024}, 0}}, spring_2025));
  CHECK(status_of(open) == "on_track");
  CHECK(printed(open.required, 0) == "0");
  CHECK(status_of(one_off({{Year{2024}, 1}}, spring_2025)) == "achieved");
  CHECK(status_of(one_off({{Year{2025}, 0}}, Date{2026, 1, 31})) == "missed");
}

TEST_CASE("between 3 and 5: the path of 2.25 asks for two steps; six is beyond the range and no failure") {
  const Verdict two = assess(three_to_five(2));
  CHECK(status_of(two) == "on_track");
  CHECK(printed(two.required, 2) == "2.00");
  CHECK_FALSE(two.beyond_range);
  const Verdict six = assess(three_to_five(6));
  CHECK(status_of(six) == "achieved");
  CHECK(six.beyond_range);
}

TEST_CASE("a ratio from 80 to 100: 92 and 88 against 90 at end-2023") {
  CHECK(class_of(ratio_to_100(92), Path{}, 1) == "on_track 1.2");
  CHECK(class_of(ratio_to_100(88), Path{}, 1) == "off_track 0.8");
}

TEST_CASE("a ratio to hold at 100: 98 and 85") {
  CHECK(class_of(hold(reach(100 * percent_unit), percent_unit, 98), Path{}, 2) == "at_risk 0.98");
  CHECK(class_of(hold(reach(100 * percent_unit), percent_unit, 85), Path{}, 2) == "off_track 0.85");
}

TEST_CASE("less is better: one day in 2023 to half a day by 2025") {
  CHECK(status_of(half_a_day(0.75)) == "on_track");
  CHECK(class_of(half_a_day(0.8), Path{}, 2) == "off_track 0.80");
  const Verdict worse = assess(half_a_day(1.2));
  CHECK(class_of(worse, 1) == "off_track -0.8");
  CHECK(movement_of(worse) == "away");
}

TEST_CASE("to zero cost: 300 in 2022, 100 owed and seen at end-2024") {
  const Target target{.bound = reach(0 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{300, Year{2022}}};
  Evidence evidence = seen(Kind::stock, tonne, target, {{Year{2024}, 100}}, spring_2025);
  evidence.indicator->direction = Direction::decrease;
  const Verdict verdict = assess(evidence);
  CHECK(printed(verdict.required, 0) == "100");
  CHECK(status_of(verdict) == "on_track");
}

TEST_CASE("a line to hold at zero has no figure: 20 is off track, 0 on track") {
  CHECK(class_of(hold(at_most(0 * tonne), tonne, 20)) == "off_track none");
  CHECK(class_of(hold(at_most(0 * tonne), tonne, 0)) == "on_track none");
}

// The owed progress of a cap is what may have been used, not the whole: 54 of 50 is 0.92, not 0.96.
TEST_CASE("a cap of 100 in 2022..2025: 40, 54, 101 at end-2023, and 99 at the close") {
  const auto used = [](double value) { return cap_of_100({{years(2022, 2023), value}}, Date{2024, 2, 1}); };
  CHECK(class_of(used(40), Path{}, 2) == "on_track 1.20");
  CHECK(class_of(used(54), Path{}, 2) == "at_risk 0.92");
  CHECK(status_of(used(101)) == "missed");
  CHECK(status_of(cap_of_100({{years(2022, 2025), 99}}, Date{2026, 2, 1})) == "achieved");
}

TEST_CASE("a mean rate of more than 7 %: 14.6 and 10.1 make 12.33; 6.5 alone is at risk") {
  const Verdict two_years = assess(more_than_7_a_year({{Year{2021}, 14.6}, {Year{2022}, 10.1}}));
  CHECK(class_of(two_years) == "on_track 1.761");
  CHECK(printed(two_years.observed->value, 2) == "12.33");
  CHECK(movement_of(two_years) == "away");
  CHECK(class_of(more_than_7_a_year({{Year{2021}, 6.5}})) == "at_risk 0.929");
}

TEST_CASE("a milestone of the promise bends the path: 86.5 is 2.8 by way of 85.6, -2.5 on the plain line") {
  const Verdict bent = assess(good_air({{Year{2022}, 85.6}}));
  CHECK(class_of(bent, 1) == "on_track 2.8");
  CHECK(printed(bent.required, 1) == "85.6");
  const Verdict plain = assess(good_air({}));
  CHECK(class_of(plain, 1) == "off_track -2.5");
  CHECK(printed(plain.required, 1) == "87.2");
}

// Other lines with figures.

TEST_CASE("energy: a cut of 7.3 where 8.1 of 13.5 is owed after three years of five") {
  const Verdict verdict = assess(energy_cut(7.3));
  CHECK(class_of(verdict) == "at_risk 0.901");
  CHECK(printed(verdict.required, 1) == "8.1");
}

TEST_CASE("a seasonal profile: 28 of 60 by June is 0.933 on the even line, 1.014 where 46 % is owed by June") {
  Target target{.bound = at_least(60 * piece), .due = within(2024, 2024)};
  const auto by_june = [&] { return assess(seen(Kind::flow, piece, target, {{Half{2024, 1}, 28}}, Date{2024, 7, 31})); };
  CHECK(class_of(by_june()) == "at_risk 0.933");
  CHECK(printed(by_june().required, 1) == "30.0");
  target.shape = profile({23, 23, 27, 27});
  CHECK(class_of(by_june()) == "on_track 1.014");
  CHECK(printed(by_june().required, 1) == "27.6");
}

TEST_CASE("thirty in five years: the same 26 against 17.87, 21.05 and 27.05 by where the window begins") {
  const auto thirty = [](std::optional<Period> window, double done) {
    const Due due = window ? Due{Within{*window}} : Due{RelativeTo{60}};
    Evidence evidence = seen(Kind::flow, piece, {.bound = at_least(30 * piece), .due = due}, {{Date{2025, 7, 3}, done, Report::since_start}}, Date{2025, 7, 31});
    evidence.frame.issued = Date{2022, 7, 11};
    return assess(evidence);
  };
  CHECK(status_of(thirty({}, 26)) == "on_track");
  CHECK(printed(thirty({}, 26).required, 2) == "17.87");
  CHECK(status_of(thirty(years(2022, 2026), 26)) == "on_track");
  CHECK(printed(thirty(years(2022, 2026), 26).required, 2) == "21.05");
  CHECK(status_of(thirty(years(2021, 2025), 26)) == "at_risk");
  CHECK(printed(thirty(years(2021, 2025), 26).required, 2) == "27.05");
  for (const std::optional<Period>& window : {std::optional<Period>{}, std::optional{years(2022, 2026)}, std::optional{years(2021, 2025)}})
    CHECK(status_of(thirty(window, 62)) == "achieved");
}

// The rule itself.

TEST_CASE("a flat line asks the bound itself for on track: 5.5 is not under 5.5") {
  CHECK(class_of(hold(less_than(5.5 * percent_unit), percent_unit, 5.5), Path{}, 2) == "at_risk 1.00");
  CHECK(status_of(hold(at_most(5.5 * percent_unit), percent_unit, 5.5)) == "on_track");
}

TEST_CASE("on a climb strictness decides only what is achieved: exactly the required value is on track") {
  CHECK(class_of(platforms({{Half{2024, 1}, 330}}, Date{2024, 9, 1})) == "on_track 1.000");  // 260 + 140 / 2
}

TEST_CASE("cuts and bounds forgive the last digits of a double") {
  const Target target{.bound = at_least(0.3 * tonne), .due = end_of(Year{2025})};
  CHECK(status_of(seen(Kind::stock, tonne, target, {{Year{2021}, 0.0}, {Year{2024}, 0.1 + 0.2}}, spring_2025)) == "achieved");
}

TEST_CASE("a two-sided range owes its nearest edge") {
  const auto kept = [](double value) {
    Evidence evidence = hold(between(60 * percent_unit, 65 * percent_unit, true), percent_unit, value);
    evidence.target.hold = false;  // two sides are a line to hold by themselves
    return assess(evidence);
  };
  CHECK(printed(kept(58).required, 0) == "60");
  CHECK(status_of(kept(58)) == "at_risk");
  CHECK(status_of(kept(62)) == "on_track");
  CHECK(printed(kept(70).required, 0) == "65");
  CHECK(status_of(kept(70)) == "at_risk");
  CHECK(status_of(kept(75)) == "off_track");
}

TEST_CASE("the cuts are parameters of the method") {
  const Evidence evidence = platforms({{Year{2024}, 350}}, spring_2025);  // 0.964
  CHECK(status_of(evidence, Path{.cuts = {1.0, 0.97}}) == "off_track");
  CHECK(status_of(evidence, Path{.cuts = {0.96, 0.90}}) == "on_track");
}

// Properties over made-up targets.

namespace {

/// Months since year 0 at the close of a day; written anew, in more digits, from the words of the rule.
long double months(const Date& date) {
  constexpr int lengths[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (date.year() % 4 == 0 && date.year() % 100 != 0) || date.year() % 400 == 0;
  const int length = date.month() == 2 && leap ? 29 : lengths[date.month() - 1];
  return 12.0L * date.year() + date.month() - 1 + static_cast<long double>(date.day()) / length;
}

struct Climb {
  double from, to, value;
  Date start, at, due;
};

/// Up or down by at least a tenth of the size of the numbers, so that rounding cannot turn the class.
Climb climb(Random& random, double direction) {
  const double from = random.number(-500, 500);
  const Date start = random.date(2015, 2022);
  const Date at = add_days(start, random.whole(1, 900));
  const double way = direction * random.number(50, 900);
  return {from, from + way, from + way * random.number(-1.5, 1.5), start, at, add_days(at, random.whole(1, 900))};
}

Evidence evidence_of(const Climb& c, double direction, double scale = 1, double sign = 1) {
  const Quantity limit = sign * scale * c.to * tonne;
  const Target target{.bound = direction * sign > 0 ? at_least(limit) : at_most(limit),
                      .due = c.due,
                      .baseline = Baseline{sign * scale * c.from, c.start}};
  return seen(Kind::stock, tonne, target, {{c.at, sign * scale * c.value}}, c.at);
}

/// figure = 1 + d(y - R)/S, S = d(R - b) where that is above zero, else |T - b|.
long double figure_by_hand(const Climb& c, double direction) {
  const long double share = (months(c.at) - months(c.start)) / (months(c.due) - months(c.start));
  const long double required = c.from + (static_cast<long double>(c.to) - c.from) * share;
  const long double owed = direction * (required - c.from);
  const long double way = c.to - static_cast<long double>(c.from);
  return 1 + direction * (c.value - required) / (owed > 0 ? owed : way < 0 ? -way : way);
}

}  // namespace

TEST_CASE("property: the figure of a climb agrees with the rule worked out by hand") {
  Random random{1};
  for (int i = 0; i < 2000; ++i) {
    const double direction = i % 2 == 0 ? 1 : -1;
    const Climb c = climb(random, direction);
    const Verdict verdict = assess(evidence_of(c, direction));
    REQUIRE(verdict.figure);
    CHECK(*verdict.figure == doctest::Approx(static_cast<double>(figure_by_hand(c, direction))).epsilon(1e-9));
  }
}

TEST_CASE("property: figures a thousand times as large change no class and no figure") {
  Random random{2};
  for (int i = 0; i < 1000; ++i) {
    const double direction = i % 2 == 0 ? 1 : -1;
    const Climb c = climb(random, direction);
    const Verdict small = assess(evidence_of(c, direction));
    const Verdict large = assess(evidence_of(c, direction, 1000));
    CHECK(small.status == large.status);
    CHECK(*small.figure == doctest::Approx(*large.figure).epsilon(1e-10));
    CHECK(*small.lead == doctest::Approx(*large.lead).epsilon(1e-10));
  }
}

TEST_CASE("property: a series written in another unit gives the same figure") {
  const Unit myriad{.name = "myriad tonnes", .scale = 10000, .base = "tonne", .counted = false};
  Random random{3};
  for (int i = 0; i < 500; ++i) {
    const Evidence plain = evidence_of(climb(random, 1), 1);
    Evidence other = plain;
    other.series = in(plain.series, myriad);
    CHECK(*assess(plain).figure == doctest::Approx(*assess(other).figure).epsilon(1e-9));
    CHECK(assess(plain).unit == assess(other).unit);
  }
}

TEST_CASE("property: turned upside down, a climb has the same class and the same figure") {
  Random random{4};
  for (int i = 0; i < 1000; ++i) {
    const Climb c = climb(random, 1);
    const Verdict up = assess(evidence_of(c, 1));
    const Verdict down = assess(evidence_of(c, 1, 1, -1));
    CHECK(up.status == down.status);
    CHECK(up.movement == down.movement);
    CHECK(*up.figure == *down.figure);
  }
}

TEST_CASE("property: where more is better, a higher figure never has a worse class") {
  Random random{5};
  for (int i = 0; i < 300; ++i) {
    Climb c = climb(random, 1);
    int best = 5;
    for (double share = -1; share <= 1.5; share += 0.05) {
      c.value = c.from + (c.to - c.from) * share;
      const Verdict verdict = assess(evidence_of(c, 1));
      CHECK(static_cast<int>(verdict.status) <= best);  // achieved 0, on_track 1, at_risk 2, off_track 3
      best = static_cast<int>(verdict.status);
    }
    CHECK(best == 0);
  }
}
