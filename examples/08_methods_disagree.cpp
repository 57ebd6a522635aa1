// Published series judged by five institutions' rules: the class changes with the method, and why.
#include <cstdio>

#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

const Unit deaths{"deaths per 1,000"};

struct Published {
  const char* name;
  int first;
  std::vector<double> values;
  Bound bound;
  Unit unit;
  int due;
  const char* why;
};

/// Figures of Statistics Canada (data repositories of its SDG hub) and of Destatis (export of 2025-04-09), each with the class that
/// the institution itself published of it; the series end where that class was given.
const Published cases[]{
    {"Canada, zero-emission share of new cars, per cent, 60 by 2030 (statcan: substantial_progress)", 2015,
     {0.37, 0.63, 0.97, 2.24, 2.91, 3.52, 5.24, 8.17, 11.01, 13.47}, at_least(60 * percent_unit), percent_unit, 2030,
     "It doubles every two years: as growth it passes 60 by far, by its last changes it ends at 26."},
    {"Canada, poverty rate, per cent, 7.25 by 2030 (statcan: moderate_progress)", 2015,
     {14.5, 12.9, 11.9, 11.2, 10.5, 6.5, 7.6, 10.3, 10.4}, at_most(7.25 * percent_unit), percent_unit, 2030,
     "It fell until 2020, then rose: since 2015 nearly fast enough, in the last five years hardly at all."},
    {"Germany, electricity from renewable sources, per cent, 35 by 2020 (destatis: sun)", 2005,
     {10.3, 11.7, 14.4, 15.3, 16.6, 17.2, 20.6, 23.8, 25.3, 27.5, 31.6, 31.8}, at_least(35 * percent_unit), percent_unit, 2020,
     "Methods with the base year 2015 see one year, and a poor one; the others see the years before."},
    {"Canada, deaths under five per 1,000 live births, 25 by 2030 (statcan: target_achieved)", 2015,
     {5.29, 5.28, 5.25, 5.49, 5.14, 5.25, 5.02, 5.67, 5.53}, at_most(25 * deaths), deaths, 2030,
     "The target was met before it was set: most stop there, one still asks which way it goes."}};

/// As of the year after the last figure.
Evidence evidence_of(const Published& one) {
  std::vector<Observation> seen;
  int year = one.first;
  for (const double value : one.values) seen.push_back({Year{year++}, value});
  const Target target{.indicator = IndicatorId("published"), .bound = one.bound, .due = end_of(Year{one.due})};
  return {.target = target, .series = Series{one.unit, seen}, .as_of = Date{year, 6, 30}};
}

void print(const Verdict& verdict) {
  const std::string status(name_of(verdict.status));
  std::printf("  %-14s %-22s %-10s %6.2f\n", verdict.method.c_str(), verdict.label.c_str(), status.c_str(), verdict.figure.value_or(0));
}

}  // namespace

int main() {
  const std::vector<Method> methods{statistics_canada_2024(), eurostat_2021(), united_nations_chart_2023(), destatis_2021(), wri_2025()};
  for (const Published& one : cases) {
    const Comparison comparison = compare(evidence_of(one), methods);
    std::printf("%s\n", one.name);
    for (const Verdict& verdict : comparison.verdicts) print(verdict);
    for (const Disagreement& disagreement : comparison.disagreements)
      if (disagreement.first == name_of(methods.front())) std::printf("  - %s\n", disagreement.sentence.en.c_str());
    std::printf("  %s\n\n", one.why);
  }
}
