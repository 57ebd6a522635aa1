#include "milepost/assessment/time_proportional.hpp"

#include <doctest/doctest.h>

#include "random.hpp"
#include "support.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {


std::string class_at_end_2024(double value) { return class_of(platforms({{Year{2024}, value}}, spring_2025), TimeProportional{}, 1); }

}  // namespace

TEST_CASE("the lead is completion minus elapsed share: 361 is 5.5 points ahead, 343 7.4 behind and at risk") {
  CHECK(class_at_end_2024(361) == "on_track 5.5");
  CHECK(class_at_end_2024(343) == "at_risk -7.4");
  CHECK(status_of(platforms({{Year{2024}, 343}}, spring_2025)) == "off_track");  // path 0.889: the same figure
}

TEST_CASE("on track from 0 points, at risk down to -10, off track below") {
  const auto half_way = [](double value) { return class_of(two_hundred({{years(2022, 2023), value}}, Date{2024, 2, 1}), TimeProportional{}, 1); };
  CHECK(half_way(100) == "on_track 0.0");
  CHECK(half_way(99) == "at_risk -0.5");
  CHECK(half_way(80) == "at_risk -10.0");
  CHECK(half_way(79) == "off_track -10.5");
}

TEST_CASE("exactly on schedule is on track, whatever the last digits say") {
  const auto after_three_of_five = [](double done) {
    const Target target{.bound = at_least(1 * tonne), .due = within(2021, 2025)};
    return class_of(seen(Kind::flow, tonne, target, {{years(2021, 2023), done}}, Date{2024, 2, 1}), TimeProportional{}, 1);
  };
  CHECK(after_three_of_five(0.6) == "on_track 0.0");
  CHECK(after_three_of_five(std::nextafter(0.6, 0)) == "on_track 0.0");
  CHECK(after_three_of_five(0.5999) == "at_risk -0.0");
}

TEST_CASE("small counts have no steps here: one of two at end-2023 is ten points behind the line of 1.2") {
  const Target target{.bound = at_least(2 * piece), .due = within(2021, 2025)};
  const Evidence evidence = seen(Kind::flow, piece, target, {{years(2021, 2023), 1}}, Date{2024, 2, 1});
  CHECK(class_of(evidence, TimeProportional{}, 1) == "at_risk -10.0");
  CHECK(status_of(evidence, Path{}) == "on_track");
}

TEST_CASE("milestones and seasons do not bend the line") {
  const Target air{.bound = reach(87.5 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{87.0, Year{2020}}, .milestones = {{Year{2022}, 85.6}}};
  CHECK(class_of(seen(Kind::ratio, percent_unit, air, {{Year{2022}, 86.5}}, Date{2023, 12, 26}), TimeProportional{}, 0) == "off_track -140");
  const Target seasonal{.bound = at_least(60 * piece), .due = within(2024, 2024), .shape = profile({23, 23, 27, 27})};
  CHECK(class_of(seen(Kind::flow, piece, seasonal, {{Half{2024, 1}, 28}}, Date{2024, 7, 31}), TimeProportional{}, 1) == "at_risk -3.3");
}

TEST_CASE("flat lines take the share of the limit") {
  const Target kept{.bound = at_least(85 * tonne), .due = end_of(Year{2025}), .baseline = Baseline{90, Year{2021}}};
  const auto at_2023 = [&](double value) { return class_of(seen(Kind::stock, tonne, kept, {{Year{2023}, value}}, Date{2024, 2, 1}), TimeProportional{}, 1); };
  CHECK(at_2023(88) == "on_track 3.5");
  CHECK(at_2023(80) == "at_risk -5.9");
  CHECK(at_2023(70) == "off_track -17.6");
}

TEST_CASE("beyond the far edge of a two-sided range is behind, not ahead") {
  const Target band{.bound = between(60 * percent_unit, 65 * percent_unit, true), .due = end_of(Year{2025})};
  const auto at_2023 = [&](double value) { return assess(seen(Kind::ratio, percent_unit, band, {{Year{2023}, value}}, Date{2024, 2, 1}), TimeProportional{}); };
  CHECK(status_of(at_2023(62)) == "on_track");
  CHECK(status_of(at_2023(68)) == "at_risk");
  CHECK(*at_2023(68).lead < 0);
  CHECK(status_of(at_2023(58)) == "at_risk");
}

TEST_CASE("indicators in per cent: 0.8 percentage points under the line are 5.9 points of the way") {
  const Target cut{.bound = change_by(Percent{-13.5}), .due = within(2021, 2025)};
  const Verdict verdict = assess(seen(Kind::growth, percent_unit, cut, {{Year{2023}, 7.3, Report::since_start}}, Date{2024, 3, 1}), TimeProportional{});
  CHECK(class_of(verdict, 1) == "at_risk -5.9");
  CHECK(printed(verdict.observed->value - *verdict.required, 1) == "-0.8");
}

TEST_CASE("ends, reasons and history are those of every method") {
  CHECK(status_of(platforms({{Year{2024}, 401}}, spring_2025), TimeProportional{}) == "achieved");
  CHECK(status_of(platforms({{Year{2025}, 400}}, Date{2026, 2, 1}), TimeProportional{}) == "missed");
  CHECK(status_of(platforms({}, spring_2025), TimeProportional{}) == "no_data");
  const Evidence yearly = seen(Kind::flow, piece, {.bound = at_least(60 * piece), .due = each_year(2022, 2025)}, {{Year{2022}, 58}, {Year{2023}, 64}}, Date{2024, 6, 30});
  CHECK(class_of(yearly, TimeProportional{}, 1) == "at_risk 6.7");
  CHECK(assess(yearly, TimeProportional{}).history[0].status == Status::missed);
}

TEST_CASE("no way to go has no lead: the figure is on the line or off it") {
  const auto held_at_zero = [](double value) {
    return class_of(seen(Kind::stock, tonne, {.bound = at_most(0 * tonne), .due = end_of(Year{2025}), .hold = true}, {{Year{2023}, value}}, Date{2024, 2, 1}), TimeProportional{});
  };
  CHECK(held_at_zero(0) == "on_track none");
  CHECK(held_at_zero(20) == "off_track none");
}

TEST_CASE("property: on a straight climb the lead is the figure of path less one, times the elapsed share") {
  Random random{6};
  for (int i = 0; i < 500; ++i) {
    const double value = random.number(100, 399);
    const Evidence evidence = platforms({{Year{random.whole(2023, 2024)}, value}}, spring_2025);
    const double elapsed = (evidence.series.last().period.last().year() - 2022) / 3.0;
    CHECK(*assess(evidence, TimeProportional{}).figure == doctest::Approx(100 * elapsed * (*assess(evidence).figure - 1)).epsilon(1e-9));
  }
}
