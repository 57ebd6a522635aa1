// Totals: reports joined end to end, gaps, lower bounds, against a search through all ways to join.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

#include "milepost/observation.hpp"

using namespace milepost;

namespace {

const Unit item{"项"};
const Date open{2021, 12, 31};
const Date due{2025, 12, 31};

Observation at_least(const Period& period, double value) {
  return {.period = period, .value = value, .exactness = Exactness::at_least};
}
Observation more_than(const Period& period, double value) {
  return {.period = period, .value = value, .exactness = Exactness::more_than};
}
Observation since_start(const Period& period, double value) {
  return {.period = period, .value = value, .report = Report::since_start};
}
Observation to_date(const Period& period, double value) {
  return {.period = period, .value = value, .report = Report::year_to_date};
}

std::optional<Total> joined(std::vector<Observation> reports, const Date& until = due) {
  return join_total(Series{item, std::move(reports)}, open, until);
}

/// Months 0 to 23 of 2022 and 2023 stand for the window; a report covers months from..to, both inside.
struct Stretch {
  int from;
  int to;
  Report report;
};

Date month_end(int month) { return end_of(period_of(add_months(Date{2022, 1, 1}, month), Frequency::month)); }

Period period_of(const Stretch& stretch) {
  const Date last = month_end(stretch.to);
  return {stretch.report == Report::period ? add_months(Date{2022, 1, 1}, stretch.from)
                                           : period_of(last, Frequency::month).first(),
          last};
}

/// Reports of a true monthly flow: single stretches, years to date, since the start.
struct Reported {
  std::vector<int> flow;
  std::vector<Stretch> stretches;
  std::vector<Observation> reports;

  double true_total(int month) const { return std::accumulate(flow.begin(), flow.begin() + month + 1, 0.0); }
};

Reported any_reports(int least, int most) {
  Reported result{
      .flow = *rc::gen::container<std::vector<int>>(24, rc::gen::inRange(least, most)), .stretches = {}, .reports = {}};
  const int count = *rc::gen::inRange(1, 10);
  for (int i = 0; i < count; ++i) {
    const int from = *rc::gen::inRange(0, 24);
    const int to = std::min(23, from + *rc::gen::inRange(0, 13));
    const Report report = *rc::gen::element(Report::period, Report::period, Report::year_to_date, Report::since_start);
    const int start = report == Report::since_start ? 0 : report == Report::year_to_date ? to / 12 * 12 : from;
    const bool taken = std::any_of(result.stretches.begin(), result.stretches.end(),
                                   [&](const Stretch& s) { return s.from == start && s.to == to; });
    if (taken) continue;
    result.stretches.push_back({start, to, report});
    const double value = std::accumulate(result.flow.begin() + start, result.flow.begin() + to + 1, 0.0);
    result.reports.push_back({.period = period_of(Stretch{start, to, report}), .value = value, .report = report});
  }
  return result;
}

/// All ways to join stretches from month 0 on; the furthest one, of equal ones that with the longest first stretch.
std::vector<Stretch> best_chain(const std::vector<Stretch>& stretches, int start) {
  std::vector<Stretch> best;
  for (const Stretch& first : stretches) {
    if (first.from != start) continue;
    std::vector<Stretch> chain{first};
    for (const Stretch& next : best_chain(stretches, first.to + 1))
      chain.push_back(next);
    const bool further = best.empty() || chain.back().to > best.back().to;
    const bool longer = !best.empty() && chain.back().to == best.back().to && first.to > best.front().to;
    if (further || longer) best = chain;
  }
  return best;
}

}  // namespace

TEST_CASE("60 in 2022, 45 in 2023 and 20 in the first half of 2024 are 125 through 2024-06-30") {
  const Total total = joined({{Year{2022}, 60}, {Year{2023}, 45}, {Half{2024, 1}, 20}}).value();
  CHECK(total.value == 125);
  CHECK(total.through == Date{2024, 6, 30});
  CHECK(total.exactness == Exactness::exact);
  CHECK(total.last_addition == 20);
  CHECK_FALSE(total.gap);
  CHECK(total.parts.size() == 3);
}

TEST_CASE("with 2022 missing, 2023 alone is a lower bound") {
  const Total total = joined({{Year{2023}, 110}}).value();
  CHECK(total.value == 110);
  CHECK(total.through == Date{2023, 12, 31});
  CHECK(total.exactness == Exactness::at_least);
  CHECK(total.gap);
}

TEST_CASE("beyond a gap, negative reports prove nothing") {
  CHECK_FALSE(joined({{Year{2023}, -5}}).has_value());
  const Total total = joined({{Year{2022}, 60}, {Year{2024}, -5}}).value();
  CHECK(total.value == 60);
  CHECK(total.through == Date{2022, 12, 31});
  CHECK_FALSE(total.gap);
}

TEST_CASE("one lower bound makes the sum one, one strict bound a strict one, in any order") {
  CHECK(joined({{Year{2022}, 60}, at_least(Year{2023}, 45)})->exactness == Exactness::at_least);
  CHECK(joined({at_least(Year{2022}, 60), {Year{2023}, 45}})->exactness == Exactness::at_least);
  CHECK(joined({more_than(Year{2022}, 60), at_least(Year{2023}, 45)})->exactness == Exactness::more_than);
  CHECK(joined({at_least(Year{2022}, 60), more_than(Year{2023}, 45)})->exactness == Exactness::more_than);
  CHECK(joined({more_than(Year{2023}, 110)})->exactness == Exactness::more_than);
  CHECK(joined({more_than(Year{2022}, 60), {Year{2024}, 45}})->exactness == Exactness::more_than);
}

TEST_CASE("long reports come before short ones, since start before all") {
  const Total total =
      joined(
          {{Quarter{2022, 1}, 10}, {Quarter{2022, 2}, 10}, {Half{2022, 1}, 21}, {Half{2022, 2}, 30}, {Year{2022}, 60}})
          .value();
  CHECK(total.value == 60);
  CHECK(total.parts.size() == 1);
  CHECK(joined({{Year{2022}, 60}, {Year{2023}, 45}, since_start(Year{2023}, 107)})->value == 107);
}

TEST_CASE("a short report that leads on beats a long one that does not") {
  // The first ten months end nowhere; quarter by quarter the year is whole.
  const Period ten_months{Date{2022, 1, 1}, Date{2022, 10, 31}};
  const Total total =
      joined({{ten_months, 55}, {Quarter{2022, 1}, 10}, {Period{Date{2022, 4, 1}, Date{2022, 12, 31}}, 50}}).value();
  CHECK(total.value == 60);
  CHECK(total.through == Date{2022, 12, 31});
}

TEST_CASE("reports that begin before the window or end after the day asked for stay out") {
  CHECK_FALSE(joined({{Period{Date{2021, 7, 1}, Date{2022, 6, 30}}, 60}}).has_value());
  CHECK(joined({{Year{2022}, 60}, {Year{2023}, 45}}, Date{2023, 6, 30})->value == 60);
  // A year to date that begins before the window's first day does not fit in it.
  CHECK_FALSE(join_total(Series{item, {to_date(Month{2022, 12}, 60)}}, Date{2022, 7, 11}, due).has_value());
  CHECK(join_total(Series{item, {since_start(Month{2022, 12}, 60)}}, Date{2022, 7, 11}, due)->value == 60);
}

TEST_CASE("a year to date is joined to the years before it") {
  const Total total = joined({{Year{2022}, 60}, to_date(Month{2023, 3}, 8), to_date(Month{2023, 6}, 20)}).value();
  CHECK(total.value == 80);
  CHECK(total.through == Date{2023, 6, 30});
}

TEST_CASE("the last addition is what the last report says beyond the one before, however it is reported") {
  CHECK(joined({{Year{2022}, 60}, to_date(Month{2023, 3}, 8), to_date(Month{2023, 6}, 20)})->last_addition == 12);
  CHECK(joined({to_date(Month{2022, 3}, 8), to_date(Month{2022, 6}, 8)})->last_addition == 0);
  CHECK(joined({since_start(Year{2022}, 60), since_start(Year{2023}, 60)})->last_addition == 0);
  CHECK(joined({since_start(Year{2022}, 60), since_start(Year{2023}, 75)})->last_addition == 15);
  CHECK(joined({{Half{2022, 1}, 40}, {Year{2022}, 60}})->last_addition == 20);
  CHECK(joined({{Year{2022}, 60}})->last_addition == 60);
}

TEST_CASE("nothing to join gives no total, zero is one") {
  CHECK_FALSE(joined({}).has_value());
  CHECK(joined({{Year{2022}, 0}})->value == 0);
}

TEST_CASE("the reports joined are the best of all ways to join them") {
  CHECK(rc::check("join_total against a search through all chains", [] {
    const Reported reported = any_reports(-50, 50);
    const auto total = joined(reported.reports);
    const std::vector<Stretch> best = best_chain(reported.stretches, 0);
    if (best.empty()) {
      RC_ASSERT(!total || total->gap);
      return;
    }
    RC_ASSERT(total.has_value());
    RC_ASSERT(total->parts.size() >= best.size());
    for (std::size_t i = 0; i < best.size(); ++i)
      RC_ASSERT(total->parts[i].period == period_of(best[i]));
    RC_ASSERT(total->gap || total->through == month_end(best.back().to));
  }));
}

TEST_CASE("without a gap the total is the true one, with one the truth is at least that") {
  CHECK(rc::check("join_total against the true flow", [] {
    const Reported reported = any_reports(0, 50);
    const auto total = joined(reported.reports);
    if (!total) return;
    const int month = (total->through.year() - 2022) * 12 + total->through.month() - 1;
    RC_ASSERT(total->exactness == (total->gap ? Exactness::at_least : Exactness::exact));
    const double truth = reported.true_total(month);
    RC_ASSERT(total->gap || total->value == truth);
    RC_ASSERT(total->value <= truth);
  }));
}
