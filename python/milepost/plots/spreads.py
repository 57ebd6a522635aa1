"""How a figure is distributed over futures, by its quantiles: of a simulation, of a projection, of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.clock import closing_day
from milepost.plan_evidence import target_of
from milepost.plots.given import bound_of, unit_named

if TYPE_CHECKING:
    import datetime

    from milepost._core import Bound, Demand, Evidence, Outcome, Plan, ProjectedTarget, TargetOutcome, Unit

OF_SAMPLES = tuple(range(5, 100, 5))  # quantiles that samples are summed up by, per cent


@dataclass(frozen=True)
class Spread:
    """Quantiles of a figure by share, per cent, rising; limit and probability where they are known."""

    name: str
    unit: Unit
    shares: Sequence[float]
    quantiles: Sequence[float]
    day: datetime.date | None = None
    bound: Bound | None = None
    limit: float | None = None
    rising: bool = True
    probability: float | None = None
    error: float | None = None


def spread_of(what: Any, target: Any, plan: Plan | None, entity: str, unit: Any, direction: str) -> Spread:
    if isinstance(what, mp.Outcome):
        return with_bound(of_outcome(what, target, entity), plan, target)
    if isinstance(what, mp.ProjectedTarget):
        return with_bound(of_projection(what), plan, what.target)
    return of_samples(what, target, unit, direction)


def of_outcome(outcome: Outcome, target: str, entity: str) -> Spread:
    found = [one for one in outcome.targets if one.target == target and one.entity == entity]
    if not found:
        raise mp.OutOfRange(f"target '{target}'{f' of {entity}' if entity else ''}: {why_not(outcome, target)}")
    one: TargetOutcome = found[0]
    band = one.bands[-1]
    return Spread(
        target,
        one.unit,
        outcome.levels,
        band.quantiles,
        closing_day(band.at),
        probability=one.odds.probability,
        error=one.odds.standard_error,
    )


def why_not(outcome: Outcome, target: str) -> str:
    """The reason for which it was not simulated."""
    left = next((one for one in outcome.left_out if one.target == target), None)
    return f"not simulated: {left.why.en or left.reason}" if left else "the outcome has none of that name"


def of_projection(row: ProjectedTarget) -> Spread:
    """The ends of the intervals at the step nearest the due day. Raises OutOfRange where nothing was projected."""
    figures = row.projection.figures
    if not figures or not row.projection.spread:
        raise mp.OutOfRange(f"target '{row.target}': nothing to draw: {row.projection.note.en or 'no projection'}")
    due = row.due or closing_day(figures[-1].at)
    nearest = min(figures, key=lambda one: abs((closing_day(one.at) - due).days))
    ends = {50 - level / 2: low for level, low in zip(row.projection.levels, nearest.lower, strict=True)}
    ends |= {50 + level / 2: high for level, high in zip(row.projection.levels, nearest.upper, strict=True)}
    shares = sorted(ends)
    quantiles = [ends[share] for share in shares]
    return Spread(row.target, row.unit, shares, quantiles, closing_day(nearest.at), probability=row.probability)


def of_samples(samples: Any, target: Any, unit: Unit | str, direction: str) -> Spread:
    import numpy

    numbers = numpy.asarray(samples, dtype=float)
    quantiles = numpy.percentile(numbers, OF_SAMPLES).tolist() if numbers.size else []
    unit = unit_named(unit, ()) if isinstance(unit, str) else unit
    spread = Spread("", unit, OF_SAMPLES, quantiles)
    if target is None or not numbers.size:
        return spread
    bound = bound_of(target, unit)
    promise = mp.Target("samples", bound, due=mp.end_of(2000))
    indicator = mp.Indicator("samples", unit=unit, direction=direction)
    spread, demand = with_demand(spread, mp.Evidence(promise, mp.Series(unit), indicator, as_of="2000-12-31"))
    met = numpy.mean([mp.meets(demand, direction, number) for number in numbers]) if demand else None
    return replace(spread, probability=None if met is None else float(met))


def with_bound(spread: Spread, plan: Plan | None, target: str) -> Spread:
    """The limit of the plan's target as in force on the day, where its words hold a number."""
    if plan is None or spread.day is None:
        return spread
    found = target_of(plan, target)
    indicator, empty = plan.indicator(found.indicator), mp.Series(spread.unit)
    return with_demand(spread, mp.Evidence(found, empty, indicator, as_of=spread.day, frame=plan.frame))[0]


def with_demand(spread: Spread, evidence: Evidence) -> tuple[Spread, Demand | None]:
    standing = mp.standing_of(evidence)
    demand, rising = standing.demand, standing.direction == "increase"
    limit = None if demand is None else demand.limit
    return replace(spread, bound=evidence.target.bound, limit=limit, rising=rising), demand
