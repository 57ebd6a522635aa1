// How long do 10,000 plans of 50 tasks take to check and to assess, and the duties of 3,000 child plans for five years?
#include <cstdio>
#include <string>
#include <vector>

#include "measure.hpp"
#include "milepost/io.hpp"
#include "milepost/milepost.hpp"

using namespace milepost;

namespace {

constexpr int plans = 10'000;
constexpr int tasks = 50;
constexpr int child_plans = 3'000;
constexpr int runs = 3;

/// Made up: every task has a target and a deliverable with steps.
Plan plan_number(int number) {
  std::string text = "milepost: 1\nplan: {id: p" + std::to_string(number) +
                     ", title: Illustration, issued: 2022-01-10, horizon: 2022..2025}\norganizations: {drc: 市发展改革委}\ntasks:\n";
  for (int i = 0; i < tasks; ++i) {
    const std::string id = std::to_string(i);
    text += "  - id: t" + id + "\n    title: 打造公共服务平台\n    responsible: {organizations: [drc], mode: sole}\n" +
            "    indicators:\n      - {id: i" + id + ", name: 载体平台, unit: 家, direction: increase, target: more than 400, due: 2025, baseline: {value: 260, at: 2021}}\n" +
            "    deliverables:\n      - {id: d" + id + ", name: 实施方案, kind: document, due: 2023-06-30, steps: [draft, consult, publish]}\n";
  }
  return *load_plan(text, "plan.yaml").plan;
}

Observations figures_of(const Plan& plan) {
  Observations seen;
  for (const Indicator& indicator : plan.indicators)
    seen.emplace(SeriesKey{indicator.id, ""}, Series{indicator.unit, {{Year{2022}, 290}, {Year{2023}, 310}}});
  for (const Deliverable& deliverable : plan.deliverables)
    seen.emplace(SeriesKey{deliverable.id.value, ""}, earned_weight(deliverable, {{"draft", {2023, 3, 1}}, {"consult", {2023, 5, 1}}}));
  return seen;
}

/// A child plan with the cadences of a base: a monthly call, a quarterly report, a yearly evaluation.
Plan child_number(int number) {
  Plan plan{.id = "child-" + std::to_string(number)};
  plan.cadences.push_back({.id = "call", .kind = CadenceKind::dispatch, .due = Due{EachPeriod{Frequency::month}}});
  plan.cadences.push_back({.id = "report", .kind = CadenceKind::report, .due = Due{EachPeriod{Frequency::quarter}}});
  plan.cadences.push_back({.id = "evaluation", .kind = CadenceKind::evaluation, .due = Due{EachPeriod{Frequency::year}}, .days_after_end = 20, .working_days = true});
  for (Cadence& cadence : plan.cadences) cadence.responsibility.organizations = {{"drc"}};
  return plan;
}

void check_and_assess() {
  // Ten plans a thousand times over: what is timed is the work, not the memory of ten thousand copies.
  std::vector<Plan> library;
  std::vector<Observations> seen;
  for (int i = 0; i < 10; ++i) {
    library.push_back(plan_number(i));
    seen.push_back(figures_of(library.back()));
  }
  std::size_t found = 0;
  const double checked = seconds_of(runs, [&] {
    for (int i = 0; i < plans; ++i) found += check(library[static_cast<std::size_t>(i % 10)]).size();
  });
  std::size_t rows = 0;
  const double assessed = seconds_of(runs, [&] {
    for (int i = 0; i < plans; ++i) {
      const auto at = static_cast<std::size_t>(i % 10);
      const Scorecard card = assess(library[at], seen[at], Date{2024, 6, 30});
      rows += card.rows.size() + card.deliverables.size();
    }
  });
  std::printf("%d plans of %d tasks: checked in %.2f s, assessed in %.2f s (%zu verdicts, %zu problems); %.0f MB\n", plans, tasks, checked, assessed,
              rows / runs, found / runs, peak_megabytes());
}

void list_duties() {
  std::vector<Plan> children;
  for (int i = 0; i < child_plans; ++i) children.push_back(child_number(i));
  std::size_t count = 0;
  std::size_t late = 0;
  const double listed = seconds_of(runs, [&] {
    count = 0;
    for (const Plan& child : children) count += duties(child, {2022, 1, 1}, {2026, 12, 31}).size();
  });
  const std::vector<Duty> one = duties(children.front(), {2022, 1, 1}, {2026, 12, 31});
  std::vector<Duty> many;
  for (std::size_t i = 0; many.size() < 100'000; ++i) many.push_back(one[i % one.size()]);
  const double checked = seconds_of(runs, [&] { late = overdue(many, {}, Date{2024, 6, 30}).size(); });
  std::printf("duties of %d child plans for five years: %zu in %.2f s; overdue among %zu: %zu in %.2f s; %.0f MB\n", child_plans, count, listed, many.size(), late, checked,
              peak_megabytes());
}

}  // namespace

int main() {
  check_and_assess();
  list_duties();
}
