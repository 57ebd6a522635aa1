"""What a trajectory shows, before anything is drawn: figures, required path, projection, all on the verdict's clock."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

import milepost as mp
from milepost.clock import closing_day

if TYPE_CHECKING:
    from milepost._core import Evidence, ProjectedTarget, Standing, Verdict

ADDED_UP = ("total", "budget", "chained_change")
STEPS_OF_A_PATH = 120
FURTHEST = 128  # steps that project() goes
LATE = 1.5  # steps between two figures from which on something is missing


@dataclass(frozen=True)
class Point:
    """A figure at the close of a day; months: how long its period is, None where that is not known."""

    day: datetime.date
    value: float
    provisional: bool
    months: int | None


@dataclass(frozen=True)
class Course:
    """A target's way as known on the as-of day of its evidence."""

    evidence: Evidence
    verdict: Verdict
    model: Any = "auto"
    levels: Sequence[float] = (80, 95)

    @cached_property
    def standing(self) -> Standing:
        return mp.standing_of(self.evidence)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The figures; of what adds up, the total so far at each of them."""
        if self.verdict.history:
            return points_of_history(self)
        known = list(self.standing.known)
        if not self.adds_up:
            return tuple(point_of(one) for one in known)
        totals = [total_at(self.evidence, known[: place + 1]) for place in range(len(known))]
        return tuple(one for one in totals if one)

    @property
    def adds_up(self) -> bool:
        return str(self.verdict.track) in ADDED_UP

    @cached_property
    def required(self) -> list[tuple[datetime.date, float]]:
        """The required path in small steps, NaN between periods that each have their own; empty where there is none."""
        if self.verdict.history:
            return steps_of_history(self)
        path = mp.required_path(self.standing)
        if path is None:
            return []
        days = days_between(path.waypoints[0].date, path.waypoints[-1].date)
        found = ((day, path.value_at(day)) for day in sorted({*days, *(one.date for one in path.waypoints)}))
        return [(day, value) for day, value in found if value is not None]

    def judged(self, points: Sequence[Point]) -> Point:
        """The figure that the verdict is about; the newest where that is a mean of several."""
        observed = self.verdict.observed
        day = observed.at if observed else None
        return next((one for one in points if one.day == day), points[-1])

    @property
    def due(self) -> datetime.date | None:
        return self.verdict.schedule.due

    @property
    def starts_too_late(self) -> bool:
        """The first figure stands at the due day or after it: no way leads from there to the target."""
        start = self.verdict.start
        return start is not None and self.due is not None and start.date >= self.due

    @cached_property
    def projected(self) -> ProjectedTarget | None:
        """Up to the due day; None where that is over, or where nothing is to be projected."""
        if self.model is None or self.due is None or not self.points or self.verdict.history:
            return None
        if self.points[-1].day >= self.due:
            return None
        return projected_until(self, self.due)

    @property
    def gaps(self) -> list[tuple[Point, Point]]:
        """Neighbours between which a figure is missing."""
        usual = usual_days(self.points)
        return [(one, next) for one, next in pairwise(self.points) if is_gap(one, next, usual)]


def course_of(evidence: Evidence, method: Any = "path", model: Any = "auto", levels: Sequence[float] = ()) -> Course:
    return Course(evidence, mp.assess(evidence, method), model, tuple(levels) or (80, 95))


def months_of(period: Any) -> int | None:
    frequency = mp.frequency_of(period)
    return None if frequency is None or frequency == "day" else mp.months_in(frequency)


def point_of(one: Any) -> Point:
    provisional = one.status in ("provisional", "estimate")
    return Point(one.period.last, one.value, provisional, months_of(one.period))


def total_at(evidence: Evidence, figures: list[Any]) -> Point | None:
    """As the assessment itself adds it up, from the figures up to one of them."""
    part = mp.Series(evidence.series.unit, [original(evidence, one) for one in figures])
    figure = mp.standing_of(evidence.replace(series=part)).figure
    if figure is None:
        return None
    return Point(figure.at, figure.value, figure.provisional, months_of(figures[-1].period))


def original(evidence: Evidence, known: Any) -> Any:
    """The figure as it was reported: growth is known as rates, whatever it was reported as."""
    known_then = mp.known_as_of(evidence.series, evidence.as_of)
    return next((one for one in known_then if one.period == known.period), known)


def points_of_history(course: Course) -> tuple[Point, ...]:
    """One each period of a target that comes again, and the present one's newest figure."""
    done = [(one.period, one.observed) for one in course.verdict.history if one.observed is not None]
    points = [Point(period.last, value, False, months_of(period)) for period, value in done]
    newest = course.verdict.observed
    if newest is None:
        return tuple(points)
    last = Point(newest.at, newest.value, newest.provisional, None)
    return (*(one for one in points if one.day < newest.at and one.day <= course.evidence.as_of), last)


def steps_of_history(course: Course) -> list[tuple[datetime.date, float]]:
    """What each period asks for: the present one's path again in each, or flat over the period."""
    limit = course.verdict.demand.limit if course.verdict.demand else math.nan
    steps: list[tuple[datetime.date, float]] = []
    for one in course.verdict.history:
        steps += rise_in(one.period, limit) if course.adds_up else [(one.period.first, limit), (one.period.last, limit)]
        steps.append((one.period.last, math.nan))
    return steps


def rise_in(period: Any, limit: float) -> list[tuple[datetime.date, float]]:
    """From nothing on the eve of a period to the limit at its end: evenly, as periods of such targets are judged."""
    return [(mp.eve_of(period.first), 0.0), (period.last, limit)]


def days_between(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    span = (last - first).days
    return [first + datetime.timedelta(days=round(span * at / STEPS_OF_A_PATH)) for at in range(STEPS_OF_A_PATH + 1)]


def usual_days(points: Sequence[Point]) -> float | None:
    return median((next.day - one.day).days for one, next in pairwise(points)) if len(points) > 2 else None


def is_gap(one: Point, next: Point, usual: float | None) -> bool:
    """Longer than one and a half of the later figure's period, or of the usual distance where that is not known."""
    step = max(one.months or 0, next.months or 0) * 30.44 or usual
    return step is not None and (next.day - one.day).days > LATE * step


def small_plan(evidence: Evidence) -> tuple[Any, Any]:
    """A plan of the one target, to be projected as targets of plans are."""
    target = evidence.target.replace(**({"baseline": evidence.baseline} if evidence.baseline else {}))
    indicator = evidence.indicator or mp.Indicator(target.indicator, unit=evidence.series.unit)
    alone = indicator.replace(id=target.indicator, each=None)
    plan = mp.Plan("one", frame=evidence.frame, indicators=[alone], targets=[target])
    return plan, mp.Observations({alone.id: evidence.series})


def projected_until(course: Course, due: datetime.date) -> ProjectedTarget:
    """In as many steps as reach the due day."""
    plan, seen = small_plan(course.evidence)

    def ahead(steps: int) -> ProjectedTarget:
        named: dict[str, Any] = {"method": course.model, "levels": course.levels}
        return mp.project(plan, seen, as_of=course.evidence.as_of, horizon=steps, **named)[0]

    first = ahead(2)
    if len(first.projection.figures) < 2:
        return first
    begin, next = (closing_day(one.at) for one in first.projection.figures)
    step = max((next - begin).days, 1)
    return ahead(min(max(math.ceil((due - begin).days / step - 0.2) + 1, 1), FURTHEST))
