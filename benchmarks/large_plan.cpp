// How long does a plan of 50,000 tasks take to load and to assess, and how much memory?
#include <cstdio>
#include <string>
#include <vector>

#include "measure.hpp"
#include "milepost/io.hpp"
#include "milepost/milepost.hpp"

using namespace milepost;

namespace {

constexpr int tasks = 50'000;
constexpr int runs = 5;

/// Made up: every task has one indicator with a target, a source and a unit that answers.
std::string plan_file() {
  std::string text = "milepost: 1\nplan: {id: large, title: Illustration, issued: 2022-01-10, horizon: 2022..2025}\norganizations: {drc: 市发展改革委}\ntasks:\n";
  for (int i = 0; i < tasks; ++i) {
    const std::string id = std::to_string(i);
    text += "  - id: t" + id + "\n    title: {zh: 打造公共服务平台" + id + ", en: Public service platforms " + id +
            "}\n    responsible: {organizations: [drc], mode: by_function}\n    indicators:\n      - id: i" + id +
            "\n        name: {zh: 载体平台, en: Carrier platforms}\n        unit: 家\n        direction: increase\n        target: more than 400\n" +
            "        due: 2025\n        baseline: {value: 260, at: 2021}\n        source: {line: " + std::to_string(i + 1) + ", words: 超过400家}\n";
  }
  return text;
}

Observations figures_of(const Plan& plan) {
  Observations seen;
  for (const Indicator& indicator : plan.indicators)
    seen.emplace(SeriesKey{indicator.id, ""}, Series{indicator.unit, {{Year{2022}, 290}, {Year{2023}, 310}}});
  return seen;
}

}  // namespace

int main() {
  const std::string text = plan_file();
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  const double before = peak_megabytes();
  std::printf("%d tasks, %.1f MB\n", tasks, megabytes);
  const Plan plan = *load_plan(text, "large.yaml").plan;
  const double memory = peak_megabytes() - before;
  std::printf("load: %.2f s (median of %d), memory %.0f MB, %.1f times the file\n", seconds_of(runs, [&] { load_plan(text, "large.yaml"); }), runs, memory, memory / megabytes);
  const Observations seen = figures_of(plan);
  std::printf("assess: %.2f s\n", seconds_of(runs, [&] { assess(plan, seen, Date{2024, 6, 30}); }));
}
