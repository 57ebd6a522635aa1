"""Allocation: against closed forms, brute force over grids, greedy knapsacks and finite differences."""

import itertools
import math
import subprocess
import sys
from random import Random

import milepost as mp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from milepost.allocation_inputs import Budget, Measure, Offer, carried_out, value_at
from milepost.allocation_programme import Response, Terms, best_mix
from milepost.allocation_search import apart, concave_hull, next_around, share_for

PIECE = mp.Unit("piece")
AS_OF = "2024-03-01"
PATHS = 1000
FIGURES = {
    "skills": [100, 104, 103, 109, 112, 111, 117, 119, 124, 126],
    "jobs": [180, 190, 186, 201, 205, 214, 219, 228, 224, 235],
    "firms": [40, 41, 45, 44, 47, 50, 49, 53, 55, 54],
}
BOUNDS = {"skills": 136, "jobs": 256, "firms": 63}
UPLIFTS = {"skills": 3.0, "jobs": 6.0, "firms": 2.5}


def plan_of(bounds):
    indicators = [mp.Indicator(one, unit=PIECE, direction="increase") for one in FIGURES]
    targets = [mp.Target(one, mp.at_least(bound * PIECE), due=mp.end_of(2026)) for one, bound in bounds.items()]
    return mp.Plan("made", indicators=indicators, targets=targets)


PLAN = plan_of(BOUNDS)
SEEN = mp.Observations(
    {one: mp.Series(PIECE, dict(zip(range(2014, 2024), values, strict=True))) for one, values in FIGURES.items()}
)


def measure(indicator, effect=None, start="2023-12-31", name=None):
    return mp.Intervention(name or indicator, indicator, effect or mp.LevelShift(UPLIFTS[indicator]), mp.Timing(start))


def scenario_of(*measures):
    return mp.Scenario("made", interventions=measures)


MORE = scenario_of(*(measure(one) for one in FIGURES))


def allocate(costs, budget, scenario=MORE, plan=PLAN, **settings):
    return mp.allocate(plan, SEEN, scenario, as_of=AS_OF, budget=budget, costs=costs, **{"paths": PATHS} | settings)


def met(scenario, plan=PLAN, **settings):
    outcome = mp.simulate(plan, SEEN, scenario, as_of=AS_OF, **{"paths": PATHS, "seed": 1} | settings)
    return outcome.whole.mean_share * outcome.whole.targets


def with_shares(scenario, shares):
    return scenario.replace(
        interventions=[one.replace(share=shares.get(one.id, 0)) for one in scenario.interventions if shares.get(one.id)]
    )


# ---- closed forms


def test_half_the_money_for_one_measure_buys_half_of_it_and_half_of_the_gain():
    found = allocate({"jobs": 60}, 30, levels=[1], rounds=1)
    jobs = scenario_of(measure("jobs"))
    others = with_shares(MORE, {"skills": 1, "firms": 1})
    none, whole = met(others), met(mp.stacked(others, jobs))
    assert whole > none
    assert found.amount("jobs") == pytest.approx(0.5)
    assert found.budgets[0].spent == pytest.approx(30)
    with pytest.raises(KeyError, match="'job' is none of jobs"):
        found.amount("job")
    assert found.promised == pytest.approx(none + (whole - none) / 2)
    assert found.budgets[0].marginal_value == pytest.approx((whole - none) / 60)
    assert found.budgets[0].one_more_unit == pytest.approx((whole - none) / 60)
    assert found.budgets[0].binds
    assert found.binding == ("budget",)


def test_more_money_than_everything_costs_is_worth_nothing():
    found = allocate({"jobs": 60, "firms": 10}, 100)
    assert [one.share for one in found.purchases] == [1, 1]
    assert found.budgets[0].spent == pytest.approx(70)
    assert (found.budgets[0].marginal_value, found.budgets[0].one_more_unit) == (0, 0)
    assert not found.budgets[0].binds
    assert found.binding == ("most of jobs", "most of firms")


def test_without_money_nothing_is_bought_and_nothing_changes():
    found = allocate({"jobs": 60}, 0)
    assert found.amount("jobs") == 0
    assert found.gain == mp.allocation.Expected(0, 0)
    assert found.before == found.after
    assert found.budgets[0].marginal_value > 0


def test_a_measure_that_does_nothing_is_not_paid_for():
    found = allocate({"jobs": 60}, 100, scenario_of(measure("jobs", mp.LevelShift(0))))
    assert found.amount("jobs") == 0
    assert found.binding == ()


def test_of_equals_the_earlier_and_what_costs_nothing_is_taken():
    found = allocate({"jobs": 10, "firms": 0}, {2024: 10, 2025: 10}, carry_over=True)
    assert (found.amount("jobs", 2024), found.amount("jobs", 2025)) == (1, 0)
    assert found.amount("firms") == 1


def test_a_measure_that_harms_is_not_paid_for():
    assert allocate({"jobs": 60}, 100, scenario_of(measure("jobs", mp.LevelShift(-8)))).amount("jobs") == 0


# ---- what is simulated


def test_the_chosen_scenario_brings_in_simulate_what_is_reported():
    found = allocate({"jobs": 60, "skills": [(0.5, 10), (1, 40)]}, 50)
    assert met(found.scenario) == found.simulated
    assert found.rounds[-1].simulated <= found.simulated
    shares = {one.id: one.share for one in found.scenario.interventions}
    assert shares["firms"] == 1  # it has no cost
    assert all(shares[one.measure] == one.share for one in found.purchases if one.share)


def test_before_and_after_are_those_of_many_more_futures_within_four_standard_errors():
    found = allocate({"jobs": 60, "skills": 30}, 70)
    before = met(scenario_of(measure("firms")), paths=100_000, seed=77)
    after = met(found.scenario, paths=100_000, seed=77)
    assert abs(found.before.value - before) < 4 * found.before.standard_error
    assert abs(found.after.value - after) < 4 * found.after.standard_error
    assert abs(found.gain.value - (after - before)) < 4 * found.gain.standard_error
    assert found.gain.value == pytest.approx(found.after.value - found.before.value)
    assert found.gain.standard_error < found.after.standard_error  # the same futures with and without
    assert sum(one.after for one in found.targets) == pytest.approx(found.after.value)


def test_the_same_bits_again_and_for_two_threads():
    assert allocate({"jobs": 60, "firms": 9}, 40) == allocate({"jobs": 60, "firms": 9}, 40, threads=2)


# ---- brute force


def fits(costs, chosen, budget):
    return sum(costs[one] for one in chosen) <= budget


def all_or_nothing(costs):
    return {name: mp.CostCurve(cost, start_up=1) for name, cost in costs.items()}


@pytest.mark.parametrize("budget", [10, 25, 40, 55, 60])
def test_all_or_nothing_is_the_best_of_all_combinations(budget):
    costs = {"skills": 20, "jobs": 35, "firms": 25}
    found = allocate(all_or_nothing(costs), budget)
    chosen = [c for n in range(4) for c in itertools.combinations(costs, n) if fits(costs, c, budget)]
    best = max(met(with_shares(MORE, dict.fromkeys(one, 1))) for one in chosen)
    assert found.simulated == pytest.approx(best, abs=1e-12)
    assert found.promised == pytest.approx(best, abs=1e-12)  # each works on a target of its own: they add up


def test_measures_that_stand_in_for_each_other_are_not_both_bought():
    """Two on jobs, either of which is nearly enough; one on firms that gains less."""
    plan = plan_of({"jobs": 252, "firms": 60})
    first, second = (measure("jobs", mp.LevelShift(25), name=name) for name in ("first", "second"))
    scenario = scenario_of(first, second, measure("firms", mp.LevelShift(1)))
    costs = {"first": 10, "second": 10.5, "firms": 10}
    found = allocate(all_or_nothing(costs), 21, scenario, plan)
    chosen = [c for n in range(4) for c in itertools.combinations(costs, n) if fits(costs, c, 21)]
    best = max(met(with_shares(scenario, dict.fromkeys(one, 1)), plan) for one in chosen)
    assert found.rounds[0].promised > found.rounds[0].simulated + 0.1  # both were believed to add up
    assert found.simulated == pytest.approx(best, abs=1e-12)


def test_measures_that_overlap_come_close_to_the_best_of_all_combinations():
    """Five on three targets, two of which are linked, six times: on the mean a fiftieth of a target is lost at most."""
    random, lost = Random(5), []
    for _ in range(6):
        plan = plan_of({name: bound * random.uniform(0.99, 1.03) for name, bound in BOUNDS.items()})
        measures, costs = [], {}
        for name in ("a", "b", "c", "d", "e"):
            indicator = random.choice(list(BOUNDS))
            effect = mp.LevelShift(UPLIFTS[indicator] * random.uniform(0.5, 3))
            measures.append(measure(indicator, effect, name=name))
            costs[name] = random.randint(5, 30)
        scenario = scenario_of(*measures).replace(links=[mp.Link("skills", "jobs", 0.5, 1)])
        budget = random.uniform(0.3, 0.8) * sum(costs.values())
        found = allocate(all_or_nothing(costs), budget, scenario, plan, levels=[0.5, 1], paths=400)
        chosen = [c for n in range(6) for c in itertools.combinations(costs, n) if fits(costs, c, budget)]
        best = max(met(with_shares(scenario, dict.fromkeys(one, 1)), plan, paths=400) for one in chosen)
        lost.append(best - found.simulated)
    assert min(lost) >= -1e-12
    assert sum(lost) / len(lost) <= 0.02


def test_amounts_between_are_the_best_of_a_grid_of_the_same_responses():
    curves = {"skills": [(0.5, 10), (1, 30)], "jobs": [(0.25, 4), (1, 40)], "firms": [(1, 24)]}
    found = allocate(curves, 45, levels=[0.5, 1], rounds=1)
    hulls = {one.measure: tuple(zip(one.shares, one.hull, strict=True)) for one in found.responses}
    none = found.responses[0].met[0]

    def promised(shares):
        return none + sum(value_at(hulls[name], share) - none for name, share in zip(curves, shares, strict=True))

    def cost(shares):
        points = [((0.0, 0.0), *curve) for curve in curves.values()]
        return sum(value_at(one, share) for one, share in zip(points, shares, strict=True))

    grid = [k / 20 for k in range(21)]
    best = max(promised(shares) for shares in itertools.product(grid, repeat=3) if cost(shares) <= 45)
    steepest = max((b[1] - a[1]) / (b[0] - a[0]) for hull in hulls.values() for a, b in itertools.pairwise(hull))
    assert best <= found.promised + 1e-9
    assert found.promised <= best + 3 * steepest / 20
    assert promised([one.share for one in found.purchases]) == pytest.approx(found.promised)
    assert cost([one.share for one in found.purchases]) <= 45 + 1e-6


# ---- the programme alone


def offer(name, points, place=0, period="", **limits):
    size = points[-1][0]
    told = {"fixed": 0.0, "start_up": 0.0, "least": 0.0, "most": size} | limits
    return Offer(Measure(name, (name,), size, "", 0, size), place, period, None, ((0.0, 0.0), *points), **told)


def best_of(offers, curves, budget):
    """Of offers of different measures in one period."""
    responses = [Response((k,), (1.0,), curve) for k, curve in enumerate(curves)]
    return best_mix(Terms(offers, responses, [Budget("", None, None, float(budget))], False))


def slopes(curve):
    return [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(curve)]


money = st.integers(1, 40).map(float)
gains = st.lists(st.integers(0, 20).map(lambda k: k / 100), min_size=2, max_size=2)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(money, gains), min_size=1, max_size=5), st.integers(0, 120))
def test_with_straight_costs_money_goes_where_a_unit_brings_most(measures, budget):
    """The fractional knapsack: filled in the order of gain for cost (Dantzig, Operations Research 5, 1957)."""
    offers = [offer(f"m{k}", ((1.0, cost),)) for k, (cost, _) in enumerate(measures)]
    hulls = [concave_hull(((0.0, 0.0), (0.5, a), (1.0, b))) for _, (a, b) in measures]
    pieces = sorted(
        ((slope / cost, cost / 2) for (cost, _), hull in zip(measures, hulls, strict=True) for slope in slopes(hull)),
        reverse=True,
    )
    left, best, margin = float(budget), 0.0, 0.0
    for worth, width in pieces:
        taken = min(left, width)
        best, left = best + max(worth, 0) * taken, left - taken
        margin = max(worth, 0) if taken < width and not margin else margin
    mix = best_of(offers, hulls, budget)
    assert mix.gain == pytest.approx(best, abs=1e-7)
    assert mix.spent[0] <= budget + 1e-6
    if not any(math.isclose(budget, edge) for edge in itertools.accumulate((width for _, width in pieces), initial=0)):
        assert mix.marginal[0] == pytest.approx(margin, abs=1e-7)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(money, gains, st.integers(0, 9)), min_size=1, max_size=4), st.integers(0, 90))
def test_start_up_amounts_and_fixed_costs_are_those_of_brute_force(measures, budget):
    """Who is begun is enumerated; of these the rest is a fractional knapsack."""
    half = 0.5
    offers = [offer(f"m{k}", ((1.0, c),), fixed=float(f), start_up=half) for k, (c, _, f) in enumerate(measures)]
    lines = [((0.0, 0.0), (1.0, b)) for _, (_, b), _ in measures]
    best = 0.0
    for begun in itertools.product([False, True], repeat=len(measures)):
        chosen = [(c, b, f) for (c, (_, b), f), is_begun in zip(measures, begun, strict=True) if is_begun]
        left = budget - sum(f + half * c for c, _, f in chosen)
        if left < 0:
            continue
        value = sum(half * b for _, b, _ in chosen)
        for c, b, _ in sorted(chosen, key=lambda one: -one[1] / one[0]):
            taken = min(left, half * c)
            value, left = value + b * taken / c, left - taken
        best = max(best, value)
    mix = best_of(offers, lines, budget)
    assert mix.gain == pytest.approx(best, abs=1e-7)


def test_falling_marginal_costs_are_not_bought_backwards():
    """The second half costs next to nothing, but only after the first."""
    cheap_later = offer("m", ((0.5, 10.0), (1.0, 11.0)))
    mix = best_of([cheap_later], [((0.0, 0.0), (1.0, 1.0))], 5)
    assert mix.shares == (pytest.approx(0.25),)
    mix = best_of([cheap_later], [((0.0, 0.0), (1.0, 1.0))], 10.5)
    assert mix.shares == (pytest.approx(0.75),)


def test_a_response_that_starts_slowly_is_taken_as_it_is_if_it_is_not_made_concave():
    slow = ((0.0, 0.0), (0.5, 0.1), (1.0, 1.0))
    steady = ((0.0, 0.0), (1.0, 0.6))
    offers = [offer("slow", ((1.0, 10.0),)), offer("steady", ((1.0, 10.0),))]
    assert concave_hull(slow) == ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0))
    assert best_of(offers, [concave_hull(slow), steady], 5).shares == pytest.approx((0.5, 0))
    assert best_of(offers, [slow, steady], 5).shares == pytest.approx((0, 0.5))


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=8))
def test_the_hull_is_concave_above_the_points_and_touches_its_ends(values):
    points = tuple((float(k), value) for k, value in enumerate(values))
    hull = concave_hull(points)
    assert all(above >= value for (_, above), (_, value) in zip(hull, points, strict=True))
    assert (hull[0], hull[-1]) == (points[0], points[-1])
    assert all(b <= a + 1e-9 for a, b in itertools.pairwise(slopes(hull)))
    assert [value for _, value in concave_hull(hull)] == pytest.approx([value for _, value in hull])


def test_levels_that_are_as_good_as_one_are_one():
    assert apart([0.0, 1.0, 0.5 - 1e-12, 0.25, 0.5, 1], 1.0) == [0, 0.25, 0.5 - 1e-12, 1]
    assert apart([0.0, 0.4, 0.4 + 1e-12, 0.75], 0.4) == [0, 0.4]


def test_a_circle_of_mixes_is_left_by_its_middle():
    a, b, c = (1.0, 0.0), (0.0, 1.0), (0.5, 0.5)
    assert next_around([a]) == a
    assert next_around([a, b]) == b
    assert next_around([a, b, a]) == c
    assert next_around([c, a, b, a]) == c
    assert next_around([a, a]) == a


# ---- marginal values


def test_the_marginal_value_is_the_finite_difference():
    curves = {"skills": [(0.5, 1000), (1, 3000)], "jobs": 3500, "firms": [(0.4, 600), (1, 2400)]}
    at = {money: allocate(curves, money, rounds=1) for money in (4000, 4001)}
    (use,) = at[4000].budgets
    assert use.marginal_value > 0
    assert use.one_more_unit == pytest.approx(use.marginal_value, rel=1e-6)
    assert at[4001].promised - at[4000].promised == pytest.approx(use.marginal_value, rel=1e-6)


def test_around_a_mix_too_the_marginal_value_lies_on_this_side_of_one_more_unit():
    """Of a concave gain the next unit brings no more than the margin, in every round."""
    curves = {"skills": [(0.5, 10), (1, 30)], "jobs": 35, "firms": [(0.4, 6), (1, 24)]}
    for rounds in (1, 2, 3):
        for use in allocate(curves, {2024: 20, 2025: 30}, rounds=rounds).budgets:
            assert use.marginal_value >= use.one_more_unit * (1 - 1e-9) > 0


def test_a_unit_that_crosses_a_kink_is_worth_less_than_the_margin():
    """0.5 short of the end of the steep piece."""
    steep = ((0.0, 0.0), (0.5, 0.4), (1.0, 0.5))
    mix = best_of([offer("m", ((1.0, 10.0),))], [steep], 4.5)
    assert mix.marginal == (pytest.approx(0.08),)
    assert mix.one_more == (pytest.approx(0.5 * 0.08 + 0.5 * 0.02),)


def test_where_the_next_whole_step_is_dear_the_margin_is_nothing_and_a_unit_may_still_be_much():
    lump = offer("m", ((1.0, 10.0),), start_up=1.0)
    mix = best_of([lump], [((0.0, 0.0), (1.0, 0.4))], 9)
    assert mix.shares == (0.0,)
    assert (mix.marginal, mix.one_more) == ((0,), (pytest.approx(0.4),))


# ---- units and weights


def test_the_unit_of_money_is_of_no_consequence():
    curves = {"skills": [(0.5, 10), (1, 30)], "jobs": 35}
    few = allocate(curves, 30, rounds=2)
    for scale in (1e-4, 1e8):
        priced = {"skills": [(0.5, 10 * scale), (1, 30 * scale)], "jobs": 35 * scale}
        many = allocate(priced, 30 * scale, rounds=2)
        assert [one.share for one in many.purchases] == pytest.approx([one.share for one in few.purchases], abs=1e-6)
        assert many.budgets[0].marginal_value * scale == pytest.approx(few.budgets[0].marginal_value)


def test_amounts_in_a_unit_of_their_own_are_shares_of_the_size():
    places = mp.CostCurve([(200, 20), (500, 80)], size=500, unit="places")
    found = allocate({"jobs": places}, 20)
    assert found.amount("jobs") == pytest.approx(200)
    assert found.purchases[0].share == pytest.approx(0.4)
    assert "200 places" in found.table()


def test_weights_of_one_change_nothing_and_twice_the_weights_twice_the_value():
    costs = {"jobs": 60, "firms": 20}
    plain = allocate(costs, 40)
    once, twice = (allocate(costs, 40, weights=dict.fromkeys(BOUNDS, k)) for k in (1, 2))
    assert [one.share for one in once.purchases] == pytest.approx([one.share for one in plain.purchases])
    assert once.promised == pytest.approx(plain.promised)
    assert [one.share for one in twice.purchases] == pytest.approx([one.share for one in once.purchases])
    assert twice.after.value == pytest.approx(2 * once.after.value)
    assert twice.budgets[0].marginal_value == pytest.approx(2 * once.budgets[0].marginal_value)


def test_money_follows_the_weight():
    costs = {"jobs": 20, "firms": 20}
    assert allocate(costs, 20, weights={"jobs": 0}).amount("firms") == 1
    assert allocate(costs, 20, weights={"firms": 0}).amount("jobs") == 1


# ---- periods


def test_a_period_is_paid_out_of_its_own_budget_and_its_measures_start_with_it():
    found = allocate({"jobs": 60, "skills": 30}, {2024: 30, 2025: 45})
    for use in found.budgets:
        assert use.spent == pytest.approx(sum(one.cost for one in found.purchases if one.period == use.period))
        assert use.spent <= use.budget + 1e-6
    starts = {str(one.timing.start)[:4] for one in found.scenario.interventions if one.id != "firms"}
    assert starts <= {"2024", "2025"}
    for name in ("jobs", "skills"):
        assert found.amount(name) <= 1 + 1e-9
        assert found.amount(name) == pytest.approx(found.amount(name, 2024) + found.amount(name, "2025"))


def test_what_is_carried_over_may_be_spent_later_never_before():
    both = mp.CostCurve({2025: 10})
    kept = allocate({"jobs": both}, {2024: 10, 2025: 0}, carry_over=True)
    assert kept.amount("jobs", 2025) == pytest.approx(1)
    assert kept.budgets[0].marginal_value == kept.budgets[1].marginal_value == 0
    assert allocate({"jobs": both}, {2024: 10, 2025: 0}).amount("jobs") == 0
    early = mp.CostCurve({2024: 10})
    assert allocate({"jobs": early}, {2024: 0, 2025: 10}, carry_over=True).amount("jobs") == 0
    half = allocate({"jobs": both}, {2024: 3, 2025: 2}, carry_over=True)
    assert half.amount("jobs", 2025) == pytest.approx(0.5)
    assert half.budgets[0].marginal_value == half.budgets[1].marginal_value > 0
    assert half.binding == ("budget up to 2025",)


def test_parts_bought_in_turn_add_up_whatever_the_effect():
    first, second = (offer("jobs", ((1.0, 1.0),), k, period) for k, period in enumerate(("2024", "2025")))
    for effect in (mp.LevelShift(8), mp.FixedTarget(270, "2026-12-31"), mp.AnnualRate(7)):
        whole = scenario_of(measure("jobs", effect))
        in_parts = carried_out(whole, [first, second], [0.5, 0.5])
        bands = [
            mp.simulate(PLAN, SEEN, one, as_of=AS_OF, paths=200).targets[1].bands[-1].mean for one in (whole, in_parts)
        ]
        assert bands[0] == pytest.approx(bands[1], rel=1e-12), effect
        assert [one.id for one in in_parts.interventions] == ["jobs", "jobs from 2025"]
    assert carried_out(whole, [first, second], [0.75, 0.75]) == carried_out(whole, [first, second], [0.75, 0.25])
    assert carried_out(whole, [first, second], [1, 1]).interventions == whole.interventions
    assert carried_out(whole, [first, second], [0, 0]).interventions == ()


def test_parts_in_periods_that_are_worth_the_same_bring_what_all_of_it_brings_in_one():
    """Without a ramp all that counts is that it is there by the end of 2026: buying by halves promises no more."""
    both = allocate({"jobs": 10}, {2024: 5, 2025: 5}, levels=[0.5, 1])
    once = allocate({"jobs": 10}, 10, levels=[0.5, 1])
    assert both.responses[0].counts == {"2024": 1, "2025": 1}
    assert (both.amount("jobs", 2024), both.amount("jobs", 2025)) == (pytest.approx(0.5), pytest.approx(0.5))
    assert both.promised == pytest.approx(once.promised)
    assert both.simulated == once.simulated == pytest.approx(both.promised)


def test_what_grows_slowly_counts_for_less_when_it_is_bought_later():
    slow = mp.Intervention("jobs", "jobs", mp.LevelShift(12), mp.Timing("2023-12-31", ramp=3))
    found = allocate({"jobs": 10}, {2024: 5, 2025: 5, 2026: 5}, scenario_of(slow))
    counts = found.responses[0].counts
    assert counts["2024"] == 1 > counts["2025"] > counts["2026"] > 0
    assert [found.amount("jobs", year) for year in (2024, 2025, 2026)] == pytest.approx([0.5, 0.5, 0])
    marginal = [one.marginal_value for one in found.budgets]
    assert marginal[0] > marginal[1] > 0 == marginal[2]


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=6), st.floats(0, 1))
def test_the_share_for_a_number_is_where_the_curve_reaches_it(steps, share):
    curve = tuple(enumerate(itertools.accumulate(sorted(steps, reverse=True), initial=0.5)))
    at = share * (len(curve) - 1)
    assert share_for(curve, value_at(curve, at)) == pytest.approx(at, abs=1e-9)
    assert share_for(curve, 0) == 0
    assert share_for(((0, 1), (1, 1)), 1) == 1


def test_a_goal_that_is_past_cannot_be_bought_any_more():
    goal = scenario_of(measure("jobs", mp.FixedTarget(270, "2024-12-31")))
    found = allocate({"jobs": 10}, {2024: 5, 2025: 50}, goal)
    assert [one.period for one in found.purchases] == ["2024"]
    with pytest.raises(mp.OutOfRange, match="measure jobs: cannot be bought in any period"):
        allocate({"jobs": 10}, {2025: 50}, goal)


def test_several_interventions_of_one_measure_are_carried_out_together():
    found = allocate({"campaign": mp.CostCurve(40, interventions=["jobs", "skills"])}, 20, levels=[1], rounds=1)
    shares = {one.id: one.share for one in found.scenario.interventions}
    assert shares == {"jobs": pytest.approx(0.5), "skills": pytest.approx(0.5), "firms": 1}


def test_least_amounts_are_bought_though_they_bring_less():
    found = allocate({"jobs": mp.CostCurve(20, least=0.5), "firms": 20}, 20, weights={"jobs": 0})
    assert (found.amount("jobs"), found.amount("firms")) == (pytest.approx(0.5), pytest.approx(0.5))
    assert "least of jobs" in found.binding
    capped = allocate({"firms": mp.CostCurve(20, most={2024: 0.25})}, {2024: 100})
    assert capped.amount("firms") == 0.25
    assert capped.binding == ("most of firms in 2024",)


# ---- what cannot be


def refused(costs, budget, **more):
    with pytest.raises(mp.OutOfRange) as caught:
        allocate(costs, budget, **more)
    return str(caught.value)


def test_budgets_that_cannot_pay_the_least_amounts_are_named_with_what_is_lacking():
    said = refused({"jobs": mp.CostCurve(60, least=0.5), "firms": 10}, 20)
    assert said == "limits least of jobs (0.5), budget (20): cannot all hold; it would take 10 more in the budget"


def test_only_what_clashes_is_named():
    costs = {"jobs": mp.CostCurve(60, least={2025: 0.5}), "firms": mp.CostCurve(10, least=1), "skills": 3}
    said = refused(costs, {2024: 20, 2025: 20})
    assert said == (
        "limits least of jobs in 2025 (0.5), budget of 2025 (20): cannot all hold; "
        "it would take 10 more in the budget of 2025"
    )


def test_two_least_amounts_that_each_could_be_paid_are_both_named():
    costs = {"jobs": mp.CostCurve(60, least=0.5), "firms": mp.CostCurve(40, least=0.5), "skills": 3}
    said = refused(costs, 45)
    assert "least of jobs (0.5), least of firms (0.5), budget (45)" in said
    assert said.endswith("it would take 5 more in the budget")


def test_money_in_either_of_two_periods_would_do():
    said = refused({"jobs": mp.CostCurve(60, least=1)}, {2024: 20, 2025: 30})
    assert said.endswith("it would take 10 more in the budget of 2024 or 10 more in the budget of 2025")


def test_limits_that_no_money_reconciles():
    curve = mp.CostCurve([(1, 10)], least=0.9, most={2024: 0.4, 2025: 0.4})
    said = refused({"jobs": curve}, {2024: 100, 2025: 100})
    assert said == (
        "limits most of jobs in 2024 (0.4), most of jobs in 2025 (0.4), least of jobs (0.9): "
        "cannot all hold; no amount of money reconciles them"
    )


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({"job": 10}, "costs: measure 'job': is not in scenario made; did you mean 'jobs'"),
        ({"jobs": -1}, "cost of jobs -1: 0 or more"),
        ({"jobs": [(0.5, 10), (1, 8)]}, "cost of jobs (1, 8): costs do not fall; the one before is 10"),
        ({"jobs": [(0.5, 10), (0.5, 11)]}, "cost of jobs (0.5, 11): amounts rise; the one before is 0.5"),
        ({"jobs": [(0, 5), (1, 8)]}, "nothing costs nothing; what any of it costs at once is `fixed`"),
        ({"jobs": [(0.5, math.nan)]}, "cost of jobs (0.5, nan): costs do not fall"),
        ({"jobs": [(20, 5)]}, "amount of jobs 20: at most 1, its size: the amount that is all of it"),
        ({"jobs": []}, "cost of jobs (): a number, or points (amount, cost)"),
        ({"jobs": mp.CostCurve(5, size=0)}, "size of jobs 0: above 0"),
        ({"jobs": mp.CostCurve(5, start_up=1.5)}, "start_up of jobs 1.5: 0 to 1"),
        ({"jobs": mp.CostCurve(5, least=-0.5)}, "least of jobs -0.5: 0 to 1"),
        ({"jobs": mp.CostCurve(5, most={2031: 1})}, "most of jobs: period '2031': is not in the budget"),
        ({"a": mp.CostCurve(5, interventions=["jobs"]), "jobs": 5}, "intervention jobs: is paid for once"),
        ({}, "costs {}: a cost curve for each of some measures"),
    ],
)
def test_costs_that_are_none(costs, said):
    assert said in refused(costs, 10)


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (-5, "budget -5: 0 or more"),
        ({2025: -5}, "budget of 2025 -5: 0 or more"),
        ({2025: math.inf}, "budget of 2025 inf: 0 or more"),
        ({2022: 5}, "budget of 2022: is over on the as-of day, 2024-03-01"),
        ({2024: 5, "2024Q3": 5}, "budget of 2024 and 2024Q3: periods do not overlap"),
        ({}, "budget {}: a number, or one for each of some periods"),
    ],
)
def test_budgets_that_are_none(budget, said):
    assert said in refused({"jobs": 5}, budget)


def test_weights_settings_and_types_that_are_none():
    assert "weights: target 'job': is not in plan made; did you mean 'jobs'" in refused(
        {"jobs": 5}, 5, weights={"job": 1}
    )
    assert "weight of jobs -1: 0 or more" in refused({"jobs": 5}, 5, weights={"jobs": -1})
    assert "level 1.5: 0 to 1" in refused({"jobs": 5}, 5, levels=[1.5])
    assert "at least one above 0" in refused({"jobs": 5}, 5, levels=[0])
    assert "paths 10: 40 or more" in refused({"jobs": 5}, 5, paths=10)
    assert "rounds 0: 1 or more" in refused({"jobs": 5}, 5, rounds=0)
    with pytest.raises(TypeError, match=r"budget: 'ten' \(str\): expected a number"):
        allocate({"jobs": 5}, "ten")
    for points in ("ten", [1, 2], [(1,)], [("a", 2)]):
        with pytest.raises(TypeError, match=r"cost of jobs: .*: expected a number, or points"):
            allocate({"jobs": points}, 10)


def test_a_target_that_cannot_be_simulated_cannot_count():
    plan = PLAN.replace(targets=[*PLAN.targets, mp.Target("jobs", mp.at_least(9 * PIECE), id="undated")])
    assert "weight of 'undated': cannot be simulated (no_schedule)" in refused(
        {"jobs": 5}, 5, plan=plan, weights={"undated": 1}
    )


# ---- tables


def test_the_table_holds_what_was_found_in_both_languages():
    found = allocate({"jobs": mp.CostCurve(60, start_up=0.5), "firms": 20}, {2024: 20, 2025: 30})
    english, chinese = found.table("en"), found.table("zh")
    for text in (english, chinese):
        assert f"{found.before.value:.2f} ± {found.before.standard_error:.2f} -> {found.after.value:.2f}" in text
        assert all(one.measure in text for one in found.purchases if one.share)
    assert "held back by: " in english
    assert "2025年预算" in chinese
    assert repr(found).startswith(f"<Allocation made: {found.before.value:.2f} -> ")
    assert str(found) in (english.rstrip("\n"), chinese.rstrip("\n"))
    with pytest.raises(ValueError, match="language 'fr': en or zh"):
        found.table("fr")


def test_as_pandas_it_has_a_row_a_purchase():
    found = allocate({"jobs": 60, "firms": 20}, {2024: 20, 2025: 30})
    frame = found.to_pandas()
    assert list(frame.columns) == ["measure", "period", "amount", "unit", "share", "cost"]
    assert found.to_csv().splitlines()[0] == ",".join(frame.columns)
    assert [float(line.split(",")[5]) for line in found.to_csv().splitlines()[1:]] == frame.cost.tolist()
    assert frame.groupby("period").cost.sum().tolist() == pytest.approx([one.spent for one in found.budgets])
    assert len(found.to_pandas("budgets")) == 2
    assert len(found.to_pandas("targets")) == 3
    assert found.to_pandas("rounds").simulated.max() == found.simulated
    with pytest.raises(ValueError, match="rows 'sums': one of"):
        found.to_pandas("sums")


# ---- the extra


def test_importing_milepost_brings_no_highspy():
    code = "import milepost, sys; print('highspy' in sys.modules, 'milepost.allocation_search' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout == "False False\n"


def test_without_highspy_the_line_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(ModuleNotFoundError, match=r"needs highspy: pip install 'milepost\[allocation\]'"):
        allocate({"jobs": 5}, 5)
