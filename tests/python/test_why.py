"""What it takes, which measures bring the most, what a target hangs on, what else fails with one that fails."""

import math

import milepost as mp
import pytest

piece = mp.Unit("piece")
TODAY = "2024-03-01"


def yearly(*values):
    return mp.Series(piece, {2014 + k: value for k, value in enumerate(values)})


plan = mp.Plan(
    id="made",
    indicators=[mp.Indicator(name, name, piece, direction="increase") for name in ("skills", "jobs", "twins")],
    targets=[
        mp.Target("skills", mp.at_least(130 * piece), due=mp.end_of(2026)),
        mp.Target("jobs", mp.at_least(250 * piece), due=mp.end_of(2026)),
        mp.Target("twins", mp.at_least(250 * piece), due=mp.end_of(2026), strength="strive"),
    ],
)
seen = mp.Observations(
    {
        "skills": yearly(100, 104, 103, 109, 112, 111, 117, 119, 124, 126),
        "jobs": yearly(180, 190, 186, 201, 205, 214, 219, 228, 224, 235),
        "twins": yearly(180, 190, 186, 201, 205, 214, 219, 228, 224, 235),
    }
)


def shift(name, amount, indicator="jobs", **timing):
    return mp.Intervention(name, indicator, mp.LevelShift(amount), mp.Timing("2023-12-31", **timing))


scenario = mp.Scenario("s", interventions=[shift("fairs", mp.Uniform(0, 3)), shift("grants", mp.Uniform(0, 4))])


def test_the_effort_of_every_target_by_hand():
    skills, jobs, _ = mp.required_effort(plan, seen, TODAY)
    assert skills.needed.amount == pytest.approx(4 / 3)
    assert skills.needed.growth == pytest.approx((130 / 126) ** (1 / 3) - 1)
    assert jobs.so_far.amount == pytest.approx(55 / 9)
    assert jobs.amount_factor == pytest.approx(5 / (55 / 9))
    assert jobs.movement == "toward"
    assert jobs == mp.required_effort(mp.Evidence(plan.targets[1], seen["jobs"], plan.indicators[1], as_of=TODAY))
    assert mp.explain(skills, "en", plan.indicators[0]).startswith("skills: 126 pieces at end-2023; the target is 130")


def test_a_target_without_a_number_has_a_reason():
    effort = mp.required_effort(
        mp.Evidence(mp.Target("jobs", mp.some_of(), due=mp.end_of(2026)), seen["jobs"], as_of=TODAY)
    )
    assert effort.reason == "no_target_value"
    assert effort.needed == mp.YearlyPace()


def test_levers_gain_the_difference_of_two_simulations():
    def met(*measures):
        asked = mp.Scenario("s", interventions=[one for one in scenario.interventions if one.id in measures])
        outcome = mp.simulate(plan, seen, asked, as_of=TODAY, paths=4096)
        return sum(one.odds.probability for one in outcome.targets)

    ranking = mp.rank_levers(plan, seen, scenario, as_of=TODAY, paths=4096)
    assert ranking.all.value == met("fairs", "grants")
    by_name = {lever.intervention: lever for lever in ranking.levers}
    assert by_name["grants"].gain.value == met("fairs", "grants") - met("fairs")
    assert by_name["fairs"].gain_alone.value == met("fairs") - met()
    assert [effect.target for effect in by_name["fairs"].effects] == ["jobs"]


def test_levers_weigh_commitments_by_name():
    ranking = mp.rank_levers(plan, seen, scenario, as_of=TODAY, paths=1000, weights={"strive": 0})
    assert ranking.targets == 3
    assert ranking.most == 2
    with pytest.raises(mp.OutOfRange, match="weight of must -1: 0 or more"):
        mp.rank_levers(plan, seen, scenario, as_of=TODAY, paths=1000, weights={"must": -1})


def test_where_one_fails_its_twin_fails():
    together = mp.Correlations(["jobs", "twins"], [1, 1 - 1e-12, 1 - 1e-12, 1])
    none = mp.Scenario("none")
    found = mp.screen(plan, seen, none, mp.Condition("jobs"), as_of=TODAY, correlations=together)
    assert found.targets[0].target == "twins"
    assert found.targets[0].picked_odds.value == 0
    assert found.targets[0].other_odds.value == 1
    both = mp.screen(plan, seen, none, [mp.Condition("jobs"), mp.Condition("twins", met=True)], as_of=TODAY)
    assert [one.target for one in both.targets] == ["skills"]
    with pytest.raises(TypeError):
        mp.screen(plan, seen, none, "jobs", as_of=TODAY)


def test_of_two_shifts_each_has_its_part():
    bars = mp.tornado(plan, seen, scenario, "jobs", as_of=TODAY).bars
    assert [(bar.input, round(bar.swing, 9)) for bar in bars] == [("grants.effect", 3.2), ("fairs.effect", 2.4)]
    effects = mp.morris(plan, seen, scenario, "jobs", as_of=TODAY, surprises=False, trajectories=10).due.effects
    assert [round(effect.mu, 9) for effect in effects] == [2.7, 3.6]
    found = mp.sobol_indices(plan, seen, scenario, "jobs", as_of=TODAY, surprises=False)
    for index, share in zip(found.due.indices, (9 / 25, 16 / 25), strict=True):
        assert abs(index.first.value - share) < 4 * index.first.standard_error
        assert abs(index.total.value - share) < 4 * index.total.standard_error
    grouped = mp.sobol_indices(
        plan, seen, scenario, "jobs", as_of=TODAY, groups={"all": ["fairs.effect", "grants.effect", "surprise jobs"]}
    )
    assert grouped.due.indices[0].total.value == pytest.approx(1, abs=4 * grouped.due.indices[0].total.standard_error)


def test_indices_of_a_polynomial_are_those_of_its_integrals():
    # x + 2 y + 3 x y: the mean over y leaves 2.5 x, that over x 3.5 y, and 3 (x - 1/2)(y - 1/2) is between them.
    own, between = (2.5**2 / 12, 3.5**2 / 12), 9 / 144
    whole = sum(own) + between
    found = mp.sobol_indices_of(lambda p: p[0] + 2 * p[1] + 3 * p[0] * p[1], inputs=2, samples=20_000)
    for index, part in zip(found, own, strict=True):
        assert abs(index.first.value - part / whole) < 4 * index.first.standard_error
        assert abs(index.total.value - (part + between) / whole) < 4 * index.total.standard_error


def test_elementary_effects_of_a_curve():
    effect, *_ = mp.morris_of(lambda p: math.exp(p[0]) + p[1], inputs=2, trajectories=200)
    slopes = [(math.exp(start + 2 / 3) - math.exp(start)) / (2 / 3) for start in (0, 1 / 3)]
    assert min(slopes) < effect.mu < max(slopes)
    assert effect.mu == pytest.approx(sum(slopes) / 2, abs=4 * effect.sigma / math.sqrt(200))
    grouped = mp.morris_of(lambda p: p[0] + p[1], inputs=2, groups={"both": [0, 1]})
    assert grouped[0].mu is None


def test_an_error_of_the_function_comes_through():
    with pytest.raises(ZeroDivisionError):
        mp.sobol_indices_of(lambda p: 1 / 0, inputs=1)
