// How many series a second does each model carry on, what does a whole country cost, and what one series?
#include <time.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "measure.hpp"
#include "milepost/assessment/attain.hpp"
#include "milepost/detail/dispatch.hpp"
#include "milepost/projection/project.hpp"

using namespace milepost;

namespace {

constexpr int points = 20, steps = 6, runs = 7;
constexpr std::size_t few = 2048, country = 600'000, with_intervals = 100'000;
constexpr double seconds_a_run = 0.15;

/// Seconds that the processor has worked for this program, all threads together: others on the machine do not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Median processor seconds of several runs.
template <class Work>
double processor_seconds_of(int times, Work work) {
  std::vector<double> seconds;
  for (int i = 0; i < times; ++i) {
    const double begin = processor_seconds();
    work();
    seconds.push_back(processor_seconds() - begin);
  }
  std::ranges::nth_element(seconds, seconds.begin() + times / 2);
  return seconds[static_cast<std::size_t>(times) / 2];
}

/// Made up: figures that grow by a few per cent a year, and scatter. Time by time, the series side by side.
std::vector<double> columns_of(std::size_t series) {
  std::mt19937_64 random(1);
  std::normal_distribution<double> normal;
  std::vector<double> figures(series * points);
  for (std::size_t i = 0; i < series; ++i) {
    double level = 100 * std::exp(normal(random));
    const double growth = 0.03 + 0.03 * normal(random);
    for (std::size_t t = 0; t < points; ++t) figures[t * series + i] = level *= std::exp(growth + 0.05 * normal(random));
  }
  return figures;
}

/// The kernel of a model over columns, path and error of one step both kept.
template <class M>
struct KernelLoop {
  const M& model;
  const std::vector<double>& figures;
  std::vector<double>& answers;  ///< steps paths, then sigma

  template <int N>
  [[gnu::always_inline]] void operator()() const {
    const std::size_t series = figures.size() / points;
    std::array<detail::Lanes<N>, points> seen;
    std::array<detail::Lanes<N>, detail::most_steps> ahead;
    for (std::size_t first = 0; first + N <= series; first += N) {
      for (std::size_t t = 0; t < points; ++t) seen[t] = detail::Lanes<N>::load(figures.data() + t * series + first);
      detail::LaneProjection<N> projection{ahead.data(), steps, {}};
      project_lanes(model, detail::LaneHistory<N>{seen.data(), points}, projection);
      for (std::size_t step = 0; step < steps; ++step) ahead[step].store(answers.data() + step * series + first);
      projection.sigma.store(answers.data() + steps * series + first);
    }
  }
};

template <class M>
double kernel_seconds(const M& model, std::size_t series, int times) {
  const std::vector<double> figures = columns_of(series);
  std::vector<double> answers(series * (steps + 1));
  return processor_seconds_of(times, [&] { detail::run_widest(KernelLoop<M>{model, figures, answers}); });
}

/// As many series as take the time of a run, from a first look at few.
template <class M>
void print_kernel(const M& model) {
  const double look = kernel_seconds(model, few, 3);
  const auto series = std::clamp(static_cast<std::size_t>(few * seconds_a_run / look) / 8 * 8, few, std::size_t{100'000});
  const double rate = static_cast<double>(series) / kernel_seconds(model, series, runs);
  std::printf("  %-18s %12.0f series/s\n", std::string(name_of(model)).c_str(), rate);
}

void print_kernels() {
  std::printf("kernels: %d figures, %d steps and sigma, a second of one core, %d lanes\n", points, steps, detail::widest());
  for (const Model& model : models())
    std::visit([](const auto& one) {
      using Kind = std::decay_t<decltype(one)>;
      if constexpr (!std::is_same_v<Kind, CustomModel> && !std::is_same_v<Kind, Combination>) print_kernel(one);
    }, model);
}

/// Series one after the other, as a caller has them.
struct Table {
  std::vector<std::int64_t> offsets{0};
  std::vector<double> times{}, values{};

  explicit Table(std::size_t series) {
    const std::vector<double> columns = columns_of(series);
    offsets.reserve(series + 1), times.reserve(series * points), values.reserve(series * points);
    for (std::size_t i = 0; i < series; ++i) {
      for (std::size_t t = 0; t < points; ++t) times.push_back(2005 + static_cast<double>(t)), values.push_back(columns[t * series + i]);
      offsets.push_back(static_cast<std::int64_t>(values.size()));
    }
  }
  [[nodiscard]] Panel panel() const { return {offsets, times, values}; }
};

/// Every series is to be a fifth higher in six years.
struct Targets {
  std::vector<std::int64_t> series{};
  std::vector<std::int8_t> direction{};
  std::vector<double> target{}, due{};

  explicit Targets(const Table& table) {
    for (std::size_t i = 0; i + 1 < table.offsets.size(); ++i) {
      series.push_back(static_cast<std::int64_t>(i)), direction.push_back(1);
      target.push_back(1.2 * table.values[(i + 1) * points - 1]), due.push_back(2030);
    }
  }
  [[nodiscard]] TargetColumns columns() const { return {.series = series, .direction = direction, .target = target, .due = due}; }
};

void print_country() {
  const Table table(country);
  const Targets targets(table);
  const double before = peak_megabytes();
  std::printf("%zu series of %d figures: %.0f MB of figures and targets\n", country, points, before);
  for (const std::size_t threads : {1u, 2u}) {
    const auto work = [&] { attain(table.panel(), targets.columns(), {.threads = threads}); };
    const double processor = processor_seconds_of(3, work), seconds = seconds_of(5, work);
    std::printf("  attain, %zu thread%s: %.2f s, %.2f s of the processor, peak %.0f MB above\n", threads, threads > 1 ? "s" : "", seconds, processor, peak_megabytes() - before);
  }
  for (const std::size_t threads : {1u, 2u}) {
    const auto work = [&] { project(table.panel(), {.threads = threads}); };
    const double processor = processor_seconds_of(3, work), seconds = seconds_of(3, work);
    std::printf("  project with 80 and 95 %%, %zu thread%s: %.2f s, %.2f s of the processor, peak %.0f MB above\n", threads, threads > 1 ? "s" : "", seconds, processor,
                peak_megabytes() - before);
  }
}

void print_intervals() {
  const Table table(with_intervals);
  const double seconds = processor_seconds_of(runs, [&] { project(table.panel()); });
  std::printf("auto with 80 and 95 %% through project(), one thread: %.0f series/s\n", static_cast<double>(with_intervals) / seconds);
}

/// The very first call of the program, then the usual one.
void print_single() {
  const Table table(1);
  const double cold = seconds_of(1, [&] { project(table.panel()); });
  const double warm = seconds_of(1001, [&] { project(table.panel()); });
  std::printf("one series through project(): %.0f us cold, %.1f us after\n", 1e6 * cold, 1e6 * warm);
}

void print_load(const char* when) {
  double load[1]{};
  if (getloadavg(load, 1) == 1) std::printf("load of the machine %s: %.2f\n", when, load[0]);
  std::fflush(stdout);
}

}  // namespace

int main() {
  print_load("before");
  print_single();
  print_country();
  print_intervals();
  print_kernels();
  print_load("after");
}
