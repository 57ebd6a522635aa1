// Published series judged by five institutions' rules: the class changes with the method, and why.
#include <cstdio>
#include <numeric>

#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

constexpr const char* methods[]{"statcan.2024", "eurostat.2021", "un_chart.2023", "destatis.2021", "wri.2025"};

struct Published {
  const char* name;
  int first;
  std::vector<double> values;
  double target;
  int due;
  std::int8_t direction;  ///< 1 more is better, -1 less is better
  const char* why;
};

/// Figures of Statistics Canada (data repositories of its SDG hub) and of Destatis (export of 2025-04-09), each with the class that
/// the institution itself published of it; the series end where that class was given.
const Published cases[]{
    {"Canada, zero-emission share of new cars, per cent, 60 by 2030 (statcan: substantial_progress)", 2015,
     {0.37, 0.63, 0.97, 2.24, 2.91, 3.52, 5.24, 8.17, 11.01, 13.47}, 60, 2030, 1,
     "It doubles every two years: as growth it passes 60 by far, by its last changes it ends at 26."},
    {"Canada, poverty rate, per cent, 7.25 by 2030 (statcan: moderate_progress)", 2015,
     {14.5, 12.9, 11.9, 11.2, 10.5, 6.5, 7.6, 10.3, 10.4}, 7.25, 2030, -1,
     "It fell until 2020, then rose: since 2015 nearly fast enough, in the last five years hardly at all."},
    {"Germany, electricity from renewable sources, per cent, 35 by 2020 (destatis: sun)", 2005,
     {10.3, 11.7, 14.4, 15.3, 16.6, 17.2, 20.6, 23.8, 25.3, 27.5, 31.6, 31.8}, 35, 2020, 1,
     "Methods with the base year 2015 see one year, and a poor one; the others see the years before."},
    {"Canada, deaths under five per 1,000 live births, 25 by 2030 (statcan: target_achieved)", 2015,
     {5.29, 5.28, 5.25, 5.49, 5.14, 5.25, 5.02, 5.67, 5.53}, 25, 2030, -1,
     "The target was met before it was set: most stop there, one still asks which way it goes."}};

/// Years as positions on the library's clock: the figure of 2015 stands at its end, 2016.0.
std::vector<double> ends_of_years(int first, std::size_t count) {
  std::vector<double> times(count);
  std::iota(times.begin(), times.end(), first + 1.0);
  return times;
}

VerdictColumns judged(const Published& one, const char* method) {
  const std::vector<double> times = ends_of_years(one.first, one.values.size());
  const std::vector<std::int64_t> offsets{0, static_cast<std::int64_t>(times.size())}, series{0};
  const std::vector<std::int8_t> direction{one.direction};
  const std::vector<double> target{one.target}, due{one.due + 1.0};
  return evaluate(Panel{offsets, times, one.values}, {.series = series, .direction = direction, .target = target, .due = due}, preset_named(method));
}

void print(const Published& one, const char* method) {
  const VerdictColumns found = judged(one, method);
  const std::string& label = found.categories.at(found.category[0]).label;
  const std::string status(name_of(static_cast<Status>(found.status[0])));
  std::printf("  %-14s %-22s %-10s %6.2f\n", method, label.c_str(), status.c_str(), found.figure[0]);
}

}  // namespace

int main() {
  for (const Published& one : cases) {
    std::printf("%s\n", one.name);
    for (const char* method : methods) print(one, method);
    std::printf("  %s\n\n", one.why);
  }
}
