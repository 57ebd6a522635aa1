// How fast are verdicts in columns at two, four and eight lanes, in the cache and over ten million rows? The numpy side is benchmarks/evaluate.py.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "measure.hpp"
#include "milepost/assessment.hpp"

using namespace milepost;

namespace {

constexpr std::size_t many = 10'000'000, in_cache = 1024;
constexpr int runs = 7, times_in_cache = 1000;

/// Rows that bring base and latest figure; random, an illustration.
struct Ends {
  std::vector<double> base, latest, target, begun, at, due;
  std::vector<std::int8_t> direction;

  explicit Ends(std::size_t rows) : base(rows), latest(rows), target(rows), begun(rows, 2016), at(rows, 2024), due(rows, 2031), direction(rows) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> figure(1, 100);
    for (auto* column : {&base, &latest, &target})
      for (double& number : *column) number = figure(random);
    for (std::int8_t& one : direction) one = random() % 2 == 0 ? 1 : -1;
  }

  TargetColumns columns() const {
    return {.direction = direction, .target = target, .due = due, .base_period = begun, .base_value = base, .period = at, .value = latest};
  }
};

/// What evaluate() does, but at so many lanes as are asked for; not at all where the processor lacks them.
template <int N>
bool evaluate_at(const TargetColumns& targets, const Preset& preset, std::size_t threads, VerdictColumns& result) {
  const detail::RatingPlan plan = detail::plan_of(preset);
  std::atomic<bool> done{true};
  detail::for_each_part(row_count(targets), threads, [&](std::size_t begin, std::size_t end) {
    if (!detail::run_at<N>(detail::PartRating{Panel{}, targets, preset, plan, result, begin, end})) done = false;
  });
  return done;
}

/// Milliseconds of all rows, the memory of the results fetched anew each time.
template <int N>
double milliseconds(const Ends& ends, const Preset& preset, std::size_t threads) {
  return 1e3 * seconds_of(runs, [&] {
    VerdictColumns result = detail::empty_evaluation(preset, many);
    evaluate_at<N>(ends.columns(), preset, threads, result);
  });
}

/// The same into columns that are there.
template <int N>
double milliseconds_again(const Ends& ends, const Preset& preset, std::size_t threads) {
  VerdictColumns result = detail::empty_evaluation(preset, many);
  return 1e3 * seconds_of(runs, [&] { evaluate_at<N>(ends.columns(), preset, threads, result); });
}

template <int N>
double nanoseconds_in_cache(const Ends& ends, const Preset& preset) {
  VerdictColumns result = detail::empty_evaluation(preset, in_cache);
  const double seconds = seconds_of(runs, [&] {
    for (int i = 0; i < times_in_cache; ++i) evaluate_at<N>(ends.columns(), preset, 1, result);
  });
  return 1e9 * seconds / times_in_cache / in_cache;
}

template <int N>
void show_at(const Ends& ends, const Ends& few, const Preset& preset) {
  if (N > detail::widest()) return;
  std::printf("%-18s %d lanes: %5.0f ms on one thread, %5.0f ms on two; into columns that are there %5.0f and %5.0f ms; %5.1f ns a row in the cache\n",
              preset.name.c_str(), N, milliseconds<N>(ends, preset, 1), milliseconds<N>(ends, preset, 2), milliseconds_again<N>(ends, preset, 1),
              milliseconds_again<N>(ends, preset, 2), nanoseconds_in_cache<N>(few, preset));
}

}  // namespace

int main(int count, char** names) {
  const Ends ends(many), few(in_cache);
  const std::vector<std::string> asked(names + 1, names + count);
  for (const Preset& preset : presets()) {
    if (std::ranges::find(asked, preset.name) == asked.end() && !(asked.empty() && preset.name == "eurostat.2021")) continue;
    show_at<2>(ends, few, preset), show_at<4>(ends, few, preset), show_at<8>(ends, few, preset);
  }
}
