"""What allocate() is told, read into plain values: purchases that can be made, budgets, weights."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import milepost as mp
from milepost.allocation import CostCurve
from milepost.near_names import did_you_mean, nearest

Curve = tuple[tuple[float, float], ...]
ADDING = (mp.LevelShift, mp.GrowthChange)  # effects that are laid on the path; all others stand in its place


def refuse(thing: str, value: object, rule: str) -> mp.OutOfRange:
    return mp.OutOfRange(f"{thing} {value}: {rule}")


def words(number: float) -> str:
    return f"{number:.10g}"


def known(kind: str, name: str, names: Iterable[str], place: str) -> str:
    listed = list(names)
    if name in listed:
        return name
    raise refuse(kind, f"'{name}'", f"is not in {place}{did_you_mean(nearest(name, listed))}")


def checked(thing: str, number: Any, least: float = 0, most: float = math.inf) -> float:
    if not isinstance(number, (int, float)) and not hasattr(number, "__float__"):
        raise TypeError(f"{thing}: {number!r} ({type(number).__name__}): expected a number")
    value = float(number)
    if not (least <= value <= most and math.isfinite(value)):
        upper = f" to {words(most)}" if math.isfinite(most) else " or more"
        raise refuse(thing, words(value), f"{words(least)}{upper}")
    return value


# ---- budgets


@dataclass(frozen=True)
class Budget:
    """A period and its money; one without days holds for all the time."""

    label: str
    first: datetime.date | None
    last: datetime.date | None
    money: float


def read_budgets(budget: Any, as_of: Any) -> list[Budget]:
    if not isinstance(budget, Mapping):
        return [Budget("", None, None, checked("budget", budget))]
    if not budget:
        raise refuse("budget", "{}", "a number, or one for each of some periods")
    read = [read_budget(period, money) for period, money in budget.items()]
    read.sort(key=lambda one: one.first or datetime.date.min)
    for one, following in pairwise(read):
        if one.last and following.first and following.first <= one.last:
            raise refuse("budget of", f"{one.label} and {following.label}", "periods do not overlap")
    today = mp.start_of(mp.Period(as_of, as_of))
    for one in read:
        if one.last and one.last < today:
            raise refuse("budget of", one.label, f"is over on the as-of day, {today}")
    return read


def read_budget(period: Any, money: Any) -> Budget:
    first, last = mp.start_of(period), mp.end_of(period)
    return Budget(str(period), first, last, checked(f"budget of {period}", money))


# ---- cost curves


def read_points(thing: str, points: Any, size: float) -> Curve:
    """From nothing at no cost on."""
    if isinstance(points, (int, float)) or (hasattr(points, "__float__") and not hasattr(points, "__len__")):
        return ((0.0, 0.0), (size, checked(f"cost of {thing}", points)))
    curve = [(0.0, 0.0)]
    for amount, cost in pairs_of(thing, points):
        add_point(curve, thing, amount, cost)
    if len(curve) < 2:
        raise refuse(f"cost of {thing}", "()", "a number, or points (amount, cost)")
    if curve[-1][0] > size:
        raise refuse(
            f"amount of {thing}", words(curve[-1][0]), f"at most {words(size)}, its size: the amount that is all of it"
        )
    return tuple(curve)


def pairs_of(thing: str, points: Any) -> list[tuple[float, float]]:
    try:
        return [(float(amount), float(cost)) for amount, cost in points]
    except (TypeError, ValueError):
        message = f"cost of {thing}: {points!r}: expected a number, or points (amount, cost)"
        raise TypeError(message) from None


def add_point(curve: list[tuple[float, float]], thing: str, amount: float, cost: float) -> None:
    here = f"({words(amount)}, {words(cost)})"
    if (amount, cost) == (0, 0) and len(curve) == 1:
        return
    if amount == 0:
        raise refuse(f"cost of {thing}", here, "nothing costs nothing; what any of it costs at once is `fixed`")
    if not (amount > curve[-1][0] and math.isfinite(amount)):
        raise refuse(f"cost of {thing}", here, f"amounts rise; the one before is {words(curve[-1][0])}")
    if not (cost >= curve[-1][1] and math.isfinite(cost)):
        raise refuse(f"cost of {thing}", here, f"costs do not fall; the one before is {words(curve[-1][1])}")
    curve.append((amount, cost))


def value_at(curve: Curve, at: float) -> float:
    """On straight lines; exactly that of a point at a point, level past the last."""
    for (low, before), (high, after) in pairwise(curve):
        if at < high:
            return before + (after - before) * (at - low) / (high - low)
    return curve[-1][1]


# ---- measures


@dataclass(frozen=True)
class Measure:
    """A measure that has a cost, with the interventions that make it up. Amounts `least` and `most` in all."""

    name: str
    interventions: tuple[str, ...]
    size: float
    unit: str
    least: float
    most: float


@dataclass(frozen=True)
class Offer:
    """A measure in a period: what can be bought."""

    measure: Measure
    place: int  # of the budget
    period: str
    first: datetime.date | None
    curve: Curve
    fixed: float
    start_up: float
    least: float
    most: float

    @property
    def name(self) -> str:
        return f"{self.measure.name} in {self.period}" if self.period else self.measure.name

    @property
    def most_share(self) -> float:
        return self.most / self.measure.size


def in_period(amounts: Any, budget: Budget, otherwise: float) -> float:
    """What a mapping says of the period; a number is of all periods together and says nothing."""
    by_period = {str(key): value for key, value in amounts.items()} if isinstance(amounts, Mapping) else {}
    return float(by_period.get(budget.label, otherwise))


def total(amounts: Any, otherwise: float) -> float:
    return otherwise if amounts is None or isinstance(amounts, Mapping) else float(amounts)


def require_periods(thing: str, amounts: Any, budgets: Sequence[Budget]) -> None:
    if isinstance(amounts, Mapping):
        for period in amounts:
            known(f"{thing}: period", str(period), [one.label for one in budgets], "the budget")


def curve_of(name: str, cost: Any) -> CostCurve:
    curve = cost if isinstance(cost, CostCurve) else CostCurve(cost)
    size = checked(f"size of {name}", curve.size)
    if size == 0:
        raise refuse(f"size of {name}", "0", "above 0")
    for field in ("fixed", "start_up"):
        checked(f"{field} of {name}", getattr(curve, field), 0, math.inf if field == "fixed" else size)
    for field in ("least", "most"):
        told = getattr(curve, field)
        for amount in told.values() if isinstance(told, Mapping) else [] if told is None else [told]:
            checked(f"{field} of {name}", amount, 0, size)
    require_room(name, curve, size)
    return curve


def require_room(name: str, curve: CostCurve, size: float) -> None:
    """What must be bought, and a start, fit within the most that may be."""
    least, most = total(curve.least, 0), min(size, total(curve.most, size))
    if isinstance(curve.least, Mapping):
        least = sum(map(float, curve.least.values()))
    for field, amount in (("least", least), ("start_up", float(curve.start_up))):
        if amount > most * (1 + 1e-9):
            raise refuse(f"{field} of {name}", words(amount), f"no more than {words(most)}, the most of it")


def measure_of(name: str, curve: CostCurve, scenario: mp.Scenario) -> Measure:
    ids = [one.id for one in scenario.interventions]
    kind = "costs: intervention" if curve.interventions else "costs: measure"
    parts = tuple(known(kind, one, ids, f"scenario {scenario.id}") for one in curve.interventions or [name])
    size = float(curve.size)
    return Measure(name, parts, size, curve.unit, total(curve.least, 0), min(size, total(curve.most, size)))


def offers_of(measure: Measure, curve: CostCurve, budgets: Sequence[Budget], ends: Mapping[str, Any]) -> list[Offer]:
    """In the periods in which it can be bought. By the first day of a period its goals must still lie ahead."""
    for thing, amounts in (("points", curve.points), ("least", curve.least), ("most", curve.most)):
        require_periods(f"{thing} of {measure.name}", amounts, budgets)
    offers = []
    for place, budget in enumerate(budgets):
        points = points_in(curve.points, budget)
        late = budget.first and any(end and end < budget.first for end in map(ends.get, measure.interventions))
        if points is None or late:
            continue
        read = read_points(measure.name, points, measure.size)
        most = min(read[-1][0], in_period(curve.most, budget, math.inf), measure.most)
        least = in_period(curve.least, budget, 0)
        whole = measure if budget.label else replace(measure, most=most)
        offers.append(Offer(whole, place, budget.label, budget.first, read, curve.fixed, curve.start_up, least, most))
    return offers


def points_in(points: Any, budget: Budget) -> Any:
    """None where the measure cannot be bought in the period."""
    if not isinstance(points, Mapping):
        return points
    return {str(key): value for key, value in points.items()}.get(budget.label)


def read_offers(costs: Any, scenario: mp.Scenario, budgets: Sequence[Budget]) -> list[Offer]:
    if not isinstance(costs, Mapping) or not costs:
        raise refuse("costs", repr(costs), "a cost curve for each of some measures")
    ends = {one.id: getattr(one.effect, "by", None) for one in scenario.interventions}
    offers, owner = [], dict[str, str]()
    for name, cost in costs.items():
        curve = curve_of(name, cost)
        measure = measure_of(name, curve, scenario)
        for part in measure.interventions:
            if owner.setdefault(part, name) != name:
                raise refuse("intervention", part, f"is paid for once; it is in {owner[part]} and in {name}")
        found = offers_of(measure, curve, budgets, ends)
        if not found:
            raise refuse(
                "measure", name, "cannot be bought in any period of the budget: it has no price, or its goal is past"
            )
        offers += found
    return offers


# ---- the scenario of a mix


def carried_out(scenario: mp.Scenario, offers: Sequence[Offer], shares: Sequence[float]) -> mp.Scenario:
    """The scenario with so much of each offer; what has no cost stays as it is."""
    bought: dict[str, list[tuple[Offer, float]]] = {}
    for offer, share in zip(offers, shares, strict=True):
        for name in offer.measure.interventions:
            bought.setdefault(name, []).append((offer, share))
    parts = [
        part
        for one in scenario.interventions
        for part in (parts_of(one, bought[one.id]) if one.id in bought else [one])
    ]
    return scenario.replace(interventions=parts)


def parts_of(one: mp.Intervention, bought: Sequence[tuple[Offer, float]]) -> list[mp.Intervention]:
    """A part a period; together never more than all of it. What stands in place of the path goes on from the parts
    before: after a half, half of the way that is left is a quarter of the whole."""
    parts: list[mp.Intervention] = []
    done = 0.0
    for offer, wanted in bought:
        share = min(wanted, 1 - done)
        if not share > 0:
            continue
        way = share if isinstance(one.effect, ADDING) else share / (1 - done)
        name = one.id if not parts else f"{one.id} from {offer.period}"
        start = max(one.timing.start, offer.first or one.timing.start)
        timing = one.timing.replace(start=start)
        parts.append(one.replace(id=name, timing=timing, share=min(1.0, one.share * way)))
        done += share
    return parts


# ---- what counts


def read_weights(weights: Any, outcome: mp.Outcome) -> dict[str, float] | None:
    """By target, of all that are simulated; None where each counts once."""
    if weights is None:
        return None
    simulated = {one.target for one in outcome.targets}
    left_out = {one.target: one.reason for one in outcome.left_out}
    for name, weight in weights.items():
        checked(f"weight of {name}", weight)
        if name in left_out and name not in simulated:
            raise refuse("weight of", f"'{name}'", f"cannot be simulated ({left_out[name]}), so it cannot count")
        known("weights: target", name, [*simulated, *left_out], f"plan {outcome.plan}")
    return {name: float(weights.get(name, 1)) for name in sorted(simulated)}


def expected_of(outcome: mp.Outcome, weights: Mapping[str, float] | None) -> float:
    if weights is None:
        return outcome.whole.mean_share * outcome.whole.targets
    odds: dict[str, list[float]] = {}
    for one in outcome.targets:
        if one.counted:
            odds.setdefault(one.target, []).append(one.odds.probability)
    return math.fsum(weights[name] * math.fsum(found) / len(found) for name, found in odds.items())
