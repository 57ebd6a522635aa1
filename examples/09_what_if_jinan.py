"""What if: three ways on for the Jinan plan, how likely each target is met on each of them, and what follows."""

from itertools import pairwise

import milepost as mp


def odds_of(outcome: mp.Outcome) -> dict[str, mp.Odds]:
    return {one.target: one.odds for one in outcome.targets}


def points(odds: mp.Odds) -> str:
    """Per cent, with the standard error."""
    return f"{100 * odds.probability:9.0f} ± {100 * odds.standard_error:.1f}"


def targets_met(outcome: mp.Outcome) -> float:
    return outcome.whole.mean_share * outcome.whole.targets


print("Illustration: figures and measures are made up, the targets are the plan's own.")
print("示意：数据和措施系虚构，目标为方案原文。\n")
plan = mp.read_plan("examples/plans/jinan.yaml")
seen = mp.read_observations("examples/plans/illustration_observations.csv", plan)
names = ["as_it_is", "late", "accelerated"]
scenarios = [mp.read_scenario(f"examples/plans/scenarios/jinan_{name}.yaml", plan) for name in names]
outcomes = [mp.simulate(plan, seen, one, as_of="2024-06-30", paths=20_000, seed=1) for one in scenarios]

for before, after in pairwise(scenarios):
    print(f"{before.title.zh} {before.title.en} -> {after.title.zh} {after.title.en}")
    for difference in mp.compare_scenarios(before, after):
        print(f"  {difference}")

print(f"\n{'odds of each target that moves, %':34}" + "".join(f"{one.id:>15}" for one in scenarios))
as_it_is, late, now = (odds_of(outcome) for outcome in outcomes)
for target, odds in now.items():
    if not as_it_is[target] == late[target] == odds:
        print(f"{target:34}" + points(as_it_is[target]) + points(late[target]) + points(odds))
whole = [outcome.whole for outcome in outcomes]
print(f"{f'met of all {whole[0].targets}, on the mean':34}", end="")
print("".join(f"{one.mean_share * one.targets:8.2f} ± {one.mean_share_error * one.targets:.2f}" for one in whole))

nothing, some, more = (targets_met(outcome) for outcome in outcomes)
print(f"\nStarted late the measures bring {some - nothing:.2f} targets more, brought forward {more - nothing:.2f}.")
lost = {target: odds.probability - late[target].probability for target, odds in now.items()}
worst = max(lost, key=lambda target: lost[target])
print(f"Waiting costs most at {worst}: {100 * lost[worst]:.0f} points of its odds.")
print("Below 5 % on all three: their day is past, their figures stand at nothing, or these measures do not reach them:")
for target, odds in now.items():
    if max(as_it_is[target].probability, late[target].probability, odds.probability) < 0.05:
        print(f"  {target}")
