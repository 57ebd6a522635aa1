// The odds of a whole plan: sections, binding targets, how many are met; and what is wrong with multiplying odds.
#include <cstdio>

#include <milepost/io.hpp>
#include <milepost/milepost.hpp>

using namespace milepost;

namespace {

constexpr double correlation = 0.6;  // illustration: how the surprises of these indicators hang together has not been published

/// The same correlation between any two indicators; all of them are better when they are higher.
Correlations together(const Outcome& outcome) {
  Correlations correlations;
  for (const TargetOutcome& one : outcome.targets) {
    correlations.indicators.push_back(one.indicator);
    for (const TargetOutcome& other : outcome.targets) correlations.matrix.push_back(one.indicator == other.indicator ? 1 : correlation);
  }
  return correlations;
}

/// Each section of this plan is one task: outcome.tasks would say the same.
std::vector<GroupOutcome> groups(const Outcome& outcome) {
  std::vector<GroupOutcome> groups = outcome.sections;
  groups.insert(groups.end(), {outcome.binding, outcome.whole});
  return groups;
}

void print_odds(const std::string& name, const Odds& apart, const Odds& joint) {
  std::printf("%-25s", name.c_str());
  for (const Odds& odds : {apart, joint}) std::printf("%12.1f ± %.1f", 100 * odds.probability, 100 * odds.standard_error);
  std::printf("\n");
}

void print_counts(const GroupOutcome& apart, const GroupOutcome& joint) {
  for (std::size_t met = 0; met < apart.chance_of.size(); ++met) std::printf("%-25zu%12.1f%18.1f\n", met, 100 * apart.chance_of[met], 100 * joint.chance_of[met]);
  const auto mean = [](const GroupOutcome& group) { return group.mean_share * static_cast<double>(group.targets); };
  std::printf("%-25s%12.1f%18.1f\n", "on the mean", mean(apart), mean(joint));
}

}  // namespace

int main() {
  const Plan plan = read_plan("examples/plans/china-14fyp.yaml");
  const Observations seen = read_observations("examples/plans/china-14fyp_observations.csv", plan);
  const Date as_of{2023, 12, 26};
  const Outcome apart = simulate(plan, seen, {}, as_of, {.paths = 50'000, .seed = 1});
  const Outcome joint = simulate(plan, seen, {}, as_of, {.paths = 50'000, .seed = 1, .correlations = together(apart)});

  std::printf("%s\n", plan.title.zh.c_str());
  std::printf("%zu of %zu targets have figures to carry on. Odds in per cent, ± standard error.\n", apart.targets.size(), plan.targets.size());
  std::printf("Independent: each indicator has surprises of its own. Together: correlated by 0.6, an illustration (示意).\n\n");

  std::printf("%-25s%18s%18s\n", "target", "independent", "together");
  for (std::size_t k = 0; k < apart.targets.size(); ++k) print_odds(apart.targets[k].indicator.value, apart.targets[k].odds, joint.targets[k].odds);
  std::printf("\nall targets of\n");
  for (std::size_t k = 0; k < groups(apart).size(); ++k) {
    const GroupOutcome one = groups(apart)[k];
    print_odds(one.id + " (" + std::to_string(one.targets) + ")", one.all, groups(joint)[k].all);
  }
  std::printf("\nso many are met\n");
  print_counts(apart.whole, joint.whole);

  double product = 1;
  for (const TargetOutcome& one : apart.targets) product *= one.odds.probability;
  std::printf("\nMultiplied, the odds of the targets give %.0f per cent for the whole plan. That is right only if\n", 100 * product);
  std::printf("no indicator's surprise says anything about another's. Where a bad year strikes several at once and a good one\n");
  std::printf("helps several, as many targets are met on the mean, and yet all of them, or none, far more often. To multiply\n");
  std::printf("is to promise a middling plan for certain: too little hope for all of it, too little fear for most of it.\n");
}
