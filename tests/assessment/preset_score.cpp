#include "milepost/assessment/preset_score.hpp"

#include <doctest/doctest.h>

#include <bit>

#include "support.hpp"
#include "table_rows.hpp"

using namespace milepost;
using namespace milepost::test;

namespace {

/// Percent, so that methods of reported rates judge it too.
const Unit share_of_all{.name = "%", .counted = false};

/// What a series of observations can hold: finite figures, each year once, in order, closed before the day of judging.
Asked random_evidence_row(Random& random) {
  Asked row{.figures = {}, .target = random.chance(0.2) ? 0 : random.number(-20, 120), .due = 2030};
  double level = random.number(-30, 100);
  for (int year = random.whole(1999, 2016); year <= 2024; year += random.whole(1, 2)) {
    row.figures.emplace_back(year, random.chance(0.03) ? 0 : level);
    level *= random.number(0.85, 1.15);
  }
  row.direction = random.chance(0.5) ? 1 : -1;
  row.strict = random.chance(0.3) ? 1 : 0;
  if (random.chance(0.3)) row.base_period = random.whole(2000, 2020), row.base_value = random.number(-20, 120);
  return row;
}

Bound bound_of_row(const Asked& row) {
  const Quantity asked = row.target * share_of_all;
  if (row.direction > 0) return row.strict > 0 ? Bound(more_than(asked)) : Bound(at_least(asked));
  return row.strict > 0 ? Bound(less_than(asked)) : Bound(at_most(asked));
}

/// A row knows no indicator and so no kind: the evidence has one but for methods of reported rates, which judge growth alone.
Evidence evidence_of_row(const Asked& row, const Preset& preset) {
  Target target{.bound = bound_of_row(row), .due = end_of(Year{2030})};
  if (!std::isnan(row.base_period)) target.baseline = Baseline{row.base_value, Year{static_cast<int>(row.base_period)}};
  std::vector<Observation> figures;
  for (const auto& [year, value] : row.figures) figures.push_back({Year{static_cast<int>(year)}, value});
  Evidence evidence = seen(Kind::stock, share_of_all, std::move(target), std::move(figures), Date{2025, 6, 30});
  if (preset.rate == RateEstimator::reported) evidence.indicator.reset();
  return evidence;
}

bool same_number(const std::optional<double>& one, double other) {
  return one ? std::bit_cast<std::uint64_t>(*one) == std::bit_cast<std::uint64_t>(other) : std::isnan(other);
}

/// Do the verdict and the row tell the same figure, points, label and reason?
bool is_same_answer(const Verdict& verdict, const Answer& answer) {
  const std::string reason(verdict.ungraded ? name_of(*verdict.ungraded) : "");
  return same_number(verdict.figure, answer.figure) && same_number(verdict.score, answer.score) && verdict.label == answer.label && reason == answer.reason;
}

}  // namespace

TEST_CASE("evidence has the figure, score, label and reason of the same figures as a row, bit for bit, by every preset") {
  Random random(31);
  for (const Preset& preset : presets()) {
    int differing = 0, judged = 0;
    for (int trial = 0; trial < 400; ++trial) {
      const Asked row = random_evidence_row(random);
      const Answer answer = answer_to(row, preset);
      const Evidence evidence = evidence_of_row(row, preset);
      if (detail::measures_lead(preset.statistic) && standing_of(evidence).track == Track::hold) continue;  // which rows do not know
      differing += !is_same_answer(assess(evidence, preset), answer);
      judged += answer.reason.empty();
    }
    CHECK_MESSAGE(differing == 0, preset.name);
    const bool asks_for_further_columns = preset.name == "oecd.2019" || preset.name == "worldbank.2018" || preset.name == "tianjin.2022";
    CHECK_MESSAGE((judged > 150 || asks_for_further_columns), preset.name << " " << judged);
  }
}

TEST_CASE("the library's classes come before the method's words: achieved early, missed when it is over") {
  const auto at_the_due_day = [](double last) {
    const Target target{.bound = at_least(100 * tonne), .due = end_of(Year{2024})};
    return assess(seen(Kind::stock, tonne, target, {{Year{2015}, 50}, {Year{2024}, last}}, Date{2025, 6, 30}), eurostat_2021());
  };
  CHECK(status_of(at_the_due_day(100)) == "achieved");
  CHECK(status_of(at_the_due_day(99.9)) == "missed");
  CHECK(at_the_due_day(99.9).label == "significant_progress");  // 0.998 of the growth needed
  CHECK(at_the_due_day(100).method == "eurostat.2021");
}

TEST_CASE("a method of reported rates judges per cent alone") {
  const Target target{.bound = at_least(5 * tonne), .due = end_of(Year{2030})};
  const Verdict verdict = assess(seen(Kind::stock, tonne, target, {{Year{2015}, 3}, {Year{2024}, 4}}, Date{2025, 6, 30}), tianjin_light_2022());
  CHECK(status_of(verdict) == "undefined_rate");
}

TEST_CASE("a method of reported rates takes a level in per cent for no growth, whatever the direction") {
  const auto by_lights = [](Kind kind, Bound bound) {
    const Target target{.bound = std::move(bound), .due = end_of(Year{2030})};
    return assess(seen(kind, percent_unit, target, {{Year{2015}, 14.5}, {Year{2024}, 4.9}}, Date{2025, 6, 30}), tianjin_light_2022());
  };
  CHECK(by_lights(Kind::ratio, at_most(3 * percent_unit)).ungraded == Reason::undefined_rate);  // 失业率 that falls
  CHECK(by_lights(Kind::stock, at_least(8 * percent_unit)).ungraded == Reason::undefined_rate);
  CHECK(by_lights(Kind::ratio, Toward{Direction::decrease}).label.empty());
  CHECK(by_lights(Kind::growth, at_least(8 * percent_unit)).ungraded == Reason::no_denominator);  // 本市平均增速 is not given
}

TEST_CASE("the small number for a zero is for a zero that was seen, not for what begins from 0 by its kind") {
  const Verdict flow = assess(two_hundred({{Year{2022}, 40}, {Year{2023}, 60}}, Date{2024, 6, 30}), statistics_canada_2024());
  CHECK(status_of(flow) == "undefined_rate");
  const Target target{.bound = at_least(200 * tonne), .due = end_of(Year{2030})};
  const Verdict level = assess(seen(Kind::stock, tonne, target, {{Year{2015}, 0}, {Year{2023}, 60}}, Date{2024, 6, 30}), statistics_canada_2024());
  CHECK(status_of(level) == "on_track");
}

TEST_CASE("on a line to hold a preset of the lead measures the distance in per cent of the line; a mean rate has no way to go") {
  const Target hold{.bound = at_least(85 * percent_unit), .due = end_of(Year{2025}), .baseline = Baseline{90, Year{2020}}, .hold = true};
  const auto held = [&](double value, const Preset& preset) {
    return assess(seen(Kind::ratio, percent_unit, hold, {{Year{2020}, 90}, {Year{2023}, value}}, mid_2024), preset);
  };
  CHECK(held(86, yinchuan_light_2025()).label == "green");
  CHECK(held(86, ouhai_light_2020()).label == "green");
  CHECK(held(80, ouhai_light_2020()).label == "red");
  CHECK(held(76.5, yinchuan_light_2025()).figure == doctest::Approx(10).epsilon(1e-12));  // 8.5 of 85
  CHECK(held(76.5, yinchuan_light_2025()).label == "yellow");
  CHECK(held(86, fyp_midterm_2023()).label == "on pace");
  const Target mean{.bound = at_least(7 * percent_unit), .due = within(2022, 2025)};
  const Evidence rates = seen(Kind::growth, percent_unit, mean, {{Year{2022}, 5}, {Year{2023}, 5}}, mid_2024);
  CHECK(assess(rates, fyp_midterm_2023()).label == "lagging");
  CHECK(status_of(assess(rates, statistics_canada_2024())) == "undefined_rate");
}

TEST_CASE("a level without a number has figure, label and score, and no status") {
  const Target more{.bound = Toward{Direction::increase}, .due = end_of(Year{2030})};
  const Verdict verdict = assess(seen(Kind::stock, tonne, more, {{Year{2015}, 100}, {Year{2023}, 120}}, mid_2024), statistics_canada_2024());
  CHECK(status_of(verdict) == "no_target_value");
  CHECK(verdict.label == "substantial_progress");  // 2.3 % a year against 1.5
  CHECK(*verdict.figure == doctest::Approx(std::pow(1.2, 0.125) - 1).epsilon(1e-12));
  CHECK(verdict.score == 5);
}

TEST_CASE("the preset of one's own in the guide") {
  const Preset mine{.name = "mine.2026",
                    .points = {.base = BaseChoice::next, .base_year = 2015},
                    .rate = RateEstimator::linear,
                    .statistic = Statistic::share_reached,
                    .cuts = {{{"well ahead", Status::on_track, Side::at_least, 1.2},
                              {"on course", Status::on_track, Side::at_least, 0.9},
                              {"late", Status::off_track, Side::rest}}},
                    .treatments = {.met = Category{"done", Status::achieved}}};
  const Target target{.indicator = "poverty", .bound = at_most(7.25 * percent_unit), .due = end_of(Year{2030})};
  const Series observed{percent_unit, {{Year{2015}, 14.5}, {Year{2022}, 11.0}}};
  // 3.5 of 7.25 in 7 years of 15: 7.5 by 2030.
  CHECK(to_string(assess({.target = target, .series = observed, .as_of = Date{2023, 3, 1}}, mine)) == "mine.2026: on track (on course, 1.03)");
}
