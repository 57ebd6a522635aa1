"""How an allocation is found: responses by simulation, a mix by linear programming, and both again around it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import milepost as mp
from milepost import allocation as face
from milepost.allocation_inputs import (
    Budget,
    Curve,
    Offer,
    carried_out,
    checked,
    expected_of,
    read_budgets,
    read_offers,
    read_weights,
    refuse,
    value_at,
)
from milepost.allocation_programme import Mix, Response, Terms, best_mix, highs

BATCHES = 20  # of other seeds, in which before and after are counted
SEEDS_APART = 1_000_003
ALIKE = 1e-6  # shares closer than that are the same mix

Shares = tuple[float, ...]


# ---- what a mix brings


@dataclass
class Trials:
    """Simulations of mixes, each made once."""

    plan: mp.Plan
    seen: mp.Observations
    scenario: mp.Scenario
    settings: Mapping[str, Any]
    offers: Sequence[Offer]
    weights: Mapping[str, float] | None = None
    known: dict[Shares, float] = field(default_factory=dict)

    def outcome(self, shares: Shares, **settings: Any) -> mp.Outcome:
        mix = carried_out(self.scenario, self.offers, shares)
        return mp.simulate(self.plan, self.seen, mix, levels=(), **{**self.settings, **settings})

    def met(self, shares: Shares) -> float:
        if shares not in self.known:
            self.known[shares] = expected_of(self.outcome(shares), self.weights)
        return self.known[shares]

    def with_only(self, places: Sequence[int], mix: Shares, place: int, share: float) -> float:
        """A measure bought in one period and in no other, the other measures as in the mix."""
        return self.met(tuple(share if k == place else 0.0 if k in places else mix[k] for k in range(len(mix))))

    def response(self, places: Sequence[int], mix: Shares, levels: Sequence[float]) -> Response:
        """Of one measure, at levels in the period where all of it brings most; elsewhere all of it is tried alone."""
        most = self.offers[places[0]].measure.most / self.offers[places[0]].measure.size
        tops = [self.with_only(places, mix, place, most) for place in places]
        best = places[tops.index(max(tops))]
        shares = apart([0.0, most, math.fsum(mix[k] for k in places), *levels], most)
        curve = tuple((share, self.with_only(places, mix, best, share)) for share in shares)
        hull = concave_hull(curve)
        return Response(tuple(places), tuple(share_for(hull, top) / most for top in tops), curve)


def apart(shares: Sequence[float], most: float) -> list[float]:
    """In order, up to the most, without those that are as good as one before them in the list."""
    kept: list[float] = []
    for share in shares:
        if share <= most and not any(math.isclose(share, other, abs_tol=ALIKE) for other in kept):
            kept.append(share)
    return sorted(kept)


def share_for(hull: Curve, met: float) -> float:
    """The least share at which the hull reaches so much; where it never rises over its start, all of it."""
    if max(value for _, value in hull) <= hull[0][1]:
        return hull[-1][0]
    for (low, before), (high, after) in pairwise(hull):
        if before < after and met <= after:
            return max(low, low + (high - low) * (met - before) / (after - before))
    return hull[-1][0]


def concave_hull(points: Curve) -> Curve:
    """The least concave curve that no point lies above, at the same places."""
    corners: list[tuple[float, float]] = []
    for at, value in points:
        while len(corners) > 1 and is_below(corners[-2], corners[-1], (at, value)):
            corners.pop()
        corners.append((at, value))
    return tuple((at, max(value, value_at(tuple(corners), at))) for at, value in points)


def is_below(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    """b on or below the line from a to c."""
    return (b[1] - a[1]) * (c[0] - a[0]) <= (c[1] - a[1]) * (b[0] - a[0])


# ---- rounds


@dataclass(frozen=True)
class Plan:
    """How to search."""

    budgets: Sequence[Budget]
    carry_over: bool
    levels: Sequence[float]
    concave: bool
    rounds: int


@dataclass(frozen=True)
class Found:
    mix: Mix
    promised: float
    simulated: float
    responses: Sequence[Response]
    hulls: Sequence[Response]


def places_by_measure(offers: Sequence[Offer]) -> list[list[int]]:
    names = dict.fromkeys(offer.measure.name for offer in offers)
    return [[k for k, offer in enumerate(offers) if offer.measure.name == name] for name in names]


def found_around(trials: Trials, search: Plan, around: Shares) -> Found:
    responses = [trials.response(places, around, search.levels) for places in places_by_measure(trials.offers)]
    hulls = [replace(one, curve=concave_hull(one.curve)) if search.concave else one for one in responses]
    mix = best_mix(Terms(trials.offers, hulls, search.budgets, search.carry_over))
    at_none = sum(hull.curve[0][1] - met_at(one, around) for hull, one in zip(hulls, responses, strict=True))
    promised = trials.met(around) + at_none + mix.gain
    return Found(mix, promised, trials.met(mix.shares), responses, hulls)


def met_at(response: Response, mix: Shares) -> float:
    counted = (counts * mix[place] for place, counts in zip(response.places, response.counts, strict=True))
    return value_at(response.curve, math.fsum(counted))


def is_alike(one: Shares, other: Shares) -> bool:
    return all(math.isclose(a, b, abs_tol=ALIKE) for a, b in zip(one, other, strict=True))


def searched(trials: Trials, search: Plan) -> list[Found]:
    """The first around none at all, each next one around what was found, until that is the same."""
    tried: list[Found] = []
    around: Shares = (0.0,) * len(trials.offers)
    for _ in range(search.rounds):
        tried.append(found_around(trials, search, around))
        following = next_around([one.mix.shares for one in tried])
        if is_alike(following, around):
            break
        around = following
    return tried


def next_around(mixes: Sequence[Shares]) -> Shares:
    """The last mix; where it came before, so that the same mixes would go round and round, the mean of these: of two
    measures that stand in for each other both look good where there is neither, and neither where there are both."""
    last = mixes[-1]
    circle = next((mixes[k:-1] for k, one in enumerate(mixes[:-1]) if is_alike(one, last)), [last])
    return tuple(math.fsum(shares) / len(circle) for shares in zip(*circle, strict=True))


# ---- what is reported


def expected(values: Sequence[float]) -> face.Expected:
    mean = math.fsum(values) / len(values)
    spread = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return face.Expected(mean, math.sqrt(spread / len(values)))


def in_batches(trials: Trials, shares: Shares) -> list[mp.Outcome]:
    """With other seeds than those of the search, so that a mix is not praised for the luck that it was chosen by."""
    paths, seed = max(2, trials.settings["paths"] // BATCHES), trials.settings["seed"]
    return [trials.outcome(shares, paths=paths, seed=seed + SEEDS_APART * (k + 1)) for k in range(BATCHES)]


def purchases_of(offers: Sequence[Offer], mix: Mix) -> list[face.Purchase]:
    made = []
    for offer, share in zip(offers, mix.shares, strict=True):
        amount = share * offer.measure.size
        cost = value_at(offer.curve, amount) + (offer.fixed if share > 0 else 0)
        made.append(face.Purchase(offer.measure.name, offer.period, amount, offer.measure.unit, share, cost))
    return made


def budgets_of(search: Plan, mix: Mix, purchases: Sequence[face.Purchase]) -> list[face.BudgetUse]:
    uses, left = [], 0.0
    for budget, marginal, more in zip(search.budgets, mix.marginal, mix.one_more, strict=True):
        spent = math.fsum(one.cost for one in purchases if one.period == budget.label)
        there = budget.money + (left if search.carry_over else 0)
        left = there - spent
        binds = left <= 1e-6 * max(there, 1e-300)
        uses.append(face.BudgetUse(budget.label, budget.money, spent, marginal, more, binds))
    return uses


def responses_of(offers: Sequence[Offer], found: Found) -> list[face.Response]:
    return [
        face.Response(
            offers[response.places[0]].measure.name,
            tuple(share for share, _ in response.curve),
            tuple(met for _, met in response.curve),
            tuple(met for _, met in hull.curve),
            {offers[k].period: counts for k, counts in zip(response.places, response.counts, strict=True)},
        )
        for response, hull in zip(found.responses, found.hulls, strict=True)
    ]


def chances_of(
    before: Sequence[mp.Outcome], after: Sequence[mp.Outcome], weights: Mapping[str, float] | None
) -> list[face.TargetChance]:
    def mean(outcomes: Sequence[mp.Outcome], place: int) -> float:
        return math.fsum(one.targets[place].odds.probability for one in outcomes) / len(outcomes)

    return [
        face.TargetChance(
            one.target,
            one.entity,
            1.0 if weights is None else weights[one.target],
            mean(before, place),
            mean(after, place),
        )
        for place, one in enumerate(before[0].targets)
        if one.counted
    ]


def report(trials: Trials, search: Plan, tried: Sequence[Found]) -> face.Allocation:
    best = max(tried, key=lambda one: (one.simulated, -math.fsum(one.mix.spent)))  # of equals the cheaper
    none = (0.0,) * len(trials.offers)
    before, after = in_batches(trials, none), in_batches(trials, best.mix.shares)
    values = [[expected_of(one, trials.weights) for one in outcomes] for outcomes in (before, after)]
    purchases = purchases_of(trials.offers, best.mix)
    return face.Allocation(
        plan=trials.plan.id,
        as_of=str(trials.settings["as_of"]),
        purchases=tuple(purchases),
        budgets=tuple(budgets_of(search, best.mix, purchases)),
        before=expected(values[0]),
        after=expected(values[1]),
        gain=expected([b - a for a, b in zip(*values, strict=True)]),
        promised=best.promised,
        simulated=best.simulated,
        binding=best.mix.binding,
        rounds=tuple(face.Round(one.promised, one.simulated) for one in tried),
        responses=tuple(responses_of(trials.offers, best)),
        targets=tuple(chances_of(before, after, trials.weights)),
        scenario=carried_out(trials.scenario, trials.offers, best.mix.shares),
        paths=trials.settings["paths"],
        seed=trials.settings["seed"],
        weighted=trials.weights is not None,
    )


# ---- what is asked


def read_levels(levels: Any) -> tuple[float, ...]:
    read = sorted({checked("level", level, 0, 1) for level in levels})
    if not any(level > 0 for level in read):
        raise refuse("levels", tuple(read), "at least one above 0")
    return tuple(read)


def require_counts(settings: Mapping[str, Any], rounds: int) -> None:
    if settings["paths"] < 2 * BATCHES:
        raise refuse("paths", settings["paths"], f"{2 * BATCHES} or more: they are counted in {BATCHES} batches")
    if rounds < 1:
        raise refuse("rounds", rounds, "1 or more")


def allocate(
    subject: tuple[mp.Plan, mp.Observations, mp.Scenario],
    settings: Mapping[str, Any],
    told: tuple[Any, Any, Any],
    how: tuple[bool, Any, bool, int],
) -> face.Allocation:
    """See milepost.allocation.allocate()."""
    highs()
    (plan, seen, scenario), (budget, costs, weights), (carry_over, levels, concave, rounds) = subject, told, how
    require_counts(settings, rounds)
    budgets = read_budgets(budget, settings["as_of"])
    offers = read_offers(costs, scenario, budgets)
    trials = Trials(plan, seen, scenario, settings, offers)
    outcome = trials.outcome((0.0,) * len(offers))
    trials.weights = read_weights(weights, outcome)
    trials.known[(0.0,) * len(offers)] = expected_of(outcome, trials.weights)
    search = Plan(budgets, carry_over, read_levels(levels), concave, rounds)
    return report(trials, search, searched(trials, search))
