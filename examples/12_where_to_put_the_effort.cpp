// Where to put the effort: what each target still needs, which measures bring the most, and what else fails with one that fails.
#include <algorithm>
#include <cstdio>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

const Date today{2024, 6, 30};

/// Measures made up for this example: nobody has published any such.
Scenario illustration() {
  const auto from = [](int year, int month, Uncertain ramp = 0.0) { return Timing{.start = Date{year, month, 1}, .delay = Uniform{0, 0.5}, .ramp = ramp}; };
  return {.id = "illustration",
          .interventions = {{.id = "pilot-lines", .indicator = "pilot-test-bases", .effect = LevelShift{.amount = Triangular{2, 8, 14}}, .timing = from(2024, 7, Uniform{0.5, 2})},
                            {.id = "skills-grants", .indicator = "highly-skilled-talent", .effect = LevelShift{.amount = Uniform{0, 4.5}}, .timing = from(2024, 7)},
                            {.id = "one-form", .indicator = "business-opening-time", .effect = LevelShift{.amount = Uniform{-0.35, -0.15}}, .timing = from(2025, 1)},
                            {.id = "open-days", .indicator = "universities-served", .effect = LevelShift{.amount = Triangular{0, 2, 6}}, .timing = from(2025, 1)}},
          .links = {{.cause = "highly-skilled-talent", .effect = "artisan-reserve", .elasticity = Uniform{1, 3}}}};
}

/// The targets that have to go faster than so far, the furthest behind first.
void print_efforts(const Plan& plan, const Observations& seen) {
  std::vector<RequiredEffort> efforts = required_effort(plan, seen, today);
  std::erase_if(efforts, [](const RequiredEffort& one) { return one.amount_factor.value_or(0) <= 1.2; });
  std::stable_sort(efforts.begin(), efforts.end(), [](const RequiredEffort& a, const RequiredEffort& b) { return *a.amount_factor > *b.amount_factor; });
  for (const RequiredEffort& one : efforts) std::printf("- %s\n", explain(one, Language::en, find(plan, one.indicator)).c_str());
}

void print_levers(const Plan& plan, const Observations& seen) {
  const LeverRanking ranking = rank_levers(plan, seen, illustration(), today, {.simulation = {.paths = 20'000}});
  std::printf("%zu targets: about %.0f met in the mean without a measure, %.0f with all\n", ranking.targets, ranking.none.value, ranking.all.value);
  for (const Lever& lever : ranking.levers) {
    std::printf("  %-13s %4.1f lost without it, %4.1f by itself:", lever.intervention.c_str(), lever.gain.value, lever.gain_alone.value);
    for (const LeverEffect& effect : lever.effects) std::printf(" %s", effect.target.value.c_str());
    std::printf("\n");
  }
}

void print_inputs(const Plan& plan, const Observations& seen) {
  const Tornado found = tornado(plan, seen, illustration(), today, "pilot-test-bases");
  std::printf("pilot-test-bases at the due day, everything at its median: %.1f\n", found.middle);
  for (const TornadoBar& bar : found.bars) std::printf("  %-18s %4.1f to %4.1f: %4.1f to %4.1f\n", bar.input.c_str(), *bar.low_value, *bar.high_value, bar.low_figure, bar.high_figure);
}

/// As if the surprises of the two hung together, of which nothing is known either.
void print_failure(const Plan& plan, const Observations& seen) {
  const SimulationSettings settings{.paths = 20'000, .correlations = {{"highly-skilled-talent", "artisan-reserve"}, {1, 0.7, 0.7, 1}}};
  const Screening failed = screen(plan, seen, illustration(), today, {{.target = "highly-skilled-talent"}}, settings);
  const ScreenedTarget& first = failed.targets.front();
  std::printf("where highly-skilled-talent fails, %s is met in %.0f %% of futures; in all, in %.0f %%\n", first.target.value.c_str(), 100 * first.picked_odds->value, 100 * first.odds.value);
}

}  // namespace

int main() {
  std::printf("Illustration: figures and measures are made up. / 示意：数据和措施均系虚构。\n");
  const Plan plan = read_plan("examples/plans/jinan.yaml");
  const Observations seen = read_observations("examples/plans/illustration_observations.csv", plan);
  print_efforts(plan, seen);
  print_levers(plan, seen);
  print_inputs(plan, seen);
  print_failure(plan, seen);
}
