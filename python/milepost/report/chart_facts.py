"""What the chart of a target shows: where it has to go, what has been seen, where it leads."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import milepost as mp
from milepost.plan_evidence import evidence_of
from milepost.report.facts import Facts

SAMPLES = 32  # of a path that is not straight
ADDING_UP = (mp.Track.total, mp.Track.budget)


class Seen(NamedTuple):
    """A figure at the end of its period; `joins` the one before where their periods meet, else there is a gap."""

    at: float
    value: float
    provisional: bool = False
    joins: bool = False


class Owed(NamedTuple):
    """What one period of a target that recurs asks for."""

    first: float
    last: float
    value: float


@dataclass(frozen=True)
class Chart:
    """Times in years: the end of 2025 is 2026.0."""

    unit: mp.Unit
    as_of: float
    seen: tuple[Seen, ...] = ()
    not_joined: int = 0
    path: tuple[tuple[float, float], ...] = ()
    owed: tuple[Owed, ...] = ()
    ahead: tuple[mp.ProjectedFigure, ...] = ()
    limit: float | None = None
    far_limit: float | None = None
    due: float | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.seen or self.path or self.owed)


def at_end_of(day: datetime.date) -> float:
    return mp.position_in_years(day)


def chart_of(facts: Facts, row: mp.ScorecardRow) -> Chart | None:
    """None where figures are of each of a set: one line would not tell of them."""
    target, verdict = facts.plan.target(row.target), row.verdict
    if target is None or verdict.entities:
        return None
    demand, due = verdict.demand, verdict.schedule.due
    ends = {
        "limit": demand.limit if demand else None,
        "far_limit": demand.far_end if demand else None,
        "due": at_end_of(due) if due else None,
    }
    chart = Chart(verdict.unit, at_end_of(facts.as_of))
    if verdict.history:
        return with_changes(chart, **ends, owed=tuple(owed_in(verdict)), seen=tuple(seen_in(verdict)))
    standing = mp.standing_of(evidence_of(facts.plan, facts.seen, target, as_of=facts.as_of))
    seen, not_joined = figures_of(standing)
    ahead = tuple(ahead_of(facts, row, seen))
    return with_changes(chart, **ends, seen=seen, not_joined=not_joined, path=path_of(standing, verdict), ahead=ahead)


def with_changes(chart: Chart, **changes: object) -> Chart:
    return Chart(**{**chart.__dict__, **changes})


# ---- what has been seen


def figures_of(standing: mp.Standing) -> tuple[tuple[Seen, ...], int]:
    """As reported, or the running total where figures add up; and how many do not join on to it."""
    figures = sorted(standing.known, key=lambda one: (one.period.last, one.period.first))
    values = [value_of(standing, one) for one in figures]
    kept = [(one, value) for one, value in zip(figures, values, strict=True) if value is not None]
    return tuple(shown(kept)), len(figures) - len(kept)


def value_of(standing: mp.Standing, one: mp.Observation) -> float | None:
    if standing.track not in ADDING_UP or standing.start is None:
        return one.value
    total = mp.join_total(standing.known, standing.start.date, one.period.last)
    return total.value if total and total.through == one.period.last else None


def shown(figures: list[tuple[mp.Observation, float]]) -> Iterator[Seen]:
    before: mp.Period | None = None
    for one, value in figures:
        period = one.period
        joins = before is not None and period.first <= mp.day_after(before.last) and period.first != period.last
        provisional = one.status in (mp.ObservationStatus.provisional, mp.ObservationStatus.estimate)
        yield Seen(at_end_of(period.last), value, provisional, joins)
        before = period


def seen_in(verdict: mp.Verdict) -> Iterator[Seen]:
    """The figure of each period; of the one that is not over, at its own day."""
    current = verdict.observed
    for one in verdict.history:
        if one.observed is not None:
            inside = current is not None and one.period.first <= current.at <= one.period.last
            yield Seen(at_end_of(current.at if current and inside else one.period.last), one.observed)


def owed_in(verdict: mp.Verdict) -> Iterator[Owed]:
    for one in verdict.history:
        limit = verdict.demand.limit if verdict.demand else one.required
        if limit is not None:
            yield Owed(at_end_of(mp.eve_of(one.period.first)), at_end_of(one.period.last), limit)


# ---- where it has to go, and where it leads


def path_of(standing: mp.Standing, verdict: mp.Verdict) -> tuple[tuple[float, float], ...]:
    """The required path; of a target that holds at every moment its level."""
    path = mp.required_path(standing)
    if path is None:
        return level_of(verdict)
    days = [one.date for one in path.waypoints]
    if not isinstance(path.shape, mp.Linear):
        days = between(days[0], days[-1])
    values = [(day, path.value_at(day)) for day in days]
    return tuple((at_end_of(day), value) for day, value in values if value is not None)


def between(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    days = (last - first).days
    return [first + datetime.timedelta(days=round(days * number / SAMPLES)) for number in range(SAMPLES + 1)]


def level_of(verdict: mp.Verdict) -> tuple[tuple[float, float], ...]:
    schedule, demand = verdict.schedule, verdict.demand
    if demand is None or schedule.open is None or schedule.due is None or not mp.is_flat(verdict.track):
        return ()
    return (at_end_of(schedule.open), demand.limit), (at_end_of(schedule.due), demand.limit)


def ahead_of(facts: Facts, row: mp.ScorecardRow, seen: tuple[Seen, ...]) -> Iterator[mp.ProjectedFigure]:
    """The figures up to the due day, or the first one where that comes sooner; nothing once the due day is over."""
    due = row.verdict.schedule.due
    projected = facts.projections.get(row.target, ())
    if len(projected) != 1 or not seen or (due and due < facts.as_of):
        return
    figures = [one for one in projected[0].projection.figures if one.at > seen[-1].at]
    yield from figures[:1]
    last = at_end_of(due) if due else 0.0
    yield from (later for before, later in pairwise(figures) if later.at <= last + 1e-6)
