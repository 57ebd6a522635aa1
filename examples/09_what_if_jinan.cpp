// What if: three ways on for the Jinan plan, how likely each target is met on each of them, and what follows.
#include <algorithm>
#include <cstdio>
#include <iostream>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

double targets_met(const Outcome& outcome) { return outcome.whole.mean_share * static_cast<double>(outcome.whole.targets); }

void print_differences(const Scenario& before, const Scenario& after) {
  std::cout << before.title.zh << ' ' << before.title.en << " -> " << after.title.zh << ' ' << after.title.en << '\n';
  for (const ScenarioDifference& difference : compare(before, after)) std::cout << "  " << to_string(difference) << '\n';
}

/// Per cent, with the standard error.
void print(const Odds& odds) { std::printf("%9.0f ± %.1f", 100 * odds.probability, 100 * odds.standard_error); }

void print_target(const TargetOutcome& as_it_is, const TargetOutcome& late, const TargetOutcome& now) {
  if (as_it_is.odds == late.odds && late.odds == now.odds) return;
  std::printf("%-34s", now.target.value.c_str());
  for (const TargetOutcome* one : {&as_it_is, &late, &now}) print(one->odds);
  std::printf("\n");
}

void print_means(const std::vector<Outcome>& outcomes) {
  const std::string label = "met of all " + std::to_string(outcomes[0].whole.targets) + ", on the mean";
  std::printf("%-34s", label.c_str());
  for (const Outcome& one : outcomes) std::printf("%8.2f ± %.2f", targets_met(one), one.whole.mean_share_error * static_cast<double>(one.whole.targets));
  std::printf("\n");
}

void print_what_follows(const Outcome& as_it_is, const Outcome& late, const Outcome& now) {
  const double nothing = targets_met(as_it_is);
  std::printf("\nStarted late the measures bring %.2f targets more, brought forward %.2f.\n", targets_met(late) - nothing, targets_met(now) - nothing);
  const auto lost = [&](std::size_t k) { return now.targets[k].odds.probability - late.targets[k].odds.probability; };
  std::size_t worst = 0;
  for (std::size_t k = 1; k < now.targets.size(); ++k) worst = lost(k) > lost(worst) ? k : worst;
  std::printf("Waiting costs most at %s: %.0f points of its odds.\n", now.targets[worst].target.value.c_str(), 100 * lost(worst));
  std::printf("Below 5 %% on all three: their day is past, their figures stand at nothing, or these measures do not reach them:\n");
  for (std::size_t k = 0; k < now.targets.size(); ++k)
    if (std::max({as_it_is.targets[k].odds.probability, late.targets[k].odds.probability, now.targets[k].odds.probability}) < 0.05)
      std::printf("  %s\n", now.targets[k].target.value.c_str());
}

}  // namespace

int main() {
  std::cout << "Illustration: figures and measures are made up, the targets are the plan's own.\n示意：数据和措施系虚构，目标为方案原文。\n\n";
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  const Observations seen = read_observations("examples/plans/illustration_observations.csv", plan);
  std::vector<Scenario> scenarios;
  std::vector<Outcome> outcomes;
  for (const char* name : {"as_it_is", "late", "accelerated"}) {
    scenarios.push_back(read_scenario(std::string("examples/plans/scenarios/jinan_") + name + ".yaml", plan));
    outcomes.push_back(simulate(plan, seen, scenarios.back(), Date{2024, 6, 30}, {.paths = 20'000, .seed = 1}));
  }
  for (std::size_t k = 1; k < scenarios.size(); ++k) print_differences(scenarios[k - 1], scenarios[k]);

  std::printf("\n%-34s", "odds of each target that moves, %");
  for (const Scenario& one : scenarios) std::printf("%15s", one.id.c_str());
  std::printf("\n");
  for (std::size_t k = 0; k < outcomes[0].targets.size(); ++k) print_target(outcomes[0].targets[k], outcomes[1].targets[k], outcomes[2].targets[k]);
  print_means(outcomes);
  print_what_follows(outcomes[0], outcomes[1], outcomes[2]);
}
