// How long does it take to schedule a network of 100,000 tasks, and to draw 1,000 futures of it?
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>

#include "measure.hpp"
#include "milepost/scenario/finishes.hpp"
#include "milepost/scenario/timetable.hpp"

using namespace milepost;

namespace {

constexpr std::size_t tasks = 100'000, precedences_a_task = 2, near = 500;

Uncertain duration_of(int kind, double low, double mode, double high) {
  if (kind == 0) return Triangular{low, mode, high};
  if (kind == 1) return Pert{low, mode, high};
  return mode;
}

/// Made up: each task waits for two of the 500 before it, in every kind of precedence; `kind` 0 triangular, 1 PERT, 2 certain.
TaskNetwork made_network(int kind) {
  std::mt19937_64 random(1);
  const auto whole = [&](std::uint64_t from, std::uint64_t to) { return from + random() % (to - from + 1); };
  TaskNetwork network{.start = Date{2024, 1, 2}};
  for (std::size_t k = 0; k < tasks; ++k) {
    const auto low = static_cast<double>(whole(1, 10)), mode = low + static_cast<double>(whole(0, 10)), high = mode + static_cast<double>(whole(1, 30));
    network.tasks.push_back({.id = "task-" + std::to_string(k), .duration = duration_of(kind, low, mode, high)});
    for (std::size_t n = 0; n < precedences_a_task && k > 0; ++n) {
      const auto type = whole(0, 9) < 7 ? PrecedenceType::finish_start : static_cast<PrecedenceType>(whole(1, 3));
      const std::size_t from = k - whole(1, std::min(k, near));
      network.precedences.push_back({"task-" + std::to_string(from), "task-" + std::to_string(k), type, static_cast<double>(whole(0, 3))});
    }
  }
  return network;
}

/// Median seconds of several runs, and those that the processor has worked for this program: others on the machine do not count.
struct Cost {
  double seconds{}, processor{};
};

template <class Work>
Cost cost_of(int runs, Work work) {
  const std::clock_t before = std::clock();
  const double seconds = seconds_of(runs, work);
  return {seconds, static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / runs};
}

void print_load(const char* when) {
  double load[1]{};
  if (getloadavg(load, 1) == 1) std::printf("load of the machine %s: %.2f\n", when, load[0]);
  std::fflush(stdout);
}

void print_timetable() {
  const TaskNetwork network = made_network(0);
  const Timetable found = timetable_of(network);
  std::printf("%zu tasks, %zu precedences, the last finish on %s, %zu critical\n", network.tasks.size(), network.precedences.size(), to_string(*found.finish).c_str(), found.critical_path.size());
  const Cost cost = cost_of(5, [&] { timetable_of(network); });
  std::printf("  timetable (checked, both passes, dates), 1 thread: %.3f s, %.3f s of the processor\n", cost.seconds, cost.processor);
}

void print_draws(const char* words, int kind, std::size_t threads) {
  const TaskNetwork network = made_network(kind);
  const Cost cost = cost_of(1, [&] { simulate_schedule(network, {}, {.paths = 1'000, .threads = threads}); });
  std::printf("  1,000 futures, %s, %zu thread%s: %.2f s, %.2f s of the processor, peak %.0f MB\n", words, threads, threads > 1 ? "s" : "", cost.seconds, cost.processor, peak_megabytes());
}

}  // namespace

int main() {
  print_load("before");
  print_timetable();
  for (const std::size_t threads : {1u, 2u}) {
    print_draws("triangular", 0, threads);
    print_draws("PERT", 1, threads);
  }
  print_load("after");
}
