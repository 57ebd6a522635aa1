"""The odds of a whole plan: sections, binding targets, how many are met; and what is wrong with multiplying odds."""

import math

import milepost as mp

TOGETHER = 0.6  # illustration: how the surprises of these indicators hang together has not been published


def together(outcome: mp.Outcome) -> mp.Correlations:
    """The same correlation between any two indicators; all of them are better when they are higher."""
    ids = [one.indicator for one in outcome.targets]
    return mp.Correlations(ids, [1 if one == other else TOGETHER for one in ids for other in ids])


def groups(outcome: mp.Outcome) -> list[mp.GroupOutcome]:
    """Each section of this plan is one task: outcome.tasks would say the same."""
    return [*outcome.sections, outcome.binding, outcome.whole]


def percent(odds: mp.Odds) -> str:
    return f"{100 * odds.probability:12.1f} ± {100 * odds.standard_error:.1f}"


plan = mp.read_plan("examples/plans/china-14fyp.yaml")
seen = mp.read_observations("examples/plans/china-14fyp_observations.csv", plan)
as_it_is = mp.Scenario("as-it-is")
apart = mp.simulate(plan, seen, as_it_is, as_of="2023-12-26", paths=50_000, seed=1)
joint = mp.simulate(plan, seen, as_it_is, as_of="2023-12-26", paths=50_000, seed=1, correlations=together(apart))

print(plan.title.zh)
print(
    f"{len(apart.targets)} of {len(plan.targets)} targets have figures to carry on. Odds in per cent, ± standard error."
)
print("Independent: each indicator has surprises of its own. Together: correlated by 0.6, an illustration (示意).\n")

print(f"{'target':25}{'independent':>18}{'together':>18}")
for one, other in zip(apart.targets, joint.targets, strict=True):
    print(f"{one.indicator:25}{percent(one.odds)}{percent(other.odds)}")

print("\nall targets of")
for one, other in zip(groups(apart), groups(joint), strict=True):
    print(f"{f'{one.id} ({one.targets})':25}{percent(one.all)}{percent(other.all)}")

print("\nso many are met")
for met, chances in enumerate(zip(apart.whole.chance_of, joint.whole.chance_of, strict=True)):
    print(f"{met:<25}{100 * chances[0]:12.1f}{100 * chances[1]:18.1f}")
means = [one.whole.mean_share * one.whole.targets for one in (apart, joint)]
print(f"{'on the mean':25}{means[0]:12.1f}{means[1]:18.1f}")

product = math.prod(one.odds.probability for one in apart.targets)
print(
    f"\nMultiplied, the odds of the targets give {100 * product:.0f} per cent for the whole plan. That is right only if"
)
print("no indicator's surprise says anything about another's. Where a bad year strikes several at once and a good one")
print("helps several, as many targets are met on the mean, and yet all of them, or none, far more often. To multiply")
print("is to promise a middling plan for certain: too little hope for all of it, too little fear for most of it.")
