"""Where to put the effort: what targets still need, which measures bring the most, what else fails with one."""

import milepost as mp

TODAY = "2024-06-30"


def start(day: str, ramp: float | mp.Uniform = 0) -> mp.Timing:
    return mp.Timing(day, delay=mp.Uniform(0, 0.5), ramp=ramp)


# Measures made up for this example: nobody has published any such.
ILLUSTRATION = mp.Scenario(
    "illustration",
    interventions=[
        mp.Intervention(
            "pilot-lines",
            "pilot-test-bases",
            mp.LevelShift(mp.Triangular(2, 8, 14)),
            start("2024-07-01", ramp=mp.Uniform(0.5, 2)),
        ),
        mp.Intervention(
            "skills-grants", "highly-skilled-talent", mp.LevelShift(mp.Uniform(0, 4.5)), start("2024-07-01")
        ),
        mp.Intervention(
            "one-form", "business-opening-time", mp.LevelShift(mp.Uniform(-0.35, -0.15)), start("2025-01-01")
        ),
        mp.Intervention("open-days", "universities-served", mp.LevelShift(mp.Triangular(0, 2, 6)), start("2025-01-01")),
    ],
    links=[mp.Link("highly-skilled-talent", "artisan-reserve", elasticity=mp.Uniform(1, 3))],
)


def print_efforts(plan: mp.Plan, seen: mp.Observations) -> None:
    """The targets that have to go faster than so far, the furthest behind first."""
    efforts = [one for one in mp.required_effort(plan, seen, TODAY) if (one.amount_factor or 0) > 1.2]
    for one in sorted(efforts, key=lambda one: -one.amount_factor):
        print(f"- {mp.explain(one, 'en', plan.indicator(one.indicator))}")


def print_levers(plan: mp.Plan, seen: mp.Observations) -> None:
    ranking = mp.rank_levers(plan, seen, ILLUSTRATION, as_of=TODAY, paths=20_000)
    none, with_all = ranking.none.value, ranking.all.value
    print(f"{ranking.targets} targets: about {none:.0f} met in the mean without a measure, {with_all:.0f} with all")
    for lever in ranking.levers:
        reached = "".join(f" {effect.target}" for effect in lever.effects)
        lost, alone = lever.gain.value, lever.gain_alone.value
        print(f"  {lever.intervention:13} {lost:4.1f} lost without it, {alone:4.1f} by itself:{reached}")


def print_inputs(plan: mp.Plan, seen: mp.Observations) -> None:
    found = mp.tornado(plan, seen, ILLUSTRATION, "pilot-test-bases", as_of=TODAY)
    print(f"pilot-test-bases at the due day, everything at its median: {found.middle:.1f}")
    for bar in found.bars:
        values = f"{bar.low_value:4.1f} to {bar.high_value:4.1f}"
        print(f"  {bar.input:18} {values}: {bar.low_figure:4.1f} to {bar.high_figure:4.1f}")


def print_failure(plan: mp.Plan, seen: mp.Observations) -> None:
    """As if the surprises of the two hung together, of which nothing is known either."""
    together = mp.Correlations(["highly-skilled-talent", "artisan-reserve"], [1, 0.7, 0.7, 1])
    where = mp.Condition("highly-skilled-talent", met=False)
    failed = mp.screen(plan, seen, ILLUSTRATION, where, as_of=TODAY, paths=20_000, correlations=together)
    first = failed.targets[0]
    picked, odds = 100 * first.picked_odds.value, 100 * first.odds.value
    in_all = f"in all, in {odds:.0f} %"
    print(f"where highly-skilled-talent fails, {first.target} is met in {picked:.0f} % of futures; {in_all}")


print("Illustration: figures and measures are made up. / 示意：数据和措施均系虚构。")
PLAN = mp.read_plan("examples/plans/jinan.yaml")
SEEN = mp.read_observations("examples/plans/illustration_observations.csv", PLAN)
print_efforts(PLAN, SEEN)
print_levers(PLAN, SEEN)
print_inputs(PLAN, SEEN)
print_failure(PLAN, SEEN)
